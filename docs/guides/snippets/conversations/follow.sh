another_person
{ sleep 1; curl "$QEYAFA/api/v1/messages" -H "Authorization: Bearer $OTHER_TOKEN" -H 'Content-Type: application/json' -d '{"recipient_id": "'"$USER_ID"'", "content": "Friday is fine."}'; } > sent.json &
# show
# --max-time ends the example; leave it out.
while IFS= read -r LINE; do
  case $LINE in
    "id: "*)   LAST_ID=${LINE#id: } ;;                     # keep it, to go on from
    "data: "*) jq -r .content <<< "${LINE#data: }" ;;
  esac
done < <(curl -sN --max-time 4 "$QEYAFA/api/v1/messages/stream" \
  -H "Authorization: Bearer $TOKEN")
# end
wait
printed 'Friday is fine.'
expect "$LAST_ID" "$(jq -r .id sent.json)"
