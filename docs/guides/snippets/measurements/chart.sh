curl "$QEYAFA/api/v1/measurements" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"measurements": {"chest": 92, "waist": 78}}' > /dev/null
# show
curl -s "$QEYAFA/api/v1/measurements/chart/$USER_ID.svg" -H "Authorization: Bearer $TOKEN" \
  -G -d names=chest,waist -d width=640 -d height=400 -o chart.svg
# end
grep -q "<svg" chart.svg
grep -q 'width="640" height="400"' chart.svg
