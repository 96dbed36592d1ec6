"""The scans' rows of loadtest/compare: the gateway, also with an fsync per batch, beside `limit` and `row_lock`."""

from bench import PARTS, fdatasync_ms
from figures import Figure, middle


def measure(bench):
    """All runs, interleaved. The first slice of codes warms everybody up and is not counted."""
    always = [] if bench.options.skip_aof_always else ["durable, AOF always", "gateway, AOF always"]
    targets = ["limit", "durable", "gateway", *always, "row_lock"]
    for target in ("limit", "durable", "gateway", "row_lock"):
        bench.drive(target, 0, 2)
    results = {target: [] for target in targets}
    settings = bench.redis("config", "get", "appendonly"), bench.redis("config", "get", "appendfsync")
    everysec = settings[1][-1]
    for run in range(bench.options.runs):
        for target in targets:
            bench.redis("config", "set", "appendfsync", "always" if target.endswith("always") else everysec)
            codes = 1 + run + (bench.options.runs if target.endswith("always") else 0)
            result = bench.drive(target, codes, bench.options.seconds)
            if target.endswith("always"):
                result["fsync_ms"] = fdatasync_ms(bench.folder)
            results[target].append(result)
            print(f"  run {run + 1}  {target:<20} {result['rate']:>9,.0f} scans/s", flush=True)
    bench.redis("config", "set", "appendfsync", everysec)
    postgres = {name: bench.postgres_setting(name) for name in ("fsync", "synchronous_commit", "shared_buffers")}
    return results, {"appendonly": settings[0][-1], "appendfsync": everysec, **postgres}


