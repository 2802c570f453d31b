#!/usr/bin/env bash
# Pins every requirement with its hashes, for all platforms and one version of each package on every Python.
# The runtime comes from pyproject.toml; each later file is held to the versions of the earlier ones, so that all
# of them install into one environment. No index address and no path is written. Arguments go to uv (--upgrade).
set -eu
cd "$(dirname "$0")/.."
uv=${UV:-uv}
command -v "$uv" >/dev/null || { echo "make lock needs uv: install it, or say where it is with UV=..." >&2; exit 1; }

pin() { # pin NAME SOURCE [EARLIER...]
    local name=$1 source=$2 earlier=()
    shift 2
    for file in "$@"; do earlier+=(--constraints "requirements/$file.txt"); done
    "$uv" pip compile "$source" --output-file "requirements/$name.txt" --quiet ${earlier[@]+"${earlier[@]}"} \
        --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
        --no-header --no-emit-index-url --no-emit-find-links --no-annotate "${upgrade[@]+"${upgrade[@]}"}"
}

upgrade=("$@")
pin runtime pyproject.toml
pin build requirements/build.in runtime
pin test requirements/test.in runtime build
pin check requirements/check.in runtime build test
