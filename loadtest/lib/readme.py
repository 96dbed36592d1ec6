#!/usr/bin/env python3
"""Copies the lines that a user wants from the table of loadtest/RESULTS.md into README.md:  loadtest/lib/readme.py

`loadtest/compare` does it when it has written the table. `cargo nextest run --test tidy` fails where the two differ.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BEGIN, END = "<!-- figures: loadtest/lib/readme.py -->", "<!-- /figures -->"
WANTED = (
    r"durable scans/s / `row_lock`",
    r"bookings/s / `row_purchase`",
    r"open loop, [\d,]+ scans/s: p99 / p99 of `limit` at that rate",
    r"owner killed under load: longest gap / lease",
    r"loading an event of 100,000 tickets / `psql` copying the same rows out",
)


def copy():
    results = (ROOT / "loadtest" / "RESULTS.md").read_text().splitlines()
    lines = ["| figure | target | measured | met | |", "|---|--:|--:|---|---|"]
    for wanted in WANTED:
        found = [line for line in results if re.match(rf"\| {wanted} \| [<>]=", line)]
        if not found:
            sys.exit(f"readme: loadtest/RESULTS.md has no line `{wanted}`")
        lines.append(found[0])
    readme = ROOT / "README.md"
    before, _, rest = readme.read_text().partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        sys.exit(f"readme: README.md has no place between `{BEGIN}` and `{END}`")
    readme.write_text("\n".join([before + BEGIN, *lines, END]) + after)


if __name__ == "__main__":
    copy()
