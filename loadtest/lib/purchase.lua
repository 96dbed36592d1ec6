-- wrk: buyers, each request one ticket of one type by another buyer. For loadtest/compare, with one thread:
--   wrk -t1 -s purchase.lua URL -- ORGID EVENT TYPE WANTED_STATUS RUN
-- `done` prints one line of JSON; `bad` counts answers that are not the wanted ones.

function init(args)
  local orgid, event, kind, run = args[1], args[2], args[3], args[5]
  wanted = tonumber(args[4])
  buyer = 0
  head = "POST /client/events/tickets/purchase HTTP/1.1\r\nHost: " .. wrk.host .. "\r\norgid: " .. orgid
    .. "\r\nContent-Type: application/json\r\nContent-Length: "
  before = '{"eventId":"' .. event .. '","email":"buyer-' .. run .. "-"
  after = '@example.com","name":"Alex Reyes","items":[{"ticketTypeId":"' .. kind
    .. '","quantity":1}],"paymentGateway":"stripe"}'
end

-- The counts of a thread are its own; `done` reads those of the only one.
function setup(thread)
  only = thread
end

function request()
  buyer = buyer + 1
  local body = before .. buyer .. after
  return head .. #body .. "\r\n\r\n" .. body
end

good, bad, first_bad = 0, 0, ""

function response(status, headers, body)
  if status == wanted then
    good = good + 1
  else
    bad = bad + 1
    if first_bad == "" then first_bad = status .. " " .. body end
  end
end

function done(summary, latency, requests)
  local errors = summary.errors
  if only:get("bad") > 0 then io.stderr:write(only:get("first_bad") .. "\n") end
  io.write(string.format(
    '{"requests": %d, "seconds": %.6f, "p50_ms": %.3f, "p99_ms": %.3f, "bad": %d}\n',
    only:get("good"), summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    only:get("bad") + errors.connect + errors.read + errors.write + errors.timeout))
end
