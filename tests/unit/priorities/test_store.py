"""Score edits and verdicts on evidence at rest: only added, every change on record."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sqlite_utils import Database

from data import Stamp, connect, history, prepare
from priorities import CRITERIA, current_scores
from priorities.errors import ScoreError
from priorities.long_list import store as long_list_store
from priorities.store import (
    ScoreEdit,
    evidence_verdicts,
    judge_evidence,
    last_batch,
    migrations,
    score_edits,
    set_score,
    set_scores,
    undo_scores,
)
from tests.crash import kill_whole_or_not_at_all
from tests.unit.priorities.oracles import frame

NAME = "explorer.sqlite"
AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    prepare(path, [migrations]).release()
    return path


@pytest.fixture(name="db")
def _db(path: Path) -> Iterator[Database]:
    with closing(connect(path)) as db:
        yield db


def test_every_change_is_on_record(db: Database) -> None:
    """A score edit leaves an entry with who and what."""
    set_score(db, Stamp("Cas", AT, "new figures"), "SW01", "health_burden", 8)

    record = history(db).sort_index(ascending=False)

    assert record["who"].tolist() == ["Cas"]
    assert record["what"].tolist() == ["Changed a score"]
    assert "SW01, health burden" in set(record["target"])


def test_score_edits_are_listed_oldest_first(db: Database) -> None:
    """Each edit is a row of its own; the frame has its columns even when empty."""
    assert list(score_edits(db).columns) == [
        "edit_id",
        "at",
        "who",
        "priority",
        "criterion",
        "value",
        "reason",
        "origin",
    ]
    set_score(db, Stamp("Ann", AT, "heard"), "SW01", "collaboration", 8)
    set_score(db, Stamp("Bob", AT, "doubtful"), "SW01", "collaboration", None)
    set_score(db, Stamp("Bob", AT, "value function"), "SW01", "collaboration", 7.126, origin="indicator")

    found = score_edits(db)

    assert found["value"].tolist()[0] == 8.0
    assert pd.isna(found["value"].iloc[1])
    assert found["value"].iloc[2] == 7.13
    assert found["origin"].tolist() == ["person", "person", "indicator"]


def test_edits_come_into_force(db: Database) -> None:
    """What was set is what current scores show, a withdrawn score as a gap."""
    set_score(db, Stamp("Ann", AT, "heard"), "a", "collaboration", 8)
    set_score(db, Stamp("Ann", AT, "doubtful"), "b", "collaboration", None)

    found = current_scores(frame([(1, 2, 3), (4, 5, 6)]), score_edits(db))

    assert found.loc["a"].tolist() == [8, 2, 3]
    assert found.loc["b"].isna().tolist() == [True, False, False]


@pytest.mark.parametrize("value", [-0.01, 10.01, float("inf")])
def test_scores_off_the_scale_are_refused(db: Database, value: float) -> None:
    """A score lies between 0 and 10, or there is none."""
    with pytest.raises(ScoreError, match="between 0 and 10"):
        set_score(db, Stamp("Ann", AT, "heard"), "a", "collaboration", value)


def test_an_edit_needs_its_reason(db: Database) -> None:
    """A score without a reason is refused."""
    with pytest.raises(ScoreError, match="why"):
        set_score(db, Stamp("Ann", AT, "  "), "a", "collaboration", 5)


@pytest.mark.parametrize("act", ["UPDATE score_edits SET value = 1", "DELETE FROM score_edits"])
def test_edits_cannot_be_altered(db: Database, act: str) -> None:
    """The database itself refuses to change or remove an edit."""
    set_score(db, Stamp("Ann", AT, "heard"), "a", "collaboration", 5)

    with pytest.raises(Exception, match="only added to"):
        db.execute(act)


def test_numbers_are_stored_as_numbers(db: Database) -> None:
    """No score or number is stored as bytes, whatever numeric kind it came in."""
    set_score(db, Stamp("Ann", AT, "heard"), "a", "collaboration", np.float64(5.5))

    kinds = db.execute("SELECT typeof(value) FROM score_edits").fetchall()
    assert kinds == [("real",)]


WARM = """
from contextlib import closing
from datetime import UTC, datetime
import pandas, sqlite_utils.plugins
import priorities.long_list.store
from data import bundled, connect
from priorities.store import set_score
"""
SCORE = """
from contextlib import closing
from datetime import UTC, datetime
from data import Stamp, connect
from priorities.store import set_score

with closing(connect(folder / "explorer.sqlite")) as db:
    at = datetime(2019, 3, 15, 14, 6, tzinfo=UTC)
    set_score(db, Stamp("Bob", at, "heard"), "SW01", "collaboration", 8)
"""


BRING = """
from contextlib import closing
from datetime import UTC, datetime
import pandas
from data import Stamp, bundled, connect
from priorities import ListDifference
from priorities.long_list.store import Entry, import_list

