# show
ANSWER=$(curl -s "$QEYAFA/api/v1/auth/login" \
  -H 'Content-Type: application/json' -d '{
    "email": "'"$EMAIL"'", "password": "'"$PASSWORD"'"
  }')
USER_ID=$(jq -r .user.id <<< "$ANSWER")
TOKEN=$(jq -r .tokens.access_token <<< "$ANSWER")
REFRESH_TOKEN=$(jq -r .tokens.refresh_token <<< "$ANSWER")
# end
expect "$(curl "$QEYAFA/api/v1/auth/me" -H "Authorization: Bearer $TOKEN" | jq -r .id)" "$USER_ID"
[[ -n $REFRESH_TOKEN ]]
