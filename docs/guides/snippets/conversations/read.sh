another_person
CONVERSATION=$(for CONTENT in One Two Three; do
  curl "$QEYAFA/api/v1/messages" -H "Authorization: Bearer $OTHER_TOKEN" -H 'Content-Type: application/json' -d '{"recipient_id": "'"$USER_ID"'", "content": "'"$CONTENT"'"}'
done | jq -rs '.[0].conversation_id')
# show
MESSAGES="$QEYAFA/api/v1/messages/conversations/$CONVERSATION"
PAGE=$(curl -s "$MESSAGES?limit=2" -H "Authorization: Bearer $TOKEN")
jq -r '.items[].content' <<< "$PAGE"             # the newest first

CURSOR=$(jq -r .next_cursor <<< "$PAGE")         # null where there is nothing older
OLDER=$(curl -s "$MESSAGES?limit=2&cursor=$CURSOR" -H "Authorization: Bearer $TOKEN")
jq -r '.items[].content' <<< "$OLDER"

curl -X POST "$MESSAGES/read" -H "Authorization: Bearer $TOKEN"
# end
expect "$(jq -rs 'map(.items[].content) | join(" ")' <<< "$PAGE$OLDER")" 'Three Two One'
expect "$(curl "$QEYAFA/api/v1/messages/unread-count" -H "Authorization: Bearer $TOKEN" | jq .unread)" 0
