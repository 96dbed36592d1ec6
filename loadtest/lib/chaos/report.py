"""The page about a run."""

import os
import platform
import subprocess

from .servers import clean_environment, program


def versions(world):
    def first_line(*command):
        command = [str(part) for part in command]
        done = subprocess.run(command, env=clean_environment(), capture_output=True, text=True, check=False)
        return done.stdout.splitlines()[0].strip() if done.stdout else "?"
    redis = first_line(program("redis-server", "Redis"), "--version").split(" sha")[0]
    return [first_line(world.binary, "--version"), redis, first_line(program("postgres", "PostgreSQL"), "--version")]


def machine():
    model = platform.processor() or platform.machine()
    try:
        for line in open("/proc/cpuinfo", encoding="utf-8"):
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    except OSError:
        pass
    return f"{os.cpu_count()} CPUs ({model}), {platform.system()} {platform.release()}"


def settings_lines(run):
    """Settings that are not the defaults."""
    changed = ", ".join(f"`{key.replace('__', '.').lower()}` = {value}" for key, value in run.settings.items())
    return ["", f"Not as by default: {changed}."] if changed else []


def gap_words(gaps, lease_s):
    """`gaps`: seconds by event."""
    longest = max(gaps.values(), default=0.0)
    return f"{longest:.2f}", f"{longest / lease_s:.2f}"


def page(run):
    """`run`: the finished run of loadtest/chaos."""
    options, lease_s = run.options, run.options.lease_ms / 1000
    verdict = "CLEAN" if not run.violations else f"{len(run.violations)} VIOLATIONS"
    lines = [
        f"# Chaos, seed {options.seed}: {verdict}", "",
        f"`loadtest/chaos {' '.join(run.arguments)}`, {run.at:%Y-%m-%d %H:%M} UTC, a {options.profile} build.",
        f"{machine()}; {'; '.join(versions(run.world))}.", "",
        f"Three gateways, a Redis with {options.replicas} replicas and three sentinels, one Postgres; leases of "
        f"{lease_s:g} s; {len(run.crowd.events)} events, {options.rate:g} arrivals a second at each. Everything, the "
        "crowd and the links too, shares this machine.", *settings_lines(run), "",
        f"{len(run.faults)} faults in {run.seconds:.0f} s.", "",
        "| | at, s | fault | | lasted, s | longest gap, s | in leases | all events, s | requests | undecided | broken |",
        "|--:|--:|---|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for number, fault in enumerate(run.faults, 1):
        longest, in_leases = gap_words(fault.gaps, lease_s)
        cells = (number, f"{fault.at_s:.0f}", fault.what, fault.done.said, f"{fault.lasted_s:.1f}", longest, in_leases,
                 f"{fault.overall_gap_s:.2f}", fault.requests, fault.undecided, fault.broken)
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    lines += [
        "", "Longest gap: the longest time between two accepted scans of one event, that of the event which waited "
        "longest, from the fault until all was whole again; beside it the same over all events together. Undecided: "
        "503, asked to try again. Broken: no answer within 5 s, or the connection ended; sent again at another node "
        "under the same key.", "",
    ]
    lines += owner_lines(run, lease_s)
    lines += ["| | |", "|---|--:|"]
    lines += [f"| {name} | {count} |" for name, count in run.figures.items()]
    lines += ["", "## What must hold", "", "| | found |", "|---|--:|"]
    lines += [f"| {name} | {count} |" for name, count in run.verdicts.items()]
    if run.violations:
        lines += ["", "## Violations", ""]
        lines += [f"- {sentence}" for sentence in run.violations[:200]]
        if len(run.violations) > 200:
            lines.append(f"- ... and {len(run.violations) - 200} more")
    return "\n".join(lines) + "\n"


def owner_lines(run, lease_s):
    gaps = [fault.gaps[event] for fault in run.faults for event in fault.done.orphaned if event in fault.gaps]
    if not gaps:
        return []
    longest = f"{max(gaps):.2f} s, {max(gaps) / lease_s:.2f} leases"
    return [f"Owners killed: {len(gaps)} events waited at most {longest} (at most 1.5 leases may be).", ""]
