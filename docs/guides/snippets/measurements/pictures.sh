picture person-amal-front.jpg front.jpg
picture person-amal-side.jpg side.jpg
# show
MEASURED=$(curl -s --max-time 60 "$QEYAFA/api/v1/measurements/process" \
  -H "Authorization: Bearer $TOKEN" \
  -H 'Idempotency-Key: 7e1b5a90-2c44-4f6d-9a38-6f0d1b2c3e4f' \
  -F front=@front.jpg -F side=@side.jpg -F height=168 -F unit=cm)
jq '{source, ai_confidence, measurements, warnings}' <<< "$MEASURED"
# end
jq -e --arg user "$USER_ID" '.user_id == $user and .height == 168 and .source == "mock" and .ai_confidence > 0 and .measurements.chest > 0 and (.image_paths | length == 2)' <<< "$MEASURED" > /dev/null
