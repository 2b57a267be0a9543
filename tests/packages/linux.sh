#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2016,SC2317  # `check` runs small scripts and functions, which shellcheck cannot see
# Builds the Linux packages, checks them, and installs, runs, upgrades, damages, repairs and removes the .deb in a
# clean Debian of its own; the .tar.gz runs there too. Prints what was seen.
#   tests/packages/linux.sh
# Needs root or sudo, and the system's mirror of Debian, for the clean system. CRIER_SKIP_CLEAN_ROOT=1 leaves that part
# out, CRIER_CLEAN_ROOT_IF_POSSIBLE=1 only where it cannot be, and CRIER_SKIP_SECOND_BUILD=1 the proof that two builds
# give the same bytes; all is said. The clean system is kept for the next run in
# ${XDG_CACHE_HOME:-~/.cache}/crier, and pictures in build/packages.
set -euo pipefail
exec </dev/null

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
out=$root/build/packages
cache=${XDG_CACHE_HOME:-${HOME:-/var/cache}/.cache}/crier

work=$(mktemp -d)
chmod 755 "$work" # the clean system's user goes through it
pids=()
finish() {
    for pid in "${pids[@]}"; do # the display; a window that is still open goes with it
        kill "$pid" 2>/dev/null || true
    done
    wait
    # What the clean system mounted was mounted for its own processes only, and is gone with them.
    as_root rm -rf --one-file-system "$work"
}
as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}
trap finish EXIT
trap 'exit 1' INT TERM HUP

failed=0
heading() { printf '\n-- %s\n' "$*"; }
note() { printf '   %s\n' "$*"; }
check() { # check TEXT COMMAND...   its output is shown when it fails
    local text=$1
    shift
    if "$@" >"$work/output" 2>&1; then
        printf '   ok      %s\n' "$text"
    else
        printf '   FAILED  %s\n' "$text"
        sed 's/^/           /' "$work/output" | head -40
        failed=1
    fi
}
silent() { # silent COMMAND...   succeeds and says nothing
    local said
    if ! said=$("$@" 2>&1 >/dev/null) || [ -n "$said" ]; then
        printf '%s\n' "$said"
        return 1
    fi
}
within() { # within SECONDS COMMAND...   until it succeeds
    local end=$((SECONDS + $1))
    shift
    until "$@" >"$work/within" 2>&1; do
        [ $SECONDS -lt $end ] || { cat "$work/within"; return 1; }
        sleep 0.2
    done
}
not() { ! "$@"; }

# ------------------------------------------------------------------------------------------------------------------
heading "Building"
sh installer/linux/install-packages.sh \
    installer/linux/packages-build.txt installer/linux/packages-package.txt
# Said to both builds: the second one is of a copy that knows no commit.
SOURCE_DATE_EPOCH=$(git -c safe.directory='*' log -1 --format=%ct)
CRIER_COMMIT=$(git -c safe.directory='*' rev-parse --short=12 HEAD)
export SOURCE_DATE_EPOCH CRIER_COMMIT
start=$SECONDS
sh installer/linux/package.sh "$out" >"$work/build" 2>&1 || { tail -50 "$work/build"; exit 1; }
note "built and packed in $((SECONDS - start)) s"
version=$(sed -n 's/^ *VERSION \([0-9.]*\)$/\1/p' CMakeLists.txt)
deb=$(echo "$out"/crier_"$version"-*.deb)
rpm=$(echo "$out"/crier-"$version"-*.rpm)
tgz=$(echo "$out"/crier-"$version"-linux-*.tar.gz)
for package in "$deb" "$rpm" "$tgz"; do
    [ -f "$package" ] || { echo "There is no $package." >&2; exit 1; }
    note "$(basename "$package")  $(stat -c %s "$package") bytes  sha256 $(sha256sum <"$package" | cut -c1-16)"
done

heading "Looking at the packages"
tree=$work/tree
mkdir "$tree"
dpkg-deb -x "$deb" "$tree"
share=$tree/usr/share
check "lintian finds no error and no warning" lintian --fail-on error,warning "$deb"
lintian --info --display-info "$deb" 2>/dev/null | grep -E '^I: ' | sed 's/^/   /' || true
check "programs are hardened: PIE, relro, bind now, stack protector, fortified" bash -c '
    for program in crier crierctl; do
        file=$1/usr/bin/$program
        readelf -h "$file" | grep -q "DYN (Position-Independent" || { echo "$program: no PIE"; exit 1; }
        readelf -lW "$file" | grep -q GNU_RELRO || { echo "$program: no relro"; exit 1; }
        readelf -dW "$file" | grep -q "NOW" || { echo "$program: no bind now"; exit 1; }
        readelf -sW --dyn-syms "$file" | grep -q __stack_chk_fail || { echo "$program: no stack protector"; exit 1; }
        readelf -sW --dyn-syms "$file" | grep -q "_chk@" || { echo "$program: not fortified"; exit 1; }
    done' - "$tree"
