#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Crier as people run it and packs it as .deb, .rpm and .tar.gz.
#   package.sh [OUTDIR]      default: build/packages in this checkout
# Two runs give the same bytes, also in different folders: the time in the packages is that of the last commit, or
# SOURCE_DATE_EPOCH. CRIER_COMMIT names the commit where there is no history. Needs Debian 12 or a system like it.
set -eu
umask 022

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
out=${1:-$root/build/packages}
mkdir -p "$out"
out=$(CDPATH='' cd -- "$out" && pwd)

sh "$root/installer/linux/install-packages.sh" \
    "$root/installer/linux/packages-build.txt" "$root/installer/linux/packages-package.txt"

if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
    # The owner of a checkout may be another user than the one who packs it. Sources out of an archive have no commit.
    SOURCE_DATE_EPOCH=$(git -c safe.directory='*' -C "$root" log -1 --format=%ct 2>/dev/null) \
        || SOURCE_DATE_EPOCH=$(stat -c %Y "$root/CHANGELOG.md")
fi
export SOURCE_DATE_EPOCH TZ=UTC LC_ALL=C.UTF-8

if [ -z "${CMAKE_CXX_COMPILER_LAUNCHER:-}" ] && command -v ccache >/dev/null 2>&1; then
    export CMAKE_CXX_COMPILER_LAUNCHER=ccache
fi

# A folder of its own: what lies in build/release may have been built with another time or other options.
build=$root/build/package
pack() { # pack ZIP GENERATOR...
    (cd "$root" && cmake --preset release -B "$build" -DCRIER_AT_ONCE=ON -DCRIER_ZIP="$1" \
        -DCRIER_COMMIT="${CRIER_COMMIT:-}" >"$build.log") \
        || { cat "$build.log"; return 1; }
    # Qt compiles a time into the resources. One that stays keeps those of the last run usable after another commit.
    env -u SOURCE_DATE_EPOCH QT_RCC_SOURCE_DATE_OVERRIDE=1 \
        cmake --build "$build" --parallel "${CRIER_JOBS:-$(nproc)}"
    shift
    for generator in "$@"; do
        (cd "$build" && cpack -G "$generator" -B "$work" >"$build.log" 2>&1) || { cat "$build.log"; return 1; }
    done
}
# CPack's archive has the files in the order of the disk and the numbers of the user who packs it.
sort_archive() { # sort_archive FILE
    name=$(basename "$1" .tar.gz)
    tar -c --format=gnu --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
        -C "$work/_CPack_Packages/Linux/TGZ" "$name" | gzip -9n >"$1"
}

# rpmbuild takes no path with a space in it, so that the packing is done where there is none.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM HUP

mkdir -p "$build"
# libzip has another name on Debian than elsewhere, so that what is for other systems does without: one that did not
# start would be worse than support bundles as text.
pack ON DEB
pack OFF RPM TGZ
sort_archive "$work"/*.tar.gz
rm -f "$out"/crier_*.deb "$out"/crier-*.rpm "$out"/crier-*-linux-*.tar.gz
mv "$work"/*.deb "$work"/*.rpm "$work"/*.tar.gz "$out"
(cd "$out" && ls -l crier_*.deb crier-*.rpm crier-*-linux-*.tar.gz)
