command -v uuidgen > /dev/null || uuidgen() { cat /proc/sys/kernel/random/uuid; }
# show
KEY=$(uuidgen)
curl -s --retry 3 --retry-all-errors "$QEYAFA/api/v1/measurements" \
  -H "Authorization: Bearer $TOKEN" -H "Idempotency-Key: $KEY" \
  -H 'Content-Type: application/json' -d '{"measurements": {"chest": 92.5}, "unit": "cm"}'
# end
curl "$QEYAFA/api/v1/measurements" -H "Authorization: Bearer $TOKEN" -H "Idempotency-Key: $KEY" --json '{"measurements": {"chest": 92.5}, "unit": "cm"}' > again.json
printed "$(jq -r .id again.json)"
expect "$(curl "$QEYAFA/api/v1/measurements/history/$USER_ID" -H "Authorization: Bearer $TOKEN" | jq '.items | length')" 1
