-- Fills an event's keys again from its owner's memory: beside the old ones, then in their place.
--
-- KEYS  own, then log, tickets, keys, holds, counters, then the same five as the repair writes them
-- ARGV  step, epoch, attempt, how many steps of this attempt were done, and what the step needs
-- Gives 1 = done, 2 = somebody else owns the event, another attempt at this repair is under way, or steps were lost.
--
-- The log is put in place as soon as it is whole: from then on what was acknowledged is in Redis, and the drain goes on.
-- The states follow in chunks. Commits are refused until the end (`repairing`). An attempt that breaks off leaves the
-- old states behind; whoever loads them plays the log onto them.
--
-- The steps are counted: a replica that took over in the middle may have begun without having what came behind.

local DONE, FENCED = 1, 2
local step, mine, attempt, done = ARGV[1], tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4])

local own = redis.call('HMGET', KEYS[1], 'epoch', 'node', 'repairing', 'steps')
local epoch = tonumber(own[1] or -1)

-- A key of the repair takes the place of the old one; nothing written means nothing kept.
local function swap(place)
  redis.call('UNLINK', KEYS[place])
  if redis.call('EXISTS', KEYS[place + 5]) == 1 then redis.call('RENAME', KEYS[place + 5], KEYS[place]) end
end

if step == 'begin' then
  if epoch > mine or (epoch == mine and own[2] ~= ARGV[5]) then return FENCED end
  redis.call('HSET', KEYS[1], 'epoch', ARGV[2], 'node', ARGV[5], 'addr', ARGV[6], 'repairing', attempt, 'steps', 1)
  redis.call('UNLINK', unpack(KEYS, 7))
  return DONE
end

if epoch ~= mine or own[3] ~= attempt or tonumber(own[4] or 0) ~= done then return FENCED end

if step == 'tail' then
  for at = 5, #ARGV, 2 do redis.call('XADD', KEYS[7], ARGV[at] .. '-0', 'e', ARGV[at + 1], 'p', ARGV[2]) end
elseif step == 'tail_end' then
  swap(2)
elseif step == 'put' then
  for at = 6, #ARGV, 200 do
    redis.call('HSET', KEYS[tonumber(ARGV[5])], unpack(ARGV, at, math.min(at + 199, #ARGV)))
  end
elseif step == 'end' then
  for place = 3, 6 do swap(place) end
  redis.call('HSET', KEYS[1], 'seq', ARGV[5], 'batch', ARGV[6], 'now', ARGV[7])
  redis.call('HDEL', KEYS[1], 'repairing', 'steps')
  return DONE
end
redis.call('HINCRBY', KEYS[1], 'steps', 1)
return DONE
