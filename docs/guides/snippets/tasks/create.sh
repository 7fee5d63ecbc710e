# show
TASK=$(curl -s "$QEYAFA/api/v1/users/$USER_ID/tasks" -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/json' \
  -H 'Idempotency-Key: 9d7e4b1c-6c6e-4c1e-8b0d-2f6a5e9c3b10' \
  -d '{"title": "Choose the lining", "description": "Silk or viscose: ask for both."}')
jq '{id, title, is_completed}' <<< "$TASK"
# end
expect "$(jq -c '[.title, .is_completed, .assigned_to]' <<< "$TASK")" '["Choose the lining",false,null]'
