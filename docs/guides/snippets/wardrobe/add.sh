picture garment-dress.jpg dress.jpg
# show
GARMENT=$(curl -s "$QEYAFA/api/v1/clothing" -H "Authorization: Bearer $TOKEN" \
  -H 'Idempotency-Key: 0b9c7b0e-3a0f-4a56-9d3f-3f1f6b7a8c21' \
  -H 'Content-Type: application/json' \
  -d '{"name": "Light-blue linen dress", "category": "dress", "brand": "Maison Demo"}')
ID=$(jq -r .id <<< "$GARMENT")

GARMENT=$(curl -s "$QEYAFA/api/v1/clothing/$ID/image" \
  -H "Authorization: Bearer $TOKEN" -F "image=@dress.jpg")
jq '{id, name, category, brand, image_url}' <<< "$GARMENT"
# end
jq -e '.name == "Light-blue linen dress" and (.image_url | length) > 0' <<< "$GARMENT" > /dev/null
