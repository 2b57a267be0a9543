#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Packs what was collected for Windows: an installer and a portable zip.
#   pack.sh FOLDER NOTICE ICON OUTDIR
# FOLDER holds the programs with all they load, and in licences/ what only its maker knows. The other texts come here.
# Every text that NOTICE names must be there: without it the package would promise what it does not hold.
# Needs the packages nsis, librsvg2-bin, imagemagick, zip, gcc-mingw-w64-base and mingw-w64-x86-64-dev.
set -eu
umask 022
export LC_ALL=C TZ=UTC

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
folder=$(CDPATH='' cd -- "$1" && pwd)
notice=$2
icon=$3
mkdir -p "$4"
outdir=$(CDPATH='' cd -- "$4" && pwd)

version=$(sed -n '/^project(Crier/,/)/s/.*VERSION \([0-9.]*\).*/\1/p' "$root/CMakeLists.txt")
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
    # The owner of a checkout may be another user than the one who packs it.
    SOURCE_DATE_EPOCH=$(git -c safe.directory='*' -C "$root" log -1 --format=%ct)
fi
export SOURCE_DATE_EPOCH

stop() { echo "pack.sh: $*" >&2; exit 1; }
for_windows() { # for_windows FILE: with the line ends of Windows
    [ -s "$1" ] || stop "$1 is missing: install the packages that this script names in its first lines."
    sed 's/\r*$/\r/' "$1"
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM HUP

mkdir -p "$folder/licences"
for text in "$folder"/licences/*.txt; do
    [ -f "$text" ] || continue
    for_windows "$text" >"$work/text"
    cp "$work/text" "$text"
done
for_windows "$notice" >"$work/text"
sed "s/@VERSION@/$version/" "$work/text" >"$folder/NOTICE.txt"
for_windows "$root/LICENSE" >"$folder/LICENSE.txt"
for_windows "$root/LICENSE" >"$folder/licences/GPL-3.txt"
for_windows "$root/installer/macos/licences/Qt-LGPL-3.0.txt" >"$folder/licences/LGPL-3.txt"
for_windows /usr/share/doc/gcc-mingw-w64-base/copyright >"$folder/licences/GCC.txt"
for_windows /usr/share/doc/mingw-w64-x86-64-dev/copyright >"$folder/licences/mingw-w64.txt"

if grep -n '@[A-Z_]*@' "$folder/NOTICE.txt"; then stop "NOTICE.txt was not filled in."; fi
grep -o '[A-Za-z0-9._-]*\.txt' "$folder/NOTICE.txt" | sort -u | while IFS= read -r name; do
    [ -s "$folder/$name" ] || [ -s "$folder/licences/$name" ] || stop "$name is missing, which NOTICE.txt names."
done

setup=$outdir/Crier-$version-windows-x64-setup.exe
portable=$outdir/Crier-$version-windows-x64-portable.zip
rm -f "$setup" "$portable"

carried=$work/portable/Crier-$version
mkdir "$work/portable"
cp -R "$folder" "$carried"
rm -f "$carried/installed-files.txt" # of an earlier run of installer.sh
for_windows "$here/PORTABLE.txt" >"$carried/PORTABLE.txt"
find "$work/portable" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
(cd "$work/portable" && find . -type f | sed 's#^\./##' | sort | zip -q -X -9 -@ "$portable")

sh "$here/installer.sh" "$folder" "$version" "$icon" "$setup"
ls -l "$setup" "$portable"
