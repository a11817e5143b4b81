#!/bin/sh
# Makes .venv and installs the lock files named on the command line, unless they are installed already. Only ready-made
# wheels are taken, nothing is built here. Where requirements.txt cannot be installed as a whole, requirements-base.txt is:
# the same without the language models, which some systems and some day's registry lack; the next start tries again.
set -eu
python="${PYTHON:-python3}"
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "The explorer needs Python 3.11 or later. Install it from python.org, or name it: PYTHON=/path/to/python3.12 make run" >&2
  exit 1
fi
if [ ! -x .venv/bin/python ]; then "$python" -m venv .venv; fi

installed() { cmp -s "$1" ".venv/$1"; }
install() {
  echo "Installing $1 (the first time takes a minute or two) ..."
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r "$1" &&
    cp "$1" ".venv/$1"
}

for lock in "$@"; do
  if installed "$lock"; then continue; fi
  if install "$lock"; then continue; fi
  if [ "$lock" != requirements.txt ]; then exit 1; fi
  echo "The language models could not be installed. The explorer starts without them; the Themes page says so." >&2
  if ! installed requirements-base.txt; then install requirements-base.txt; fi
done
