#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Crier and starts it on its embedded sandbox. Arguments go to the program.
# With no display the same first send is made with crierctl. Running it again is quick and changes nothing.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

sh "$root/installer/linux/install-packages.sh" "$root/installer/linux/packages-build.txt" \
    ${WAYLAND_DISPLAY:+"$root/installer/linux/packages-wayland.txt"}

# Called through sudo in somebody's own checkout: only the packages needed root. Built and started as that person,
# the build folder and the send log are theirs too.
if [ "$(id -u)" -eq 0 ] && [ -n "${SUDO_USER:-}" ] && [ "$SUDO_USER" != root ] \
    && [ "$(stat -c %U "$root" 2>/dev/null)" = "$SUDO_USER" ]; then
    exec sudo -H -u "$SUDO_USER" -- sh "$root/installer/run.sh" "$@"
fi

if [ -z "${CMAKE_CXX_COMPILER_LAUNCHER:-}" ] && command -v ccache >/dev/null 2>&1; then
    export CMAKE_CXX_COMPILER_LAUNCHER=ccache
fi
# Presets are looked up in the current directory. Errors are on standard error and stay visible.
(cd "$root" && cmake --preset release >/dev/null && cmake --build --preset release)

bin=$root/build/release/bin
if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    exec "$bin/crier" "$@"
fi

echo "There is no display, so the same first send is made to the sandbox with crierctl."
# Of the window's arguments, crierctl shares the one that says where the data lives.
data_dir=
while [ $# -gt 0 ]; do
    case $1 in
    --data-dir) data_dir=${2:-} ;;
    --data-dir=*) data_dir=${1#--data-dir=} ;;
    esac
    shift
done
set -- ${data_dir:+--data-dir "$data_dir"}

status=0
# --wait: a second run within a second has to wait for its turn like any other send.
"$bin/crierctl" "$@" send --profile sandbox --from ops-team --type RC:TxtMsg --wait \
    --text "Welcome! The show starts in ten minutes." || status=$?
log_status=0
"$bin/crierctl" "$@" log list --limit 1 || log_status=$?
[ "$status" -ne 0 ] || status=$log_status
exit "$status"
