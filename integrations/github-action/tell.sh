#!/usr/bin/env bash
# Tells Skylark how a job of GitHub Actions ended. Never makes a job fail: how it ended is decided already.
set -euo pipefail

# A warning beside the run, on one line, and without signs that GitHub would take for a command.
warn() {
  local line="${1//$'\n'/ }"
  echo "::warning title=Skylark::${line//%/%25}"
}

# A text as JSON has it, on one line, and no longer than the door takes.
quoted() {
  local text
  text="$(printf '%s' "$1" | LC_ALL=C tr '\000-\037' ' ')"
  text="${text:0:${2:-300}}"
  text="${text//\\/\\\\}"
  printf '"%s"' "${text//\"/\\\"}"
}

[[ -z ${SKYLARK_KEY:-} ]] || echo "::add-mask::$SKYLARK_KEY"

case "$STATUS" in
  failure) status=firing said="failed" ;;
  success) status=resolved said="works again" ;;
  *) exit 0 ;;
esac
if [[ -z ${SKYLARK_ADDRESS:-} || -z ${SKYLARK_SOURCE:-} || -z ${SKYLARK_KEY:-} ]]; then
  # a fork's pull request sees no secrets
  warn "Skylark was told nothing: url, source or key is empty."
  exit 0
fi

run="$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID/attempts/${GITHUB_RUN_ATTEMPT:-1}"
body="{\"message\":$(quoted "${MESSAGE:-Job $GITHUB_JOB of workflow $GITHUB_WORKFLOW $said on $GITHUB_REF_NAME}" 4000)"
body+=",\"kind\":\"GitHub Actions\",\"status\":\"$status\",\"severity\":$(quoted "${SEVERITY:-error}")"
body+=",\"key\":$(quoted "$GITHUB_REPOSITORY/$GITHUB_WORKFLOW/$GITHUB_JOB/$GITHUB_REF_NAME")"
body+=",\"service\":$(quoted "${SERVICE:-${GITHUB_REPOSITORY##*/}}"),\"environment\":$(quoted "${ENVIRONMENT:-}")"
body+=",\"commit\":$(quoted "$GITHUB_SHA"),\"link\":$(quoted "$run" 2000),\"instance\":$(quoted "${RUNNER_NAME:-}")"
body+=",\"context\":{\"branch\":$(quoted "$GITHUB_REF_NAME"),\"actor\":$(quoted "${GITHUB_ACTOR:-}")"
body+=",\"event\":$(quoted "${GITHUB_EVENT_NAME:-}")}}"

answer="$(mktemp)"
trap 'rm -f "$answer"' EXIT
# The key comes through a pipe, so that no list of processes shows it. However often curl tries, it counts once.
status="$(printf 'Authorization: Bearer %s\n' "$SKYLARK_KEY" | curl --silent --max-time 10 --retry 3 --retry-connrefused \
  --output "$answer" --write-out '%{http_code}' --data-binary "$body" -H @- -H 'Content-Type: application/json' \
  -H "Idempotency-Key: $GITHUB_RUN_ID-$(date +%s)-$$-$RANDOM" \
  "${SKYLARK_ADDRESS%/}/webhooks/alerts/$SKYLARK_SOURCE")" || status="${status:-000}"
[[ $status == 2?? ]] || warn "Skylark did not take it in: $status $(head -c 1000 "$answer")"
