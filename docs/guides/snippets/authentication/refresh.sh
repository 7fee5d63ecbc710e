REFRESH_TOKEN=$(curl "$QEYAFA/api/v1/auth/login" --json '{"email": "'"$EMAIL"'", "password": "'"$PASSWORD"'"}' | jq -r .tokens.refresh_token)
FIRST=$REFRESH_TOKEN
# show
TOKENS=$(curl -s "$QEYAFA/api/v1/auth/refresh" \
  -H 'Content-Type: application/json' -d '{"refresh_token": "'"$REFRESH_TOKEN"'"}' |
  jq .tokens)
TOKEN=$(jq -r .access_token <<< "$TOKENS")
REFRESH_TOKEN=$(jq -r .refresh_token <<< "$TOKENS")
# end
[[ $REFRESH_TOKEN != "$FIRST" ]]
expect "$(curl "$QEYAFA/api/v1/auth/me" -H "Authorization: Bearer $TOKEN" | jq -r .id)" "$USER_ID"
