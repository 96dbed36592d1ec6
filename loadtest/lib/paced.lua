-- Paced scans for wrk, over many events: each connection waits about PAUSE milliseconds between two scans, so that the rate does
-- not follow from how fast the answers come. One thread. EVENTS has one line per event: its id, then its codes.
--   wrk -t1 -s paced.lua URL -- TOKEN EVENTS RUN PAUSE
-- A pause of 0: as fast as they are answered. done.lua prints one line of JSON.

dofile(debug.getinfo(1, "S").source:match("@(.*/)") .. "done.lua")

function init(args)
  token, run, pause = args[1], args[3], tonumber(args[4])
  events, at = {}, 0
  -- wrk would ask, and set a timer for each scan.
  if pause == 0 then delay = nil end
  for line in io.lines(args[2]) do
    local words = {}
    for word in line:gmatch("%S+") do words[#words + 1] = word end
    events[#events + 1] = words
  end
  place = 1
  math.randomseed(7)
end

function delay()
  return math.floor(pause * (0.5 + math.random()))
end

function request()
  at = at + 1
  if at > #events then at, place = 1, place + 1 end
  local event = events[at]
  local pass = math.floor((place - 1) / (#event - 1))
  local code = event[(place - 1) % (#event - 1) + 2]
  local kind = pass % 2 == 0 and "CHECK_IN" or "CHECK_OUT"
  local body = '{"code":"' .. code .. '","kind":"' .. kind .. '","scanPoint":"gate-1","deviceId":"turnstile-1","idempotencyKey":"'
    .. run .. "-" .. at .. "-" .. place .. '"}'
  return "POST /v1/events/" .. event[1] .. "/scans HTTP/1.1\r\nHost: " .. wrk.host .. "\r\nAuthorization: Bearer " .. token
    .. "\r\nContent-Type: application/json\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end
