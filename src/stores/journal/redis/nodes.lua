-- Who is alive: writes what a node says of itself, and reads what all say.
--
-- KEYS  the nodes, by id
-- ARGV  after how many milliseconds a silent node is forgotten; then, to say something, id and record
-- Gives id, milliseconds since it spoke, record; and so on.
--
-- Times are this server's own, so that no two clocks are compared.

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if ARGV[2] then
  redis.call('HSET', KEYS[1], ARGV[2], string.format('%.0f', now) .. ' ' .. ARGV[3])
end

local said, alive = redis.call('HGETALL', KEYS[1]), {}
for at = 1, #said, 2 do
  local gap = string.find(said[at + 1], ' ', 1, true)
  local silent = now - tonumber(string.sub(said[at + 1], 1, gap - 1))
  if silent > tonumber(ARGV[1]) then
    redis.call('HDEL', KEYS[1], said[at])
  else
    alive[#alive + 1] = said[at]
    alive[#alive + 1] = math.max(silent, 0)
    alive[#alive + 1] = string.sub(said[at + 1], gap + 1)
  end
end
return alive
