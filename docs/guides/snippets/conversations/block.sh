another_person
# show
curl -X PUT "$QEYAFA/api/v1/messages/blocks/$OTHER_ID" -H "Authorization: Bearer $TOKEN"

BLOCKS=$(curl -s "$QEYAFA/api/v1/messages/blocks" -H "Authorization: Bearer $TOKEN")
jq -c '.items[]' <<< "$BLOCKS"
# end
expect "$(jq -r '.items[].user_id' <<< "$BLOCKS")" "$OTHER_ID"
allow_refusals
expect "$(curl "$QEYAFA/api/v1/messages" -H "Authorization: Bearer $OTHER_TOKEN" -H 'Content-Type: application/json' -d '{"recipient_id": "'"$USER_ID"'", "content": "Hello?"}' | jq -r .code)" recipient_unreachable
