#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Qt for 64-bit Windows from Debian's source packages and keeps it as an archive outside the repository.
#   build-qt.sh [ARCHIVE]      default: what qt-archive.sh prints
# Done once: 20 to 40 minutes on two cores. An archive that is there is left alone; delete it to build anew.
# Debian 12 (Qt 6.4.2). Needs the network for packages and sources, and 6 GB in $TMPDIR.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
archive=${1:-$(sh "$here/qt-archive.sh")}
if [ -s "$archive" ]; then
    echo "Qt for Windows is there already: $archive"
    exit 0
fi

sh "$here/../linux/install-packages.sh" "$here/packages.txt"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM HUP

# Debian's sources come through the mirrors this system already uses, with an index of our own: the system's is not
# touched. Both ways of writing a source list are known.
mkdir -p "$work/parts" "$work/lists/partial" "$work/sources"
for list in /etc/apt/sources.list.d/*.sources; do
    [ -f "$list" ] || continue
    sed 's/^Types:.*/Types: deb-src/' "$list" >"$work/parts/$(basename "$list")"
done
for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [ -f "$list" ] || continue
    sed -n 's/^deb /deb-src /p' "$list" >"$work/parts/$(basename "$list" .list).list"
done
apt_source() {
    apt-get -q -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/parts" \
        -o Dir::State::lists="$work/lists" -o APT::Sandbox::User=root "$@"
}
echo "== Sources"
apt_source update
(cd "$work/sources" && apt_source source --download-only qt6-base sqlite3)
dpkg-source --no-check -x "$work"/sources/qt6-base_*.dsc "$work/qt"
dpkg-source --no-check -x "$work"/sources/sqlite3_*.dsc "$work/sqlite"

# Debian's Qt leaves SQLite out, since its own package is used. Windows has none, so Qt gets the very same source.
echo "== SQLite in one file"
(cd "$work/sqlite" && ./configure >/dev/null && make sqlite3.c >/dev/null)
mkdir -p "$work/qt/src/3rdparty/sqlite"
cp "$work/sqlite/sqlite3.c" "$work/sqlite/sqlite3.h" "$work/qt/src/3rdparty/sqlite/"

echo "== Qt"
if command -v ccache >/dev/null 2>&1 && [ -n "${CCACHE_DIR:-}" ]; then
    export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
fi
# direct2d1_1, not direct2d: without the latter DirectWrite stays on and lacks its sources.
cmake -S "$work/qt" -B "$work/build" -G Ninja \
    -DCMAKE_TOOLCHAIN_FILE="$here/mingw-w64-x86_64.cmake" -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_INSTALL_PREFIX="$work/prefix" -DBUILD_SHARED_LIBS=ON -DQT_BUILD_EXAMPLES=OFF -DQT_BUILD_TESTS=OFF \
    -DQT_HOST_PATH=/usr -DQT_HOST_PATH_CMAKE_DIR="/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH)/cmake" \
    -DQT_QMAKE_TARGET_MKSPEC=win32-g++ \
    -DFEATURE_pkg_config=OFF -DFEATURE_dbus=OFF -DINPUT_opengl=no -DFEATURE_vulkan=OFF -DFEATURE_icu=OFF \
    -DFEATURE_glib=OFF -DFEATURE_zstd=OFF -DFEATURE_brotli=OFF -DINPUT_openssl=no -DFEATURE_schannel=ON \
    -DFEATURE_dtls=OFF -DFEATURE_ocsp=OFF -DFEATURE_system_zlib=OFF -DFEATURE_system_pcre2=OFF \
    -DFEATURE_system_doubleconversion=OFF -DFEATURE_system_libb2=OFF -DFEATURE_system_freetype=OFF \
    -DFEATURE_system_harfbuzz=OFF -DFEATURE_system_png=OFF -DFEATURE_system_jpeg=OFF -DFEATURE_system_sqlite=OFF \
    -DFEATURE_tabletevent=OFF -DFEATURE_direct2d1_1=OFF -DFEATURE_sql_odbc=OFF -DFEATURE_androiddeployqt=OFF
cmake --build "$work/build"
cmake --install "$work/build" --strip >/dev/null

# What Qt's parts are licensed under, for the installer: from the very sources that were compiled.
mkdir -p "$work/prefix/licences"
cp "$work/qt/debian/copyright" "$work/prefix/licences/qt6-base.txt"
cp "$work/sqlite/debian/copyright" "$work/prefix/licences/sqlite.txt"
(cd "$work/sources" && sha256sum ./*.dsc ./*.orig*.tar.* | sed 's# \./# #') >"$work/prefix/licences/sources.sha256"

echo "== Archive"
mkdir -p "$(dirname "$archive")"
tar -C "$work/prefix" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -cf - . | xz -T0 >"$archive.part"
mv "$archive.part" "$archive"
echo "Qt for Windows: $archive ($(du -h "$archive" | cut -f1))"
