curl "$QEYAFA/api/v1/measurements" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"measurements": {"chest": 92, "waist": 78}, "weight": 64, "processed_at": "2026-01-10T09:00:00Z"}' > /dev/null
curl "$QEYAFA/api/v1/measurements" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"measurements": {"chest": 92.5, "waist": 72}, "weight": 61, "processed_at": "2026-03-10T09:00:00Z"}' > /dev/null
# show
TRENDS=$(curl -s "$QEYAFA/api/v1/measurements/trends/$USER_ID" \
  -H "Authorization: Bearer $TOKEN" \
  -G -d names=chest,waist,weight -d interval=month)
jq -c '.series[] | {name, first, last, change, significant, points}' <<< "$TRENDS"
# end
jq -e '[.series[] | [.name, .change, .significant]] == [["weight", -3, null], ["chest", 0.5, false], ["waist", -6, true]]' <<< "$TRENDS" > /dev/null
jq -e '.series[0].points | length == 2' <<< "$TRENDS" > /dev/null
