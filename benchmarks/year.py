"""What pages of engagement and of the year after cost the server: 1,000 people, 12 activities, 40 answers to themes.

Each page is drawn once after a write, and then again and again. Processor time is told beside the clock: other work on
the machine hardly changes it.
"""

from __future__ import annotations

import os
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np

from data import Stamp, bundled

ROOT = Path(__file__).resolve().parents[1]
RUNS = 20
PAGES = ("heard", "plan", "ledger", "progress", "review", "public")
PEOPLE, ACTIVITIES, ENTRIES = 1_000, 12, 40
STAMP = Stamp("A benchmark", datetime(2019, 5, 1, tzinfo=UTC))


def main() -> None:
    """Print a line a page: milliseconds of the first run after a write, and of the runs after it (median, p95)."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["EXPLORER_DATABASE"] = str(Path(folder) / "explorer.sqlite")
        _fill()
        print(f"{'page':<10} {'first':>7} {'median':>7} {'p95':>7} {'processor':>10}   (milliseconds)")
        for page in PAGES:
            if (ROOT / "pages" / f"{page}.py").exists():
                _line(page)


def _fill() -> None:
    from explorer.opening import open_now
    from explorer.workspace import database

    open_now(lambda _doing, _share: None)
    with database() as db:
        _more_people(db)
        _activities(db)
        _answers_to_themes(db)


def _more_people(db) -> None:
    from engagement import ColumnChoice, read_export
    from engagement.answers.store import people
    from explorer import intake

    boroughs = bundled.boroughs()["borough"].tolist()
    missing = PEOPLE - people(db)["respondent"].nunique()
    rows = [f"{n},{boroughs[n % len(boroughs)]},The clinic at stop {n} opens too late" for n in range(max(missing, 1))]
    content = "\n".join(["Respondent ID,Borough,What would help?", *rows]).encode()
    columns = ColumnChoice(text=("What would help?",), person="Respondent ID", borough="Borough")
    source = intake.Source(read_export(content, filename="more.csv"), "more.csv", intake.digest(content))
    intake.bring_in(db, STAMP, source, intake.Choice(columns, "Londoners"))


def _activities(db) -> None:
    from engagement.plan import KINDS, TRACKS, Activity
    from engagement.plan.store import keep_activity

    boroughs = bundled.boroughs()["borough"].tolist()
    for n in range(ACTIVITIES):
        first = date(2019, 4, 1) + timedelta(days=12 * n)
        keep_activity(
            db,
            STAMP,
            Activity(
                name=f"Activity {n}",
                aim="Hear who was not heard",
                track=TRACKS[-1],
                kind=KINDS[n % len(KINDS)],
                first=first.isoformat(),
                last=(first + timedelta(days=3)).isoformat(),
                expected=40,
                boroughs=(boroughs[2 * n], boroughs[2 * n + 1]),
            ),
        )


def _answers_to_themes(db) -> None:
    from engagement.ledger import STATES, Answer
    from engagement.ledger.store import keep_answer
    from explorer.snapshot import Snapshot
    from explorer.themes import every_themed

    themes = [theme for themed in every_themed(Snapshot()) for theme in themed.ranked["theme_id"]]
    for n, theme in enumerate(themes[:ENTRIES]):
        state = STATES[n % len(STATES)]
        keep_answer(db, STAMP, Answer(int(theme), state, "Open later", "Many asked for it", "NHS", "2019-09-01"))


def _line(page: str) -> None:
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_file(str(ROOT / "ui" / "main.py"), default_timeout=300).run()
    first, _ = _timed(lambda: app.switch_page(str(ROOT / "pages" / f"{page}.py")).run())
    runs = [_timed(app.run) for _ in range(RUNS)]
    clock, processor = (np.array(column) for column in zip(*runs, strict=True))
    if app.exception:
        raise SystemExit(f"{page} did not draw: {app.exception[0].message}")
    print(
        f"{page:<10} {first:7.0f} {np.median(clock):7.0f} {np.percentile(clock, 95):7.0f} {np.median(processor):10.0f}",
        flush=True,
    )


def _timed(act) -> tuple[float, float]:
    began, spent = time.perf_counter(), time.process_time()
    act()
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - spent)


if __name__ == "__main__":
    main()
