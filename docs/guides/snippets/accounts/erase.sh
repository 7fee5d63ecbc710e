# show
TOKEN=$(curl "$QEYAFA/api/v1/auth/login" --json '{"email": "'"$EMAIL"'", "password": "'"$PASSWORD"'"}' | jq -r .tokens.access_token)
curl -X DELETE "$QEYAFA/api/v1/users/$USER_ID" -H "Authorization: Bearer $TOKEN"
# end
allow_refusals
expect "$(curl "$QEYAFA/api/v1/auth/login" --json '{"email": "'"$EMAIL"'", "password": "'"$PASSWORD"'"}' | jq -r .code)" invalid_credentials
