curl -X PUT "$QEYAFA/api/v1/profile/$USER_ID" -H "Authorization: Bearer $TOKEN" --json '{"gender": "female"}' > /dev/null
# show
ETAG=$(curl -s "$QEYAFA/api/v1/profile/$USER_ID" -H "Authorization: Bearer $TOKEN" \
  -o profile.json -w '%header{etag}')

curl -s "$QEYAFA/api/v1/profile/$USER_ID" -H "Authorization: Bearer $TOKEN" \
  -H "If-None-Match: $ETAG" -w '%{http_code}'
# end
expect "$(cat "$PRINTED")" 304
