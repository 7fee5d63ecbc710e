OTHER_DEVICE=$(curl "$QEYAFA/api/v1/auth/login" --json '{"email": "'"$EMAIL"'", "password": "'"$PASSWORD"'"}' | jq -r .tokens.access_token)
# show
curl -s "$QEYAFA/api/v1/auth/sessions?limit=100" -H "Authorization: Bearer $TOKEN" |
  jq -r '.items[] | select(.current | not) | .id' |
  while read -r SESSION; do
    curl -s -X DELETE "$QEYAFA/api/v1/auth/sessions/$SESSION" \
      -H "Authorization: Bearer $TOKEN"
  done
# end
expect "$(curl "$QEYAFA/api/v1/auth/sessions" -H "Authorization: Bearer $TOKEN" | jq '.items | length')" 1
allow_refusals
expect "$(curl "$QEYAFA/api/v1/auth/me" -H "Authorization: Bearer $OTHER_DEVICE" | jq -r .code)" unauthenticated
