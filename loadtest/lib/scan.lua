-- Scans for wrk: distinct codes in the order of a file, check-ins first; once the file is through, the same tickets go out,
-- then in again, so that every request is one accepted scan. For loadtest/compare, with one thread:
--   wrk -t1 -s scan.lua URL -- PATH TOKEN CODES SCAN_POINT RUN
-- done.lua prints one line of JSON.

dofile(debug.getinfo(1, "S").source:match("@(.*/)") .. "done.lua")

function init(args)
  local path, token, file, point, run = args[1], args[2], args[3], args[4], args[5]
  codes = {}
  for line in io.lines(file) do codes[#codes + 1] = line end
  next_code, pass, probed = 0, 0, false
  head = "POST " .. path .. " HTTP/1.1\r\nHost: " .. wrk.host .. "\r\nAuthorization: Bearer " .. token
    .. "\r\nContent-Type: application/json\r\nContent-Length: "
  tail = '","scanPoint":"' .. point .. '","deviceId":"turnstile-1","idempotencyKey":"' .. run .. "-"
end

function request()
  -- wrk asks for one request that it never sends: the first ticket stays outside, and is left out of later passes.
  if next_code == #codes then next_code, pass = 1, pass + 1 end
  next_code = next_code + 1
  -- wrk asks once before it starts and sends nothing: that code must not count as scanned.
  if not probed then next_code, probed = 0, true end
  local kind = pass % 2 == 0 and "CHECK_IN" or "CHECK_OUT"
  local body = '{"code":"' .. codes[math.max(next_code, 1)] .. '","kind":"' .. kind .. tail .. pass .. "-" .. next_code .. '"}'
  return head .. #body .. "\r\n\r\n" .. body
end
