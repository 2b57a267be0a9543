#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds every package this machine can, with checksums and a list of what they are made of.
#   installer/release.sh [OUTDIR] [-- OPTION-OF-MACOS/PACKAGE.SH...]      OUTDIR: build/packages
#   installer/release.sh --join OUTDIR FOLDER...
#   installer/release.sh --check-reproducible
# On Linux: .deb, .rpm and .tar.gz, and the packages for Windows when Qt for Windows is there. On a Mac: the .dmg.
# Then SHA256SUMS and Crier-X.Y.Z.cdx.json (CycloneDX). Nothing is sent anywhere.
# --join brings together what this script made on several systems: one SHA256SUMS and one list for all packages.
# --check-reproducible clones the last commit into two folders, builds in both and compares the bytes.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/.." && pwd)
# The owner of a checkout may be another user than the one who packs it.
project_git() { git -c safe.directory='*' -C "$root" "$@"; }

# The one time that is in the packages.
if [ -z "${SOURCE_DATE_EPOCH:-}" ] && epoch=$(project_git log -1 --format=%ct 2>/dev/null); then
    SOURCE_DATE_EPOCH=$epoch
    export SOURCE_DATE_EPOCH
fi

check_reproducible() {
    commit=$(project_git rev-parse HEAD) || { echo "release.sh: This is no git checkout, so nothing to clone." >&2; exit 1; }
    project_git diff --quiet HEAD -- || echo "Changes that are not committed are left out."
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    trap 'exit 1' INT TERM HUP
    # Names of different length, so that a path that got into a package shows.
    for place in one another/place; do
        mkdir -p "$work/$place"
        git -c safe.directory='*' clone -q --no-checkout "$root" "$work/$place/crier"
        git -C "$work/$place/crier" checkout -q "$commit"
        echo "== Building in $place"
        # Nothing that a compiler cache remembers of the first may stand in for the second.
        CCACHE_DISABLE=1 sh "$work/$place/crier/installer/release.sh" "$work/$place/packages" "$@"
    done
    echo "== Comparing"
    different=0
    for first in "$work"/one/packages/*; do
        name=${first##*/}
        second=$work/another/place/packages/$name
        if cmp -s "$first" "$second"; then
            echo "same       $name"
            continue
        fi
        different=1
        echo "DIFFERENT  $name"
        if command -v diffoscope >/dev/null 2>&1; then
            diffoscope "$first" "$second" || true
        else
            cmp -l "$first" "$second" 2>&1 | awk 'NR <= 5 { print "    byte", $1 ": " $2, $3 } END { print "    bytes that differ: " NR }'
        fi
    done
    for second in "$work"/another/place/packages/*; do
        [ -e "$work/one/packages/${second##*/}" ] || { echo "ONLY ONCE  ${second##*/}"; different=1; }
    done
    return $different
}

if [ "${1:-}" = --check-reproducible ]; then
    shift
    check_reproducible "$@"
    exit
fi

out=$root/build/packages
join=no
if [ "${1:-}" = --join ]; then
    [ $# -ge 3 ] || { echo "release.sh: --join takes OUTDIR and at least one FOLDER." >&2; exit 2; }
    join=yes
    shift
fi
case ${1:-} in
'' | --) ;;
-*) echo "release.sh: \"$1\" is not understood; the first lines of the script say how it is called." >&2; exit 2 ;;
*) out=$1; shift ;;
esac
[ "${1:-}" != -- ] || shift
mkdir -p "$out"
out=$(CDPATH='' cd -- "$out" && pwd)
version=$(sed -n 's/^ *VERSION \([0-9.]*\)$/\1/p' "$root/CMakeLists.txt" | head -n 1)
[ -n "$version" ] || { echo "release.sh: CMakeLists.txt names no version." >&2; exit 1; }
commit=$(project_git rev-parse --short=12 HEAD 2>/dev/null) || commit=

command -v python3 >/dev/null 2>&1 || {
    echo "release.sh: python3 is missing, which writes the list of parts: install it." >&2
    exit 1
}

# Packages of another version do not belong to this one.
rm -f "$out/SHA256SUMS" "$out"/Crier-*.cdx.json

check_sums() { if command -v sha256sum >/dev/null 2>&1; then sha256sum "$@"; else shasum -a 256 "$@"; fi; }

qt_windows=
bundled=
case $join,$(uname -s) in
yes,*)
    echo "== Joining"
    for folder; do
        [ -s "$folder/SHA256SUMS" ] || { echo "release.sh: $folder holds no SHA256SUMS, so no packages." >&2; exit 1; }
        (cd "$folder" && check_sums --check SHA256SUMS)
        sed 's/^[0-9a-f]*  //' "$folder/SHA256SUMS" | while IFS= read -r file; do
            case $file in *.cdx.json) continue ;; esac
            [ ! -e "$out/$file" ] || { echo "release.sh: $out holds $file already; name an empty folder." >&2; exit 1; }
            cp "$folder/$file" "$out/$file"
        done
        [ -s "$folder/Crier-$version.cdx.json" ] || {
            echo "release.sh: $folder holds no list of the parts of $version, but packages of another version." >&2
            exit 1
        }
    done
    ;;
no,Darwin)
    echo "== macOS"
    sh "$here/macos/package.sh" "$out" "$@"
    bundled=$root/build/macos/parts.txt
    ;;
no,Linux)
    echo "== Linux"
    sh "$here/linux/package.sh" "$out"
    archive=$(sh "$here/windows/qt-archive.sh")
    if [ -s "$archive" ]; then
        echo "== Windows"
        qt_windows=$archive
        sh "$here/windows/package.sh" "$out"
    else
        echo "== Windows: left out. $archive is missing; installer/windows/build-qt.sh makes it once."
    fi
    ;;
*)
    echo "release.sh: This system can make no package with this script; Linux and macOS can." >&2
    echo "On Windows, installer/windows/package-native.ps1 builds what the installer is made from." >&2
    exit 1
    ;;
esac

echo "== What they are made of"
if [ $join = yes ]; then
    count=$#
    for folder; do set -- "$@" "$folder/Crier-$version.cdx.json"; done
    shift $count
    set -- --join "$@"
else
    set -- ${qt_windows:+--qt-windows "$qt_windows"} ${bundled:+--bundled "$bundled"}
fi
python3 "$here/sbom.py" "$version" "$out" ${commit:+--commit "$commit"} "$@"

echo "== Checksums"
cd "$out"
set --
for file in *"$version"*; do
    if [ -f "$file" ]; then set -- "$@" "$file"; fi
done
check_sums "$@" >SHA256SUMS
cat SHA256SUMS
