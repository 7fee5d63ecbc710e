TOKEN=$ADMIN_TOKEN
# show
curl -s -G "$QEYAFA/api/v1/users" -H "Authorization: Bearer $TOKEN" \
  -d status=active -d limit=20 --data-urlencode "q=$EMAIL" |
  jq '.items[] | {id, name, email, roles, status}'
# end
printed "$USER_ID"
