#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes which parts of others Qt's libraries hold, with authors and licences, as the sources of Qt tell it.

    qt-licences.py QTBASE VERSION FILE      QTBASE: the sources of qtbase, which must be those of VERSION
"""
import json
import pathlib
import re
import sys


def stop(sentence):
    sys.exit("qt-licences.py: " + sentence)


def text_of(path):
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError as error:
        stop(f"{path} cannot be read ({error.strerror}): install all sources of qtbase.")


def parts_of(qtbase):
    for path in sorted(qtbase.glob("src/**/qt_attribution.json")):
        told = json.loads(text_of(path), strict=False)  # Qt breaks lines inside of its words
        for part in told if isinstance(told, list) else [told]:
            if "libs" in part.get("QtParts", ["libs"]):
                yield path.parent, part


def described(folder, part):
    version = " " + part["Version"] if part.get("Version") else ""
    authors = part.get("Copyright", "")
    lines = [part["Name"] + version, part.get("Homepage", ""), "Licence: " + part["License"], "",
             "\n".join(authors) if isinstance(authors, list) else authors]
    # What is in the public domain has no file.
    files = part.get("CopyrightFile"), part.get("LicenseFile"), *part.get("LicenseFiles", [])
    texts = [text_of(folder / name) for name in files if name]
    return "\n".join(line for line in lines if line) + "".join("\n\n" + text for text in texts)


def main():
    if len(sys.argv) != 4:
        stop("It takes QTBASE VERSION FILE.")
    qtbase, version, file = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
    found = re.search(r'QT_REPO_MODULE_VERSION "([^"]+)"', text_of(qtbase / ".cmake.conf"))
    if not found or found[1] != version:
        stop(f"{qtbase} holds Qt {found[1] if found else 'of no version'}, not {version}: install those sources.")
    parts = [described(folder, part) for folder, part in parts_of(qtbase)]
    if not parts:
        stop(f"{qtbase} tells of no parts of others, which Qt has: install all sources of qtbase.")
    head = f"Parts of others in Qt {version}, as its sources name them. Not each of them is in every build of Qt."
    rule = "\n\n" + "-" * 100 + "\n\n"
    text = re.sub(r"\r*\n", "\r\n", rule.join([head, *parts]) + "\n")
    file.write_bytes(text.encode("utf-8"))


main()
