for TASK in '"title": "Choose the lining"' '"title": "Measure again"' '"title": "Lining paid", "is_completed": true'; do
  curl "$QEYAFA/api/v1/users/$USER_ID/tasks" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d "{$TASK}"
done
# show
TASKS="$QEYAFA/api/v1/users/$USER_ID/tasks"
OPEN=$(curl -s "$TASKS?is_completed=false&sort=oldest&limit=20" \
  -H "Authorization: Bearer $TOKEN")
jq -c '.items[] | {id, title}' <<< "$OPEN"

FOUND=$(curl -s "$TASKS?q=lin" -H "Authorization: Bearer $TOKEN")
# end
expect "$(jq -c '[.items[].title]' <<< "$OPEN")" '["Choose the lining","Measure again"]'
expect "$(jq -c '[.items[].title]' <<< "$FOUND")" '["Lining paid","Choose the lining"]'
