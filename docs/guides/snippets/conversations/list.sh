another_person
for CONTENT in 'Hello' 'Friday is fine.'; do
  curl "$QEYAFA/api/v1/messages" -H "Authorization: Bearer $OTHER_TOKEN" -H 'Content-Type: application/json' -d '{"recipient_id": "'"$USER_ID"'", "content": "'"$CONTENT"'"}'
done
# show
CONVERSATIONS=$(curl -s "$QEYAFA/api/v1/messages/conversations?limit=20" \
  -H "Authorization: Bearer $TOKEN")
jq -c '.items[] | [[.participants[].name], .last_message.content, .unread_count]' \
  <<< "$CONVERSATIONS"

curl "$QEYAFA/api/v1/messages/unread-count" \
  -H "Authorization: Bearer $TOKEN"      # {"unread":2}
# end
printed '"Friday is fine.",2]'
printed '{"unread":2}'
