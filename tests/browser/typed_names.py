"""A database in which everything that people may type is a link, a picture, a formula, a colour, an icon or a tag."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
from sqlite_utils import Database

from data import Stamp, bundled, connect, prepare
from engagement import ColumnChoice, Export, Layout, ThemeModel, plan_import
from engagement.answers import store as answers_store
from engagement.responses import store as response_store
from engagement.schema import Upload
from engagement.themes import store as theme_store
from engagement.themes.curation import store as curation_store
from explorer.workspace import MIGRATIONS
from priorities import CRITERIA, Criterion, Scenario
from priorities import store as priority_store
from priorities.long_list import store as long_list_store
from priorities.long_list.store import Entry
from priorities.scenarios import store as scenario_store

MARKS = (
    "![x](http://evil.example/p.png)",
    r"$\href{http://evil.example}{x}$ $x^2$",
    ":red-background[red] :blue[b]",
    ":material/home: :material_home:",
    "<b>bold</b><img src=x>",
    "me@evil.example",
    "www.evil.example",
    "http://evil.example/x",
    "[a](http://evil.example) `c` **b**",
    ":smile: :streamlit: a -> b -- c",
)
ANSWERS = (
    "the bus is late again and again", "more buses at night please", "no bus comes to our road at all",
    "damp walls in my flat", "mould and damp make us ill", "the landlord leaves the damp as it is",
    "no dentist takes us on", "a dentist costs too much for us", "my dentist closed last year",
)  # fmt: skip
AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)


class Names:
    """Names that begin with a word of their own, to be found again by, and end in each kind of mark by turns."""

    def __init__(self) -> None:
        self.given: list[str] = []
        self._numbers: Counter[str] = Counter()

    def __call__(self, what: str) -> str:
        self._numbers[what] += 1
        number = self._numbers[what]
        self.given.append(f"{what}{number} {MARKS[number % len(MARKS)]}")
        return self.given[-1]

    def ten(self, what: str) -> list[str]:
        """One with each kind of mark."""
        return [self(what) for _ in MARKS]


def fill(path: Path) -> Names:
    """Make the database; return the names that stand in it."""
    names = Names()
    prepared = prepare(path, MIGRATIONS)
    with closing(connect(path)) as db:
        _responses(db, names)
        _themes(db, names)
        _priorities(db, names)
    prepared.release()
    return names


def _stamp(names: Names, why: str = "") -> Stamp:
    return Stamp(names("Visitor"), AT, why)


def table_of(names: Names, question: str) -> pd.DataFrame:
    """An export: an audience, forum, organisation and answer a row."""
    rows = [
        {"audience": names("Audience"), "forum": names("Forum"), "organisation": names("Kind"), question: words}
        for words in (f"{answer} {more}" for answer in ANSWERS for more in ("", "now"))
    ]
    return pd.DataFrame(rows, dtype=str)


def _responses(db: Database, names: Names) -> None:
    question = names("Question")
    frame = table_of(names, question)
    columns = ColumnChoice(text=(question,), audience="audience", forum="forum", organisation="organisation")
    for number, part in enumerate((frame.iloc[:10], frame.iloc[10:])):
        plan = plan_import(Export(part.reset_index(drop=True), Layout(None, None, 1, 2)), columns)
        stamp = _stamp(names)
        response_store.save_import(db, stamp, plan, Upload(names("File"), str(number), "", "headers"))


def _themes(db: Database, names: Names) -> None:
    held = answers_store.responses(db)
    model = ThemeModel(3, engine="fast").fit(held["text"].tolist())
    theme_store.save_themes(db, _stamp(names), 1, model, held["response_id"].tolist())
    found = theme_store.current_themes(db, 1)
    for theme in found.themes.to_dict("records"):
        curation_store.change_words(
            db,
            _stamp(names),
            theme["theme_id"],
            name=names("Theme"),
            description=names("About"),
            version=theme["version"],
        )
    points = found.assignments["point"].tolist()
    for name, point in zip(names.ten("Theme"), points, strict=False):
        curation_store.create(db, _stamp(names), 1, curation_store.Part(name, names("About"), (), [int(point)]))


def _priorities(db: Database, names: Names) -> None:
    drafts = bundled.long_list()
    for key in ("added_0", "added_1"):
        criterion = Criterion(
            key, names("Crit"), names("Asks"), names("Zero"), names("Five"), names("Ten"), counts=True
        )
        long_list_store.keep_criterion(db, _stamp(names), criterion)
    for name in names.ten("Priority"):
        number = long_list_store.keep_entry(db, _stamp(names), drafts, Entry(None, name, names("Stage")))
        for criterion in (*CRITERIA, "added_0", "added_1"):
            priority_store.set_score(db, _stamp(names, names("Reason")), number, criterion, 9.0)
    off = long_list_store.keep_entry(db, _stamp(names), drafts, Entry(None, names("Gone"), ""))
    long_list_store.keep_entry(db, _stamp(names), drafts, Entry(off, names.given[-2], "", on_list=False))
    for number, name in enumerate(names.ten("Scenario")):
        weights = dict.fromkeys(CRITERIA, 10.0) | {CRITERIA[number % 3]: 80.0}
        scenario_store.save_scenario(db, Scenario(name, weights, names("Visitor"), AT))
    for theme in theme_store.current_themes(db, 1).themes["theme_id"]:
        priority_store.judge_evidence(db, _stamp(names), "SW01", int(theme), speaks_for_it=True)