check "programs are stripped and name no folder to look for libraries in" bash -c '
    ! readelf -SW "$1"/usr/bin/* | grep -q "\.symtab" && ! readelf -dW "$1"/usr/bin/* | grep -qE "RPATH|RUNPATH"' - "$tree"
check "no path of the build stands in any file" not grep -rqF "$root" "$tree"
check "desktop file" silent desktop-file-validate "$share/applications/crier.desktop"
check "AppStream metainfo" appstreamcli validate --no-net "$share/metainfo/crier.metainfo.xml"
check "metainfo, desktop file and window have the same name" bash -c '
    grep -q "<launchable type=\"desktop-id\">crier.desktop</launchable>" "$1/metainfo/crier.metainfo.xml" &&
    grep -q "setDesktopFileName(QStringLiteral(\"crier\"))" app/main.cpp' - "$share"
for size in 16 22 24 32 48 64 96 128 256 512; do
    identify -format '%wx%h' "$share/icons/hicolor/${size}x${size}/apps/crier.png" | grep -qx "${size}x$size" \
        || { note "FAILED  the icon of $size pixels"; failed=1; }
done
for page in crier crierctl; do
    check "man page $page without a warning" silent \
        env LC_ALL=C.UTF-8 man --warnings -E UTF-8 -l -Tutf8 -Z "$share/man/man1/$page.1.gz"
    check "man page $page names version $version" zgrep -q "\"Crier $version\"" "$share/man/man1/$page.1.gz"
done
# The programs say themselves what they understand; the man page must know all of it.
zcat "$share/man/man1/crierctl.1.gz" | sed 's/\\-/-/g' >"$work/page"
check "every command and option of crierctl is in its man page" bash -c '
    for command in send sandbox check explain inspect validate types log profile template; do
        "$1/usr/bin/crierctl" --help | grep -q "^  $command " || { echo "$command: no such command"; exit 1; }
        for word in $command $("$1/usr/bin/crierctl" $command --help | grep -oE -- "--[a-z][a-z-]*" | sort -u); do
            grep -qF -- "$word" "$2" || { echo "$command: $word is missing"; exit 1; }
        done
    done
    [ "$("$1/usr/bin/crierctl" --help | grep -cE "^  [a-z]+ ")" -eq 10 ]' - "$tree" "$work/page"
check "the .rpm and the .tar.gz have the same files, but for what is Debian's own" bash -c '
    list() { grep -vE "^/usr/share/(doc|lintian)/" | sort; }
    (cd "$1" && find . -type f) | sed "s|^\.||" | list >"$3/deb"
    rpm -qpl "$2" | list >"$3/rpm"
    tar -tzf "$4" | grep -v "/$" | sed "s|^[^/]*|/usr|" | list >"$3/tgz"
    diff "$3/deb" "$3/rpm" && diff "$3/deb" "$3/tgz"' - "$tree" "$rpm" "$work" "$tgz"
check "the .rpm asks for Qt by its libraries, and not for Debian's libzip" bash -c '
    rpm -qpR "$1" >"$2/needs" && grep -q "libQt6Widgets.so.6" "$2/needs" && grep -q "libQt6Sql.so.6" "$2/needs" &&
    ! grep -q libzip "$2/needs" || { cat "$2/needs"; exit 1; }' - "$rpm" "$work"
note "the .deb depends on: $(dpkg-deb -f "$deb" Depends)"

heading "Building a second time, elsewhere"
if [ "${CRIER_SKIP_SECOND_BUILD:-}" = 1 ]; then
    note "NOT DONE: CRIER_SKIP_SECOND_BUILD=1"
else
    start=$SECONDS
    copy="$work/another folder/with a longer name"
    mkdir -p "$copy"
    git -c safe.directory='*' ls-files -z -co --exclude-standard | tar -c --null -T - | tar -x -C "$copy"
    # Without a cache, or the second build would be the first one over again.
    CCACHE_DISABLE=1 sh "$copy/installer/linux/package.sh" "$work/again" >"$work/build" 2>&1 \
        || { tail -50 "$work/build"; exit 1; }
    for package in "$deb" "$rpm" "$tgz"; do
        check "the same bytes: $(basename "$package")" cmp "$package" "$work/again/$(basename "$package")"
    done
    rm -rf "$work/another folder"
    note "in $((SECONDS - start)) s"
fi

heading "Sizes"
cmake -G Ninja -S tests/packages/empty-window -B "$work/empty" -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build "$work/empty" >/dev/null
(cd "$work/empty" && cpack -G DEB >/dev/null 2>&1)
floor=$(echo "$work"/empty/*.deb)
note "$(printf '%-34s %12s %14s' '' 'package' 'installed')"
size_of() { # size_of NAME PACKAGE INSTALLED
    note "$(printf '%-34s %8d KiB %10d KiB' "$1" $((($2 + 1023) / 1024)) "$3")"
}
size_of "an empty Qt window as .deb" "$(stat -c %s "$floor")" "$(dpkg-deb -f "$floor" Installed-Size)"
size_of "Crier, .deb" "$(stat -c %s "$deb")" "$(dpkg-deb -f "$deb" Installed-Size)"
size_of "Crier, .rpm" "$(stat -c %s "$rpm")" $(($(rpm -qp --qf '%{SIZE}' "$rpm") / 1024))
size_of "Crier, .tar.gz" "$(stat -c %s "$tgz")" $(($(tar -tvzf "$tgz" | awk '{sum += $3} END {print sum}') / 1024))

# ------------------------------------------------------------------------------------------------------------------
heading "A clean system"
if [ "${CRIER_SKIP_CLEAN_ROOT:-}" = 1 ]; then
    note "NOT DONE: CRIER_SKIP_CLEAN_ROOT=1; nothing was installed or run"
    exit "$failed"
fi
cannot() { # cannot REASON   this system does not let the .deb be tried
    if [ "${CRIER_CLEAN_ROOT_IF_POSSIBLE:-}" = 1 ]; then
        note "NOT DONE: $1 Nothing was installed or run"
        exit "$failed"
    fi
    echo "$1 CRIER_SKIP_CLEAN_ROOT=1 leaves this part out." >&2
    exit 1
}
if ! as_root true || ! as_root unshare --mount --pid --fork true; then
    cannot "The clean system needs root or sudo without a password, and the right to mount."
fi
sources=$(apt-get indextargets --format 'deb $(SITE) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian' \
    | sort -u)
codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
arch=$(dpkg --print-architecture)
mirror=$(echo "$sources" | awk -v wanted="$codename" '$3 == wanted { print $2; exit }')
[ -n "$mirror" ] || cannot "This system's own mirror of Debian $codename is not known to apt."
/usr/lib/apt/apt-helper download-file "${mirror%/}/dists/$codename/Release" "$work/release" >/dev/null 2>&1 \
    || cannot "The mirror of Debian $codename does not answer, and the clean system is installed from it."

clean=$work/clean
mkdir "$clean"
kept=$cache/clean-$codename-$arch.tar
start=$SECONDS
if [ -s "$kept" ]; then
    as_root tar -xf "$kept" -C "$clean"
    note "Debian $codename ($arch), kept from an earlier run: $((SECONDS - start)) s"
else
    as_root unshare --mount --pid --fork --kill-child debootstrap --variant=minbase "$codename" "$clean" "$mirror" \
        >"$work/debootstrap" 2>&1 || { tail -20 "$work/debootstrap"; exit 1; }
    mkdir -p "$cache"
    as_root tar -cf "$kept.new" --exclude='./var/cache/apt/archives/*.deb' -C "$clean" .
    as_root mv "$kept.new" "$kept"
    note "Debian $codename ($arch), made in $((SECONDS - start)) s"
fi
mkdir -p "$cache/debs"
as_root find "$cache/debs" -name '*.deb' -exec cp -t "$clean/var/cache/apt/archives" {} +
echo "$sources" | as_root tee "$clean/etc/apt/sources.list" >/dev/null
apt-config dump | grep -i '^Acquire::.*proxy' | as_root tee "$clean/etc/apt/apt.conf.d/proxy" >/dev/null || true
as_root cp -L /etc/resolv.conf /etc/hosts "$clean/etc/"

in_clean() { # in_clean COMMAND...   as root in the clean system, with processes of its own
    as_root unshare --pid --fork --kill-child --mount-proc="$clean/proc" chroot "$clean" \
        env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}
apt() { in_clean apt-get -q -y -o APT::Sandbox::User=root "$@"; }
# ann has a home and a display, and no session bus or key store.
as_ann() { # as_ann COMMAND...
    as_root unshare --pid --fork --kill-child --mount-proc="$clean/proc" chroot --userspec=ann:ann "$clean" \
        env -i HOME=/srv/ann PATH=/usr/bin:/bin LC_ALL=C.UTF-8 DISPLAY="${display:-}" "$@"
}
rows() { as_ann "${crierctl:-crierctl}" log list --json | wc -l; }
has_rows() { [ "$(rows)" -eq "$1" ] || { echo "$(rows) rows, not $1"; return 1; }; }
says_version() { # says_version PROGRAM
    as_ann "$1" --version | tee "$work/version"
    head -1 "$work/version" | grep -qxF "$1 $version"
}
sends() { # sends [PROGRAM]
    as_ann "${1:-crierctl}" send --profile sandbox --from ops-team --type RC:TxtMsg --text "Welcome!" --wait --json \
        | tee "$work/sent"
    grep -q '"outcome":"accepted"' "$work/sent"
}
in_clean useradd --create-home --home-dir /srv/ann --shell /bin/sh ann
apt update >"$work/apt" 2>&1 || { tail -20 "$work/apt"; cannot "The mirror of Debian does not answer in the clean system."; }

Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp -ac 3>"$work/display" >/dev/null 2>&1 &
pids+=($!)
within 10 test -s "$work/display" || { echo "Xvfb did not start." >&2; exit 1; }
display=:$(cat "$work/display")
DISPLAY=$display openbox >/dev/null 2>&1 &
pids+=($!)

window_id() { DISPLAY=$display timeout 5 xdotool search --onlyvisible --class '^crier$' 2>/dev/null | tail -1; }
window_is_there() { [ -n "$(window_id)" ]; }
open_window() { # open_window [PROGRAM]
    as_ann timeout 600 "${1:-crier}" >"$work/window" 2>&1 &
    window_pid=$!
    within 30 window_is_there || { cat "$work/window"; return 1; }
}
press_send() {
    sleep 2 # the send before may have been less than a second ago, and Send is not to be pressed until then
    press ctrl+Return space
}
press() { # press KEY...
    DISPLAY=$display timeout 10 xdotool windowactivate --sync "$(window_id)" key --delay 200 "$@"
}
close_window() {
    press alt+F4
    within 15 not kill -0 "$window_pid" 2>/dev/null
}
picture() { # picture NAME
    DISPLAY=$display import -window root "$out/$1.png"
    [ "$(identify -format %k "$out/$1.png")" -gt 50 ] # more than an empty screen has
}

# An older Crier: this one with a lower number and a file that the new one has no more.
old=$work/old
dpkg-deb -R "$deb" "$old"
sed -i 's/^Version: .*/Version: 0.0.9-1/' "$old/DEBIAN/control"
echo "Gone in the next version." >"$old/usr/share/doc/crier/old"
as_root dpkg-deb --root-owner-group -b "$old" "$clean/srv/crier_old.deb" >/dev/null
as_root cp "$deb" "$clean/srv/crier_new.deb"

