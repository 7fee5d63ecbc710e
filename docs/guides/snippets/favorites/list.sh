body_and_garment
ID=$(ask_for_tryon)
curl -X PUT "$QEYAFA/api/v1/favorites/$ID" -H "Authorization: Bearer $TOKEN"
# show
PAGE=$(curl -s "$QEYAFA/api/v1/favorites?limit=20" -H "Authorization: Bearer $TOKEN")
jq '.items[] | {tryon_id} + (.tryon | {status, result_image_url})' <<< "$PAGE"
# end
expect "$(jq -r '.items[] | .tryon_id, .tryon.id' <<< "$PAGE")" "$ID"$'\n'"$ID"
