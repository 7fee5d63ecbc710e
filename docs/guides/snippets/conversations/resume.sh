another_person
send() { curl "$QEYAFA/api/v1/messages" -H "Authorization: Bearer $OTHER_TOKEN" -H 'Content-Type: application/json' -d '{"recipient_id": "'"$USER_ID"'", "content": "'"$1"'"}' | jq -r .id; }
LAST_ID=$(send 'Seen')
send 'Missed one'
send 'Missed two'
ends_with '"content":"Missed two"'
# show
# --max-time ends the example; leave it out.
curl -N --max-time 8 "$QEYAFA/api/v1/messages/stream" \
  -H "Authorization: Bearer $TOKEN" -H "Last-Event-ID: $LAST_ID" || true
# end
printed '"content":"Missed one"'
printed '"content":"Missed two"'
! printed '"content":"Seen"'
