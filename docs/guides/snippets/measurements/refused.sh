allow_refusals
# show
PROBLEM=$(curl -s "$QEYAFA/api/v1/measurements" -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/json' \
  -d '{"measurements": {"chest": 925, "waist": 74}, "unit": "cm"}')
jq '{status, code, errors}' <<< "$PROBLEM"
# end
jq -e '.status == 422 and .code == "validation_failed" and (.errors["measurements.chest"] | length) == 1' <<< "$PROBLEM" > /dev/null
expect "$(curl -o /dev/null -w '%{http_code}' "$QEYAFA/api/v1/measurements/latest/$USER_ID" -H "Authorization: Bearer $TOKEN")" 404
