# show
curl -s -X PUT "$QEYAFA/api/v1/profile/$USER_ID" -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/json' -d '{
    "date_of_birth": "1994-05-17", "gender": "female",
    "preferences": {"preferred_unit": "inch", "locale": "fr", "newsletter": false}
  }'
# end
printed '"preferred_unit":"inch"'
printed '"version":1'
