allow_refusals
# show
curl -s "$QEYAFA/api/v1/measurements" -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/json' -d '{"measurements": {"chest": 4}, "unit": "cm"}' |
  jq '{status, code, detail, errors, trace_id}'
# end
printed '"code": "validation_failed"'
printed '"measurements.chest"'
