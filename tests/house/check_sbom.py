#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a list of parts (CycloneDX 1.5) says what it has to, and says the truth about the packages beside it.

    check_sbom.py FOLDER               the packages, their list and SHA256SUMS
    check_sbom.py --self-test SOURCES  makes a list of made-up packages twice, and checks that

Prints what is wrong, one line each. Exit 0: nothing.
"""
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

wrong = []


def expect(holds, sentence):
    if not holds:
        wrong.append(sentence)


def check_list(path):
    made = json.loads(path.read_text(encoding="utf-8"))
    expect(made.get("bomFormat") == "CycloneDX" and made.get("specVersion") == "1.5", "it is not CycloneDX 1.5")
    expect(made.get("version") == 1, "it has no version")
    expect(re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", made.get("serialNumber", "")),
           "its serial number is none")
    subject = made["metadata"]["component"]
    expect(subject["type"] == "application" and subject["name"] == "Crier", "it is not about Crier")
    expect(f"-{subject['version']}.cdx.json" in path.name, "its version is not that of its name")
    if "timestamp" in made["metadata"]:
        expect(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", made["metadata"]["timestamp"]), "its time is none")

    refs = [subject["bom-ref"]] + [part["bom-ref"] for part in made["components"]]
    expect(len(refs) == len(set(refs)), "a bom-ref is there twice")
    for part in made["components"]:
        name = part.get("name", "?")
        expect(part.get("type") in ("file", "library"), f"{name}: of no known type")
        expect(part.get("version"), f"{name}: without a version")
        expect(part.get("licenses") or part["type"] == "library", f"{name}: without a licence")
        if part["type"] == "library":
            expect(re.fullmatch(r"pkg:(deb|rpm|generic)/\S+@\S+", part.get("purl", "")), f"{name}: without a purl")
        for given in part.get("hashes", []):
            expect(given["alg"] == "SHA-256" and re.fullmatch("[0-9a-f]{64}", given["content"]), f"{name}: a bad hash")
    for entry in made["dependencies"]:
        for ref in [entry["ref"]] + entry["dependsOn"]:
            expect(ref in refs, f"{ref} is depended on and not described")
    return made


def check_folder(folder):
    lists = list(folder.glob("*.cdx.json"))
    expect(len(lists) == 1, f"there are {len(lists)} lists of parts")
    if len(lists) != 1:
        return None
    made = check_list(lists[0])
    told = {part["name"]: part["hashes"][0]["content"] for part in made["components"] if part["type"] == "file"}
    there = {path.name for path in folder.iterdir() if re.search(r"\.(deb|rpm|tar\.gz|exe|zip|dmg)$", path.name)
             and made["metadata"]["component"]["version"] in path.name}
    expect(told and set(told) == there, f"told of are {sorted(told)}, there are {sorted(there)}")
    for name, digest in told.items():
        if name in there:
            expect(hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, f"{name}: another hash")
    sums = folder / "SHA256SUMS"
    if sums.exists():
        lines = dict(reversed(line.split("  ", 1)) for line in sums.read_text(encoding="utf-8").splitlines())
        expect(set(lines) == there | {lists[0].name}, "SHA256SUMS names other files")
        for name, digest in lines.items():
            expect(hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, f"SHA256SUMS: {name} differs")
    return made


def write_tar(path, files):
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))


def names_of(made, package):
    parts = {part["bom-ref"]: part["name"] for part in made["components"]}
    return {parts[ref] for entry in made["dependencies"] if entry["ref"] == "file:" + package
            for ref in entry["dependsOn"]}


def self_test(sources):
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / "packages"
        folder.mkdir()
        # A real program, so that there is something to find; any will do.
        write_tar(folder / "crier-1.2.3-linux-x86_64.tar.gz",
                  {"crier-1.2.3/bin/crier": pathlib.Path(os.path.realpath(shutil.which("sh"))).read_bytes()})
        # One that needs more than that: objdump has a library of its own.
        write_tar(folder / "crier-1.2.3-linux-other.tar.gz",
                  {"crier-1.2.3/bin/crier": pathlib.Path(os.path.realpath(shutil.which("objdump"))).read_bytes()})
        (folder / "Crier-1.2.3-windows-x64-setup.exe").write_bytes(b"MZ")
        (folder / "Crier-1.2.3-macos.dmg").write_bytes(b"dmg")
        bundled = pathlib.Path(place) / "parts.txt"
        qt = pathlib.Path(place) / "qt.tar.gz"
        write_tar(qt, {"./licences/sources.sha256": ("0" * 64 + "  qt6-base_6.4.2+dfsg-10.dsc\n" + "1" * 64 +
                                                     "  qt6-base_6.4.2+dfsg.orig.tar.xz\n").encode()})
        command = [sys.executable, sources / "installer/sbom.py", "1.2.3", folder, "--commit", "abc",
                   "--qt-windows", qt]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
        refused = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        expect(refused.returncode == 1 and "Crier-1.2.3-macos.dmg is not known" in refused.stderr,
               "a package of which nothing is known was listed")
        expect(not (folder / "Crier-1.2.3.cdx.json").exists(), "there is a list of what is not known")
        bundled.write_bytes(b"qtbase 6.8.3\r\nqtkeychain 0.14.3\r\n")
        command += ["--bundled", bundled]
        made = []
        for _ in range(2):
            subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
            made.append((folder / "Crier-1.2.3.cdx.json").read_bytes())
        expect(made[0] == made[1], "two runs wrote two lists")
        parts = check_folder(folder)
        if not parts:
            return
        expect(parts["metadata"].get("timestamp") == "2023-11-14T22:13:20Z", "the time is not SOURCE_DATE_EPOCH")
        names = {part["name"]: part for part in parts["components"]}
        expect("qt6-base" in names and names["qt6-base"]["version"] == "6.4.2+dfsg-10", "Qt for Windows is missing")
        expect(names_of(parts, "Crier-1.2.3-macos.dmg") == {"qtbase", "qtkeychain"}, "what was bundled is not told")
        expect("qtbase" not in names_of(parts, "Crier-1.2.3-windows-x64-setup.exe"), "Qt for Windows is another one")
        if shutil.which("dpkg-query") and sys.platform == "linux":
            few = names_of(parts, "crier-1.2.3-linux-x86_64.tar.gz")
            expect("libc6" in few, "the program's C library is missing")
            expect(few < names_of(parts, "crier-1.2.3-linux-other.tar.gz"),
                   "a package is said to load what another one does")
        # It is noticed when a package is another than the one that was listed.
        (folder / "Crier-1.2.3-windows-x64-setup.exe").write_bytes(b"MZ!")
        before = len(wrong)
        check_folder(folder)
        noticed = wrong[before:]
        del wrong[before:]
        expect(noticed == ["Crier-1.2.3-windows-x64-setup.exe: another hash"], f"a changed package: {noticed}")


def main():
    if sys.argv[1] == "--self-test":
        self_test(pathlib.Path(sys.argv[2]))
    else:
        check_folder(pathlib.Path(sys.argv[1]))
    for sentence in wrong:
        print(sentence)
    return 1 if wrong else 0


sys.exit(main())
