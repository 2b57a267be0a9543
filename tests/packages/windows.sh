#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the Windows packages and tries them under Wine on a display of their own: installs, runs, sends, upgrades,
# damages, repairs, moves, removes. Prints what was seen; pictures are kept in build/packages/screenshots.
#   tests/packages/windows.sh [--no-build]     --no-build: with the packages and programs that are there
# Needs Qt for Windows from installer/windows/build-qt.sh. Wine is not Windows: what holds here may differ there.
# Everything started is ended, by its own number or with its own Wine, which keeps to a folder that goes in the end.
set -euo pipefail
exec </dev/null

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
packages=$root/build/packages
work=$root/build/windows
shots=$packages/screenshots
mkdir -p "$shots"
rm -f "$shots"/windows-*.png

built=
if [ "${1:-}" = --no-build ]; then
    shift
else
    built=yes
    sh "$root/installer/windows/package.sh" "$packages"
fi
begin=$SECONDS
version=$(sed -n '/^project(Crier/,/)/s/.*VERSION \([0-9.]*\).*/\1/p' "$root/CMakeLists.txt")
setup=$packages/Crier-$version-windows-x64-setup.exe
portable=$packages/Crier-$version-windows-x64-portable.zip

tmp=$(mktemp -d)
# Before anything can end it: what is ended below is the Wine of this folder, never the person's own.
export WINEPREFIX=$tmp/prefix WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml="
started=()
mounted=
failures=0

finish() {
    local status=$? pid
    end_all
    for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
    [ -z "$mounted" ] || umount "$mounted" || true
    rm -rf "$tmp"
    exit "$status"
}
# Nothing under Wine may take for ever: neither a program nor the wait for its end.
win() { timeout -k 5 120 wine "$@"; }
end_all() { timeout 20 wineserver -k 2>/dev/null || true; }
settle() {
    timeout 60 wineserver -w || {
        bad "something under Wine did not end within a minute"
        end_all
    }
}
trap finish EXIT
trap 'exit 1' INT TERM HUP

part() { printf '\n-- %s\n' "$*"; }
ok() { printf '   %s\n' "$*"; }
bad() {
    printf '   FAILED: %s\n' "$*"
    failures=$((failures + 1))
}
check() { # check SENTENCE COMMAND...: what should be true
    local sentence=$1
    shift
    if "$@" >/dev/null 2>&1; then ok "$sentence"; else bad "$sentence"; fi
}
not() { ! "$@"; }

# Chinese, for the pages and the window: Wine takes the language from the locale.
mkdir "$tmp/locale"
localedef -i zh_CN -f UTF-8 "$tmp/locale/zh_CN.UTF-8" 2>/dev/null || true
export LOCPATH=$tmp/locale LC_ALL=C.UTF-8

Xvfb -displayfd 3 -screen 0 1360x900x24 -nolisten tcp 3>"$tmp/display" 2>/dev/null &
started+=($!)
for _ in $(seq 50); do
    [ -s "$tmp/display" ] && break
    sleep 0.1
done
DISPLAY=:$(cat "$tmp/display")
export DISPLAY
openbox 2>/dev/null &
started+=($!)

export HOME=$tmp/home
mkdir "$HOME"
unset CRIER_SECRET
reg() { win reg "$@" 2>/dev/null | tr -d '\r' || true; }
timeout -k 5 200 wineboot -i >/dev/null 2>&1
{
    printf 'REGEDIT4\n\n[HKEY_CURRENT_USER\\Software\\Wine]\n"Version"="win10"\n\n'
    printf '[HKEY_CURRENT_USER\\Console]\n"FaceName"="WenQuanYi Micro Hei Mono"\n\n'
    printf '[HKEY_CURRENT_USER\\Software\\Wine\\Fonts\\Replacements]\n'
    for face in "MS Shell Dlg" "MS Shell Dlg 2" Tahoma "Segoe UI" "Microsoft YaHei" "Microsoft YaHei UI" SimSun Arial; do
        printf '"%s"="WenQuanYi Micro Hei"\n' "$face"
    done
} >"$tmp/wine.reg"
win regedit /S "$tmp/wine.reg" >/dev/null 2>&1 || true
settle

