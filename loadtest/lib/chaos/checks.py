"""What must hold at the end, by the answers that were heard and the log in Postgres; no code of the gateway's own."""

import json
from collections import defaultdict

from .servers import until
from .world import raw_id

TOLD_MAX = 20


def scan_rows(world):
    """`(scan, what, kind, outcome, ticket, taken back)` of the whole log, each event's in the order of decision."""
    statement = ("select scan, what, kind, outcome, ticket, annulled_at is not null or disowned from scans "
                 "order by event, seq, ordinal")
    return [(scan.replace("-", ""), int(what), kind, outcome, ticket.replace("-", ""), back == "t")
            for scan, what, kind, outcome, ticket, back in world.postgres.rows(statement)]


def wait_for_the_log(world, lines):
    """The log in Postgres trails what was answered by a moment."""
    wanted = {raw_id(line["scan"]) for line in lines if line["answer"] == "ADMIT"}

    def look():
        logged = {row[0] for row in scan_rows(world)}
        return wanted <= logged
    try:
        until("every admission is in Postgres", 60, look, every_s=1)
    except Exception:  # What is missing is told one by one by `heard_against_log`.
        pass


def heard_against_log(lines, rows):
    """Violations, as sentences. `lines`: everything that anybody heard."""
    found = []
    scans, taken_back = defaultdict(list), set()
    for scan, what, kind, outcome, ticket, back in rows:
        if what == 0:
            scans[scan].append((kind, outcome, ticket))
        if what != 0 or back:
            taken_back.add(scan)
    found += [f"scan {scan} is in the log {len(places)} times" for scan, places in scans.items() if len(places) > 1]
    found += twice_in(rows, taken_back)
    for line in lines:
        if line["answer"] is None:
            continue
        scan, told = raw_id(line["scan"]), f"{line['attempt']} was told {line['answer']} ({line['scan']})"
        kind = "0" if line["op"] == "in" else "1"
        if line["answer"] == "ADMIT":
            if scan not in scans:
                found.append(f"LOST: {told}, which is not in the log")
            elif scans[scan][0] != (kind, "ADMIT", raw_id(line["ticket"])):
                found.append(f"{told}, the log says {scans[scan][0]}")
            elif scan in taken_back:
                found.append(f"LOST: {told}, which was taken back")
        elif scan in scans and scans[scan][0][1] != line["answer"]:
            found.append(f"{told}, the log says {scans[scan][0][1]}")
    return found + one_key_one_answer(lines, scans) + told_in_twice(lines)


def twice_in(rows, taken_back):
    """In, out, in: by the log alone."""
    found, inside = [], set()
    for scan, what, kind, outcome, ticket, _ in rows:
        if what != 0 or outcome != "ADMIT" or scan in taken_back:
            continue
        if kind == "0" and ticket in inside:
            found.append(f"DOUBLE ADMISSION: ticket {ticket} was in already (scan {scan})")
        if kind == "1" and ticket not in inside:
            found.append(f"ticket {ticket} went out and was not in (scan {scan})")
        (inside.add if kind == "0" else inside.discard)(ticket)
    return found


def one_key_one_answer(lines, scans):
    """Refusals that were counted only are decided anew; what was admitted or logged is the key's answer for good."""
    found, answers = [], defaultdict(set)
    for line in lines:
        if line["answer"] == "ADMIT" or (line["answer"] and raw_id(line["scan"]) in scans):
            answers[line["attempt"]].add((line["answer"], line["scan"]))
    for key, heard in answers.items():
        if len(heard) > 1:
            found.append(f"{key}: one key was answered {sorted(heard)}")
    return found


def told_in_twice(lines):
    """By the answers alone: between two entries that did not overlap, somebody asked to be let out."""
    found, by_ticket = [], defaultdict(list)
    for line in lines:
        if line["ticket"]:
            by_ticket[line["ticket"]].append(line)
    for ticket, own in by_ticket.items():
        entries = {}
        for line in own:
            if line["op"] == "in" and line["answer"] == "ADMIT":
                entries.setdefault(line["scan"], line)
        outs = [line for line in own if line["op"] == "out" and line["answer"] in (None, "ADMIT")]
        exits = {line["attempt"] for line in outs}
        if len(entries) > len(exits) + 1:
            counts = f"let in {len(entries)} times, and out {len(exits)} times at most"
            found.append(f"DOUBLE ADMISSION: {ticket} was {counts}")
        ordered = sorted(entries.values(), key=lambda line: line["returned"])
        for first, second in zip(ordered, ordered[1:]):
            # An exit that nobody heard of may have come through much later than it was asked for.
            between = any(line["invoked"] < second["returned"]
                          and (line["answer"] is None or line["ended"] > first["invoked"]) for line in outs)
            if not between:
                found.append(f"DOUBLE ADMISSION: {ticket} was let in at {first['returned']} and {second['returned']}")
    return found


def audit(world, page):
    """`gatehouse audit --replay`: its findings and conflicts as sentences, and its figures summed over the events."""
    sentinels = ",".join(f"127.0.0.1:{sentinel.port}" for sentinel in world.sentinels)
    stores = ("--redis-url", f"redis+sentinel://{sentinels}/venue", "--database-url", world.postgres.url())
    # 1 = findings, which it prints all the same.
    printed = world.tool("audit", "--replay", "--json", "--report", page, *stores, accept=(0, 1))
    audits = [json.loads(line) for line in printed.splitlines() if line.startswith("{")]
    found, figures = [], defaultdict(int)
    if not audits:
        found.append("gatehouse audit told nothing")
    for event in audits:
        found += [f"audit of {event['title']}: {finding['rule']}: {finding['said']}" for finding in event["findings"]]
        if event["figures"]["conflicts of two owners"]:
            found.append(f"audit of {event['title']}: {event['figures']['conflicts of two owners']} conflicts")
        if event["figures"]["dead letters"]:
            found.append(f"audit of {event['title']}: {event['figures']['dead letters']} dead letters")
        for name, count in event["figures"].items():
            figures[name] += count
    return found, dict(figures)
