EMAIL="new-$EMAIL"
# show
ACCOUNT=$(curl "$QEYAFA/api/v1/auth/register" --json '{"name": "Maya", "email": "'"$EMAIL"'", "password": "'"$PASSWORD"'"}')
USER_ID=$(jq -r .user.id <<< "$ACCOUNT")
TOKEN=$(jq -r .tokens.access_token <<< "$ACCOUNT")
# end
expect "$(curl "$QEYAFA/api/v1/auth/me" -H "Authorization: Bearer $TOKEN" | jq -r .id)" "$USER_ID"
