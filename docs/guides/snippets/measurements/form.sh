# show
VOCABULARY=$(curl -s "$QEYAFA/api/v1/measurements/vocabulary")
jq -c '.items[] | {name, definition, reject, unit}' <<< "$VOCABULARY"
# end
jq -e '.items[] | select(.name == "chest") | .reject.min < .warn.min and .unit == "cm"' <<< "$VOCABULARY" > /dev/null