drive=$WINEPREFIX/drive_c
user=$(find "$drive/users" -mindepth 1 -maxdepth 1 -not -name Public -printf '%f\n' | head -1)
local=$drive/users/$user/AppData/Local
program=$local/Programs/Crier
program_win="C:\\users\\$user\\AppData\\Local\\Programs\\Crier"
data=$local/crier
menu="$drive/users/$user/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Crier.lnk"
key='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Crier'
entry() { reg query "$key" /v "$1" | sed -n "s/^ *$1 *REG_[A-Z]* *//p"; }
ctl() { win "${place:-$program}/crierctl.exe" "$@"; }
rows() { ctl log list --limit 50 2>/dev/null | grep -c . || true; }
has_rows() { [ "$(rows)" -eq "$1" ]; }
within() { # within SECONDS COMMAND...: until it succeeds
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.3
    done
}
press() {
    timeout 10 xdotool key --delay 100 "$@"
    sleep 1
}
shot() { timeout 20 import -window root "$shots/windows-$1.png"; }

window=
crier_pid=
wait_for_window() { # wait_for_window NAME SECONDS: the number of the window with that name
    local end=$((SECONDS + $2))
    window=
    while [ "$SECONDS" -lt "$end" ]; do
        window=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | head -1) || true
        [ -n "$window" ] && return 0
        sleep 0.2
    done
    return 1
}
start_crier() { # start_crier [FOLDER]
    timeout -k 5 200 wine "${1:-$program}/crier.exe" 2>"$tmp/crier.err" &
    crier_pid=$!
    wait_for_window Crier 60 || return 1
    timeout 10 xdotool windowactivate --sync "$window" 2>/dev/null || true
    sleep 2
}
close_crier() {
    timeout 10 xdotool windowactivate --sync "$window" 2>/dev/null || true
    press alt+F4
    for _ in $(seq 50); do
        kill -0 "$crier_pid" 2>/dev/null || break
        sleep 0.2
    done
    if kill -0 "$crier_pid" 2>/dev/null; then
        bad "Crier did not close"
        kill "$crier_pid" 2>/dev/null || true
    fi
    wait "$crier_pid" 2>/dev/null || true
    crier_pid=
}

part "The packages"
for package in "$setup" "$portable"; do
    ok "$(basename "$package") $(stat -c %s "$package") bytes, sha256 $(sha256sum <"$package" | cut -c1-16)"
