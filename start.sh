#!/bin/sh
# Starts the explorer on this computer: makes the environment, installs the locked packages, opens the app.
set -eu
cd "$(dirname "$0")"
sh ./environment.sh requirements.txt
# A browser window is opened only where there is a screen to open it on.
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = "Darwin" ]; then headless=false; else headless=true; fi
exec .venv/bin/python -m streamlit run app.py \
  --server.address 127.0.0.1 --server.headless "$headless" --server.showEmailPrompt false "$@"
