another_person
# More than once, as the first may be sent before the stream is open.
for _ in 1 2 3; do
  sleep 1
  curl "$QEYAFA/api/v1/messages" -H "Authorization: Bearer $OTHER_TOKEN" -H 'Content-Type: application/json' -d '{"recipient_id": "'"$USER_ID"'", "content": "Friday is fine."}'
done > sent.json &
# show
# --max-time ends the example; leave it out.
while IFS= read -r LINE; do
  case $LINE in
    "id: "*)   LAST_ID=${LINE#id: } ;;                     # keep it, to go on from
    "data: "*) jq -r .content <<< "${LINE#data: }" ;;
  esac
done < <(curl -sN --max-time 15 "$QEYAFA/api/v1/messages/stream" \
  -H "Authorization: Bearer $TOKEN")
# end
wait
printed 'Friday is fine.'
expect "$LAST_ID" "$(jq -rs 'last.id' sent.json)"
