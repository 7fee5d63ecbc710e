# show
RECORD=$(curl -s "$QEYAFA/api/v1/measurements" -H "Authorization: Bearer $TOKEN" \
  -H 'Idempotency-Key: 0b9c7b0e-3a0f-4a56-9d3f-3f1f6b7a8c21' \
  -H 'Content-Type: application/json' -d '{
  "measurements": {"chest": 36.5, "waist": 20, "hips": 39, "sleeve_of_the_old_coat": 24.5},
  "height": 67, "weight": 61.5, "unit": "inch", "processed_at": "2026-01-31T09:30:00Z"}')
jq -c '.warnings[]' <<< "$RECORD"
# end
jq -e --arg user "$USER_ID" '.user_id == $user and .unit == "inch" and .measurements.waist == 20 and .source == "manual" and [.warnings[].code] == ["below_usual_range"]' <<< "$RECORD" > /dev/null
