#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be checked of the macOS package without a Mac.

    check_macos.py SOURCES INFO_PLIST VERSION

Prints what is wrong, one line each. Exit 0: nothing.
"""
import pathlib
import plistlib
import re
import shutil
import subprocess
import sys
import tempfile

wrong = []


def expect(holds, sentence):
    if not holds:
        wrong.append(sentence)


def check_plist(path, version):
    plist = plistlib.loads(path.read_bytes())
    for key in ("CFBundleShortVersionString", "CFBundleVersion"):
        expect(plist.get(key) == version, f"{key} is {plist.get(key)}, the project's version {version}")
    expect("@" not in path.read_text(encoding="utf-8"), "a variable of CMake was left in Info.plist")
    expect(re.fullmatch(r"[A-Za-z0-9.-]+", plist.get("CFBundleIdentifier", "")), "CFBundleIdentifier is none")
    expect(plist.get("CFBundleExecutable") == "Crier", "CFBundleExecutable is not Crier")
    expect(plist.get("CFBundlePackageType") == "APPL", "CFBundlePackageType is not APPL")
    expect(plist.get("LSMinimumSystemVersion") == "12.0", "LSMinimumSystemVersion is not 12.0")
    expect(plist.get("NSHighResolutionCapable") is True, "NSHighResolutionCapable is not true")
    expect(plist.get("CFBundleLocalizations") == ["en", "zh-Hans"], "CFBundleLocalizations lacks a language")
    expect(str(plist.get("LSApplicationCategoryType", "")).startswith("public.app-category."), "no category")
    # Plain http to this computer only.
    expect(plist.get("NSAppTransportSecurity") == {"NSAllowsLocalNetworking": True},
           "NSAppTransportSecurity allows more than this computer")
    return plist


def check_words(folder, plist):
    keys = set()
    for language in plist["CFBundleLocalizations"]:
        text = (folder / f"{language}.lproj" / "InfoPlist.strings").read_text(encoding="utf-8")
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
        pairs = re.findall(r'^"(\w+)" = "[^"]+";$', text, flags=re.M)
        expect(len(pairs) == len([line for line in text.splitlines() if line.strip()]),
               f"{language}: a line of InfoPlist.strings is not KEY = VALUE;")
        keys.add(frozenset(pairs))
        for key in pairs:
            expect(key in plist, f"{language}: {key} is not in Info.plist")
    expect(len(keys) == 1, "the languages have other keys")


def check_entitlements(path):
    given = plistlib.loads(path.read_bytes())
    expect(isinstance(given, dict), "the entitlements are no dictionary")
    # Each would take away what notarising asks for, or what the hardened runtime protects.
    for name in given:
        expect("get-task-allow" not in name and ".cs." not in name, f"the entitlement {name} is not to be given")


def check_icon(sources, plist):
    if not shutil.which("rsvg-convert") or not shutil.which("png2icns") or not shutil.which("icns2png"):
        print("The icon was not made: rsvg-convert, png2icns or icns2png is missing.")
        return
    with tempfile.TemporaryDirectory() as folder:
        icns = pathlib.Path(folder) / plist["CFBundleIconFile"]
        subprocess.run(["sh", sources / "installer/macos/icon.sh", sources / "resources/icons/app/crier.svg", icns],
                       check=True)
        expect(icns.read_bytes()[:4] == b"icns", "the icon is no icns file")
        listed = subprocess.run(["icns2png", "-l", icns], check=True, capture_output=True, text=True).stdout
        for size in (16, 32, 48, 128, 256, 512, 1024):
            expect(f"{size}x{size} 32-bit icon" in listed, f"the icon lacks {size}x{size}")
        subprocess.run(["icns2png", "-x", "-s", "128x128", "-o", folder, icns], check=True, capture_output=True)
        expect(any(picture.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n" for picture in
                   pathlib.Path(folder).glob("*.png")), "the icon cannot be read back")


def check_script(script):
    subprocess.run(["sh", "-n", script], check=True)
    if sys.platform != "darwin":
        run = subprocess.run(["sh", script], capture_output=True, text=True, check=False)
        expect(run.returncode == 1 and run.stdout == "", "package.sh does not refuse on another system")
        expect(run.stderr.count("\n") == 1 and "not a Mac" in run.stderr, "package.sh does not say that this is no Mac")
    run = subprocess.run(["sh", script, "--nonsense"], capture_output=True, text=True, check=False)
    expect(run.returncode == 2 and "--nonsense" in run.stderr, "package.sh takes an option it does not know")


def main():
    sources, info, version = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
    macos = sources / "installer/macos"
    plist = check_plist(info, version)
    check_words(macos, plist)
    check_entitlements(macos / "crier.entitlements")
    check_icon(sources, plist)
    check_script(macos / "package.sh")
    for licence in ("Qt-LGPL-3.0.txt", "QtKeychain-BSD-2-Clause.txt"):
        expect((macos / "licences" / licence).stat().st_size > 500, f"{licence} is empty")
    for sentence in wrong:
        print(sentence)
    return 1 if wrong else 0


sys.exit(main())
