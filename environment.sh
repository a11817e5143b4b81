#!/bin/sh
# Makes .venv and installs the lock files named on the command line, unless they are installed already.
set -eu
python="${PYTHON:-python3}"
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "The explorer needs Python 3.11 or later. Install it from python.org, or name it: PYTHON=/path/to/python3.12 make run" >&2
  exit 1
fi
if [ ! -x .venv/bin/python ]; then "$python" -m venv .venv; fi
for lock in "$@"; do
  if ! cmp -s "$lock" ".venv/$lock"; then
    echo "Installing $lock (the first time takes a minute or two) ..."
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    cp "$lock" ".venv/$lock"
  fi
done
