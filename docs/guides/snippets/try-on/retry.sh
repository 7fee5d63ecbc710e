body_and_garment
allow_refusals
until ID=$(ask_for_tryon) && [ "$(curl -X POST "$QEYAFA/api/v1/tryon/$ID/cancel" -H "Authorization: Bearer $TOKEN" | jq -r .status)" = canceled ]; do :; done # one may be ready before
# show
curl -s "$QEYAFA/api/v1/tryon/$ID" -H "Authorization: Bearer $TOKEN" \
  | jq '{status, error, attempts}'

TRYON=$(curl -s -X POST "$QEYAFA/api/v1/tryon/$ID/retry" \
  -H "Authorization: Bearer $TOKEN")
jq '{id, status}' <<< "$TRYON"
# end
expect "$(jq -r '.id, .status' <<< "$TRYON")" "$ID"$'\npending'
