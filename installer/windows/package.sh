#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Cross-builds Crier for 64-bit Windows and packs it: an installer and a portable zip.
#   package.sh [OUTDIR]      default: build/packages
# Needs Qt for Windows from build-qt.sh. The same sources give the same bytes; the dates are those of the last commit.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
mkdir -p "${1:-$root/build/packages}"
outdir=$(CDPATH='' cd -- "${1:-$root/build/packages}" && pwd)
archive=$(sh "$here/qt-archive.sh")
if [ ! -s "$archive" ]; then
    echo "Qt for Windows is missing: $archive" >&2
    echo "Make it once with installer/windows/build-qt.sh, or name another place with CRIER_QT_WINDOWS." >&2
    exit 1
fi

sh "$here/../linux/install-packages.sh" "$here/packages.txt"

if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
    # The owner of a checkout may be another user than the one who packs it.
    SOURCE_DATE_EPOCH=$(git -c safe.directory='*' -C "$root" log -1 --format=%ct)
fi
# Also read by rcc, which would write the dates of its files into the programs.
export SOURCE_DATE_EPOCH
export LC_ALL=C TZ=UTC
umask 022
version=$(sed -n '/^project(Crier/,/)/s/.*VERSION \([0-9.]*\).*/\1/p' "$root/CMakeLists.txt")
work=$root/build/windows
mkdir -p "$work"

# Unpacked once; another archive takes its place.
prefix=$work/qt
sum=$(sha256sum "$archive" | cut -d' ' -f1)
if [ "$(cat "$prefix/archive.sha256" 2>/dev/null)" != "$sum" ]; then
    rm -rf "$prefix" "$work/release"
    mkdir "$prefix"
    tar -C "$prefix" -xf "$archive"
    echo "$sum" >"$prefix/archive.sha256"
fi

if [ -z "${CMAKE_CXX_COMPILER_LAUNCHER:-}" ] && command -v ccache >/dev/null 2>&1; then
    export CMAKE_CXX_COMPILER_LAUNCHER=ccache
fi
# The files rcc made carry the date of an earlier commit.
if [ "$(cat "$work/date" 2>/dev/null)" != "$SOURCE_DATE_EPOCH" ]; then
    [ ! -d "$work/release" ] || find "$work/release" -name 'qrc_*.cpp' -delete
    echo "$SOURCE_DATE_EPOCH" >"$work/date"
fi
# libzip and Hunspell of the building system must not be found: they are not Windows'.
echo "== Building Crier $version for Windows"
cmake -S "$root" -B "$work/release" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_TOOLCHAIN_FILE="$prefix/lib/cmake/Qt6/qt.toolchain.cmake" \
    -DQT_CHAINLOAD_TOOLCHAIN_FILE="$here/mingw-w64-x86_64.cmake" \
    -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_FIND_ROOT_PATH="$prefix" -DQT_HOST_PATH=/usr \
    -DQT_HOST_PATH_CMAKE_DIR="/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH)/cmake" \
    -DCRIER_TESTS=OFF -DCRIER_AT_ONCE=ON -DCRIER_ZIP=OFF -DCRIER_SPELLING=OFF \
    -DCMAKE_CXX_FLAGS="\"-ffile-prefix-map=$root=.\"" -DCMAKE_EXE_LINKER_FLAGS="-Wl,--no-insert-timestamp -s" >/dev/null
cmake --build "$work/release" --target crier crierctl

echo "== Collecting"
stage=$work/Crier
rm -rf "$stage"
mkdir -p "$stage/translations" "$stage/licences"
cp "$work/release/bin/crier.exe" "$work/release/bin/crierctl.exe" "$stage/"
sh "$here/deploy.sh" "$stage" "$prefix" platforms/qwindows styles/qwindowsvistastyle \
    tls/qschannelbackend tls/qcertonlybackend sqldrivers/qsqlite \
    imageformats/qico imageformats/qjpeg imageformats/qgif
# Qt's own words in the dialogs; English is what Qt says by itself.
cp /usr/share/qt6/translations/qtbase_zh_CN.qm "$stage/translations/"
# What Qt's parts are licensed under, and the very sources.
cp "$prefix/licences/qt6-base.txt" "$stage/licences/Qt.txt"
cp "$prefix/licences/sqlite.txt" "$stage/licences/SQLite.txt"
cp "$prefix/licences/sources.sha256" "$stage/licences/sources.sha256.txt"

echo "== Packing"
sh "$here/pack.sh" "$stage" "$here/NOTICE.txt" "$work/release/app/windows/crier.ico" "$outdir"
