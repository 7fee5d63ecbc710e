allow_refusals
body_and_garment
ID=$(ask_for_tryon)
# show
ANSWER=$(curl -s -X POST "$QEYAFA/api/v1/tryon/$ID/cancel" \
  -H "Authorization: Bearer $TOKEN")
if [ "$(jq -r .code <<< "$ANSWER")" = tryon_ended ]; then      # it was ready first
  ANSWER=$(curl -s "$QEYAFA/api/v1/tryon/$ID" -H "Authorization: Bearer $TOKEN")
fi
jq -r .status <<< "$ANSWER"
# end
jq -e '.status == "canceled" or .status == "completed"' <<< "$ANSWER"
