"""What the first look at another day costs the server on the Progress page, with a target for every figure there is.

Nothing is kept of a day that nobody looked from: its figures are joined, every target judged, and the page drawn.
Processor time is told beside the clock: other work on the machine hardly changes it.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from data import Stamp

ROOT = Path(__file__).resolve().parents[1]
STAMP = Stamp("A benchmark", datetime(2019, 5, 1, tzinfo=UTC))
REASON = "What one council in four managed."
FIRST, STEP, DAYS = date(2019, 6, 1), timedelta(days=47), 40


def main() -> None:
    """Print targets, and milliseconds of first looks from as many days: median and 95th percentile."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"EXPLORER_DATABASE": str(Path(folder) / "explorer.sqlite"), "EXPLORER_LOAD_SAMPLE": "no"}
        n_targets = _choose_targets()
        clock, processor = _first_looks()
    for name, times in (("clock", clock), ("processor", processor)):
        ordered = sorted(times)
        p95 = ordered[round(0.95 * (len(ordered) - 1))]
        print(f"{n_targets} targets, {DAYS} days, {name:<9} median {statistics.median(times):.0f} p95 {p95:.0f} ms")


def _choose_targets() -> int:
    from explorer import commitments
    from explorer.opening import open_now
    from explorer.snapshot import Snapshot
    from explorer.workspace import database
    from priorities.commitments.schema import Target

    open_now(lambda _doing, _share: None)
    slots = [slot for entry in commitments.commitments(Snapshot()) for slot in entry.slots if slot.baseline]
    with database() as db:
        for slot in slots:
            value = slot.candidates(2023)[1].value
            target = Target(slot.slot.slot, "own", value, 2023, REASON, commitments.AS_OF)
            commitments.choose(db, STAMP, slot, target)
    return len(slots)


def _first_looks() -> tuple[list[float], list[float]]:
    from streamlit.testing.v1 import AppTest

    from explorer import progress
    from ui.shell.startup import freeze

    days = [(FIRST + place * STEP).isoformat() for place in range(DAYS)]
    vars(progress)["REPLAY"] = (*progress.REPLAY, *days)  # before the page takes it
    app = AppTest.from_file(str(ROOT / "ui" / "main.py"), default_timeout=120).run()
    app.switch_page(str(ROOT / "pages" / "progress.py")).run()
    freeze()  # as the server does once it has opened
    clock, processor = [], []
    for day in days:
        app.query_params["known_by"] = day
        began = time.perf_counter(), time.process_time()
        app.run()
        clock.append(1000 * (time.perf_counter() - began[0]))
        processor.append(1000 * (time.process_time() - began[1]))
    return clock, processor


if __name__ == "__main__":
    main()
