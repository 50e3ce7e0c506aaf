#!/bin/sh
# Tells Skylark of something that went wrong, signed.
#
#   send-alert.sh 'Backup failed' severity=critical service=backup key=backup
#   send-alert.sh 'Backup works again' status=resolved service=backup key=backup
#
# Needs curl and openssl, and from the environment SKYLARK_ADDRESS, SKYLARK_SOURCE and SKYLARK_KEY. What may stand
# before each = is described in alert.schema.json beside this folder. Ends with 0 if the alert was taken in, else with 1.
set -eu

: "${SKYLARK_ADDRESS:?is missing: what stands before /webhooks in the address that Discord showed}"
: "${SKYLARK_SOURCE:?is missing: the last part of the address that Discord showed}"
: "${SKYLARK_KEY:?is missing: the key that Discord showed}"
[ $# -gt 0 ] || { echo "usage: $0 MESSAGE [FIELD=VALUE]..." >&2; exit 1; }

# A text as JSON has it: \ and " with a \ before them, line ends as \n, no other signs that control something.
quoted() {
  printf '"%s"' "$(printf '%s\n' "$1" | tr '\t' ' ' | tr -d '\000-\011\013-\037' | LC_ALL=C sed 's/["\\]/\\&/g' |
    LC_ALL=C awk '{ printf "%s%s", (NR > 1 ? "\\n" : ""), $0 }')"
}

body="{\"message\":$(quoted "$1")"
shift
for field; do
  name="${field%%=*}"
  case "$field" in
    count=*[!0-9]* | count=) echo "count must be a number" >&2; exit 1 ;;
    count=*) body="$body,\"count\":${field#*=}" ;;
    *=*) body="$body,$(quoted "$name"):$(quoted "${field#*=}")" ;;
    *) echo "$field is no FIELD=VALUE" >&2; exit 1 ;;
  esac
done
body="$body}"

# However often it is sent, it counts once: the name stays. The signature is made anew, since signatures age.
delivery="$(openssl rand -hex 16)"
answer="$(mktemp)"
trap 'rm -f "$answer"' EXIT

for pause in 1 3 0; do
  now="$(date +%s)"
  signature="$(printf '%s.%s' "$now" "$body" | openssl dgst -sha256 -hmac "$SKYLARK_KEY" | sed 's/.*= *//')"
  status="$(printf '%s' "$body" | curl --silent --show-error --max-time 10 --output "$answer" --write-out '%{http_code}' \
    --data-binary @- \
    -H 'Content-Type: application/json' \
    -H "Idempotency-Key: $delivery" \
    -H "X-Skylark-Timestamp: $now" \
    -H "X-Skylark-Signature: sha256=$signature" \
    "${SKYLARK_ADDRESS%/}/webhooks/alerts/$SKYLARK_SOURCE")" || status=000
  case "$status" in
    2??) exit 0 ;;
    000 | 408 | 429 | 5??) sleep "$pause" ;;
    *) break ;;
  esac
done
echo "Skylark did not take the alert in: $status $(head -c 1000 "$answer")" >&2
exit 1
