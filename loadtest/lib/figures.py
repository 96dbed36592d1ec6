"""The table of figures and targets at the head of RESULTS.md, and the words about the machine."""

import os
import platform
import re
import statistics
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


class Figure:
    """One line of the table: what is measured, what is wanted of it, and what it came to."""

    def __init__(self, name, value, at_least=None, at_most=None, unit="", more=""):
        self.name, self.value, self.at_least, self.at_most, self.unit, self.more = name, value, at_least, at_most, unit, more

    def met(self):
        return self.value >= self.at_least if self.at_least is not None else self.value <= self.at_most

    def line(self):
        wanted = f">= {self.at_least:g}" if self.at_least is not None else f"<= {self.at_most:g}"
        digits = 0 if self.value >= 100 else 2
        return f"| {self.name} | {wanted}{self.unit} | {self.value:.{digits}f}{self.unit} | {'yes' if self.met() else 'no'} | {self.more} |"


def table(figures):
    head = ["| figure | target | measured | met | |", "|---|--:|--:|---|---|"]
    return [*head, *(figure.line() for figure in figures), ""]


def middle(results, figure):
    return statistics.median(figure(result) for result in results)


def version(*command):
    """The first number with dots that a program says of itself."""
    try:
        output = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    except FileNotFoundError:
        return "?"
    found = re.search(r"\d+(\.\d+)+", output.stdout + output.stderr)
    return found.group(0) if found else "?"


def machine():
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text()).group(1)) / 2**20
    name = model.group(1) if model else platform.machine()
    return f"{len(os.sched_getaffinity(0))} cores ({name}), {memory:.0f} GB, Linux {platform.release().split('-')[0]}"


def commit():
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    return done.stdout.strip() or "?"
