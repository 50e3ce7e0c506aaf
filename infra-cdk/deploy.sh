#!/usr/bin/env bash
# Puts Skylark into the AWS account of the caller's credentials, or takes it away again.
#
#   deploy.sh synth                     templates into cdk.out, findings of cdk-nag are errors
#   deploy.sh deploy [cdk options]      deploys, then tells Discord the address
#   deploy.sh destroy [--with-data] [cdk options]
#                                     removes what can be made again; with the option, the data too
#
# Called by ./skylark; works from any directory.
set -euo pipefail

readonly ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
readonly CDK="aws-cdk@2.1148.1"
readonly SECRET="skylark/discord"
readonly DISCORD="${SKYLARK_DISCORD_API:-https://discord.com/api/v10}"

die() {
  echo "$1" >&2
  exit 1
}

cdk() {
  npx --yes "$CDK" "$@"
}

need_node() {
  command -v node >/dev/null && command -v npx >/dev/null \
    || die "Node.js is missing: install version 22 or newer (https://nodejs.org), the CDK runs on it."
}

# The voice worker's image is built where it is deployed from.
need_docker() {
  local docker="${CDK_DOCKER:-docker}"
  "$docker" info >/dev/null 2>&1 \
    || die "$docker does not run here: start it, or set CDK_DOCKER to a program that takes its place (podman, finch)."
}

need_account() {
  command -v aws >/dev/null \
    || die "The AWS command line is missing: install it (https://aws.amazon.com/cli/)."
  command -v curl >/dev/null || die "curl is missing: install it, Discord is told by it."
  aws sts get-caller-identity >/dev/null 2>&1 \
    || die "There are no valid AWS credentials here: run 'aws configure' or 'aws sso login', or set AWS_PROFILE."
}

need_bootstrap() {
  aws ssm get-parameter --name /cdk-bootstrap/hnb659fds/version >/dev/null 2>&1 \
    || die "This account and region have not seen the CDK yet: run 'npx $CDK bootstrap' in $ROOT once."
}

synth() {
  need_node
  cd "$ROOT"
  mvn -q -DskipTests -pl infra-cdk -am -Psynth package
  echo "The templates are in $ROOT/cdk.out"
}

# The version in the environment of the functions makes a new value of the secret a change that is deployed.
secret_version() {
  aws secretsmanager get-secret-value --secret-id "$SECRET" --query VersionId --output text
}

secret_exists() {
  local answer
  answer="$(aws secretsmanager describe-secret --secret-id "$SECRET" 2>&1)" && return 0
  [[ $answer == *ResourceNotFoundException* ]] && return 1
  die "The secret $SECRET cannot be read: $answer"
}

secret_value() {
  aws secretsmanager get-secret-value --secret-id "$SECRET" --query SecretString --output text
}

# Names the fields that are still to be filled in.
unfilled() {
  secret_value | node -e '
    const forms = {
      token: /^[\w-]+\.[\w-]+\.[\w-]+$/,
      publicKey: /^[0-9a-f]{64}(,[0-9a-f]{64})?$/,
      applicationId: /^[0-9]{17,20}$/,
      ownerGuild: /^[0-9]{17,20}$/,
      ownerChannel: /^[0-9]{17,20}$/,
    };
    const secret = JSON.parse(require("fs").readFileSync(0, "utf8"));
    console.log(Object.keys(forms).filter(name => !forms[name].test(secret[name] ?? "")).join(", "));'
}

say_how_to_fill() {
  cat <<TEXT

Not filled in yet in the secret $SECRET: $1.
Write a file discord.json (token, public key and application id are in Discord's developer portal;
the guild is yours, the channel is where requests for access are shown):

  {"token":"…","publicKey":"…","applicationId":"…","ownerGuild":"…","ownerChannel":"…"}

then run

  aws secretsmanager put-secret-value --secret-id $SECRET --secret-string file://discord.json && rm discord.json

and deploy once more: that takes the new values to the functions and the address to Discord.
TEXT
}

# Discord calls the address before it takes it. The token travels by standard input, so no list of processes shows it.
tell_discord() {
  local answer status
  answer="$(secret_value | node -e '
      const secret = JSON.parse(require("fs").readFileSync(0, "utf8"));
      const body = JSON.stringify({ interactions_endpoint_url: process.argv[2] });
      const lines = {
        url: process.argv[1] + "/applications/@me",
        request: "PATCH",
        header: ["Authorization: Bot " + secret.token, "Content-Type: application/json"],
        "user-agent": "DiscordBot (https://github.com/skylark-dev/skylark, 0.1.0)",
        data: body,
      };
      for (const [name, values] of Object.entries(lines))
        for (const value of [].concat(values)) console.log(name + " = " + JSON.stringify(value));
    ' "$DISCORD" "$1" | curl --silent --show-error --max-time 20 --write-out '\n%{http_code}' --config -)" \
    || die "Discord could not be reached at $DISCORD; deploy again, or paste the URL in the developer portal."
  status="${answer##*$'\n'}"
  [[ $status == 200 ]] \
    || die "Discord did not take the URL (HTTP $status): ${answer%$'\n'*}"
  echo "Discord now sends interactions there."
}

deploy() {
  need_node
  need_account
  need_bootstrap
  need_docker
  cd "$ROOT"
  local outputs="${SKYLARK_HOME:-$ROOT/.skylark}/deployed.json" url missing
  mkdir -p "$(dirname "$outputs")"
  if secret_exists; then
    set -- "$@" --context "skylark:secretVersion=$(secret_version)"
  fi
  cdk deploy --all --outputs-file "$outputs" "$@"
  url="$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).SkylarkDoors.InteractionsUrl' "$outputs")"
  echo "Interactions URL: $url"
  missing="$(unfilled)"
  if [[ -n $missing ]]; then
    say_how_to_fill "$missing"
  else
    tell_discord "$url"
  fi
}

# CloudFormation removes no bucket that has something in it.
empty_library() {
  local bucket
  bucket="$(aws cloudformation describe-stack-resources --stack-name SkylarkData \
    --query "StackResources[?ResourceType=='AWS::S3::Bucket'].PhysicalResourceId" --output text)"
  [[ -z $bucket ]] || aws s3 rm "s3://$bucket" --recursive --only-show-errors
}

destroy() {
  local with_data=no answer
  if [[ ${1:-} == --with-data ]]; then
    with_data=yes
    shift
  fi
  need_node
  need_account
  cd "$ROOT"
  cdk destroy SkylarkWatch SkylarkDoors SkylarkVoice "$@"
  if [[ $with_data == no ]]; then
    echo "Tables, music and secrets stay (stack SkylarkData); 'deploy' finds them again, 'destroy --with-data' removes them too."
    return
  fi
  read -r -p "This removes every table, the guilds' music and the secrets for good. Type 'delete the data' to go on: " answer
  [[ $answer == "delete the data" ]] || die "Nothing was removed from SkylarkData."
  empty_library
  cdk deploy SkylarkData --require-approval never --context skylark:destroyData=true
  cdk destroy SkylarkData --force --context skylark:destroyData=true
}

main() {
  local word="${1:-}"
  case "$word" in
    synth | deploy | destroy) shift && "$word" "$@" ;;
    *)
      echo "usage: deploy.sh synth | deploy [cdk options] | destroy [--with-data] [cdk options]" >&2
      exit 2
      ;;
  esac
}

if [[ "${BASH_SOURCE[0]}" == "$0" ]]; then
  main "$@"
fi
