"""Loading an event beside `psql` copying the same rows out of Postgres, and what a ticket costs its owner in memory."""

import subprocess
import time

from figures import Figure, middle
from stack import Stack

# A large event is made of a small one inside Postgres: what is loaded are rows, whoever wrote them.
MULTIPLY = """
    insert into tickets (id, tenant, event, ticket_type, external_id, code, generation, key_id, digest, holder_name, version)
    select gen_random_uuid(), tenant, event, ticket_type, 'm-' || n, code || n, generation, key_id, digest, 'Guest ' || n, version
    from (select * from tickets where event = '{event}' limit 1) one, generate_series(1, {more}) n
"""
COPY = (
    "copy (select id, version, ticket_type, holder_name, code_hash, generation, key_id, validity, digest from tickets "
    "where event = '{event}') to stdout"
)


def measure(bench, binary, sizes=(100_000, 1_000_000)):
    """By number of tickets: seconds to load, seconds of psql, bytes a ticket. Interleaved, of a gateway that was just started."""
    stack = Stack(binary, bench.folder / "loading")
    try:
        events = {size: make(stack, size) for size in sizes}
        stack.sql("vacuum analyze")
        results = {size: [] for size in sizes}
        for run in range(bench.options.runs):
            for size, event in events.items():
                stack.again()
                copied = copy_out(stack, event)
                empty = stack.rss()
                stack.lane().must("GET", f"/v1/events/{event}/occupancy")
                loaded = loading_seconds(stack)
                peak = stack.rss()
                # What loading needed for a moment is given back within a moment.
                time.sleep(3)
                again = copy_out(stack, event)
                bytes_each = (stack.rss() - empty) / size
                results[size].append({"load_s": loaded, "copy_s": min(copied, again), "bytes": bytes_each, "peak": (peak - empty) / size})
                print(f"  run {run + 1}  {size:>9,} tickets    {loaded:.2f} s, psql {min(copied, again):.2f} s, {bytes_each:.0f} bytes", flush=True)
        return results
    finally:
        stack.remove()


def make(stack, size):
    lane = stack.lane()
    event = lane.event(f"Load {size}", 1)
    uuid = stack.sql(f"select id from events where name = 'Load {size}'")
    stack.sql(MULTIPLY.format(event=uuid, more=size - 1))
    return event


def copy_out(stack, event):
    began = time.monotonic()
    command = ["psql", stack.dev["postgres"]["url"], "-qAtc", COPY.format(event=uuid_of(event))]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.monotonic() - began


def uuid_of(printed):
    """The 16 bytes of a printed id (Crockford's alphabet), as Postgres writes them."""
    number = 0
    for sign in printed.rsplit("_", 1)[1]:
        number = number * 32 + "0123456789abcdefghjkmnpqrstvwxyz".index(sign)
    text = f"{number:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def loading_seconds(stack):
    """As the gateway measured it: from winning the event to being ready to decide."""
    return stack.metric("gatehouse_hydrate_seconds_sum")


def figures(results):
    small, large = (results[size] for size in sorted(results))
    few, many = sorted(results)
    ratio = middle(small, lambda run: run["load_s"] / run["copy_s"])
    seconds = middle(small, lambda run: run["load_s"])
    linear = middle(large, lambda run: run["load_s"]) / seconds / (many / few)
    yield Figure(f"loading an event of {few:,} tickets / `psql` copying the same rows out", ratio, at_most=2, more=f"{seconds * 1e3:.0f} ms")
    yield Figure(f"time for a ticket at {many:,} tickets / at {few:,}", linear, at_most=1.2)
    yield Figure(f"memory of a ticket in its owner, of {many:,}", middle(large, lambda run: run["bytes"]), at_most=160, unit=" bytes")


def report(results):
    lines = [
        "## Loading an event, and memory of a ticket",
        "",
        "A gateway that was just started, of tickets that have a holder's name and were never scanned. `psql` copies the same columns",
        "to nowhere. Memory is what the process grew by, three seconds after it had loaded the event.",
        "",
        "| tickets | loaded in | psql | ratio | bytes a ticket | at the moment it was loaded |",
        "|--:|--:|--:|--:|--:|--:|",
    ]
    for size, runs in results.items():
        load, copy = (middle(runs, lambda run: run[name]) for name in ("load_s", "copy_s"))
        each, peak = (middle(runs, lambda run: run[name]) for name in ("bytes", "peak"))
        lines.append(f"| {size:,} | {load * 1e3:,.0f} ms | {copy * 1e3:,.0f} ms | {load / copy:.1f} | {each:.0f} | {peak:.0f} |")
    return [*lines, ""]
