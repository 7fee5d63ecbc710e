EMAIL="new-$EMAIL"
# show
ACCOUNT=$(curl -s "$QEYAFA/api/v1/auth/register" \
  -H 'Content-Type: application/json' -d '{
    "name": "Maya", "email": "'"$EMAIL"'", "password": "'"$PASSWORD"'"
  }')
USER_ID=$(jq -r .user.id <<< "$ACCOUNT")
TOKEN=$(jq -r .tokens.access_token <<< "$ACCOUNT")
# end
expect "$(curl "$QEYAFA/api/v1/auth/me" -H "Authorization: Bearer $TOKEN" | jq -r .id)" "$USER_ID"
