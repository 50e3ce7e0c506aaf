#!/usr/bin/env bash
# Looks whether this machine and the deployment in the account of the caller's credentials are in order. Changes nothing.
# One line for each thing, with what to do about it; ends with 1 when something is wrong.
#
# Called by ./skylark doctor; works from any directory.
set -euo pipefail

source "$(dirname "${BASH_SOURCE[0]}")/deploy.sh"

readonly FRESH_SECONDS=900
TROUBLES=0

well() {
  echo "✅ $1: $2"
}

ill() {
  echo "❌ $1: $2"
  echo "   → $3"
  TROUBLES=$((TROUBLES + 1))
}

program() {
  local name="$1" fix="$2"
  if command -v "$name" >/dev/null; then
    well "$name" "found"
  else
    ill "$name" "not on this machine" "$fix"
  fi
}

laptop() {
  program mvn "Install Maven 3.8.7 or newer, for example with 'apt-get install maven'."
  program node "Install Node.js 22 or newer (https://nodejs.org), the CDK runs on it."
  program curl "Install curl, for example with 'apt-get install curl'."
  program aws "Install the AWS command line (https://aws.amazon.com/cli/)."
  if "${CDK_DOCKER:-docker}" info >/dev/null 2>&1; then
    well "${CDK_DOCKER:-docker}" "runs"
  else
    ill "${CDK_DOCKER:-docker}" "does not run" "Start it, or set CDK_DOCKER to podman or finch: the voice worker's image is built with it."
  fi
}

stack() {
  local status
  status="$(aws cloudformation describe-stacks --stack-name "$1" --query 'Stacks[0].StackStatus' --output text 2>/dev/null)" || status=missing
  case "$status" in
    missing) ill "stack $1" "not there" "Deploy it: ./skylark deploy" ;;
    *ROLLBACK* | *FAILED*) ill "stack $1" "$status" "Look at its events in CloudFormation, mend the cause and deploy again." ;;
    *COMPLETE) well "stack $1" "$status" ;;
    *) ill "stack $1" "$status" "Something is still changing it; wait until that is over." ;;
  esac
}

