-- Makes an epoch that was won in Postgres the one that may write here.
--
-- KEYS  own, then what a broken-off repair may have left
-- ARGV  epoch, node, addr
-- Gives {1, epoch, node, seq, batch} = acquired, or {2, epoch} = a higher one is known, or the same one of another node.

local own = redis.call('HMGET', KEYS[1], 'epoch', 'node')
local epoch, mine = tonumber(own[1] or -1), tonumber(ARGV[1])

if epoch > mine or (epoch == mine and own[2] ~= ARGV[2]) then return {2, own[1]} end
if epoch < mine then
  redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'node', ARGV[2], 'addr', ARGV[3])
  redis.call('HSETNX', KEYS[1], 'seq', '0')
  -- A repair under an older epoch can no longer end; what was there before it is still in place.
  redis.call('HDEL', KEYS[1], 'repairing', 'steps')
  redis.call('UNLINK', unpack(KEYS, 2))
end

local now = redis.call('HMGET', KEYS[1], 'epoch', 'node', 'seq', 'batch')
return {1, now[1], now[2], now[3] or '0', now[4] or ''}
