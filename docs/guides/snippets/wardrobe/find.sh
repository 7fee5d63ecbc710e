for GARMENT in '"Light-blue linen dress", "category": "Dress"' '"Blue jeans", "category": "trousers"' '"White shirt", "category": "tops"'; do
  curl "$QEYAFA/api/v1/clothing" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"name": '"$GARMENT"'}' > /dev/null
done
# show
FOUND=$(curl -s "$QEYAFA/api/v1/clothing" -H "Authorization: Bearer $TOKEN" \
  -G --data-urlencode 'q=blue li' -d category=dress -d limit=20 -d include_total=true)
jq -c '.total, .items[].name' <<< "$FOUND"

STATS=$(curl -s "$QEYAFA/api/v1/clothing/stats" -H "Authorization: Bearer $TOKEN")
jq -c . <<< "$STATS"
# end
jq -e '.total == 1 and .items[0].name == "Light-blue linen dress" and .next_cursor == null' <<< "$FOUND" > /dev/null
jq -e '.total == 3 and (.by_category | length) == 3' <<< "$STATS" > /dev/null
