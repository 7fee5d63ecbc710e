another_person contractor
MAKER_ID=$OTHER_ID
ENDS=$(jq -nr 'now + 7776000 | todate')
# show
curl -X PUT "$QEYAFA/api/v1/users/$USER_ID/shares/$MAKER_ID" \
  -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
  -d '{"scopes": ["measurements:read"], "expires_at": "'"$ENDS"'"}'

TASK=$(curl -s "$QEYAFA/api/v1/users/$USER_ID/tasks" -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/json' \
  -d '{"title": "Shorten the sleeves by 2 cm", "assigned_to": "'"$MAKER_ID"'"}')
jq '{id, assigned_to}' <<< "$TASK"
# end
ID=$(jq -r .id <<< "$TASK")
expect "$(curl "$QEYAFA/api/v1/users/$MAKER_ID/tasks" -H "Authorization: Bearer $OTHER_TOKEN" | jq -r '.items[].id')" "$ID"
expect "$(curl -X PATCH "$QEYAFA/api/v1/users/$MAKER_ID/tasks/$ID/complete" -H "Authorization: Bearer $OTHER_TOKEN" | jq .is_completed)" true
allow_refusals
expect "$(curl -X DELETE "$QEYAFA/api/v1/users/$MAKER_ID/tasks/$ID" -H "Authorization: Bearer $OTHER_TOKEN" | jq -r .code)" task_not_yours
