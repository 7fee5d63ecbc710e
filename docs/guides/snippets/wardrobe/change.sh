ID=$(curl "$QEYAFA/api/v1/clothing" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"name": "Dress", "category": "dress", "brand": "Maison Demo"}' | jq -r .id)
# show
ETAG=$(curl -s "$QEYAFA/api/v1/clothing/$ID" -H "Authorization: Bearer $TOKEN" \
  -o /dev/null -w '%header{etag}')
GARMENT=$(curl -s -X PUT "$QEYAFA/api/v1/clothing/$ID" \
  -H "Authorization: Bearer $TOKEN" -H "If-Match: $ETAG" \
  -H 'Content-Type: application/json' \
  -d '{"name": "Summer dress", "category": "dress", "brand": "Maison Demo"}')

curl -X DELETE "$QEYAFA/api/v1/clothing/$ID" -H "Authorization: Bearer $TOKEN" \
  -w '%{http_code}\n'     # 204
# end
jq -e '.name == "Summer dress" and .brand == "Maison Demo"' <<< "$GARMENT" > /dev/null
printed 204
allow_refusals
expect "$(curl -o /dev/null -w '%{http_code}' "$QEYAFA/api/v1/clothing/$ID" -H "Authorization: Bearer $TOKEN")" 404
