MEMBER_TOKEN=$TOKEN
TOKEN=$ADMIN_TOKEN
# show
curl -s -X PATCH "$QEYAFA/api/v1/users/$USER_ID" -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/json' -d '{"status": "suspended"}' | jq .status
# end
printed suspended
allow_refusals
expect "$(curl "$QEYAFA/api/v1/auth/me" -H "Authorization: Bearer $MEMBER_TOKEN" | jq -r .code)" unauthenticated
