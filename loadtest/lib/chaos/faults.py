"""What goes wrong. Each fault takes the world and the dice, does its harm, undoes it, and says what it did.

A fault gives `Done`: who was hit, and what must have held meanwhile beyond what must hold at the end.
"""

import time
from dataclasses import dataclass, field

from .links import CUT, REPLIES, RESET
from .servers import MASTER, Trouble, redis, until
from .two_owners import two_owners


@dataclass
class Done:
    said: str
    # Events whose owner was killed: nobody waits for them longer than one and a half lease times.
    orphaned: list = field(default_factory=list)
    # No request at all may have failed.
    unseen: bool = False
    violations: list = field(default_factory=list)


def owned_by(world, node, events):
    return [event for event in events if world.owner(event) is node]


def an_owner(world, dice, events):
    """An event and the gateway that owns it."""
    event = dice.choice(sorted(events))
    return event, until("the event has an owner", 30, lambda: world.owner(event))


def leases(world, times):
    return times * world.lease_ms / 1000


def kill_owner(world, dice, crowd):
    """kill -9 of a gateway that owns an event, for longer than a lease"""
    _, node = an_owner(world, dice, crowd.events)
    orphaned = owned_by(world, node, crowd.events)
    down_s = leases(world, 1.6) + dice.uniform(0.5, 2)
    node.kill9()
    time.sleep(down_s)
    node.start()
    return Done(f"{node.name}, owner of {len(orphaned)} events, dead for {down_s:.1f} s", orphaned)


def kill_bystander(world, dice, crowd):
    """kill -9 of the gateway that owns the fewest events"""
    node = min(world.gateways, key=lambda node: len(owned_by(world, node, crowd.events)))
    orphaned = owned_by(world, node, crowd.events)
    down_s = dice.uniform(1, leases(world, 1.5))
    node.kill9()
    time.sleep(down_s)
    node.start()
    return Done(f"{node.name}, owner of {len(orphaned)} events, dead for {down_s:.1f} s", orphaned)


def restart_owner(world, dice, crowd):
    """kill -9 of an owner that is started again at once, within its lease"""
    _, node = an_owner(world, dice, crowd.events)
    orphaned = owned_by(world, node, crowd.events)
    node.kill9()
    node.start()
    return Done(f"{node.name}, owner of {len(orphaned)} events", orphaned)


def rolling_restart(world, dice, crowd):
    """SIGTERM and start of every gateway, one after the other"""
    order = dice.sample(world.gateways, len(world.gateways))
    for node in order:
        node.stop()
        node.start()
    return Done(", ".join(node.name for node in order), unseen=True)


def wait_for_another_master(world, before):
    until("the sentinels make another master", 30, lambda: world.master() not in (None, before))


def kill_master(world, dice, crowd):
    """kill -9 of the Redis master; sentinels promote a replica; the old one comes back"""
    master, down_s = world.master(), dice.uniform(4, 7)
    master.kill9()
    wait_for_another_master(world, master)
    time.sleep(down_s)
    master.start()
    return Done(f"{master.name}, then {world.master().name}; back after {down_s:.1f} s")


def bounce_master(world, dice, crowd):
    """kill -9 of the Redis master, started again before a sentinel notices"""
    master = world.master()
    master.kill9()
    master.start()
    return Done(master.name)


def stop_master(world, dice, crowd):
    """SIGSTOP of the Redis master; it wakes when another one is master, and believes that it still is"""
    master, more_s = world.master(), dice.uniform(0.5, 3)
    master.sleep()
    wait_for_another_master(world, master)
    time.sleep(more_s)
    master.wake()
    return Done(f"{master.name}, then {world.master().name}; awake {more_s:.1f} s after that")


def hang_master(world, dice, crowd):
    """SIGSTOP of the Redis master, shorter than sentinels wait"""
    master, asleep_s = world.master(), dice.uniform(0.3, 0.8)
    master.sleep()
    time.sleep(asleep_s)
    master.wake()
    return Done(f"{master.name} for {asleep_s:.1f} s")


def order_failover(world):
    before = world.master()

    def accepted():
        try:
            redis(world.sentinels[0].port, "SENTINEL", "FAILOVER", MASTER)
        except Trouble:  # It has not forgotten the last one, or no replica is good enough yet.
            return False
        return True
    until("a sentinel takes the order to fail over", 30, accepted, every_s=0.2)
    wait_for_another_master(world, before)
    return before, world.master()


def promote(world, dice, crowd):
    """a replica of Redis is promoted (SENTINEL FAILOVER)"""
    before, after = order_failover(world)
    return Done(f"{before.name}, then {after.name}")


def flush(world, dice, crowd):
    """FLUSHALL on the Redis master, which empties its replicas too"""
    master = world.master()
    redis(master.port, "FLUSHALL")
    return Done(master.name)


def flush_and_promote(world, dice, crowd):
    """FLUSHALL on the Redis master, and a replica is promoted right after"""
    wait_s = dice.choice((0, 0, dice.uniform(0, 0.5)))
    redis(world.master().port, "FLUSHALL")
    time.sleep(wait_s)
    before, after = order_failover(world)
    return Done(f"{before.name}, {wait_s:.1f} s later {after.name}")


def kill_replica(world, dice, crowd):
    """kill -9 of a Redis replica"""
    replica, down_s = dice.choice(world.replicas()), dice.uniform(1, 4)
    replica.kill9()
    time.sleep(down_s)
    replica.start()
    return Done(f"{replica.name} for {down_s:.1f} s")


