#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Crier on a Mac and makes Crier-X.Y.Z-macos.dmg, signed and notarised.
#   installer/macos/package.sh [--unsigned] [OUTDIR] [-- CMAKE-OPTION...]       OUTDIR: build/packages
# From the environment:
#   CRIER_SIGN_IDENTITY    "Developer ID Application: NAME (TEAM)", as `security find-identity -v -p codesigning` shows
#   CRIER_NOTARY_PROFILE   the name under which `xcrun notarytool store-credentials` keeps the account
#   CRIER_QT               the folder of Qt, such as ~/Qt/6.8.3/macos; otherwise qtpaths6 or qtpaths is asked
#   CRIER_ARCHS            "arm64", "x86_64" or "arm64;x86_64"; otherwise what Qt was built for
#   CRIER_BUNDLE_ID        another bundle identifier; whoever signs has one of their own
# --unsigned: neither identity nor account is needed; the result runs on this Mac, and others warn of it.
# The universal build wants libraries for both processors. Those that are not can be left out with
#   -- -DCRIER_SPELLING=OFF -DCRIER_ZIP=OFF
# Nothing of it was ever run: it was written without a Mac and checked as far as that goes.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
oldest=12.0

signed=yes
out=
while [ $# -gt 0 ]; do
    case $1 in
    --unsigned) signed=no ;;
    --) shift; break ;;
    -*) echo "package.sh: \"$1\" is not understood; the first lines of the script say how it is called." >&2; exit 2 ;;
    *) out=$1 ;;
    esac
    shift
done
out=${out:-$root/build/packages}

# All that is missing is told at once.
ready=yes
lacks() { echo "package.sh: $*" >&2; ready=no; }
needs() { command -v "$1" >/dev/null 2>&1 || lacks "$1 is missing: $2"; }

if [ "$(uname -s)" != Darwin ]; then
    lacks "This is not a Mac, and only a Mac can link, sign and pack Crier for macOS. Run it on one with macOS $oldest" \
        "or newer, or let the workflow in .github do it."
    exit 1
fi
needs cmake "install CMake 3.22 or newer (Homebrew: cmake)."
needs ninja "install Ninja (Homebrew: ninja)."
needs rsvg-convert "it draws the icons; install it (Homebrew: librsvg)."
for tool in codesign hdiutil iconutil lipo xcrun; do
    needs $tool "install Xcode or its command line tools (xcode-select --install)."
done
qt=${CRIER_QT:-}
for tool in qtpaths6 qtpaths; do
    [ -n "$qt" ] || qt=$($tool --query QT_INSTALL_PREFIX 2>/dev/null || true)
done
if [ -z "$qt" ]; then
    lacks "Qt was not found: put the folder of Qt 6.4 or newer into CRIER_QT, such as \$HOME/Qt/6.8.3/macos."
elif [ ! -x "$qt/bin/macdeployqt" ]; then
    lacks "$qt/bin/macdeployqt is missing: CRIER_QT has to name a folder of Qt with its tools."
fi
if [ $signed = yes ]; then
    advice="or call it with --unsigned for a package that is for this Mac only."
    if [ -z "${CRIER_SIGN_IDENTITY:-}" ]; then
        lacks "CRIER_SIGN_IDENTITY is not set: put the name of a Developer ID Application certificate there, $advice"
    elif ! security find-identity -v -p codesigning | grep -qF -- "$CRIER_SIGN_IDENTITY"; then
        lacks "No certificate \"$CRIER_SIGN_IDENTITY\" with its key is in the keychain: add it, $advice"
    fi
    [ -n "${CRIER_NOTARY_PROFILE:-}" ] || lacks "CRIER_NOTARY_PROFILE is not set: keep the account with" \
        "\"xcrun notarytool store-credentials NAME\" and put NAME there, $advice"
fi
[ $ready = yes ] || exit 1

version=$(sed -n 's/^ *VERSION \([0-9.]*\)$/\1/p' "$root/CMakeLists.txt" | head -n 1)
qt_archs=$(lipo -archs "$qt/lib/QtCore.framework/QtCore")
case " $qt_archs " in
*" arm64 "*" x86_64 "* | *" x86_64 "*" arm64 "*) archs="arm64;x86_64" ;;
*) archs=$qt_archs ;;
esac
archs=${CRIER_ARCHS:-$archs}
echo "Crier $version for $archs, with Qt in $qt"

build=$root/build/macos
stage=$build/stage
rm -rf "$stage"
cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCRIER_TESTS=OFF -DCRIER_AT_ONCE=ON \
    -DCMAKE_PREFIX_PATH="$qt" -DCMAKE_OSX_ARCHITECTURES="$archs" -DCMAKE_OSX_DEPLOYMENT_TARGET=$oldest \
    ${CRIER_BUNDLE_ID:+-DCRIER_BUNDLE_ID="$CRIER_BUNDLE_ID"} "$@"