with closing(connect(folder / "explorer.sqlite")) as db:
    stamp = Stamp("Bob", datetime(2019, 3, 15, 14, 6, tzinfo=UTC), "scored by the group")
    new = pandas.DataFrame({"name": ["Falls"], "life_stage": ["AGE WELL"]})
    rows = [("SW01", "Childhood obesity", "collaboration", 9.0, 5.0), (None, "Falls", "collaboration", None, 3.0)]
    scores = pandas.DataFrame(rows, columns=["priority", "name", "criterion", "now", "imported"])
    off = [Entry("LW02", "Smoking", "LIVE WELL", on_list=False)]
    import_list(db, stamp, bundled.long_list(), ListDifference(new, scores, ()), off)
"""


@pytest.mark.slow
@pytest.mark.parametrize("act", [SCORE, BRING], ids=["score", "list"])
def test_killed_at_any_step_it_is_saved_whole_or_not_at_all(act: str, tmp_path: Path) -> None:
    """Killed at every step of a save, the database is in the old or the new state, and saving again works."""
    start = tmp_path / "start"
    start.mkdir()
    prepare(start / NAME, [migrations, long_list_store.migrations]).release()
    with closing(connect(start / NAME)) as db:
        set_score(db, Stamp("Ann", AT, "heard"), "SW01", "collaboration", 7)

    killed = kill_whole_or_not_at_all(act, start=start, name=NAME, workspace=tmp_path / "runs", warm=WARM)

    assert killed >= 10


def test_the_last_word_on_evidence_stands(db: Database) -> None:
    """Confirmed, then rejected by somebody else: rejected; other pairs keep theirs, and all is on record."""
    judge_evidence(db, Stamp("Ann", AT), "SW01", 3, speaks_for_it=True)
    judge_evidence(db, Stamp("Ann", AT), "SW01", 4, speaks_for_it=True)
    judge_evidence(db, Stamp("Bob", AT), "SW01", 3, speaks_for_it=False)

    found = evidence_verdicts(db).set_index("theme")

    assert found.loc[3, ["speaks_for_it", "who"]].tolist() == [False, "Bob"]
    assert found.loc[4, ["speaks_for_it", "who"]].tolist() == [True, "Ann"]
    assert history(db)["what"].tolist() == ["Rejected evidence", "Confirmed evidence", "Confirmed evidence"]


def together(db: Database, *values: float, why: str = "gap 12 earns it") -> int:
    """Set scores of SW01 on the first criteria in one act."""
    edits = [ScoreEdit("SW01", name, value, why, "indicator") for name, value in zip(CRITERIA, values, strict=False)]
    return set_scores(db, Stamp("Ann", AT), edits, what="Took scores from figures")


def in_force(db: Database) -> dict[str, float]:
    """Criterion -> last value of SW01 in force."""
    edits = score_edits(db).drop_duplicates("criterion", keep="last")
    return dict(zip(edits["criterion"], edits["value"], strict=True))


def test_scores_set_together_are_one_act_with_one_undo(db: Database) -> None:
    """One entry on record; taken back, what stood before each stands, the draft where nobody had set one; and again."""
    set_score(db, Stamp("Ann", AT, "heard"), "SW01", "collaboration", 8)
    assert together(db, 3, 4) == 2
    assert in_force(db) == {"collaboration": 3, "health_burden": 4}
    undo_scores(db, Stamp("Bob", AT), last_batch(db).batch_id)
    assert in_force(db) == {"collaboration": 8}
    undo_scores(db, Stamp("Bob", AT), last_batch(db).batch_id)
    assert in_force(db) == {"collaboration": 3, "health_burden": 4}

    record = history(db)
    assert record["what"].tolist()[::-1] == [
        "Changed a score", "Took scores from figures", "Took back scores that were set together",
        "Put back scores that were set together",
    ]  # fmt: skip
    told = record.set_index("what").loc["Took scores from figures"]
    assert "SW01, collaboration: 8" in told["before"]
    assert "SW01, health burden: 4" in told["after"]


def test_what_was_set_since_stays_at_the_undo(db: Database) -> None:
    """Taking scores back touches none that somebody set later."""
    together(db, 3, 4)
    set_score(db, Stamp("Bob", AT, "read again"), "SW01", "collaboration", 9)
    undo_scores(db, Stamp("Ann", AT), last_batch(db).batch_id)

    assert in_force(db) == {"collaboration": 9}


def test_undo_of_scores_is_refused_where_somebody_came_first(db: Database) -> None:
    """The word that was looked at must be the last; before any scores were set together there is none."""
    assert last_batch(db) is None
    together(db, 3)
    seen = last_batch(db).batch_id
    together(db, 5)

    with pytest.raises(ScoreError, match="meanwhile"):
        undo_scores(db, Stamp("Ann", AT), seen)
    assert together(db) == 0
    with pytest.raises(ScoreError, match="why"):
        together(db, 5, why=" ")


def test_many_scores_are_told_by_their_number(db: Database) -> None:
    """Beyond fifty the entry on record says how many and which edits, not one by one."""
    edits = [ScoreEdit(f"P{number}", "collaboration", 5.0, "why") for number in range(51)]
    set_scores(db, Stamp("Ann", AT), edits, what="Set scores")

    assert history(db)["after"].tolist() == ["first edit: 1; last edit: 51; scores: 51"]
