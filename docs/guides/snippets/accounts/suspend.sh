MEMBER_TOKEN=$TOKEN
TOKEN=$ADMIN_TOKEN
# show
curl -X PATCH "$QEYAFA/api/v1/users/$USER_ID" -H "Authorization: Bearer $TOKEN" --json '{"status": "suspended"}' | jq .status
# end
printed suspended
allow_refusals
expect "$(curl "$QEYAFA/api/v1/auth/me" -H "Authorization: Bearer $MEMBER_TOKEN" | jq -r .code)" unauthenticated
