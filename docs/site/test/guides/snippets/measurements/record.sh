#!/usr/bin/env bash
set -euo pipefail
# show
curl -sf "$API/api/v1/measurements" -H "$TOKEN" -H "Content-Type: application/json" \
  -d '{"measurements": {"chest": 92.5}, "unit": "cm"}'
# end
