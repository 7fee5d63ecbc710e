# show
cat > measurements.csv << 'CSV'
processed_at,unit,chest,waist
2026-01-10T09:00:00Z,cm,92,78
2026-03-10T09:00:00Z,inch,36.5,28
CSV
IMPORTED=$(curl -s "$QEYAFA/api/v1/measurements/import" -H "Authorization: Bearer $TOKEN" \
  -H 'Idempotency-Key: 5d0f1c7e-8a52-4a0e-b6a1-0d7c2f9e4b13' \
  -H 'Content-Type: text/csv' --data-binary @measurements.csv)
jq -c '{imported, warnings}' <<< "$IMPORTED"

curl -s "$QEYAFA/api/v1/measurements/history/$USER_ID.csv" \
  -H "Authorization: Bearer $TOKEN" -o history.csv
# end
jq -e '.imported == 2 and .warnings == []' <<< "$IMPORTED" > /dev/null
expect "$(head -c 21 history.csv)" "id,processed_at,unit,"
expect "$(wc -l < history.csv | tr -d ' ')" 3
sed -n 2p history.csv | grep -q ',inch,.*,36.5,28'