function_of() {
  local state
  state="$(aws lambda get-function-configuration --function-name "skylark-$1" --qualifier live \
    --query 'join(`/`,[State,LastUpdateStatus])' --output text 2>/dev/null)" || state=missing
  # a function that nobody calls for weeks goes to sleep, and wakes with the next call
  case "$state" in
    Active/Successful | Inactive/*) well "function $1" "$state" ;;
    *) ill "function $1" "$state" "Deploy again; if it stays, look at the function in the Lambda console." ;;
  esac
}

filled() {
  local missing
  if ! secret_exists; then
    ill "secret $SECRET" "not there" "Deploy: ./skylark deploy makes it."
    return 1
  fi
  missing="$(unfilled)"
  if [[ -n $missing ]]; then
    ill "secret $SECRET" "not filled in: $missing" "./skylark deploy says how to fill it."
    return 1
  fi
  well "secret $SECRET" "filled in"
}

# What somebody wants to do with the cloud who is the work function; nothing is done.
right() {
  local role="$1" action="$2" resource="$3" decision
  decision="$(aws iam simulate-principal-policy --policy-source-arn "$role" --action-names "$action" --resource-arns "$resource" \
    --context-entries 'ContextKeyName=aws:ResourceTag/skylark:guild,ContextKeyValues=1,ContextKeyType=string' \
    --query 'EvaluationResults[0].EvalDecision' --output text 2>/dev/null)" || decision="not known: you may not simulate"
  if [[ $decision == allowed ]]; then
    well "right $action" "given"
  else
    ill "right $action" "$decision" "Deploy again, which sets the rights anew; else a permissions boundary or an organisation's policy forbids it."
  fi
}

rights() {
  local role answer
  role="$(aws lambda get-function-configuration --function-name skylark-work --query Role --output text 2>/dev/null)" || return 0
  local account="${role#arn:*:iam::}"
  account="${account%%:*}"
  right "$role" ec2:StartInstances "arn:aws:ec2:us-east-1:$account:instance/i-0123456789abcdef0"
  right "$role" ec2:StopInstances "arn:aws:ec2:us-east-1:$account:instance/i-0123456789abcdef0"
  right "$role" ec2:DescribeInstances "*"
  right "$role" ce:GetCostAndUsage "*"
  right "$role" cloudwatch:DescribeAlarms "*"
  answer="$(aws ec2 describe-instances --dry-run 2>&1)" || true
  if [[ $answer == *DryRunOperation* ]]; then
    well "dry run of EC2" "you may look at servers"
  else
    ill "dry run of EC2" "${answer:-no answer}" "Ask whoever runs the account for ec2:DescribeInstances for yourself."
  fi
}

# When the house looked after itself the last time.
heartbeat() {
  local beat age
  beat="$(aws dynamodb get-item --table-name skylark-health --key '{"guild":{"S":"house"},"id":{"S":"heartbeat"}}' \
    --query Item.at.N --output text 2>/dev/null)" || beat=""
  if [[ ! $beat =~ ^[0-9]{10,15}$ ]]; then
    ill "heartbeat" "none yet" "Look whether the schedule skylark-checkup is enabled, and at the log /skylark/clock."
    return
  fi
  age=$(($(date +%s) - beat / 1000))
  if ((age > FRESH_SECONDS)); then
    ill "heartbeat" "$age seconds old" "Look whether the schedule skylark-checkup is enabled, and at the log /skylark/clock."
  else
    well "heartbeat" "$age seconds old"
  fi
}

# Asks Discord as the bot; the token travels by standard input, so no list of processes shows it.
discord() {
  secret_value | node -e '
      const secret = JSON.parse(require("fs").readFileSync(0, "utf8"));
      const path = process.argv[2].replace("{guild}", secret.ownerGuild).replace("{channel}", secret.ownerChannel);
      console.log("url = " + JSON.stringify(process.argv[1] + path));
      console.log("header = " + JSON.stringify("Authorization: Bot " + secret.token));
      console.log("user-agent = " + JSON.stringify("DiscordBot (https://github.com/skylark-dev/skylark, 0.1.0)"));
    ' "$DISCORD" "$1" | curl --silent --max-time 20 --write-out '\n%{http_code}' --config - || true
}

asked() {
  local name="$1" path="$2" fix="$3" answer status
  answer="$(discord "$path")"
  status="${answer##*$'\n'}"
  if [[ $status == 200 ]]; then
    well "$name" "known"
  else
    ill "$name" "HTTP $status" "$fix"
  fi
}

on_discord() {
  local answer url
  asked "Discord's bot" /users/@me "Reset the token in the developer portal and store it in $SECRET as token."
  asked "the owner's server" "/guilds/{guild}" "Invite the bot there: developer portal, Installation; or correct ownerGuild in $SECRET."
  asked "the owner's channel" "/channels/{channel}" "Let the bot see the channel, or correct ownerChannel in $SECRET."
  answer="$(discord /applications/@me)"
  url="$(aws cloudformation describe-stacks --stack-name SkylarkDoors \
    --query "Stacks[0].Outputs[?OutputKey=='InteractionsUrl'].OutputValue" --output text 2>/dev/null)" || url=""
  if [[ -n $url && $answer == *"$url"* ]]; then
    well "interactions" "Discord sends them to $url"
  else
    ill "interactions" "Discord does not send them here" "Deploy again, or paste the interactions URL in the developer portal: $url"
  fi
}

deployment() {
  local name
  if ! command -v aws >/dev/null || ! aws sts get-caller-identity >/dev/null 2>&1; then
    ill "AWS" "there are no valid credentials here" "Run 'aws configure' or 'aws sso login', or set AWS_PROFILE."
    return
  fi
  well "AWS" "credentials are valid"
  for name in SkylarkData SkylarkVoice SkylarkDoors; do stack "$name"; done
  for name in interactions work events clock logs webhooks; do function_of "$name"; done
  rights
  heartbeat
  if filled; then on_discord; fi
}

laptop
deployment
if ((TROUBLES > 0)); then
  echo "$TROUBLES to see to."
  exit 1
fi
echo "Everything is in order."
