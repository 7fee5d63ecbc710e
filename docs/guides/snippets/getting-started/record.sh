# show
curl -s "$QEYAFA/api/v1/measurements" -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/json' -d '{
    "measurements": {"chest": 92.5, "waist": 74, "hips": 99},
    "height": 170, "unit": "cm"
  }'
# end
printed '"chest":92.5'
