#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Draws the macOS icon from a drawing.
#   icon.sh DRAWING.svg ICON.icns
# With iconutil on a Mac, elsewhere with png2icns (Debian: icnsutils), so that it can be tried there as well.
# CRIER_RSVG_CONVERT names another rsvg-convert.
set -eu

svg=$1
icns=$2
convert=${CRIER_RSVG_CONVERT:-rsvg-convert}

# iconutil wants this ending.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
set_of_icons=$work/crier.iconset
mkdir "$set_of_icons"

draw() { "$convert" -w "$1" -h "$1" -o "$2" "$svg"; }

if command -v iconutil >/dev/null 2>&1; then
    for size in 16 32 128 256 512; do
        draw $size "$set_of_icons/icon_${size}x$size.png"
        draw $((2 * size)) "$set_of_icons/icon_${size}x$size@2x.png"
    done
    iconutil --convert icns --output "$icns" "$set_of_icons"
elif command -v png2icns >/dev/null 2>&1; then
    for size in 16 32 48 128 256 512 1024; do
        draw $size "$set_of_icons/$size.png"
    done
    png2icns "$icns" "$set_of_icons"/*.png >/dev/null
else
    echo "icon.sh: Neither iconutil (macOS) nor png2icns (Debian: icnsutils) is there to make the icon with." >&2
    exit 1
fi
