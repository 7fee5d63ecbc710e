body_and_garment
ID=$(ask_for_tryon)
# show
while IFS= read -r LINE; do
  case $LINE in
    "data: "*)
      TRYON=${LINE#data: }
      jq -r .status <<< "$TRYON"
      ;;
  esac
done < <(curl -sN "$QEYAFA/api/v1/tryon/$ID/events" -H "Authorization: Bearer $TOKEN")

curl -s "$QEYAFA$(jq -r .result_image_url <<< "$TRYON")" -o tryon.jpg
# end
expect "$(jq -r .status <<< "$TRYON")" completed
expect "$(head -c 2 tryon.jpg | od -An -tx1 | tr -d ' ')" ffd8
