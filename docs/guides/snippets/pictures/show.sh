picture person-amal-front.jpg me.jpg
curl "$QEYAFA/api/v1/body/image" -H "Authorization: Bearer $TOKEN" -F image=@me.jpg
# show
LINK=$(curl -s "$QEYAFA/api/v1/body" -H "Authorization: Bearer $TOKEN" \
  | jq -r .image_url)
curl "$QEYAFA$LINK&size=small" -o small.jpg      # no token
# end
expect "$(head -c 2 small.jpg | od -An -tx1 | tr -d ' ')" ffd8
