#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Whether installer/release.sh does its own part right: with packages that take no time to make, in a project of one
# commit. Exit 0: it does, 77: not to be tried here.
#   check_release.sh SOURCES
set -eu

sources=$1
[ "$(uname -s)" = Linux ] || { echo "Only tried on Linux."; exit 77; }
for tool in git python3 sha256sum objdump; do
    command -v $tool >/dev/null 2>&1 || { echo "$tool is missing."; exit 77; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
project=$work/project
mkdir -p "$project/installer/linux" "$project/installer/windows"
cp "$sources/installer/release.sh" "$sources/installer/sbom.py" "$project/installer/"
cp "$sources/installer/windows/qt-archive.sh" "$project/installer/windows/"
printf 'project(Crier\n    VERSION 1.2.3\n)\n' >"$project/CMakeLists.txt"
cat >"$project/installer/linux/package.sh" <<'END'
set -eu
mkdir -p "$1/tree/bin"
cp /bin/sh "$1/tree/bin/crier"
tar -C "$1/tree" --sort=name --owner=0 --group=0 --mtime="@$SOURCE_DATE_EPOCH" -cf - bin \
    | gzip -n >"$1/crier-1.2.3-linux-x86_64.tar.gz"
rm -r "$1/tree"
END
commit() {
    git -C "$project" add -A
    git -C "$project" -c user.name=test -c user.email=test@example.invalid commit -q -m "$1"
}
git -c init.defaultBranch=main init -q "$project"
commit one

# Neither this person's Qt for Windows nor a time set outside may play a part.
unset SOURCE_DATE_EPOCH
export CRIER_QT_WINDOWS="$work/none"

fail() { echo "check_release.sh: $*"; cat "$work/out"; exit 1; }

sh "$project/installer/release.sh" "$work/packages" >"$work/out" 2>&1 || fail "a release was not made"
grep -q "Windows: left out" "$work/out" || fail "it does not say that Windows was left out"
(cd "$work/packages" && sha256sum --quiet --check SHA256SUMS) || fail "the checksums are wrong"
python3 "$sources/tests/house/check_sbom.py" "$work/packages" || fail "the list of parts is wrong"

# What was made on another system comes to it: one list and one file of checksums for all.
elsewhere=$work/elsewhere
mkdir "$elsewhere"
printf 'dmg' >"$elsewhere/Crier-1.2.3-macos.dmg"
printf 'qtbase 6.8.3\n' >"$work/parts"
python3 "$sources/installer/sbom.py" 1.2.3 "$elsewhere" --bundled "$work/parts" >"$work/out"
(cd "$elsewhere" && sha256sum Crier-* >SHA256SUMS)
join() { sh "$project/installer/release.sh" --join "$@" >"$work/out" 2>&1; }
join "$work/all" "$work/packages" "$elsewhere" || fail "two systems were not joined"
[ "$(wc -l <"$work/all/SHA256SUMS")" -eq 3 ] || fail "the joined checksums are not those of two packages and a list"
(cd "$work/all" && sha256sum --quiet --check SHA256SUMS) || fail "the joined checksums are wrong"
python3 "$sources/tests/house/check_sbom.py" "$work/all" || fail "the joined list of parts is wrong"
grep -q 'pkg:generic/qtbase@6.8.3' "$work/all/Crier-1.2.3.cdx.json" || fail "a part of one system is lost"
if join "$work/all2" "$elsewhere" "$elsewhere"; then fail "the same package was taken twice"; fi
if join "$work/all3" "$work/none"; then fail "a folder that is not there was joined"; fi
printf '!' >>"$elsewhere/Crier-1.2.3-macos.dmg"
if join "$work/all4" "$elsewhere"; then fail "a damaged package was joined"; fi
[ ! -e "$work/all4/SHA256SUMS" ] || fail "there are checksums of a damaged package"

sh "$project/installer/release.sh" --check-reproducible >"$work/out" 2>&1 || fail "two equal builds were called different"
[ "$(grep -c '^same ' "$work/out")" -eq 3 ] || fail "not all files were compared"

# A build that writes down where it was built is found out.
# shellcheck disable=SC2016  # for the script that is changed to expand
sed -i 's|^tar |pwd >"$1/tree/bin/where"; (cd "$(dirname "$0")" \&\& pwd) >>"$1/tree/bin/where"; tar |' \
    "$project/installer/linux/package.sh"
commit two
if sh "$project/installer/release.sh" --check-reproducible >"$work/out" 2>&1; then fail "a difference was not noticed"; fi
grep -q "^DIFFERENT  crier-1.2.3-linux-x86_64.tar.gz" "$work/out" || fail "what differs is not named"

# A package that cannot be made ends it, and leaves no checksums of a half.
printf 'exit 9\n' >"$project/installer/linux/package.sh"
if sh "$project/installer/release.sh" "$work/packages" >"$work/out" 2>&1; then fail "a failed package was passed over"; fi
[ ! -e "$work/packages/SHA256SUMS" ] || fail "there are checksums of a release that failed"

if sh "$project/installer/release.sh" --nonsense >"$work/out" 2>&1; then fail "an unknown option was taken"; fi
echo "release.sh: as it should be."
