picture person-amal-front.jpg me.jpg
# show
curl --progress-bar "$QEYAFA/api/v1/body/image" -H "Authorization: Bearer $TOKEN" \
  -F image=@me.jpg -o body.json
jq '{id, image_url}' body.json
# end
jq -e --arg user "$USER_ID" '.user_id == $user and (.image_url | startswith("/api/v1/images/body/"))' body.json
