#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be checked of the hosted workflow without a runner.

    check_workflow.py SOURCES

Prints what is wrong, one line each. Exit 0: nothing, 77: Python's yaml is not there.
"""
import pathlib
import re
import sys

try:
    import yaml
except ImportError:
    print("Python's yaml is missing (Debian: python3-yaml).")
    sys.exit(77)

wrong = []
sources = pathlib.Path(sys.argv[1])
flow = yaml.safe_load((sources / ".github/workflows/build.yml").read_text(encoding="utf-8"))

if flow.get("permissions") != {"contents": "read"}:
    wrong.append("it may do more than read the sources")
if "concurrency" not in flow:
    wrong.append("an older run is not replaced by a newer one")
for name, job in flow["jobs"].items():
    if job.get("timeout-minutes", 1000) > 90:
        wrong.append(f"{name}: without an end in time")
    if "permissions" in job:
        wrong.append(f"{name}: permissions of its own")
    for other in [job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", []):
        if other not in flow["jobs"]:
            wrong.append(f"{name}: needs {other}, which is no job")
    for step in job["steps"]:
        used = step.get("uses", "")
        if used and not re.fullmatch(r"[\w.-]+/[\w.-]+@(v\d+(\.\d+)*|[0-9a-f]{40})", used):
            wrong.append(f"{name}: {used} is not pinned")
        if used.startswith("actions/checkout@") and step.get("with", {}).get("persist-credentials") is not False:
            wrong.append(f"{name}: the checkout keeps the runner's credentials")
        # Files of ours that a step names are there.
        for path in re.findall(r"(?<![\w/.-])((?:installer|tests)/[\w./-]+\.(?:sh|py|ps1))", step.get("run", "")):
            if not (sources / path).exists():
                wrong.append(f"{name}: {path} is not there")
for sentence in wrong:
    print(sentence)
sys.exit(1 if wrong else 0)
