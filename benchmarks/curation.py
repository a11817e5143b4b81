"""How long each act on themes takes at 5,000 responses, its log and record included.

python -m benchmarks.curation [RESPONSES]
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from data import Stamp, connect, prepare
from engagement import ColumnChoice, Export, Layout, ThemeModel, plan_import
from engagement.answers import store as answers_store
from engagement.responses import store as response_store
from engagement.schema import Upload
from engagement.themes import store as theme_store
from engagement.themes.curation import store
from engagement.themes.log import store as log
from explorer.workspace import MIGRATIONS

STAMP = Stamp("bench", datetime(2019, 3, 15, tzinfo=UTC))
# The set of the only question.
SET = 1
WORDS = [
    "wait",
    "doctor",
    "bus",
    "road",
    "air",
    "park",
    "trees",
    "damp",
    "flat",
    "rent",
    "school",
    "nurse",
    "carers",
    "lonely",
    "hospital",
    "dentist",
    "teeth",
    "food",
]


def bring_in(db: object, number: int) -> None:
    chance = random.Random(2019)
    answers = [" ".join(chance.choices(WORDS, k=chance.randint(4, 20))) for _ in range(number)]
    frame = pd.DataFrame({"What matters?": answers}, dtype=str)
    plan = plan_import(Export(frame, Layout(None, None, 1, 2)), ColumnChoice(text=("What matters?",)), audience="L")
    response_store.save_import(db, STAMP, plan, Upload("x", "x", "", "headers"))


def timed(name: str, act: Callable[[], object]) -> None:
    began = time.perf_counter()
    act()
    print(f"{name:28} {1000 * (time.perf_counter() - began):8.1f} ms", flush=True)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with tempfile.TemporaryDirectory() as folder:
        prepared = prepare(Path(folder) / "x.sqlite", MIGRATIONS)
        with closing(connect(prepared.path)) as db:
            bring_in(db, number)
            held = answers_store.responses(db)
            model = ThemeModel(12, engine="fast").fit(held["text"].tolist())
            ids = held["response_id"].tolist()
            timed("keep a finding", lambda: theme_store.save_themes(db, STAMP, SET, model, ids))
            found = theme_store.current_themes(db, SET)
            if found is None:
                return
            print(f"{number:,} responses, {len(found.assignments):,} points, {len(found.themes)} themes")
            themes = found.themes["theme_id"].tolist()
            points = found.assignments.loc[found.assignments["theme_id"] == themes[0], "point"].tolist()
            version = dict(db.execute("SELECT theme_id, version FROM theme"))
            one, other, third = themes[0], themes[1], themes[2]
            name = {"name": "Own name", "description": ""}
            timed("rename", lambda: store.change_words(db, STAMP, third, version=version[third], **name))
            timed("move one comment", lambda: store.move(db, STAMP, SET, points[:1], third))
            timed("move a theme's comments", lambda: store.move(db, STAMP, SET, points, other))
            timed("undo", lambda: log.undo(db, STAMP, SET))
            version = dict(db.execute("SELECT theme_id, version FROM theme"))
            parts = [store.Part("Part", "", (), points[: len(points) // 2])]
            timed("split", lambda: store.split(db, STAMP, one, parts, version=version[one]))
            version = dict(db.execute("SELECT theme_id, version FROM theme"))
            timed("merge", lambda: store.merge(db, STAMP, one, other, versions=(version[one], version[other])))
            timed("undo", lambda: log.undo(db, STAMP, SET))
            timed("redo", lambda: log.redo(db, STAMP, SET))
            timed("read all themes", lambda: theme_store.current_themes(db, SET))
        prepared.release()


if __name__ == "__main__":
    main()
