-- More scans than can be decided, for loadtest/overload: each connection sends its next one a while after its last answer,
-- so that all of them together send at a given rate whatever becomes of the scans.
--   wrk -t1 -s overload.lua URL -- PATH TOKEN CODES RUN PAUSE_MS
-- `done` prints one line of JSON.

local thread

function setup(made)
  thread = made
  thread:set("decided", 0)
  thread:set("shed", 0)
  thread:set("bare", 0)
  thread:set("other", 0)
end

function init(args)
  local path, token, file, run = args[1], args[2], args[3], args[4]
  pause, next_code, codes = tonumber(args[5]), 0, {}
  for line in io.lines(file) do codes[#codes + 1] = line end
  head = "POST " .. path .. " HTTP/1.1\r\nHost: " .. wrk.host .. "\r\nAuthorization: Bearer " .. token
    .. "\r\nContent-Type: application/json\r\nContent-Length: "
  tail = '","kind":"CHECK_IN","scanPoint":"gate-1","deviceId":"turnstile-1","idempotencyKey":"' .. run .. "-"
end

function delay()
  -- Not in step.
  return pause > 0 and math.random(0, 2 * pause) or 0
end

function request()
  next_code = next_code + 1
  local body = '{"code":"' .. codes[next_code % #codes + 1] .. tail .. next_code .. '"}'
  return head .. #body .. "\r\n\r\n" .. body
end

function response(status, headers)
  if status == 200 then
    decided = decided + 1
  elseif status == 503 then
    shed = shed + 1
    if not (headers["retry-after"] or headers["Retry-After"]) then bare = bare + 1 end
  else
    other = other + 1
  end
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"seconds": %.6f, "decided": %d, "shed": %d, "bare": %d, "other": %d, "broken": %d, "p50_ms": %.1f, "p90_ms": %.1f,'
      .. ' "p99_ms": %.1f, "p999_ms": %.1f, "max_ms": %.1f}\n',
    summary.duration / 1e6, thread:get("decided"), thread:get("shed"), thread:get("bare"), thread:get("other"),
    errors.connect + errors.read + errors.write + errors.timeout, latency:percentile(50) / 1e3,
    latency:percentile(90) / 1e3, latency:percentile(99) / 1e3, latency:percentile(99.9) / 1e3, latency.max / 1e3))
end
