FROM_ID=$(curl "$QEYAFA/api/v1/measurements" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"measurements": {"chest": 92, "waist": 78}, "processed_at": "2026-01-10T09:00:00Z"}' | jq -r .id)
TO_ID=$(curl "$QEYAFA/api/v1/measurements" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"measurements": {"chest": 92.5, "waist": 72, "hips": 99}, "processed_at": "2026-03-10T09:00:00Z"}' | jq -r .id)
# show
COMPARED=$(curl -s "$QEYAFA/api/v1/measurements/compare" -H "Authorization: Bearer $TOKEN" \
  -G -d from_id="$FROM_ID" -d to_id="$TO_ID" -d unit=cm)
jq -c '.changes[]' <<< "$COMPARED"
# end
jq -e '[.changes[] | [.name, .from, .to, .change, .significant]] == [["chest", 92, 92.5, 0.5, false], ["waist", 78, 72, -6, true], ["hips", null, 99, null, null]]' <<< "$COMPARED" > /dev/null
