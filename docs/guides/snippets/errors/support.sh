allow_refusals
# show
curl -s "$QEYAFA/api/v1/measurements/000000000000000000000000" \
  -H "Authorization: Bearer $TOKEN" -H "X-Request-Id: checkout-4711" \
  -w '\n%header{x-request-id}\n'
# end
printed '"trace_id"'
expect "$(tail -n 1 "$PRINTED")" checkout-4711
