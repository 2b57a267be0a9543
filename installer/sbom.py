#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what the packages are made of as a CycloneDX 1.5 file.

    sbom.py VERSION FOLDER [--commit COMMIT] [--qt-windows ARCHIVE] [--bundled FILE]
    sbom.py VERSION FOLDER [--commit COMMIT] --join LIST...

FOLDER holds the packages, perhaps beside those of other versions; Crier-VERSION.cdx.json comes beside them. What a
package for Linux loads is read from the programs in it, and asked of the packages of this system (dpkg or rpm). What
the ones for Windows carry is read from the archive with Qt for Windows. What was bundled elsewhere stands in FILE, a
line "NAME VERSION" each. With --join everything is taken from lists that were made where the packages were. The same
packages on the same system give the same file: neither a time other than SOURCE_DATE_EPOCH nor a random number is in
it.
"""
import argparse
import datetime
import hashlib
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import urllib.parse
import uuid

# By source package, since it is the sources that have a licence. As SPDX writes it.
LICENCES = {
    "qt6-base": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "qt6-translations": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "qtbase": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "qttranslations": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "qtkeychain": "BSD-2-Clause",
    "hunspell": "MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later",
    "libzip": "BSD-3-Clause",
    "sqlite3": "blessing",
    "sqlite": "blessing",
    "libsecret": "LGPL-2.1-or-later",
    "openssl": "Apache-2.0",
    "glibc": "LGPL-2.1-or-later",
    "gcc": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "gcc-12": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "gcc-13": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "gcc-14": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "gcc-mingw-w64": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "mingw-w64": "ZPL-2.1",
}
# What no linker sees: plugins of Qt, and what QtKeychain and Qt's plugins load by name.
LOADED_AT_RUN_TIME = ["libqt6sql6-sqlite", "libsqlite3-0", "qt6-qpa-plugins", "libsecret-1-0", "libssl3",
                      "libssl3t64", "qt6-translations-l10n"]
PACKAGES = re.compile(r"\.(deb|rpm|tar\.gz|exe|zip|dmg)$")
NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")  # RFC 4122: names that are addresses


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}).stdout


def stop(sentence):
    sys.exit("sbom.py: " + sentence)


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def tree_of(package, folder):
    """Unpacks one that is for Linux; false where that is not possible here."""
    if package.name.endswith(".tar.gz"):
        with tarfile.open(package) as archive:
            archive.extractall(folder)
        return True
    if package.name.endswith(".deb") and shutil.which("dpkg-deb"):
        subprocess.run(["dpkg-deb", "-x", package, folder], check=True)
        return True
    if package.name.endswith(".rpm") and shutil.which("rpm2archive"):
        with package.open("rb") as given, tempfile.TemporaryFile() as unpacked:
            subprocess.run(["rpm2archive", "-"], stdin=given, stdout=unpacked, check=True)
            unpacked.seek(0)
            with tarfile.open(fileobj=unpacked) as archive:
                archive.extractall(folder)
        return True
    return False


def needed_by(folder):
    """The libraries that the programs in `folder` name."""
    names = set()
    for path in pathlib.Path(folder).rglob("*"):
        if path.is_file() and not path.is_symlink() and path.open("rb").read(4) == b"\x7fELF":
            names |= set(re.findall(r"NEEDED\s+(\S+)", output_of("objdump", "-p", str(path))))
    return names


def places_of_libraries():
    places = {}
    for line in output_of("/sbin/ldconfig" if os.path.exists("/sbin/ldconfig") else "ldconfig", "-p").splitlines():
        match = re.match(r"\s+(\S+) \(.*\) => (\S+)", line)
        if match:
            places.setdefault(match[1], match[2])
    return places


def distribution():
    try:
        text = pathlib.Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return "linux"
    match = re.search(r'^ID="?([^"\n]+)', text, flags=re.M)
    return match[1] if match else "linux"


def component(name, version, purl, licence, **more):
    made = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl, **more}
    if licence:
        made["licenses"] = [{"expression": licence}]
    return made


def quoted(text):
    return urllib.parse.quote(text, safe="")


def from_dpkg(names, libraries):
    # Asked for all at once: each question reads the lists of every package. dpkg knows a file by one of its names.
    spellings = sorted({spelling for place in libraries for spelling in (
        place, os.path.realpath(place), re.sub("^/usr", "", place), re.sub("^/lib", "/usr/lib", place))})
    wanted = set(names)
    if spellings:
        found = subprocess.run(["dpkg-query", "-S", *spellings], capture_output=True, text=True, check=False).stdout
        wanted |= {line.split(":")[0] for line in found.splitlines() if not line.startswith("diversion ")}
    form = "${Package}\t${db:Status-Status}\t${Version}\t${Architecture}\t${source:Package}\n"
    asked = subprocess.run(["dpkg-query", "-W", "-f", form, *sorted(wanted)], capture_output=True, text=True, check=False)
    for line in sorted(set(asked.stdout.splitlines())):
        name, status, version, architecture, source = line.split("\t")
        if status == "installed":
            purl = f"pkg:deb/{distribution()}/{quoted(name)}@{quoted(version)}?arch={architecture}"
            yield component(name, version, purl, LICENCES.get(source))


def from_rpm(libraries):
    form = "%{NAME}\t%{VERSION}-%{RELEASE}\t%{ARCH}\t%{LICENSE}\n"
    lines = set()
    for place in libraries:
        asked = subprocess.run(["rpm", "-qf", "--qf", form, place], capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            lines.add(asked.stdout.splitlines()[0])
    for line in sorted(lines):
        name, version, architecture, licence = line.split("\t")
        purl = f"pkg:rpm/{distribution()}/{quoted(name)}@{quoted(version)}?arch={architecture}"
        # In whatever words the distribution has for it.
        yield component(name, version, purl, None, licenses=[{"license": {"name": licence}}])


def for_linux(packages):
    """By package, since not each is built with the same libraries."""
    needed = {}
    for package in packages:
        with tempfile.TemporaryDirectory() as folder:
            if not tree_of(package, folder):
                stop(f"{package.name} cannot be unpacked here: install dpkg or rpm, or make the list where it was made.")
            needed[package.name] = frozenset(needed_by(folder))
    places = places_of_libraries() if needed else {}
    missing = sorted(name for name in frozenset().union(*needed.values()) if name not in places)
    if missing:
        print("sbom.py: not found on this system, so not in the list: " + ", ".join(missing), file=sys.stderr)
    asked = {}
    for names in set(needed.values()):
        libraries = [places[name] for name in sorted(names) if name in places]
        with_dpkg = shutil.which("dpkg-query")
        asked[names] = list(from_dpkg(LOADED_AT_RUN_TIME, libraries) if with_dpkg else from_rpm(libraries))
    return {package: asked[names] for package, names in needed.items()}


def for_windows(archive):
    """Qt and SQLite by the very sources they were built from, Qt's words, and the compiler's libraries."""
    with tarfile.open(archive) as file:
        member = next(name for name in file.getnames() if name.endswith("licences/sources.sha256"))
        text = io.TextIOWrapper(file.extractfile(member), encoding="utf-8").read()
    made = []
    for line in text.splitlines():
        digest, name = line.split()
        match = re.fullmatch(r"([a-z0-9.+-]+)_(.+)\.dsc", name)
        if match:
            purl = f"pkg:deb/debian/{quoted(match[1])}@{quoted(match[2])}?arch=source"
            made.append(component(match[1], match[2], purl, LICENCES.get(match[1]),
                                  hashes=[{"alg": "SHA-256", "content": digest}]))
    if shutil.which("dpkg-query"):
        made += from_dpkg(["gcc-mingw-w64-x86-64-posix-runtime", "mingw-w64-x86-64-dev", "qt6-translations-l10n"], [])
    return made


def from_file(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        if len(line.split()) != 2:
            stop(f'{path}: "{line}" is not a name and a version.')
        name, version = line.split()
        purl = f"pkg:generic/{quoted(name)}@{quoted(version)}"
        yield component(name, version, purl, LICENCES.get(name))


def from_lists(lists):
    parts = {}
    for path in lists:
        made = json.loads(path.read_text(encoding="utf-8"))
        known = {part["bom-ref"]: part for part in made["components"]}
        for entry in made["dependencies"]:
            if known.get(entry["ref"], {}).get("type") == "file":
                parts[known[entry["ref"]]["name"]] = [known[ref] for ref in entry["dependsOn"]]
    return parts


def parts_of(packages, qt_windows, bundled):
    """What each package carries or loads, by its name."""
    parts = for_linux([path for path in packages if path.name.endswith((".deb", ".rpm", ".tar.gz"))])
    for path in packages:
        if path.name in parts:
            continue
        if "windows" in path.name and qt_windows:
            parts[path.name] = for_windows(qt_windows)
        elif bundled:
            parts[path.name] = list(from_file(bundled))
    return parts


def bill(version, folder, commit, parts_from):
    packages = sorted(path for path in folder.iterdir() if path.is_file() and PACKAGES.search(path.name)
                      and version in path.name)
    if not packages:
        stop(f"There is no package of {version} in {folder}; make one first.")
    files = [{"type": "file", "bom-ref": "file:" + path.name, "name": path.name, "version": version,
              "hashes": [{"alg": "SHA-256", "content": sha256(path)}],
              "licenses": [{"expression": "GPL-3.0-or-later"}]} for path in packages]

    parts = parts_from(packages)
    for path in packages:
        if not parts.get(path.name):
            stop(f"What is in {path.name} is not known. Tell it with --qt-windows, --bundled or --join, or delete the file.")

    # Two libraries of one package may be needed by name and by hand: each once, in a fixed order.
    libraries = {made["bom-ref"]: made for path in packages for made in parts[path.name]}
    crier = "pkg:generic/crier@" + quoted(version)
    needs = [{"ref": crier, "dependsOn": sorted("file:" + path.name for path in packages)}]
    for path in packages:
        needs.append({"ref": "file:" + path.name, "dependsOn": sorted({made["bom-ref"] for made in parts[path.name]})})
    needs += [{"ref": ref, "dependsOn": []} for ref in sorted(libraries)]

    subject = {"type": "application", "bom-ref": crier, "name": "Crier", "version": version, "purl": crier,
               "description": "Desktop console for RongCloud chatroom broadcasts",
               "licenses": [{"expression": "GPL-3.0-or-later"}]}
    if commit:
        subject["properties"] = [{"name": "crier:commit", "value": commit}]
    metadata = {"component": subject}
    if os.environ.get("SOURCE_DATE_EPOCH"):
        moment = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.timezone.utc)
        metadata["timestamp"] = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    made = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "metadata": metadata,
            "components": files + [libraries[ref] for ref in sorted(libraries)], "dependencies": needs}
    # Another list has another number, and the same list the same.
    made["serialNumber"] = "urn:uuid:" + str(uuid.uuid5(NAMESPACE, json.dumps(made, sort_keys=True)))
    return made


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("version")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--commit", default="")
    parser.add_argument("--qt-windows", type=pathlib.Path)
    parser.add_argument("--bundled", type=pathlib.Path)
    parser.add_argument("--join", type=pathlib.Path, nargs="+", metavar="LIST")
    given = parser.parse_args()

    def parts_from(packages):
        return from_lists(given.join) if given.join else parts_of(packages, given.qt_windows, given.bundled)

    made = bill(given.version, given.folder, given.commit, parts_from)
    path = given.folder / f"Crier-{given.version}.cdx.json"
    path.write_text(json.dumps(made, indent=2, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    print(path)


if __name__ == "__main__":
    main()
