for day in 1 2 3; do
  curl "$QEYAFA/api/v1/measurements" -H "Authorization: Bearer $TOKEN" --json '{"measurements": {"chest": 9'$day'}, "processed_at": "2026-01-0'$day'T09:00:00Z"}' > /dev/null
done
# show
CURSOR=
until [ "$CURSOR" = null ]; do
  PAGE=$(curl -s -G "$QEYAFA/api/v1/measurements/history/$USER_ID" \
    -H "Authorization: Bearer $TOKEN" -d limit=2 ${CURSOR:+-d "cursor=$CURSOR"})
  jq -c '.items[].measurements' <<< "$PAGE"
  CURSOR=$(jq -r .next_cursor <<< "$PAGE")
done
# end
expect "$(cat "$PRINTED")" $'{"chest":93}\n{"chest":92}\n{"chest":91}'
