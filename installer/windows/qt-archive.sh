#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints where Qt for Windows is kept. CRIER_QT_WINDOWS names another place.
set -eu
echo "${CRIER_QT_WINDOWS:-${XDG_CACHE_HOME:-$HOME/.cache}/crier/qt6-windows-x64.tar.xz}"
