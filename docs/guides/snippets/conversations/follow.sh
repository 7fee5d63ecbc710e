another_person
# Until one has come, as the first may be sent before the stream is open.
for _ in {1..100}; do
  sleep 1
  curl "$QEYAFA/api/v1/messages" -H "Authorization: Bearer $OTHER_TOKEN" -H 'Content-Type: application/json' -d '{"recipient_id": "'"$USER_ID"'", "content": "Friday is fine."}'
  if has_printed 'Friday is fine.'; then break; fi
done > sent.json &
ends_with 'Friday is fine.'
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
jq -es --arg last "$LAST_ID" 'any(.id == $last)' sent.json > /dev/null
