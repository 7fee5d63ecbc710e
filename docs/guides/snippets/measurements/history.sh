for DAY in 2026-01-10 2026-02-10 2026-03-10; do
  curl "$QEYAFA/api/v1/measurements" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"measurements": {"chest": 92.71}, "processed_at": "'$DAY'T09:00:00Z"}' > /dev/null
done
# show
HISTORY="$QEYAFA/api/v1/measurements/history/$USER_ID?unit=inch&limit=2"
PAGE=$(curl -s "$HISTORY" -H "Authorization: Bearer $TOKEN")
jq -c '.items[] | {processed_at, measurements, unit}' <<< "$PAGE"

CURSOR=$(jq -r .next_cursor <<< "$PAGE")     # null on the last page
REST=$(curl -s "$HISTORY&cursor=$CURSOR" -H "Authorization: Bearer $TOKEN")
# end
jq -e '[.items[].processed_at[:7]] == ["2026-03", "2026-02"] and .items[0].measurements.chest == 36.5' <<< "$PAGE" > /dev/null
jq -e '[.items[].processed_at[:7]] == ["2026-01"] and .next_cursor == null' <<< "$REST" > /dev/null
