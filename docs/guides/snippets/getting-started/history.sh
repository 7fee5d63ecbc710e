for chest in 92.5 93; do
  curl "$QEYAFA/api/v1/measurements" -H "Authorization: Bearer $TOKEN" --json '{"measurements": {"chest": '$chest'}, "unit": "cm"}' > /dev/null
done
# show
curl -s "$QEYAFA/api/v1/measurements/history/$USER_ID?limit=20" \
  -H "Authorization: Bearer $TOKEN" | jq -r '.items[]
    | (.measurements | to_entries | map("\(.key) \(.value)") | join(", ")) as $values
    | "\(.processed_at[:10]) \($values) \(.unit)"'
# end
printed 'chest 93 cm'
printed 'chest 92.5 cm'
