allow_refusals
picture person-amal-front.jpg me.jpg
LINK=$(curl "$QEYAFA/api/v1/body/image" -H "Authorization: Bearer $TOKEN" -F image=@me.jpg | jq -r .image_url | sed 's/expires=[0-9]*/expires=1764200700/')
# show
STATUS=$(curl -s "$QEYAFA$LINK" -o me-again.jpg -w '%{http_code}')
if [ "$STATUS" = 404 ]; then       # the link has ended
  LINK=$(curl -s "$QEYAFA/api/v1/body" -H "Authorization: Bearer $TOKEN" \
    | jq -r .image_url)
  curl "$QEYAFA$LINK" -o me-again.jpg
fi
# end
expect "$STATUS" 404
expect "$(head -c 2 me-again.jpg | od -An -tx1 | tr -d ' ')" ffd8
