allow_refusals
ID=$(curl "$QEYAFA/api/v1/measurements" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"measurements": {"chest": 92, "waist": 47}}' | jq -r .id)
# show
ETAG=$(curl -s "$QEYAFA/api/v1/measurements/$ID" -H "Authorization: Bearer $TOKEN" \
  -o /dev/null -w '%header{etag}')

CORRECTED=$(curl -s -X PUT "$QEYAFA/api/v1/measurements/$ID" \
  -H "Authorization: Bearer $TOKEN" \
  -H "If-Match: $ETAG" -H 'Content-Type: application/json' \
  -d '{"measurements": {"chest": 92, "waist": 74}}')

# The same version once more: somebody else was faster.
REFUSED=$(curl -s -X PUT "$QEYAFA/api/v1/measurements/$ID" \
  -H "Authorization: Bearer $TOKEN" \
  -H "If-Match: $ETAG" -H 'Content-Type: application/json' \
  -d '{"measurements": {"chest": 92, "waist": 75}}')
jq '{status, code}' <<< "$REFUSED"
# end
jq -e '.measurements.waist == 74' <<< "$CORRECTED" > /dev/null
jq -e '.status == 412 and .code == "stale_version"' <<< "$REFUSED" > /dev/null
