#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the Debian packages named in the given lists, as far as they are missing.
#   install-packages.sh LIST...
# Asks dpkg first, so that a second run needs neither network nor rights.
set -eu

if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    echo "This system has no apt-get, so nothing was installed; the packages Crier needs are named in: $*" >&2
    exit 0
fi

wanted=$(sed -e 's/#.*//' -e 's/[[:space:]].*//' -e '/^$/d' "$@")

missing=
for package in $wanted; do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) || status=
    [ "$status" = installed ] || missing="$missing $package"
done
missing=${missing# }
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1; then
    as_root=sudo
else
    echo "These packages are missing and need root or sudo to install: $missing." >&2
    exit 1
fi

echo "Installing: $missing"
apt() {
    # The lock may be held for a while by the system's own updater.
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@" </dev/null
}
# An index that cannot be refreshed may still be good enough; if not, the install says so.
apt update || echo "The package index could not be refreshed; trying with the one at hand." >&2
# shellcheck disable=SC2086  # one word per package is meant
if ! apt install -y --no-install-recommends $missing; then
    echo "These packages could not be installed: $missing." >&2
    exit 1
fi
