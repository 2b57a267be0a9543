#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Packs a folder that deploy.sh made into an installer.
#   installer.sh FOLDER VERSION ICON OUTFILE [COMPRESSION]     compression as NSIS has it, /SOLID lzma without it
# FOLDER gets installed-files.txt: what the next version removes where it ships it no longer.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
folder=$(CDPATH='' cd -- "$1" && pwd)
version=$2
icon=$(realpath "$3")
outfile=$(realpath "$4")
compression=${5:-/SOLID lzma}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM HUP

list() {
    (cd "$folder" && LC_ALL=C find . -type "$1" ! -path . | sed 's#^\./##' | LC_ALL=C sort)
}
rm -f "$folder/installed-files.txt"
: >"$folder/installed-files.txt"
# The uninstaller is made by the installer, and belongs to the list like the rest.
{
    list f
    echo uninstall.exe
} | sed 's#/#\\#g; s/$/\r/' >"$work/list"
cp "$work/list" "$folder/installed-files.txt"

# shellcheck disable=SC2016 # the variables are NSIS's
# What is packed, in a fixed order. Everything an uninstaller may delete is named here one by one: a file somebody
# else put into the folder stays.
{
    echo '!macro ExtractFiles'
    echo '  SetOutPath "$Staging"'
    last=.
    list f | while IFS= read -r file; do
        place=$(dirname "$file")
        if [ "$place" != "$last" ]; then
            printf '  SetOutPath "$Staging\\%s"\n' "$(echo "$place" | sed 's#/#\\#g')"
            last=$place
        fi
        printf '  File "%s"\n' "$folder/$file"
    done
    echo '!macroend'
    echo '!macro EachFile DO'
    list f | sed 's#/#\\#g; s#.*#  !insertmacro ${DO} "&"#'
    echo '  !insertmacro ${DO} "uninstall.exe"'
    echo '!macroend'
    echo '!macro EachFolder DO' # the inner ones first
    list d | LC_ALL=C sort -r | sed 's#/#\\#g; s#.*#  !insertmacro ${DO} "&"#'
    echo '!macroend'
} >"$work/files.nsh"

# Pictures for the last page and the head of the others: the program's own.
rsvg-convert -w 96 -h 96 -o "$work/large.png" "$here/../../resources/icons/app/crier.svg"
rsvg-convert -w 44 -h 44 -o "$work/small.png" "$here/../../resources/icons/app/crier.svg"
convert -size 164x314 xc:'#eef2f7' "$work/large.png" -gravity center -composite "BMP3:$work/side.bmp"
convert -size 150x57 xc:white "$work/small.png" -gravity east -geometry +8+0 -composite "BMP3:$work/head.bmp"

if [ -n "${SOURCE_DATE_EPOCH:-}" ]; then # the dates are packed too
    find "$folder" "$work" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
fi
kilobytes=$(du -sk --apparent-size "$folder" | cut -f1)
makensis -V2 -WX -INPUTCHARSET UTF8 "-DVERSION=$version" "-DOUTFILE=$outfile" "-DFILES=$work/files.nsh" \
    "-DICON=$icon" "-DSIDE=$work/side.bmp" "-DHEAD=$work/head.bmp" \
    "-DLICENCE=$folder/LICENSE.txt" "-DKILOBYTES=$kilobytes" "-DNEEDED=$((kilobytes + 2048))" \
    "-DCOMPRESSION=$compression" "$here/crier.nsi"
