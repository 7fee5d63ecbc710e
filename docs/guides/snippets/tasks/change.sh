allow_refusals
ID=$(curl "$QEYAFA/api/v1/users/$USER_ID/tasks" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"title": "Choose the lining", "description": "Silk"}' | jq -r .id)
# show
ETAG=$(curl -s "$QEYAFA/api/v1/users/$USER_ID/tasks/$ID" \
  -H "Authorization: Bearer $TOKEN" -o /dev/null -w '%header{etag}')

TASK=$(curl -s -X PATCH "$QEYAFA/api/v1/users/$USER_ID/tasks/$ID" \
  -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
  -H "If-Match: $ETAG" -d '{"title": "Choose the lining of the coat"}')
jq '{title, description}' <<< "$TASK"
# end
expect "$(jq -c '[.title, .description]' <<< "$TASK")" '["Choose the lining of the coat","Silk"]'
expect "$(curl -X PATCH "$QEYAFA/api/v1/users/$USER_ID/tasks/$ID" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -H "If-Match: $ETAG" -d '{"title": "Other"}' | jq -r .code)" stale_version
