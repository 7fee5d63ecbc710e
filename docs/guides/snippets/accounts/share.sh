another_person contractor
TAILOR_ID=$OTHER_ID
TAILOR_TOKEN=$OTHER_TOKEN
UNTIL=$(jq -nr 'now + 2592000 | todate')
curl "$QEYAFA/api/v1/measurements" -H "Authorization: Bearer $TOKEN" --json '{"measurements": {"chest": 92.5}}' > /dev/null
# show
curl -s -X PUT "$QEYAFA/api/v1/users/$USER_ID/shares/$TAILOR_ID" \
  -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{
    "scopes": ["measurements:read"], "expires_at": "'"$UNTIL"'"
  }'

# From now on, with the tailor's own token:
curl -s "$QEYAFA/api/v1/measurements/latest/$USER_ID" \
  -H "Authorization: Bearer $TAILOR_TOKEN"
# end
printed '"scopes":["measurements:read"]'
printed '"chest":92.5'