def stop_replicas(world, dice, crowd):
    """SIGSTOP of all Redis replicas: nothing can be on two servers, so nothing is answered"""
    replicas, asleep_s = world.replicas(), dice.uniform(1, 3)
    for replica in replicas:
        replica.sleep()
    time.sleep(asleep_s)
    for replica in replicas:
        replica.wake()
    return Done(f"{', '.join(replica.name for replica in replicas)} for {asleep_s:.1f} s")


def crash_postgres(world, dice, crowd):
    """Postgres crashes and recovers"""
    down_s = dice.uniform(0, 4)
    world.postgres.crash()
    time.sleep(down_s)
    world.postgres.start()
    return Done(f"down for {down_s:.1f} s and its recovery")


def stop_postgres(world, dice, crowd):
    """SIGSTOP of every process of Postgres"""
    asleep_s = dice.uniform(2, 8)
    world.postgres.sleep()
    time.sleep(asleep_s)
    world.postgres.wake()
    return Done(f"for {asleep_s:.1f} s")


def links_of(world, node, to):
    if to == "redis":
        return [f"{node.number}-{server.name}" for server in (*world.redises, *world.sentinels)]
    return [f"{node.number}-{to}"]


def disturb(world, links, lasts_s, **how):
    world.links.set(links, **how)
    time.sleep(lasts_s)
    world.links.set(links)


def cut(world, dice, crowd, to, what, lasts_s):
    event, node = an_owner(world, dice, crowd.events)
    mode = dice.choice((CUT, REPLIES, RESET))
    disturb(world, links_of(world, node, to), lasts_s, mode=mode)
    words = {CUT: "silent", REPLIES: "only what comes back", RESET: "connections reset"}
    return Done(f"{node.name} (an owner) {what}, {words[mode]}, {lasts_s:.1f} s")


def slow(world, dice, crowd, to, what, delay_ms):
    event, node = an_owner(world, dice, crowd.events)
    lasts_s = dice.uniform(3, 7)
    disturb(world, links_of(world, node, to), lasts_s, delay_ms=delay_ms)
    return Done(f"{node.name} (an owner) {what}, about {delay_ms} ms each way, {lasts_s:.1f} s")


def cut_redis(world, dice, crowd):
    """the link of an owner to Redis is cut, shorter than a lease"""
    return cut(world, dice, crowd, "redis", "and Redis", dice.uniform(0.5, leases(world, 0.8)))


def cut_redis_long(world, dice, crowd):
    """the link of an owner to Redis is cut, longer than a lease"""
    return cut(world, dice, crowd, "redis", "and Redis", leases(world, 1.5) + dice.uniform(0, 2))


def slow_redis(world, dice, crowd):
    """the link of an owner to Redis is slow"""
    return slow(world, dice, crowd, "redis", "and Redis", dice.randrange(20, 200))


def cut_postgres(world, dice, crowd):
    """the link of an owner to Postgres is cut"""
    return cut(world, dice, crowd, "postgres", "and Postgres", dice.uniform(1, leases(world, 1.5)))


def slow_postgres(world, dice, crowd):
    """the link of an owner to Postgres is slow"""
    return slow(world, dice, crowd, "postgres", "and Postgres", dice.randrange(50, 500))


def cut_nodes(world, dice, crowd):
    """other gateways cannot reach an owner"""
    return cut(world, dice, crowd, "asked", "and the others", dice.uniform(1, leases(world, 1.5)))


def slow_nodes(world, dice, crowd):
    """other gateways reach an owner slowly"""
    return slow(world, dice, crowd, "asked", "and the others", dice.randrange(50, 400))


def kill_owner_and_promote(world, dice, crowd):
    """kill -9 of an owner while a replica of Redis is promoted"""
    _, node = an_owner(world, dice, crowd.events)
    node.kill9()
    before, after = order_failover(world)
    time.sleep(leases(world, 1.5))
    node.start()
    return Done(f"{node.name}; {before.name}, then {after.name}")


def kill_owner_without_postgres(world, dice, crowd):
    """kill -9 of an owner while Postgres sleeps, which must say who may follow it"""
    _, node = an_owner(world, dice, crowd.events)
    asleep_s = leases(world, 1) + dice.uniform(1, 3)
    world.postgres.sleep()
    time.sleep(0.2)
    node.kill9()
    time.sleep(asleep_s)
    world.postgres.wake()
    node.start()
    return Done(f"{node.name}; Postgres for {asleep_s:.1f} s")


def stop_owner(world, dice, crowd):
    """SIGSTOP of an owner for longer than a lease: when it wakes, two believe that they own the event"""
    event, node = an_owner(world, dice, crowd.events)
    said, violations, lines = two_owners(world, dice, event, node)
    crowd.books[event].lines.extend(lines)
    return Done(said, violations=violations)


ALL = {fault.__name__.replace("_", "-"): fault for fault in (
    kill_owner, stop_owner, rolling_restart, kill_master, flush_and_promote, crash_postgres, cut_redis_long, cut_nodes,
    kill_bystander, restart_owner, bounce_master, stop_master, hang_master, promote, flush, kill_replica, stop_replicas,
    stop_postgres, cut_redis, slow_redis, cut_postgres, slow_postgres, slow_nodes, kill_owner_and_promote,
    kill_owner_without_postgres,
)}
# What a run of a minute has time for.
SHORT = ("kill-owner", "flush-and-promote", "stop-owner", "rolling-restart", "cut-redis-long", "crash-postgres",
         "cut-nodes", "kill-master")


def deck(dice, names):
    """Every fault once in a random order, again and again."""
    while True:
        yield from dice.sample(names, len(names))
