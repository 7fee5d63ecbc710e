# show
BODY=$(curl -s -X PUT "$QEYAFA/api/v1/body" -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/json' \
  -d '{
    "measurements": {"shoulders": 37.5, "chest": 92, "waist": 74, "hips": 99},
    "height": 166, "weight": 61.5, "unit": "cm"}')
jq '{id, unit, height, measurements, image_url, warnings}' <<< "$BODY"
# end
jq -e '.height == 166 and .measurements.waist == 74 and .image_url == null' <<< "$BODY" > /dev/null
