curl -X PUT "$QEYAFA/api/v1/body" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"height": 166, "measurements": {"chest": 92, "waist": 74}, "unit": "cm"}' > /dev/null
# show
curl -s "$QEYAFA/api/v1/measurements" -H "Authorization: Bearer $TOKEN" \
  -H 'Idempotency-Key: 0b9c7b0e-3a0f-4a56-9d3f-3f1f6b7a8c21' \
  -H 'Content-Type: application/json' \
  -d '{"measurements": {"waist": 73}, "unit": "cm", "update_body": true}' \
    | jq -c .measurements

BODY=$(curl -s "$QEYAFA/api/v1/body" -H "Authorization: Bearer $TOKEN")
jq -c '.measurements' <<< "$BODY"     # {"chest":92,"waist":73}
# end
jq -e '.height == 166 and .measurements == {chest: 92, waist: 73}' <<< "$BODY" > /dev/null