heading "Installing an older Crier (0.0.9), with what it depends on and nothing else"
before=$(in_clean dpkg-query -W | wc -l)
disk=$(as_root du -sxk "$clean/usr" | cut -f1)
start=$SECONDS
check "apt-get install ./crier_0.0.9.deb" apt --no-install-recommends install /srv/crier_old.deb
as_root find "$clean/var/cache/apt/archives" -maxdepth 1 -name '*.deb' -exec cp -n -t "$cache/debs" {} +
more=$(($(as_root du -sxk "$clean/usr" | cut -f1) - disk))
note "$(($(in_clean dpkg-query -W | wc -l) - before)) packages, $((more / 1024)) MiB, in $((SECONDS - start)) s"
in_clean sh -c 'find / -xdev -name "*crier*" -not -path "/proc/*" -not -path "/srv/*"' | sort >"$work/installed"
note "$(wc -l <"$work/installed") files and folders named after Crier"
check "crierctl sends to the sandbox" sends
check "the log shows the row" has_rows 1
as_ann crierctl log list | sed 's/^/   /'
check "the window opens" open_window

heading "Upgrading where there is no room"
no_room() { # the icons find a disk of 16 KiB
    ! as_root unshare --mount --pid --fork --kill-child sh -c '
        mount -t tmpfs -o size=16k none "$1/usr/share/icons" && mount -t proc none "$1/proc" &&
        exec chroot "$1" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 dpkg -i /srv/crier_new.deb' - "$clean" \
        && grep -q "No space left on device" "$work/output"
}
check "dpkg says so and gives up" no_room
check "the older version is still installed" in_clean sh -c '
    [ "$(dpkg-query -W -f "\${db:Status-Status} \${Version}" crier)" = "installed 0.0.9-1" ]'
