body_and_garment
ID=$(ask_for_tryon)
curl -X PUT "$QEYAFA/api/v1/favorites/$ID" -H "Authorization: Bearer $TOKEN"
# show
curl -X DELETE "$QEYAFA/api/v1/favorites/$ID" -H "Authorization: Bearer $TOKEN" \
  -w '%{http_code}\n'      # 204
# end
printed 204
expect "$(curl "$QEYAFA/api/v1/favorites" -H "Authorization: Bearer $TOKEN" | jq '.items | length')" 0
