curl -X PUT "$QEYAFA/api/v1/profile/$USER_ID" -H "Authorization: Bearer $TOKEN" --json '{"gender": "female", "preferences": {"preferred_unit": "inch"}}' > /dev/null
# show
ETAG=$(curl -s "$QEYAFA/api/v1/profile/$USER_ID" -H "Authorization: Bearer $TOKEN" \
  -o profile.json -w '%header{etag}')

jq '{date_of_birth, gender, preferences: (.preferences + {locale: "fr"})}' profile.json |
  curl -s -X PUT "$QEYAFA/api/v1/profile/$USER_ID" -H "Authorization: Bearer $TOKEN" \
    -H "If-Match: $ETAG" -H 'Content-Type: application/json' -d @-
# end
printed '"gender":"female"'
printed '"locale":"fr"'
allow_refusals
expect "$(curl -X PUT "$QEYAFA/api/v1/profile/$USER_ID" -H "Authorization: Bearer $TOKEN" -H "If-Match: $ETAG" --json '{}' | jq -r .code)" stale_version
