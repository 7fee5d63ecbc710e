# show
curl -s -X POST "$QEYAFA/api/v1/auth/email/verification" -H "Authorization: Bearer $TOKEN"

# While developing, the code is in the outbox.
CODE=$(curl -s -G "$QEYAFA/qa/outbox" --data-urlencode "to=$EMAIL" |
  jq -r '.items[0].text' | grep -oE '[0-9]{6}')

curl -s "$QEYAFA/api/v1/auth/email/verify" -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/json' -d '{"code": "'"$CODE"'"}'
# end
expect "$(curl "$QEYAFA/api/v1/auth/me" -H "Authorization: Bearer $TOKEN" | jq .email_verified)" true
