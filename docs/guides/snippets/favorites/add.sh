body_and_garment
ID=$(ask_for_tryon)
# show
curl -X PUT "$QEYAFA/api/v1/favorites/$ID" -H "Authorization: Bearer $TOKEN"
# end
printed '"tryon_id":"'"$ID"'"'
