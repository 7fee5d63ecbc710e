body_and_garment
# show
TRYON=$(curl -s "$QEYAFA/api/v1/tryon" -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/json' \
  -H 'Idempotency-Key: 5d0f6c1e-94b7-4b3e-8a53-0c9b1d1f7e60' \
  -d '{"body_id": "'"$BODY_ID"'", "clothing_id": "'"$CLOTHING_ID"'"}')
jq '{id, status}' <<< "$TRYON"
# end
expect "$(jq -r .status <<< "$TRYON")" pending
expect "$(jq -r .clothing_id <<< "$TRYON")" "$CLOTHING_ID"
