#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes a Windows program run from its own folder: lays every library it needs beside it, and Qt's plug-ins.
#   deploy.sh FOLDER QT_PREFIX [PLUGIN...]     a plug-in is named like platforms/qwindows
# FOLDER holds the programs. There is no windeployqt for Windows in a Qt built on Debian.
set -eu

folder=$1
prefix=$2
shift 2
mingw=x86_64-w64-mingw32

for plugin; do
    mkdir -p "$folder/plugins/$(dirname "$plugin")"
    cp "$prefix/plugins/$plugin.dll" "$folder/plugins/$plugin.dll"
done
# Qt looks beside the program and nowhere else; the paths it was built with mean nothing on the person's computer.
printf '[Paths]\r\nPlugins = plugins\r\nTranslations = translations\r\n' >"$folder/qt.conf"

compiler=$(dirname "$($mingw-gcc-posix -print-file-name=libstdc++-6.dll)")
# What the libraries that came need may be new again.
known=" "
while :; do
    new=
    for file in "$folder"/*.exe "$folder"/*.dll "$folder"/plugins/*/*.dll; do
        [ -f "$file" ] || continue
        case $known in *" $file "*) continue ;; esac
        known="$known$file "
        for name in $($mingw-objdump -p "$file" | sed -n 's/^[[:space:]]*DLL Name: //p'); do
            [ -f "$folder/$name" ] && continue
            for place in "$prefix/bin" "$compiler" "/usr/$mingw/lib"; do
                if [ -f "$place/$name" ]; then
                    cp "$place/$name" "$folder/$name"
                    $mingw-strip --preserve-dates "$folder/$name"
                    new=yes
                    break
                fi
            done # found nowhere: Windows' own
        done
    done
    [ -n "$new" ] || break
done