check "the log kept its row" has_rows 1

heading "Upgrading to $version while the window is open"
check "apt-get install ./crier_$version.deb" apt --no-install-recommends install /srv/crier_new.deb
check "the window is still there" window_is_there
check "Send is pressed in it" press_send
check "the log has the row of that send too" within 20 has_rows 2
check "the window closes" close_window
check "what the older version had and this one has not is gone" not test -e "$clean/usr/share/doc/crier/old"
for program in crier crierctl; do
    check "$program --version says $version" says_version "$program"
done
check "the log kept its rows" has_rows 2
check "crierctl sends" sends
check "the log has three rows" has_rows 3
check "the window opens" open_window
check "Send is pressed in it" press_send
check "the log has four rows" within 20 has_rows 4
check "a picture of it: build/packages/linux-window.png" within 15 picture linux-window

heading "A damaged installation"
damage() { # damage TEXT FILE COMMAND...   without that file; what it says, and the file is put back
    local text=$1 file=$2 status=0
    shift 2
    as_root mv "$file" "$work/taken"
    as_ann timeout 20 "$@" >"$work/said" 2>&1 || status=$?
    note "without $text: exit code $status"
    sed 's/^/           /' "$work/said" | head -8
    check "it says so and does not go on" test "$status" -ne 0 -a "$status" -ne 124 -a -s "$work/said"
    as_root mv "$work/taken" "$file"
}
check "the window closes" close_window
plugins=$(echo "$clean"/usr/lib/*/qt6/plugins)
damage "Qt's SQLite driver" "$plugins/sqldrivers/libqsqlite.so" \
    crierctl send --profile sandbox --from ops-team --type RC:TxtMsg --text "Welcome!" --wait
damage "Qt's X11 plugin" "$plugins/platforms/libqxcb.so" crier
damage "Qt's SQL library" "$(echo "$clean"/usr/lib/*/libQt6Sql.so.6)" crier
check "nothing of that is in the log" has_rows 4
as_root rm "$clean/usr/bin/crierctl"
check "apt-get install --reinstall, where a program is missing" apt install --reinstall /srv/crier_new.deb
check "crierctl is back and finds its log" has_rows 4

