-- THE FENCE. Writes one batch of an event, all or nothing, and only for the owner whose turn it is.
--
-- KEYS  own, log, keys, holds, counters
-- ARGV  epoch, seq, batch, now, entry, then how many marks, holds, closed holds and counters follow; then field and value
--       of each (closed holds: the field alone)
-- Gives 1 = written (now or before), 2 = somebody else owns the event, 3 = this server lost data.
--
-- Redis does not roll a script back. So everything that can fail comes before the first write, the log entry is that
-- first write, and the sequence comes last: a torn commit is seen as one, and sent again it completes.
--
-- The entry holds every scan and ticket of the batch; whoever loads the event plays the log. The epoch stands beside it.

local DONE, FENCED, GAP = 1, 2, 3

local own = redis.call('HMGET', KEYS[1], 'epoch', 'seq', 'batch', 'repairing')
local epoch, mine = tonumber(own[1] or -1), tonumber(ARGV[1])
local seq, next = tonumber(own[2] or 0), tonumber(ARGV[2])

if epoch > mine then return FENCED end
if epoch < mine or own[4] then return GAP end
if seq == next then
  if own[3] ~= ARGV[3] then return FENCED end
  -- A re-send after a lost reply. It writes, so that a WAIT behind it waits for what the first attempt wrote.
  redis.call('HSET', KEYS[1], 'batch', ARGV[3])
  return DONE
end
if seq + 1 ~= next then return GAP end

local id = ARGV[2] .. '-0'
local added = redis.pcall('XADD', KEYS[2], id, 'e', ARGV[5], 'p', ARGV[1])
if type(added) == 'table' and added.err then
  local there = redis.call('XRANGE', KEYS[2], id, id)
  if #there == 0 or there[1][2][2] ~= ARGV[5] then return added end
end

local at = 10
-- Lua's stack takes a few thousand values at once; a few hundred are as fast.
local function each_chunk(values, call)
  local last = at + values - 1
  while at <= last do
    local upto = math.min(at + 199, last)
    call(at, upto)
    at = upto + 1
  end
end
local function set(key, fields)
  each_chunk(2 * tonumber(fields), function(from, upto) redis.call('HSET', key, unpack(ARGV, from, upto)) end)
end

set(KEYS[3], ARGV[6])
set(KEYS[4], ARGV[7])
each_chunk(tonumber(ARGV[8]), function(from, upto) redis.call('HDEL', KEYS[4], unpack(ARGV, from, upto)) end)
set(KEYS[5], ARGV[9])

redis.call('HSET', KEYS[1], 'seq', ARGV[2], 'batch', ARGV[3], 'now', ARGV[4])
return DONE
