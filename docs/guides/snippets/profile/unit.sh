curl -X PUT "$QEYAFA/api/v1/profile/$USER_ID" -H "Authorization: Bearer $TOKEN" --json '{"preferences": {"preferred_unit": "inch"}}' > /dev/null
curl "$QEYAFA/api/v1/measurements" -H "Authorization: Bearer $TOKEN" --json '{"measurements": {"chest": 92.5}, "unit": "cm"}' > /dev/null
# show
curl -s "$QEYAFA/api/v1/measurements/history/$USER_ID" \
  -H "Authorization: Bearer $TOKEN" | jq -c '.items[0] | {measurements, unit}'
curl -s "$QEYAFA/api/v1/measurements/history/$USER_ID?unit=cm" \
  -H "Authorization: Bearer $TOKEN" | jq -c '.items[0] | {measurements, unit}'
# end
printed '"unit":"inch"'
printed '{"measurements":{"chest":92.5},"unit":"cm"}'
