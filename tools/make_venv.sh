#!/usr/bin/env bash
# make_venv.sh FOLDER: a fresh virtual environment from the first Python that is new enough.
# PYTHON=... names one, for those who have several.
set -eu
folder=$1

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if is_new_enough "$python"; then found=$python; break; fi
done
if [ -z "${found:-}" ]; then
    echo "No Python 3.11 or newer was found (looked for: ${PYTHON:-python3, python3.11 to python3.14})." >&2
    echo "Install one, or say where it is: make PYTHON=/path/to/python3.12 ..." >&2
    exit 1
fi
# Debian and Ubuntu ship Python without what makes an environment.
if ! "$found" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "$("$found" --version) cannot make a virtual environment. On Debian or Ubuntu: apt-get install python3-venv" >&2
    exit 1
fi
rm -rf "$folder"
"$found" -m venv "$folder"
