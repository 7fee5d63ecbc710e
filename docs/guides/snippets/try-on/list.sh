body_and_garment
ID=$(ask_for_tryon)
curl -N "$QEYAFA/api/v1/tryon/$ID/events" -H "Authorization: Bearer $TOKEN"
# show
PAGE=$(curl -s "$QEYAFA/api/v1/tryon?status=completed&limit=12" \
  -H "Authorization: Bearer $TOKEN")
jq '.items[] | {id, created_at, result_image_url}' <<< "$PAGE"
jq .next_cursor <<< "$PAGE"
# end
expect "$(jq -r '.items[].id' <<< "$PAGE")" "$ID"
