PHONE=+2348$((RANDOM % 9000 + 1000))$((RANDOM % 9000 + 1000))$((RANDOM % 90 + 10))
curl "$QEYAFA/api/v1/auth/register" --json '{"name": "Maya", "phone_number": "'$PHONE'"}' > /dev/null
# show
CHALLENGE=$(curl -s "$QEYAFA/api/v1/auth/login" \
  -H 'Content-Type: application/json' -d '{"phone_number": "'"$PHONE"'"}' |
  jq -r .challenge_id)

# While developing, the code is in the outbox.
CODE=$(curl -s -G "$QEYAFA/qa/outbox" --data-urlencode "to=$PHONE" |
  jq -r '.items[0].text' | grep -oE '[0-9]{6}')

curl -s "$QEYAFA/api/v1/auth/verify-otp" \
  -H 'Content-Type: application/json' -d '{
    "phone_number": "'"$PHONE"'", "code": "'"$CODE"'", "challenge_id": "'"$CHALLENGE"'"
  }' | jq .user.phone_number
# end
printed "$PHONE"
