# show
curl -s "$QEYAFA/api/v1/users/$USER_ID/export" \
  -H "Authorization: Bearer $TOKEN" -o my-data.zip
# end
expect "$(head -c 2 my-data.zip)" PK
