NEW_PASSWORD='a much better pass phrase'
# show
curl -s "$QEYAFA/api/v1/auth/password/forgot" \
  -H 'Content-Type: application/json' -d '{"email": "'"$EMAIL"'"}'

# While developing, the code is in the outbox.
CODE=$(curl -s -G "$QEYAFA/qa/outbox" --data-urlencode "to=$EMAIL" |
  jq -r '.items[0].text' | grep -oE '[0-9]{6}')

curl -s "$QEYAFA/api/v1/auth/password/reset" \
  -H 'Content-Type: application/json' -d '{
    "email": "'"$EMAIL"'", "code": "'"$CODE"'", "new_password": "'"$NEW_PASSWORD"'"
  }'
# end
expect "$(curl "$QEYAFA/api/v1/auth/login" --json '{"email": "'"$EMAIL"'", "password": "'"$NEW_PASSWORD"'"}' | jq -r .user.id)" "$USER_ID"
