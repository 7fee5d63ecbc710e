# Runs the example that is given, with what its set-up can ask for and what it is checked with.
set -Eeuo pipefail
EXAMPLE=$1
PRINTED=$(mktemp)

# Tells which line of the example failed.
tell() {
  local frame
  for frame in "${!BASH_SOURCE[@]}"; do
    if [[ ${BASH_SOURCE[frame]} == "$EXAMPLE" ]]; then echo "$EXAMPLE, line ${BASH_LINENO[frame - 1]}" >&2; fi
  done
}

trap tell ERR
trap 'status=$?; if [[ $status -ne 0 ]]; then echo "It printed:" >&2; cat "$PRINTED" >&2; fi; rm -f "$PRINTED"' EXIT
exec > "$PRINTED"

# An HTTP error fails, with its body on the standard output, unless the set-up allows refusals.
REFUSALS=--fail-with-body
curl() {
  if [[ -n $LAST ]]; then
    follow_until "$LAST" "$@"
  else
    command curl --silent --show-error --max-time "$PATIENCE" ${REFUSALS:+"$REFUSALS"} "$@"
  fi
}
allow_refusals() { REFUSALS=; }
PATIENCE=240

# Has the stream that the example follows end once the example has printed the text, instead of after the time that it names for its readers.
LAST=
ends_with() { LAST=$1; }
follow_until() {
  local last=$1 stream
  command curl --silent --show-error "${@:2}" --max-time "$PATIENCE" &
  stream=$!
  until has_printed "$last"; do
    kill -0 "$stream" 2> /dev/null || break
    sleep 0.1
  done
  kill "$stream" 2> /dev/null || true
  wait "$stream" || has_printed "$last"
}

# Registers somebody else, with a role where one is given: OTHER_ID, OTHER_TOKEN, OTHER_EMAIL.
another_person() {
  local made
  OTHER_EMAIL=$(cat /proc/sys/kernel/random/uuid 2> /dev/null || uuidgen)@example.com
  made=$(curl "$QEYAFA/api/v1/auth/register" -H 'Content-Type: application/json' \
    -d "{\"name\": \"Noor\", \"email\": \"$OTHER_EMAIL\", \"password\": \"$PASSWORD\", \"role\": \"${1:-customer}\"}")
  OTHER_ID=$(jq -r .user.id <<< "$made")
  OTHER_TOKEN=$(jq -r .tokens.access_token <<< "$made")
}

# Puts one of the demonstration's pictures into the working directory, under another name where one is given.
picture() { cp "$PICTURES/$1" "${2:-$1}"; }

# Gives the person what a try-on needs, with pictures: BODY_ID, CLOTHING_ID.
body_and_garment() {
  picture person-amal-front.jpg
  picture garment-dress.jpg
  BODY_ID=$(curl "$QEYAFA/api/v1/body/image" -H "Authorization: Bearer $TOKEN" -F image=@person-amal-front.jpg | jq -r .id)
  CLOTHING_ID=$(curl "$QEYAFA/api/v1/clothing" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
    -d '{"name": "Purple dress", "category": "dress"}' | jq -r .id)
  curl "$QEYAFA/api/v1/clothing/$CLOTHING_ID/image" -H "Authorization: Bearer $TOKEN" -F image=@garment-dress.jpg > /dev/null
}

# Asks for a try-on of them, and prints its id.
ask_for_tryon() {
  curl "$QEYAFA/api/v1/tryon" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
    -d "{\"body_id\": \"$BODY_ID\", \"clothing_id\": \"$CLOTHING_ID\"}" | jq -r .id
}

# Prints the newest code that was sent to an address or a telephone number.
code_for() { curl -G "$QEYAFA/qa/outbox" --data-urlencode "to=$1" | jq -r '.items[0].text' | grep -oE '\b[0-9]{6}\b' | head -n 1; }

# Fails unless both are the same.
expect() { [[ $1 == "$2" ]] || { echo "It is '$1', and not '$2'." >&2; return 1; }; }

has_printed() { grep -qF -- "$1" "$PRINTED"; }

# Fails unless the example has printed the text.
printed() { has_printed "$1" || { echo "It has not printed '$1'." >&2; return 1; }; }

source "$EXAMPLE"
