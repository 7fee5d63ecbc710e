task() { curl "$QEYAFA/api/v1/users/$USER_ID/tasks" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"title": "'"$1"'"}' | jq -r .id; }
ID=$(task 'Choose the lining')
SECOND=$(task 'Measure again')
# show
curl -s -X PATCH "$QEYAFA/api/v1/users/$USER_ID/tasks/$ID/complete" \
  -H "Authorization: Bearer $TOKEN" | jq .is_completed
curl -s -X PATCH "$QEYAFA/api/v1/users/$USER_ID/tasks/$ID/reopen" \
  -H "Authorization: Bearer $TOKEN" | jq .is_completed

# Up to 100 at once.
ANSWER=$(curl -s "$QEYAFA/api/v1/users/$USER_ID/tasks/complete" \
  -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
  -d '{"ids": ["'"$ID"'", "'"$SECOND"'", "65f0c2a4e1b2c3d4e5f60718"]}')
jq -c . <<< "$ANSWER"
# end
printed true
printed false
expect "$(jq -c . <<< "$ANSWER")" '{"completed":["'"$ID"'","'"$SECOND"'"],"not_found":["65f0c2a4e1b2c3d4e5f60718"]}'
