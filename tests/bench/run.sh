#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds preset `bench` and prints every figure beside its floor of the same run.   tests/bench/run.sh [ROUNDS]
# Not part of the tests: speed is read by people. Needs curl, openssl, python3 and, for the window, Xvfb with
# libxcb-damage0-dev at build time.
set -euo pipefail
rounds=${1:-15}
root=$(cd -- "$(dirname -- "$0")/../.." && pwd)
cd "$root"
cmake --preset bench >/dev/null
cmake --build --preset bench >/dev/null
bin=$root/build/bench/bin
here=$root/tests/bench
work=$(mktemp -d)
started=()
finish() {
    for pid in ${started[@]+"${started[@]}"}; do kill "$pid" 2>/dev/null || true; done
    rm -rf "$work"
}
trap finish EXIT
in_rounds() { python3 "$here/rounds.py" "$@"; }

echo "-- reading and editing JSON, in process"
"$bin/bench_json"

echo "-- building and signing, in process"
"$bin/bench_request"

echo "-- the incident view and a million rows, in process"
"$bin/bench_incidents"

if [ -x "$bin/bench_editor" ]; then
    echo "-- a key in 128 KiB, to the repaint it causes, and opening"
    "$bin/bench_editor" "$rounds"
fi

if [ -x "$bin/bench_compose" ]; then
    echo "-- a key in the whole composer with 120 KiB, and the pause after it"
    "$bin/bench_compose" 3 30
fi

echo "-- command line start, wall ms"
in_rounds "$rounds" wall "floor=$bin/floor_version" "crierctl --version=$bin/crierctl --version"

# The sandbox without its limit; loopback's huge segments would otherwise time Nagle's algorithm instead of us.
"$bin/crierctl" sandbox --interval-ms 0 >"$work/sandbox" &
started+=($!)
until [ -s "$work/sandbox" ]; do kill -0 "${started[0]}"; done
field() { head -n 1 "$work/sandbox" | sed -E "s/.*\"$1\":\"([^\"]*)\".*/\1/"; }
url=$(field url)
key=$(field app_key)
SECRET=$(field app_secret)
export SECRET
cat >"$work/curl.sh" <<'S'
# What people script today: sign with openssl, post with curl.   curl.sh URL KEY BODYFILE
nonce=$RANDOM$RANDOM$RANDOM
stamp=$(date +%s%3N)
signature=$(printf %s "$SECRET$nonce$stamp" | openssl dgst -sha1 -r | cut -c 1-40)
exec curl -sS -o /dev/null -H "App-Key: $2" -H "Nonce: $nonce" -H "Timestamp: $stamp" -H "Signature: $signature" \
    --data-binary "@$3" "$1/message/chatroom/broadcast.json"
S
for size in 1024 98304; do
    text=$(head -c $((size - 14)) /dev/zero | tr '\0' x)
    printf '{"content":"%s"}' "$text" >"$work/content$size"
    printf 'fromUserId=u&objectName=RC%%3ATxtMsg&content=%%7B%%22content%%22%%3A%%22%s%%22%%7D' "$text" >"$work/body$size"
    # The wait for the slot is not what is measured: every round has a ledger of its own.
    cat >"$work/send$size.sh" <<S
dir=\$(mktemp -d "$work/ledger.XXXXXX")
cp "$work/empty.db" "\$dir/sendlog.db"
chmod 600 "\$dir/sendlog.db"
exec "$bin/crierctl" --data-dir "\$dir" send --url "$url" --app-key "$key" --app-secret-env SECRET --from u --type RC:TxtMsg --content-file "$work/content$size" --json
S
    cat >"$work/floor$size.sh" <<S
dir=\$(mktemp -d "$work/ledger.XXXXXX")
cp "$work/floor.db" "\$dir/floor.db"
chmod 600 "\$dir/floor.db"
exec "$bin/floor_send" "$url/message/chatroom/broadcast.json" "$work/body$size" \$1 "\$dir/floor.db"
S
done
# A ledger and a floor database that exist already, as on any day but the first.
"$bin/crierctl" --data-dir "$work/seed" log list
cp "$work/seed/sendlog.db" "$work/empty.db"
"$bin/floor_send" "$url/message/chatroom/broadcast.json" "$work/body1024" 3 "$work/floor.db" >/dev/null
for size in 1024 98304; do
    echo "-- whole process, one send of $size bytes, wall ms"
    in_rounds "$rounds" wall \
        "floor (QNAM + 3 commits)=bash $work/floor$size.sh 3" \
        "floor without commits=bash $work/floor$size.sh 0" \
        "crierctl send=bash $work/send$size.sh" \
        "sh + openssl + curl=bash $work/curl.sh $url $key $work/body$size"
done

if [ -x "$bin/watch_window" ] && command -v Xvfb >/dev/null; then
    exec 5<>"$work/display"
    Xvfb -displayfd 5 -screen 0 1400x1000x24 -nolisten tcp 5>"$work/display" >/dev/null 2>&1 &
    started+=($!)
    until [ -s "$work/display" ]; do kill -0 "${started[1]}"; done
    DISPLAY=:$(head -n 1 "$work/display")
    export DISPLAY QT_QPA_PLATFORM=xcb
    mkdir -m 700 "$work/runtime"
    export XDG_RUNTIME_DIR=$work/runtime
    echo "-- window: start to first paint, ms"
    in_rounds "$((rounds / 3 + 1))" drawn \
        "floor (empty QMainWindow)=$bin/watch_window --rest 0 -- $bin/floor_window" \
        "crier=$bin/watch_window --rest 0 -- $bin/crier --data-dir $work/window"
    echo "-- window: memory 3 s after the start, KiB"
    in_rounds 3 pss \
        "floor (empty QMainWindow)=$bin/watch_window --rest 0 -- $bin/floor_window" \
        "crier=$bin/watch_window --rest 0 -- $bin/crier --data-dir $work/window"
    echo "-- window at rest"
    "$bin/watch_window" --rest 10 -- "$bin/floor_window"
    "$bin/watch_window" --rest 10 -- "$bin/crier" --data-dir "$work/window"
fi

echo "-- executables, stripped, bytes"
for program in crier crierctl; do
    [ -x "$bin/$program" ] || continue
    strip -o "$work/$program" "$bin/$program"
    echo "  $program $(wc -c <"$work/$program")"
done
