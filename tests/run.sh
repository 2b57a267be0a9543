#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, then builds and runs every test.
#   tests/run.sh [PRESET...]      default: dev core-only asan fuzz
# Stops at the first step that fails; ends with the time each step took. Needs no terminal and no network once the
# packages are there.
set -euo pipefail
exec </dev/null

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

presets=("$@")
[ ${#presets[@]} -gt 0 ] || presets=(dev core-only asan fuzz)
jobs=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN)

# The tests see an empty home, so that nobody's real send log or settings can play a part.
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/runtime"

# Read by the sanitizers of presets asan and fuzz and ignored by everything else. The quotes are for paths with spaces.
export ASAN_OPTIONS="detect_leaks=1:detect_stack_use_after_return=1:strict_string_checks=1:check_initialization_order=1"
export UBSAN_OPTIONS="print_stacktrace=1:halt_on_error=1"
export LSAN_OPTIONS="suppressions='$root/tests/lsan.supp':print_suppressions=0"

summary=()
began=$SECONDS

finish() {
    printf '\n%s\n' "Summary"
    printf '  %s\n' "${summary[@]}"
    printf '  %-22s %4d s\n' "all" $((SECONDS - began))
    exit "$1"
}

step() { # step NAME COMMAND...
    local name=$1 start=$SECONDS status=0
    shift
    printf '\n== %s\n' "$name"
    "$@" || status=$?
    if [ "$status" -eq 0 ]; then
        summary+=("$(printf '%-22s %4d s  passed' "$name" $((SECONDS - start)))")
        printf '== %s: passed in %d s\n' "$name" $((SECONDS - start))
    else
        summary+=("$(printf '%-22s %4d s  FAILED (%d)' "$name" $((SECONDS - start)) "$status")")
        printf '== %s: failed after %d s\n' "$name" $((SECONDS - start))
        finish 1
    fi
}

run_tests() {
    env -u XDG_DATA_HOME -u XDG_CONFIG_HOME -u XDG_CACHE_HOME -u XDG_STATE_HOME \
        HOME="$home" XDG_RUNTIME_DIR="$home/runtime" ctest --preset "$1" --parallel $((2 * jobs)) # most of them wait
}

step "packages" sh installer/linux/install-packages.sh \
    installer/linux/packages-build.txt installer/linux/packages-test.txt

# A container may forbid the leak check what it needs (ptrace, /proc). Everything else asan finds is still worth it.
if [[ " ${presets[*]} " =~ " "(asan|fuzz)" " ]] \
    && echo 'int main() {}' | c++ -x c++ -fsanitize=address -o "$home/probe" - \
    && { "$home/probe" 2>&1 || true; } | grep -q "LeakSanitizer has encountered a fatal error"; then
    echo "Leaks are not looked for: this system does not let the sanitizer inspect its own process."
    ASAN_OPTIONS=${ASAN_OPTIONS/detect_leaks=1/detect_leaks=0}
fi

# Everything is built at once here, and often for the first time. The core's own preset is compiled source by source,
# and so proves that each includes what it uses.
at_once() { # at_once PRESET
    if [ "$1" = core-only ]; then echo OFF; else echo ON; fi
}

linker=()
if command -v ld.lld >/dev/null 2>&1; then # much quicker where a hundred programs are linked
    linker=(-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=lld)
fi

for preset in "${presets[@]}"; do
    step "$preset: configure" cmake --preset "$preset" -DCRIER_AT_ONCE="$(at_once "$preset")" "${linker[@]}"
    step "$preset: build" cmake --build --preset "$preset" --parallel "$jobs"
    step "$preset: test" run_tests "$preset"
done
finish 0
