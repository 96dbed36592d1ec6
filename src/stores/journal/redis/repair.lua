-- Fills an event's keys again from its owner's memory: beside the old ones, then in their place.
--
-- KEYS  own, then log, tickets, keys, holds, counters, then the same five as the repair writes them
-- ARGV  step, epoch, attempt, and what the step needs
-- Gives 1 = done, 2 = somebody else owns the event, or another attempt at this repair is under way.
--
-- The log is put in place as soon as it is whole: from then on what was acknowledged is in Redis, and the drain goes on.
-- The states follow in chunks. Commits are refused until the end (`repairing`). An attempt that breaks off leaves the
-- old states behind; whoever loads them plays the log onto them.

local DONE, FENCED = 1, 2
local step, mine, attempt = ARGV[1], tonumber(ARGV[2]), ARGV[3]

local own = redis.call('HMGET', KEYS[1], 'epoch', 'node', 'repairing')
local epoch = tonumber(own[1] or -1)

-- A key of the repair takes the place of the old one; nothing written means nothing kept.
local function swap(place)
  redis.call('UNLINK', KEYS[place])
  if redis.call('EXISTS', KEYS[place + 5]) == 1 then redis.call('RENAME', KEYS[place + 5], KEYS[place]) end
end

if step == 'begin' then
  if epoch > mine or (epoch == mine and own[2] ~= ARGV[4]) then return FENCED end
  redis.call('HSET', KEYS[1], 'epoch', ARGV[2], 'node', ARGV[4], 'addr', ARGV[5], 'repairing', attempt)
  redis.call('UNLINK', unpack(KEYS, 7))
  return DONE
end

if epoch ~= mine or own[3] ~= attempt then return FENCED end

if step == 'tail' then
  for at = 4, #ARGV, 2 do redis.call('XADD', KEYS[7], ARGV[at] .. '-0', 'e', ARGV[at + 1], 'p', ARGV[2]) end
elseif step == 'tail_end' then
  swap(2)
elseif step == 'put' then
  for at = 5, #ARGV, 200 do
    redis.call('HSET', KEYS[tonumber(ARGV[4])], unpack(ARGV, at, math.min(at + 199, #ARGV)))
  end
elseif step == 'end' then
  for place = 3, 6 do swap(place) end
  redis.call('HSET', KEYS[1], 'seq', ARGV[4], 'batch', ARGV[5], 'now', ARGV[6])
  redis.call('HDEL', KEYS[1], 'repairing')
end
return DONE