cmake --build "$build"
cmake --install "$build" --prefix "$stage" --strip

app=$stage/Crier.app
contents=$app/Contents
mv "$stage/bin/crierctl" "$contents/MacOS/crierctl"
# With what both programs load, and the plugins: Cocoa, SQLite, TLS, JPEG. Signed below, from the inside out.
"$qt/bin/macdeployqt" "$app" -executable="$contents/MacOS/crierctl" -always-overwrite -no-codesign
for plugin in platforms/libqcocoa.dylib sqldrivers/libqsqlite.dylib tls/libqsecuretransportbackend.dylib \
    imageformats/libqjpeg.dylib; do
    [ -f "$contents/PlugIns/$plugin" ] || {
        mkdir -p "$contents/PlugIns/${plugin%/*}"
        cp "$qt/plugins/$plugin" "$contents/PlugIns/$plugin"
    }
done
# Drivers for servers that Crier never talks to, and libraries that are not here.
find "$contents/PlugIns/sqldrivers" -type f ! -name 'libqsqlite*' -delete
mkdir -p "$contents/Resources/translations" "$contents/Resources/licences"
cp "$qt/translations/qtbase_zh_CN.qm" "$contents/Resources/translations/"
printf '[Paths]\nPlugins = PlugIns\nTranslations = Resources/translations\n' >"$contents/Resources/qt.conf"
cp "$root/LICENSE" "$contents/Resources/licences/Crier-GPL-3.0.txt"
cp "$root"/installer/macos/licences/*.txt "$contents/Resources/licences/"

# What was forgotten would be looked for on the builder's Mac, and found there only.
foreign=$(find "$app" -type f \( -perm -u+x -o -name '*.dylib' \) -exec otool -L {} + 2>/dev/null \
    | awk '/:$/ { next } $1 ~ /^\// && $1 !~ /^\/(System|usr\/lib)\// { print $1 }' | sort -u)
if [ -n "$foreign" ]; then
    echo "package.sh: The bundle still uses libraries from outside of it, and would not start elsewhere:" >&2
    echo "$foreign" >&2
    exit 1
fi

# What sbom.py cannot read from a .dmg. Libraries that are not Qt's tell their own version.
{
    qt_version=$(sed -n 's/^set(PACKAGE_VERSION "\(.*\)")$/\1/p' "$qt/lib/cmake/Qt6/Qt6ConfigVersionImpl.cmake")
    printf 'qtbase %s\nqttranslations %s\n' "$qt_version" "$qt_version"
    sed -n 's/^#define CRIER_KEY_STORE "QtKeychain \(.*\)"$/qtkeychain \1/p' "$build/app/build_config.h"
    find "$contents/Frameworks" -name '*.dylib' | sort | while IFS= read -r library; do
        echo "$(basename "$library" .dylib)" "$(otool -L "$library" | sed -n '2s/.*current version \([0-9.]*\).*/\1/p')"
    done
} >"$build/parts.txt"

sign() { # sign THING [OPTION...]
    thing=$1
    shift
    if [ $signed = yes ]; then
        codesign --force --timestamp --options runtime --sign "$CRIER_SIGN_IDENTITY" "$@" "$thing"
    else
        codesign --force --sign - "$thing" # arm64 runs nothing without any signature
    fi
}
# Without --deep, which signs everything alike.
find "$contents/Frameworks" "$contents/PlugIns" -type f -name '*.dylib' | while IFS= read -r library; do
    sign "$library"
done
find "$contents/Frameworks" -maxdepth 1 -name '*.framework' | while IFS= read -r framework; do
    sign "$framework"
done
sign "$contents/MacOS/crierctl" --entitlements "$root/installer/macos/crier.entitlements"
sign "$app" --entitlements "$root/installer/macos/crier.entitlements"
codesign --verify --strict --deep "$app"

notarise() { xcrun notarytool submit "$1" --keychain-profile "$CRIER_NOTARY_PROFILE" --wait; }
if [ $signed = yes ]; then
    # The application has its ticket with it wherever it is copied to.
    ditto -c -k --keepParent "$app" "$stage/Crier.zip"
    notarise "$stage/Crier.zip"
    xcrun stapler staple "$app"
    rm "$stage/Crier.zip"
fi

image=$stage/image
mkdir -p "$image" "$out"
mv "$app" "$image/Crier.app"
ln -s /Applications "$image/Applications"
dmg=$out/Crier-$version-macos.dmg
hdiutil create -volname "Crier $version" -srcfolder "$image" -fs HFS+ -format UDZO -ov "$dmg"
if [ $signed = yes ]; then
    codesign --timestamp --sign "$CRIER_SIGN_IDENTITY" "$dmg"
    notarise "$dmg"
    xcrun stapler staple "$dmg"
    spctl --assess --type open --context context:primary-signature "$dmg"
fi
echo "$dmg"
