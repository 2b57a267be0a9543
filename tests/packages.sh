#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the packages, installs them, runs them, removes them, and prints what was seen and how large they are.
#   tests/packages.sh
# Linux always, in a clean system of its own; Windows under Wine where the archive of Qt for Windows is there. All
# package files come to build/packages. Exit 0: all was right.
set -euo pipefail
exec </dev/null

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

summary=()
failed=0
part() { # part NAME COMMAND...
    local name=$1 start=$SECONDS word=passed
    shift
    printf '\n== %s\n' "$name"
    "$@" || { word=FAILED; failed=1; }
    summary+=("$(printf '%-22s %4d s  %s' "$name" $((SECONDS - start)) "$word")")
}

part "Linux packages" bash tests/packages/linux.sh

archive=$(sh installer/windows/qt-archive.sh)
if [ -f "$archive" ] && [ -f tests/packages/windows.sh ]; then
    part "Windows packages" bash tests/packages/windows.sh
else
    summary+=("Windows packages       not run: Qt for Windows is not at $archive")
    summary+=("                       installer/windows/build-qt.sh makes it, in 20 to 40 minutes")
fi

printf '\nSummary of the packages\n'
printf '  %s\n' "${summary[@]}"
exit "$failed"
