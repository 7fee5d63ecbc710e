-- One operation of the API, for a different person at random with each request.
-- OP = create | history | latest | me | profile | put; USERS and TOKENS = files with one user id and one bearer token per line, in the same order.
-- Prints one JSON line; latencies in microseconds.
local op = os.getenv("OP") or "history"
local routes = {
  create  = { "POST", "/api/v1/measurements" },
  history = { "GET", "/api/v1/measurements/history/%s?limit=20" },
  latest  = { "GET", "/api/v1/measurements/latest/%s" },
  me      = { "GET", "/api/v1/auth/me" },
  profile = { "GET", "/api/v1/profile/%s" },
  put     = { "PUT", "/api/v1/profile/%s" },
}
local bodies = {
  create = '{"measurements":{"chest":102.5,"waist":84.2,"hips":99.1,"shoulders":46.3,"arms":61.7},"height":178.4,"weight":76.3,"unit":"cm","source":"manual"}',
  put    = '{"date_of_birth":"1990-05-17","gender":"male","preferences":{"preferred_unit":"cm","locale":"ar","newsletter":true}}',
}

local function lines(path)
  local all = {}
  for line in io.lines(path) do
    if #line > 0 then all[#all + 1] = line end
  end
  return all
end

local requests = {}

function init()
  math.randomseed(os.time() + tonumber(os.getenv("SALT") or 0))
  local route = routes[op] or error("unknown operation " .. op)
  local tokens = lines(os.getenv("TOKENS"))
  for i, id in ipairs(lines(os.getenv("USERS"))) do
    local headers = { ["Authorization"] = "Bearer " .. tokens[i] }
    if bodies[op] then headers["Content-Type"] = "application/json" end
    requests[i] = wrk.format(route[1], (route[2]:gsub("%%s", id)), headers, bodies[op])
  end
end

function request() return requests[math.random(#requests)] end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format('JSON {"requests":%d,"duration_us":%d,"p50":%d,"p99":%d,"max":%d,"errors":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), latency.max,
    e.connect + e.read + e.write + e.status + e.timeout))
end
