# show
curl -s -X PUT "$QEYAFA/api/v1/users/profile" -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/json' -d '{
    "name": "Maya Haddad", "bio": "Linen, mostly.",
    "address": {
      "line": "12 Rue Monge", "city": "Paris", "postal_code": "75005", "country": "FR"
    }
  }'
# end
printed '"name":"Maya Haddad"'
printed '"city":"Paris"'
