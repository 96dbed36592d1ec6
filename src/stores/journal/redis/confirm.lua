-- Whether an event is still its owner's, at this sequence. It writes, so that a WAIT behind it waits for a replica.
--
-- KEYS  own
-- ARGV  epoch, seq
-- Gives 1 = it is, 2 = somebody else owns the event, 3 = this server lost data.

local DONE, FENCED, GAP = 1, 2, 3

local own = redis.call('HMGET', KEYS[1], 'epoch', 'seq', 'repairing')
local epoch, mine = tonumber(own[1] or -1), tonumber(ARGV[1])

if epoch > mine then return FENCED end
if epoch < mine or own[3] or tonumber(own[2] or 0) ~= tonumber(ARGV[2]) then return GAP end
redis.call('HSET', KEYS[1], 'epoch', ARGV[1])
return DONE