def report(options, results, settings):
    rates = {target: middle(runs, lambda run: run["rate"]) for target, runs in results.items()}
    cpu = {t: {part: middle(runs, lambda run: run["cpu_us"][part]) for part in PARTS} for t, runs in results.items()}
    lines = [
        "## Scans",
        "",
        "`limit` is bare actix-web without token check, state or store; `durable` is `limit` whose answers each wait for a write to the",
        "gateway's Redis, what waits at the same moment in one command of its HTTP thread, and nothing else: no token, code, decision, state",
        "or owner. `row_lock` is actix-web and sqlx with one Postgres transaction per scan and no token check. The gateway checks the token",
        "and the signed code, and every answer waits for its write to Redis; the drain to Postgres gives way to dense scans and catches up.",
        "",
        f"- Redis: appendonly {settings['appendonly']}, appendfsync {settings['appendfsync']}. Postgres: fsync "
        f"{settings['fsync']}, synchronous_commit {settings['synchronous_commit']}, shared_buffers {settings['shared_buffers']}",
        f"- Each figure: median of {options.runs} interleaved runs of {options.seconds} s, {options.connections} connections, "
        f"{options.tickets:,} distinct tickets a run in random order, all of one event",
        "",
        "| target | scans/s | lowest - highest | / limit | / row_lock | p50 ms | p99 ms |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for target, runs in results.items():
        speeds = sorted(run["rate"] for run in runs)
        p50, p99 = middle(runs, lambda run: run["p50_ms"]), middle(runs, lambda run: run["p99_ms"])
        lines.append(
            f"| {target} | {rates[target]:,.0f} | {speeds[0]:,.0f} - {speeds[-1]:,.0f} | {rates[target] / rates['limit']:.2f} "
            f"| {rates[target] / rates['row_lock']:.1f} | {p50:.1f} | {p99:.1f} |"
        )
    lines += ["", "CPU microseconds per scan:", "", "| target | load | server | Redis | Postgres | server / limit |", "|---|--:|--:|--:|--:|--:|"]
    for target, used in cpu.items():
        figures = " | ".join(f"{used[part]:.1f}" for part in PARTS)
        lines.append(f"| {target} | {figures} | {used['gateway'] / cpu['limit']['gateway']:.2f} |")
    lines += ["", *beside_durable(rates, cpu)]
    together = "; ".join(f"{target}: {middle(runs, lambda run: run['together']):.0f}" for target, runs in results.items() if target.startswith("gateway"))
    lines += ["", f"Scans in a batch: {together}."]
    if always := results.get("gateway, AOF always"):
        took = middle(always, lambda run: run["fsync_ms"])
        batches = middle(always, lambda run: run["rate"] / run["together"])
        lines += [
            f"One fdatasync of 8 KB takes {took:.1f} ms on this disk, idle. With {options.connections} connections that each wait for their answer no",
            f"more than {options.connections} scans can share one: at most {1e3 * options.connections / took:,.0f} scans/s with an fsync before every answer, whatever the gateway does.",
            f"The gateway had {batches:,.0f} batches a second written, the disk alone takes {1e3 / took:,.0f} such calls one after the other: {batches * took / 1e3:.0%} of the",
            "run somebody waited for the disk, while the next batch gathered.",
        ]
    lines += ["", "With what the drain to Postgres had left when the run ended (CPU microseconds per scan, everything but the load):", ""]
    lines += ["| target | during the run | drained after | together / limit | scans/s drained after | states folded for a reader |", "|---|--:|--:|--:|--:|--:|"]
    for target in (target for target in results if target.startswith("gateway")):
        during = sum(cpu[target][part] for part in PARTS[1:])
        left = middle(results[target], lambda run: run["drain"]["cpu_us"])
        speed = middle(results[target], lambda run: run["drain"]["scans_per_s"])
        ratio = (during + left) / cpu["limit"]["gateway"]
        lines.append(f"| {target} | {during:.1f} | {left:.1f} | {ratio:.2f} | {speed:,.0f} | {middle(results[target], lambda run: run['fold_us']):.1f} |")
    lines += [
        "",
        "\"server\" is the program that answers HTTP. While scans are dense the drain to Postgres gives way to them;",
        "what it had left is counted in the last table, and was drained before the next run began. States of tickets are folded when somebody",
        "reads them, once for all that came since; here each was scanned once, so that is the most it can cost. The latencies are those of a closed loop at full load, not of an evening.",
        "",
    ]
    return "\n".join(lines)


def beside_durable(rates, cpu):
    """What of the way to `limit` is the price of being durable at all, here."""
    servers = lambda target: sum(cpu[target][part] for part in PARTS[1:])
    lines = [
        "| what | durable / `limit` | gateway / `limit` | gateway / durable |",
        "|---|--:|--:|--:|",
    ]
    of = lambda what, durable, ours, limit: f"| {what} | {durable / limit:.2f} | {ours / limit:.2f} | {ours / durable:.2f} |"
    lines.append(of("answers a second", rates["durable"], rates["gateway"], rates["limit"]))
    if always := rates.get("gateway, AOF always"):
        lines.append(of("the same with an fsync per batch", rates["durable, AOF always"], always, rates["limit"]))
    limit = cpu["limit"]["gateway"]
    lines.append(of("CPU of the program that answers", cpu["durable"]["gateway"], cpu["gateway"]["gateway"], limit))
    lines.append(of("CPU of all servers, before anything is drained", servers("durable"), servers("gateway"), limit))
    return lines


def figures(results):
    limit, row_lock, durable = results["limit"], results["row_lock"], results["durable"]
    rate = lambda runs: middle(runs, lambda run: run["rate"])
    itself = lambda value: f"`durable` itself {value:.2f}"
    server = lambda runs: middle(runs, lambda run: run["cpu_us"]["gateway"])
    ours = results["gateway"]
    every = middle(ours, lambda run: sum(run["cpu_us"][part] for part in PARTS[1:]) + run["drain"]["cpu_us"])
    written = middle(durable, lambda run: sum(run["cpu_us"][part] for part in PARTS[1:]))
    drained = middle(ours, lambda run: run["drain"]["scans_per_s"] / run["rate"])
    yield Figure("durable scans/s, drain yielding / `limit`", rate(ours) / rate(limit), at_least=0.75, more=itself(rate(durable) / rate(limit)))
    if always := results.get("gateway, AOF always"):
        floor = itself(rate(results["durable, AOF always"]) / rate(limit))
        yield Figure("the same with an fsync per batch / `limit`", rate(always) / rate(limit), at_least=0.6, more=floor)
    more = f"{rate(ours):,.0f} scans/s, `row_lock` {rate(row_lock):,.0f}"
    yield Figure("durable scans/s / `row_lock`", rate(ours) / rate(row_lock), at_least=10, more=more)
    yield Figure("gateway CPU per scan / CPU per `limit` request", server(ours) / server(limit), at_most=1.35, more=itself(server(durable) / server(limit)))
    yield Figure("all servers' CPU per scan, drain included / CPU per `limit` request", every / server(limit), at_most=2.2, more=itself(written / server(limit)) + ", nothing in Postgres")
    yield Figure("drain catch-up: scans drained/s, gate idle / scans/s taken", drained, at_least=1)
