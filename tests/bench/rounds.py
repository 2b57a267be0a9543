#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs commands in turn, round by round, and prints for each figure the median (min..max) and the ratio to the
first command of the same round: what drifts, drifts for all of them.

    rounds.py ROUNDS FIGURE name=command [name=command ...]

FIGURE is "wall" (whole process, ms) or a word the commands print in front of a number.
"""
import re
import statistics
import subprocess
import sys
import time

rounds, figure = int(sys.argv[1]), sys.argv[2]
commands = [argument.split("=", 1) for argument in sys.argv[3:]]
seen = {name: [] for name, _ in commands}
for _ in range(rounds + 1):  # the first round warms the caches and is not counted
    for name, command in commands:
        start = time.perf_counter()
        done = subprocess.run(command, shell=True, capture_output=True, text=True)
        wall = (time.perf_counter() - start) * 1e3
        if done.returncode != 0:
            sys.exit(f"{name}: exit code {done.returncode}: {done.stderr.strip()}")
        number = re.search(re.escape(figure) + r"\s+([0-9.]+)", done.stdout)
        seen[name].append(wall if figure == "wall" else float(number.group(1)))

first = seen[commands[0][0]][1:]
width = max(len(name) for name in seen)
for name, values in seen.items():
    values = values[1:]
    ratios = [value / floor for value, floor in zip(values, first) if floor]
    ratio = f"x {statistics.median(ratios):.2f} ({min(ratios):.2f}..{max(ratios):.2f})" if ratios else ""
    print(f"  {name:<{width}}  {statistics.median(values):10.1f} ({min(values):.1f}..{max(values):.1f})  {ratio}", flush=True)
