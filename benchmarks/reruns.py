"""What a warm rerun of a page costs the server, without a browser; `benchmarks.live` prints it.

Run from the root of a checkout, also of an earlier one:  python path/to/benchmarks/reruns.py
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import tempfile
import time
from pathlib import Path

# A first run fills what is kept; its cost is that of the first visitor after a write. Processor time is measured, not
# the clock: other work on the machine hardly changes it.
RUNS = 15
PAGES = (
    "home",
    "responses",
    "questions",
    "themes",
    "long_list",
    "ranking",
    "commitments",
    "partners",
    "paper",
    "record",
)


def main() -> None:
    """Print {page: [milliseconds of processor time of each warm run]} as JSON, at the bundled sample."""
    root = Path.cwd()
    sys.path.insert(0, str(root))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["EXPLORER_DATABASE"] = str(Path(folder) / "explorer.sqlite")
        _open()
        print(json.dumps({page: _warm_runs(root, page) for page in PAGES}))


def _open() -> None:
    """Open the database with its sample, as this release and earlier ones do it."""
    try:
        importlib.import_module("explorer.opening").open_now(lambda _doing, _share: None)
    except ModuleNotFoundError:
        importlib.import_module("ui.start").begin()


def _warm_runs(root: Path, page: str) -> list[float]:
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_file(str(root / "ui" / "main.py"), default_timeout=120).run()
    if page != "home":
        app.switch_page(str(root / "pages" / f"{page}.py")).run()
    times = []
    for _ in range(RUNS):
        began = time.process_time()
        app.run()
        times.append(1000 * (time.process_time() - began))
    return times


if __name__ == "__main__":
    main()
