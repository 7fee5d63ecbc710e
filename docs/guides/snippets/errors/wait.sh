allow_refusals
for attempt in 1 2 3 4 5 6; do curl "$QEYAFA/api/v1/auth/login" --json '{"email": "'"$EMAIL"'", "password": "wrong"}' > /dev/null; done
# show
curl -s "$QEYAFA/api/v1/auth/login" \
  -H 'Content-Type: application/json' -d '{
    "email": "'"$EMAIL"'", "password": "'"$PASSWORD"'"
  }' \
  -o answer.json -w 'status %{http_code}, try again in %header{retry-after} seconds\n'
jq -r .code answer.json
# end
printed 'status 429'
printed too_many_attempts
grep -qE 'in [0-9]+ seconds' "$PRINTED"
