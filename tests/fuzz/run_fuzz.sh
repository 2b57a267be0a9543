#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a fuzz program over its corpus, then lets it look for new inputs.
#   run_fuzz.sh PROGRAM SOURCE_FOLDER WORK_FOLDER
# CRIER_FUZZ_SECONDS: how long it looks (15). What it finds on the way stays in WORK_FOLDER/found for the next run; an
# input that breaks something is WORK_FOLDER/PROGRAM-crash-..., and belongs into the corpus once it is mended.
set -eu

program=$1
name=$(basename "$program")
corpus=$2/corpus/$name
dictionary=$2/json.dict
found=$3/found/$name
seconds=${CRIER_FUZZ_SECONDS:-15}

mkdir -p "$found"
# Inputs above 4 KiB only make it slow; ten seconds for one are a fault of their own.
set -- -seed=20261020 -max_len=4096 -timeout=10 -print_final_stats=1 -artifact_prefix="$3/$name-"
"$program" "$@" -runs=0 "$corpus"
[ "$seconds" -gt 0 ] || exit 0
exec "$program" "$@" -dict="$dictionary" -max_total_time="$seconds" "$found" "$corpus"