done
if [ -n "$built" ]; then
    # Linked, collected and packed once more; the objects are those of before.
    rm -f "$work/release/bin"/*.exe
    cp "$work/Crier/crier.exe" "$tmp/crier.exe"
    sh "$root/installer/windows/package.sh" "$tmp/again" >"$tmp/again.log" 2>&1 || tail -20 "$tmp/again.log"
    check "packed a second time, the program has the same bytes" cmp "$tmp/crier.exe" "$work/Crier/crier.exe"
    check "the installer too" cmp "$setup" "$tmp/again/$(basename "$setup")"
    check "and the portable zip" cmp "$portable" "$tmp/again/$(basename "$portable")"
else
    ok "NOT TRIED: whether the same sources give the same bytes (--no-build)"
fi
check "no path of the build stands in any file" not grep -rqaF "$root" "$work/Crier"

part "An older build, installed silently"
# The same programs under a lower number, with a file the new version ships no longer.
rm -rf "$tmp/old"
cp -r "$work/Crier" "$tmp/old"
mkdir "$tmp/old/plugins/former"
echo "of the old version" >"$tmp/old/plugins/former/former.txt"
sh "$root/installer/windows/installer.sh" "$tmp/old" 0.0.1 "$work/release/app/windows/crier.ico" "$tmp/Crier-old.exe" \
    zlib >/dev/null
status=0
win "$tmp/Crier-old.exe" /S || status=$?
check "the installer ends with 0" test "$status" -eq 0
for file in crier.exe crierctl.exe Qt6Core.dll plugins/platforms/qwindows.dll plugins/tls/qschannelbackend.dll \
    plugins/sqldrivers/qsqlite.dll translations/qtbase_zh_CN.qm LICENSE.txt NOTICE.txt licences/LGPL-3.txt \
    licences/Qt.txt uninstall.exe plugins/former/former.txt; do
    check "$file is there" test -s "$program/$file"
done
check "Start menu entry" test -s "$menu"
for name in DisplayName DisplayVersion Publisher DisplayIcon InstallLocation UninstallString QuietUninstallString \
    EstimatedSize; do
    value=$(entry "$name")
    if [ -n "$value" ]; then ok "Add/Remove: $name $value"; else bad "Add/Remove: $name is missing"; fi
done
check "no data was made by the installer" not test -e "$data"

part "Printed text"
text=$(win "$program/crier.exe" --version | head -1) || true
check "crier --version: $text" grep -q "crier $version" <<<"$text"
text=$(ctl --version | head -1) || true
check "crierctl --version: $text" grep -q "crierctl $version" <<<"$text"
ctl template list >"$tmp/list.txt" || true
check "Chinese comes out of crierctl as UTF-8" grep -q 欢迎词 "$tmp/list.txt"
check "its lines end without carriage returns" not grep -q $'\r' "$tmp/list.txt"

(cd "$program" && LC_ALL=zh_CN.UTF-8 exec timeout 60 wine wineconsole 'C:\windows\system32\cmd.exe' \
    /k 'crier.exe --help & crierctl.exe --help') &
asking=$!
sleep 12
shot console # to be looked at: Chinese, and the text of a program that has no console of its own
end_all
wait "$asking" 2>/dev/null || true

part "First start and first send, with real keys"
if start_crier; then
    ok "the window is there: $(xdotool getwindowname "$window")"
    shot first-start
    press ctrl+Return
    shot first-send-ready
    press space
    within 20 has_rows 1 || true
    shot first-send
else
    bad "no window after a minute"
    shot no-window
fi
ctl log list --limit 1 >"$tmp/row.txt" 2>&1 || true
check "row in the log: $(tr -d '\r' <"$tmp/row.txt" | head -1)" grep -qi accepted "$tmp/row.txt"
check "it is the window's own send, to the sandbox" grep -q SANDBOX "$tmp/row.txt"
check "the log is in the data folder" test -s "$data/sendlog.db"

part "While Crier runs"
status=0
win "$setup" /S || status=$?
check "the installer refuses with 1 (it was $status)" test "$status" -eq 1
check "nothing was changed: still $(entry DisplayVersion)" test "$(entry DisplayVersion)" = 0.0.1
check "nothing is left unpacked" not test -e "$program/crier-setup-unpacked"
status=0
win "$program/uninstall.exe" /S "_?=$program_win" || status=$?
check "the uninstaller refuses with 1 (it was $status)" test "$status" -eq 1
check "nothing was removed" test -s "$program/crier.exe" -a -s "$program/Qt6Core.dll" -a -s "$menu"
timeout -k 5 120 wine "$setup" /LANG=en &
asking=$!
wait_for_window "Crier Setup" 30 || bad "the installer shows no window"
sleep 1
press alt+n
press alt+i
sleep 2
shot installer-while-running
press Escape
check "with windows it asks, and ends when it is told not to go on" within 10 not kill -0 "$asking"
check "nothing was changed" test "$(entry DisplayVersion)" = 0.0.1
kill "$asking" 2>/dev/null || true
wait "$asking" 2>/dev/null || true
close_crier
settle

part "Upgrade"
echo "mine" >"$program/mine.txt"
before=$(rows)
unpacked=$program/crier-setup-unpacked
mkdir "$unpacked" "$program/installing"
echo "mine" | tee "$unpacked/mine.txt" >"$program/installing/mine.txt"
status=0
win "$setup" /S || status=$?
check "where somebody's own folder is in the way, the installer refuses with 1 (it was $status)" test "$status" -eq 1
check "the folder is as it was, and so is the installation" \
    test "$(ls "$unpacked")" = mine.txt -a "$(entry DisplayVersion)" = 0.0.1
rm -r "$unpacked"
mkdir -p "$unpacked/new/plugins" # as a run leaves it that was cut off
touch "$unpacked/made-by-crier-setup.txt" "$unpacked/new/crier.exe"
status=0
win "$setup" /S || status=$?
check "the installer ends with 0" test "$status" -eq 0
check "what a run that was cut off had unpacked is gone" not test -e "$unpacked"
check "somebody's own folder is there" test -s "$program/installing/mine.txt"
rm -r "$program/installing"
check "Add/Remove says $version" test "$(entry DisplayVersion)" = "$version"
check "what is shipped no longer is gone" not test -e "$program/plugins/former"
check "what is shipped is there, file by file" \
    not grep -q "^Only in $work/Crier" <<<"$(diff -rq "$work/Crier" "$program" || true)"
check "somebody's own file is there" test -s "$program/mine.txt"
now=$(rows)
check "the log still has its $before row(s)" test "$now" -eq "$before" -a "$before" -ge 1
check "the programs are this build's" cmp "$work/Crier/crier.exe" "$program/crier.exe"

part "crierctl"
status=0
ctl send --profile sandbox --from ops-team --type RC:TxtMsg --wait --text "来自 Windows 的问候" >"$tmp/send.txt" 2>&1 ||
    status=$?
check "send to the sandbox: $(tr -d '\r' <"$tmp/send.txt" | head -1)" test "$status" -eq 0
ctl log list --limit 1 --json >"$tmp/last.json" 2>&1 || true
id=$(python3 -c 'import json,sys; print(json.loads(sys.stdin.readline())["id"])' <"$tmp/last.json") || id=
ctl log show "$id" >"$tmp/show.txt" 2>&1 || true
check "the log has the very characters" grep -q "来自 Windows 的问候" "$tmp/show.txt"

part "The App Secret in the Credential Manager"
timeout -k 5 100 wine "$program/crierctl.exe" sandbox --app-key wine-app-key >"$tmp/sandbox.txt" 2>/dev/null &
sandbox=$!
for _ in $(seq 100); do
    [ -s "$tmp/sandbox.txt" ] && break
    sleep 0.2
done
member() { python3 -c 'import json,sys; print(json.loads(open(sys.argv[1]).readline())[sys.argv[2]])' "$tmp/sandbox.txt" "$1"; }
url=$(member url) || url=
secret=$(member app_secret) || secret=none-was-made
status=0
printf '%s\n' "$secret" | ctl profile add "Wine shop" --url "$url" --app-key wine-app-key --environment test \
    --sender ops-team --app-secret-stdin >"$tmp/add.txt" 2>&1 || status=$?
check "profile add keeps it: $(tr -d '\r' <"$tmp/add.txt" | head -1)" test "$status" -eq 0
status=0
ctl check --profile "Wine shop" >"$tmp/check.txt" 2>&1 || status=$?
check "check uses it (exit code $status)" test "$status" -eq 0
sed 's/\r$//; s/^/      /' "$tmp/check.txt"
status=0
ctl send --profile "Wine shop" --type RC:TxtMsg --wait --text "With the stored secret" \
    >"$tmp/send.txt" 2>&1 || status=$?
check "send uses it: $(tr -d '\r' <"$tmp/send.txt" | head -1)" test "$status" -eq 0
kill "$sandbox" 2>/dev/null || true
wait "$sandbox" 2>/dev/null || true
settle
wide=$(printf '%s' "$secret" | sed 's/./&\\x00/g')
holds() { # holds FOLDER...: a file there has the secret, in bytes or in wide characters
    LC_ALL=C grep -rqaF -- "$secret" "$@" || LC_ALL=C grep -rqaP -- "$wide" "$@"
}
mkdir "$tmp/planted"
printf '%s' "$secret" | iconv -t UTF-16LE >"$tmp/planted/file"
check "a search that finds it where it was planted" holds "$tmp/planted"
check "finds it in no file of the person" not holds "$WINEPREFIX" "$HOME"

part "A send over https, with Windows' own TLS"
openssl req -x509 -newkey rsa:2048 -nodes -keyout "$tmp/key.pem" -out "$tmp/cert.pem" -days 2 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost 2>/dev/null
cat >"$tmp/https.py" <<'PYTHON'
import http.server, ssl, sys
class Service(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "12")
        self.end_headers()
        self.wfile.write(b'{"code":200}')
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
tls.load_cert_chain(sys.argv[1], sys.argv[2])
server.socket = tls.wrap_socket(server.socket, server_side=True)
print(server.server_port, flush=True)
server.serve_forever()
PYTHON
timeout 200 python3 "$tmp/https.py" "$tmp/cert.pem" "$tmp/key.pem" >"$tmp/port" 2>/dev/null &
service=$!
started+=("$service")
within 10 test -s "$tmp/port" || true
https() {
    echo of-no-use | ctl --data-dir 'C:\https' send --url "https://localhost:$(cat "$tmp/port")" --app-key wine-app-key \
        --app-secret-stdin --from ops-team --type RC:TxtMsg --wait --text "Over https" >"$tmp/said" 2>&1
}
status=0
https || status=$?
check "to an authority nobody trusts nothing is sent (exit code $status)" test "$status" -eq 5
check "and it says why: $(grep -o 'What failed:[^.]*' "$tmp/said" || true)" grep -q "not trusted" "$tmp/said"
# The certificate goes among the person's trusted roots, as Windows keeps them.
python3 - "$tmp/cert.pem" >"$tmp/root.reg" <<'PYTHON'
import hashlib, ssl, sys
certificate = ssl.PEM_cert_to_DER_cert(open(sys.argv[1]).read())
name = hashlib.sha1(certificate).digest()
def part(number, data):
    return number.to_bytes(4, "little") + (1).to_bytes(4, "little") + len(data).to_bytes(4, "little") + data
blob = part(3, name) + part(32, certificate)
print("REGEDIT4\n")
print(rf"[HKEY_CURRENT_USER\Software\Microsoft\SystemCertificates\Root\Certificates\{name.hex().upper()}]")
print('"Blob"=hex:' + ",".join(f"{byte:02x}" for byte in blob))
PYTHON
win regedit /S "$tmp/root.reg" >/dev/null 2>&1 || true
status=0
https || status=$?
check "to a trusted one it is: $(tr -d '\r' <"$tmp/said" | tail -1)" test "$status" -eq 0
kill "$service" 2>/dev/null || true
wait "$service" 2>/dev/null || true
unset 'started[-1]'

part "A damaged installation"
lose() { mv "$program/$1" "$tmp/lost"; }
put_back() {
    end_all
    mv "$tmp/lost" "$program/$1"
}
windows() {
    timeout 10 xdotool search --onlyvisible --name . 2>/dev/null |
        while read -r w; do timeout 5 xdotool getwindowname "$w"; done | grep -v '^$' | sort -u | paste -sd';' || true
}
shows_or_ended() { [ -n "$(windows)" ] || ! kill -0 "$1"; }
open_damaged() { # open_damaged NAME: what it shows within some seconds, and a picture of it
    timeout -k 5 60 wine "$program/crier.exe" >/dev/null 2>"$tmp/crier.err" &
    local pid=$!
    within 20 shows_or_ended "$pid" || true
    sleep 3
    shown=$(windows)
    shot "damaged-$1"
    alive=no
    ! kill -0 "$pid" 2>/dev/null || alive=yes
    kill "$pid" 2>/dev/null || true
    code=0
    wait "$pid" 2>/dev/null || code=$?
}
fails_saying() { # fails_saying TEXT ARGUMENT...: crierctl does
    local text=$1 status=0
    shift
    ctl "$@" >"$tmp/said" 2>&1 || status=$?
    [ "$status" -ne 0 ] && grep -q "$text" "$tmp/said"
}
first_said() { tr -d '\r' <"$tmp/said" | head -2 | paste -sd' '; }

lose plugins/platforms
open_damaged platforms
check "without Qt's Windows plugin crier says so in a window: ${shown:-none}" test -n "$shown"
put_back plugins/platforms

lose plugins/sqldrivers
check "without the SQLite driver crierctl says what to do" fails_saying "Install Crier again" log list
ok "$(first_said)"
open_damaged sqldrivers
check "and the window is there, to say the same: ${shown:-none}" test "$alive" = yes -a -n "$shown"
put_back plugins/sqldrivers

lose plugins/tls
check "without the TLS plugin crierctl says what to do" fails_saying "Install Crier again" \
    --data-dir 'C:\elsewhere' send --url https://127.0.0.1:9 --app-key wine-app-key --app-secret-env PATH \
    --from ops-team --type RC:TxtMsg --text "Nobody gets this"
ok "$(first_said)"
put_back plugins/tls

lose Qt6Gui.dll
open_damaged Qt6Gui
check "without a library crier ends and not with 0 ($code); Windows names the file, Wine does not" \
    test "$alive" = no -a "$code" -ne 0
check "crierctl, which does not need it, runs" test "$(rows)" -ge 2
put_back Qt6Gui.dll

part "Repair: the installer once more"
rm -rf "$program/plugins/platforms" "$program/Qt6Network.dll"
status=0
win "$setup" /S || status=$?
check "the installer ends with 0" test "$status" -eq 0
check "what was missing is back" test -s "$program/plugins/platforms/qwindows.dll" -a -s "$program/Qt6Network.dll"
if start_crier; then
    ok "Crier starts again"
    press ctrl+2
    shot log
    close_crier
else
    bad "Crier does not start after the repair"
fi

part "The window and the installer in Chinese"
if [ -e "$tmp/locale/zh_CN.UTF-8" ]; then
    settle
    if LC_ALL=zh_CN.UTF-8 start_crier; then
        shot first-start-zh
        close_crier
    else
        bad "Crier does not start in Chinese"
    fi
    settle
fi
for language in en zh; do
    timeout -k 5 120 wine "$setup" "/LANG=$language" &
    asking=$!
    wait_for_window "Crier" 30 || bad "the installer shows no window"
    sleep 2
    shot "installer-$language-1-licence"
    press alt+n
    shot "installer-$language-2-folder"
    press alt+i
    sleep 3
    within 60 not test -e "$program/installing" || true # a busy computer takes its time
    sleep 4
    shot "installer-$language-3-done"
    press alt+s # do not start Crier
    press alt+f
    check "the installer's windows lead to its end ($language)" within 10 not kill -0 "$asking"
    end_all
    wait "$asking" 2>/dev/null || true
done

part "Moved, where the earlier installation does not let itself be removed"
end_all
mv "$program/uninstall.exe" "$tmp/uninstall.exe"
cp "$program/crierctl.exe" "$program/uninstall.exe" # it refuses what the installer asks of it
status=0
win "$setup" /S '/D=C:\Moved' || status=$?
check "the installer ends with 0" test "$status" -eq 0
check "the earlier installation keeps its uninstaller" test -s "$program/uninstall.exe" -a -s "$program/crier.exe"
mv "$tmp/uninstall.exe" "$program/uninstall.exe"
win "$program/uninstall.exe" /S "_?=$program_win" || true # which cannot delete itself then
rm -f "$program/uninstall.exe"
check "removed by hand, it is gone" not test -e "$program/crier.exe"
check "the entries are those of the new one" test "$(entry InstallLocation)" = 'C:\Moved' -a -s "$menu"

part "A path with spaces and Chinese"
elsewhere="$drive/Program 文件夹/Crier 程序"
status=0
win "$setup" /S '/D=C:\Program' '文件夹\Crier' '程序' || status=$? # /D= takes the rest of the line, without quotes
check "the installer ends with 0" test "$status" -eq 0
check "it is there" test -s "$elsewhere/crier.exe"
check "the installation before was moved" not test -e "$drive/Moved"
check "somebody's own file stays behind" test -s "$program/mine.txt"
place=$elsewhere
check "crierctl runs there, on the same log" test "$(rows)" -ge 2
if start_crier "$elsewhere"; then
    ok "Crier starts there"
    close_crier
else
    bad "Crier does not start there"
fi
mkdir "$data/crier-setup-unpacked"
touch "$data/crier-setup-unpacked/made-by-crier-setup.txt"
for folder in crier 'crier\bin'; do
    status=0
    win "$setup" /S "/D=C:\\users\\$user\\AppData\\Local\\$folder" || status=$?
    check "the data folder is refused for the program ($folder), with 1 (it was $status)" test "$status" -eq 1
done
check "nothing was put there" not test -e "$data/bin" -o -e "$data/crier.exe"
check "nothing was taken from there" test -e "$data/crier-setup-unpacked/made-by-crier-setup.txt" -a -s "$data/sendlog.db"
rm -r "$data/crier-setup-unpacked"

part "Without space"
mkdir "$tmp/small"
if mount -t tmpfs -o size=20m none "$tmp/small" 2>/dev/null; then
    mounted=$tmp/small
    ln -s "$tmp/small" "$WINEPREFIX/dosdevices/s:"
    status=0
    win "$setup" /S '/D=S:\Crier' || status=$?
    check "the installer refuses with 1 (it was $status)" test "$status" -eq 1
    check "nothing is left there" test -z "$(ls -A "$tmp/small")"
    check "the installation before is whole" test -s "$elsewhere/crier.exe" -a -s "$elsewhere/Qt6Core.dll"
else
    ok "not tried: this system lets nobody mount a small disk"
fi

part "The portable zip, from a folder with a space"
mkdir "$drive/My tools"
unzip -q "$portable" -d "$drive/My tools"
carried=$drive/My\ tools/Crier-$version
check "it says where the data is" test -s "$carried/PORTABLE.txt"
before=$(find "$carried" -type f | sort | sha256sum)
place=$carried
check "crierctl runs there, on the same log" test "$(rows)" -ge 2
if start_crier "$carried"; then
    ok "Crier starts there"
    close_crier
else
    bad "Crier does not start there"
fi
check "nothing was written into its folder" test "$before" = "$(find "$carried" -type f | sort | sha256sum)"

part "Uninstalled silently"
place=$carried
before=$(rows)
win "$elsewhere/uninstall.exe" /S || true
settle
check "the program's folder is gone" not test -e "$elsewhere"
check "the Start menu entry is gone" not test -e "$menu"
check "the Add/Remove entry is gone" test -z "$(entry DisplayName)"
check "the log still has its $before rows" test "$(rows)" -eq "$before"
check "the profile is still there" grep -q "Wine shop" "$data/profiles.json"
left() { # nothing of the program but the file that is not its own
    find "$drive" -type f -ipath '*crier*' -not -path "$data/*" -not -path "$carried/*" -printf '%P\n'
}
check "nothing is left of the program but somebody's own file: $(left | paste -sd';')" \
    test "$(left)" = "users/$user/AppData/Local/Programs/Crier/mine.txt"
ok "left of the person: $(find "$data" -mindepth 1 -maxdepth 1 -printf '%f; ')"

part "For all users"
everybody="$drive/Program Files/Crier"
everybody_menu="$drive/ProgramData/Microsoft/Windows/Start Menu/Programs/Crier.lnk"
status=0
win "$setup" /S /ALLUSERS || status=$?
check "the installer ends with 0" test "$status" -eq 0
check "it is there, with a Start menu entry for everybody" test -s "$everybody/crier.exe" -a -s "$everybody_menu"
status=0
win "$setup" /S || status=$?
check "where nobody says for whom, no second copy is made: 1 (it was $status)" test "$status" -eq 1
check "nothing was changed" test ! -e "$program/crier.exe" -a -z "$(entry DisplayName)"
LC_ALL=zh_CN.UTF-8 timeout -k 5 60 wine "$setup" &
asking=$!
wait_for_window "Crier" 30 || bad "the installer asks nothing"
sleep 2
shot installer-for-whom
press Escape
check "with windows it asks, and ends when it is told not to go on" within 10 not kill -0 "$asking"
wait "$asking" 2>/dev/null || true
status=0
win "$setup" /S /CURRENTUSER || status=$?
check "with /CURRENTUSER there is a second copy" test "$status" -eq 0 -a -s "$program/crier.exe" -a -s "$menu"
status=0
win "$setup" /S || status=$?
check "which is upgraded without a word more" test "$status" -eq 0
win "$program/uninstall.exe" /S || true
settle
check "and removed alone" test ! -e "$program/crier.exe" -a ! -e "$menu" -a -s "$everybody/crier.exe" -a -s "$everybody_menu"
win "$everybody/uninstall.exe" /S || true
settle
check "removed, nothing is left of it" test ! -e "$everybody" -a ! -e "$everybody_menu"

part "Sizes, against an empty window packaged in the same way"
floor=$work/empty-window
prefix=$work/qt
rm -rf "$floor"
cmake -S "$root/tests/packages/empty-window" -B "$floor/build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_TOOLCHAIN_FILE="$prefix/lib/cmake/Qt6/qt.toolchain.cmake" \
    -DQT_CHAINLOAD_TOOLCHAIN_FILE="$root/installer/windows/mingw-w64-x86_64.cmake" \
    -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_FIND_ROOT_PATH="$prefix" -DQT_HOST_PATH=/usr \
    -DQT_HOST_PATH_CMAKE_DIR="/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH)/cmake" \
    -DCMAKE_EXE_LINKER_FLAGS=-s >/dev/null
cmake --build "$floor/build" >/dev/null
mkdir -p "$floor/stage"
cp "$floor/build/empty-window.exe" "$floor/stage/"
sh "$root/installer/windows/deploy.sh" "$floor/stage" "$prefix" platforms/qwindows styles/qwindowsvistastyle
cat >"$floor/floor.nsi" <<NSI
Target amd64-unicode
Name "Empty window"
OutFile "$floor/empty-window-setup.exe"
SetCompressor /SOLID lzma
InstallDir "\$LOCALAPPDATA\\Programs\\Empty window"
Page directory
Page instfiles
Section
SetOutPath "\$INSTDIR"
File /r "$floor/stage/*"
WriteUninstaller "\$INSTDIR\\uninstall.exe"
SectionEnd
Section Uninstall
RMDir /r "\$INSTDIR"
SectionEnd
NSI
makensis -V1 "$floor/floor.nsi"
size() { du -sk --apparent-size "$1" | cut -f1; }
printf '   %-12s %10s %12s\n' "" "installer" "installed"
printf '   %-12s %7d KB %9d KB\n' "Crier" "$(size "$setup")" "$(size "$work/Crier")"
printf '   %-12s %7d KB %9d KB\n' "empty window" "$(size "$floor/empty-window-setup.exe")" "$(size "$floor/stage")"
printf '   %-12s %7d KB\n' "portable" "$(size "$portable")"

part "What was not tried"
ok "NOT TRIED: Windows itself; an account that is no administrator; a signature, for there is none; the service itself;"
ok "           a locked screen"
printf '\n'
if [ "$failures" -gt 0 ]; then
    echo "Windows packages: $failures FAILED"
    exit 1
fi
echo "Windows packages: all was as it should be, in $((SECONDS - begin)) s (under $(wine --version), which is not Windows)"