heading "Removing it while the window is open"
check "the window opens" open_window
check "apt-get remove crier" apt remove crier
check "the window is still there" window_is_there
check "the window closes" close_window
kept_data() { as_root sh -c 'cd "$1" && find srv/ann -type f -exec sha256sum {} + | sort -k2' - "$clean"; }
kept_data >"$work/data"
check "the programs are gone" not test -e "$clean/usr/bin/crier"
left() { in_clean sh -c 'find / -xdev -name "*crier*" -not -path "/proc/*" -not -path "/srv/*" -not -path "/var/log/*"'; }
nothing_is_left() { [ -z "$(left)" ] || { left; return 1; }; }
check "nothing of the package is left" nothing_is_left
check "apt-get install once more" apt --no-install-recommends install /srv/crier_new.deb
check "apt-get purge crier" apt purge crier
check "nothing of the package is left" nothing_is_left
check "dpkg has forgotten it" not in_clean dpkg-query -W crier
check "the user's data are what they were" diff "$work/data" <(kept_data)
sed 's/^[0-9a-f]* */   kept: /' "$work/data"

heading "The .tar.gz, in a folder with spaces and Chinese characters"
place="/srv/ann/公告 台 1"
as_root mkdir "$clean$place"
as_root tar -xzf "$tgz" -C "$clean$place" --strip-components=1 --no-same-owner
crierctl="$place/bin/crierctl"
check "crierctl sends from there" sends "$crierctl"
check "the log it finds is the same one" has_rows 5
check "the window opens from there" open_window "$place/bin/crier"
check "a picture of it: build/packages/linux-window-tar.png" within 15 picture linux-window-tar
check "the window closes" close_window

exit "$failed"
