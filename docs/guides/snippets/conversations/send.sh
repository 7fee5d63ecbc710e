another_person contractor
MAKER_ID=$OTHER_ID
# show
MESSAGE=$(curl -s "$QEYAFA/api/v1/messages" -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/json' \
  -H 'Idempotency-Key: 6f1c0d5a-2b1e-4c55-9a4b-7d1f0a3c8e21' \
  -d '{"recipient_id": "'"$MAKER_ID"'", "content": "Could the fitting be on Friday?"}')
jq '{id, conversation_id, content, is_read}' <<< "$MESSAGE"
# end
expect "$(jq -r '.sender_id, .recipient_id' <<< "$MESSAGE")" "$USER_ID"$'\n'"$MAKER_ID"
expect "$(jq -r '.conversation_id | startswith("c_")' <<< "$MESSAGE")" true
