# show
TOKEN=$(curl -s "$QEYAFA/api/v1/auth/login" \
  -H 'Content-Type: application/json' -d '{
    "email": "'"$EMAIL"'", "password": "'"$PASSWORD"'"
  }' | jq -r .tokens.access_token)
curl -s -X DELETE "$QEYAFA/api/v1/users/$USER_ID" -H "Authorization: Bearer $TOKEN"
# end
allow_refusals
expect "$(curl "$QEYAFA/api/v1/auth/login" --json '{"email": "'"$EMAIL"'", "password": "'"$PASSWORD"'"}' | jq -r .code)" invalid_credentials
