"""Documents of lists of any length, of nothing ranked and of nobody heard, each made in time and small enough."""

from __future__ import annotations

import time
from collections.abc import Callable
from io import BytesIO

import docx
import pandas as pd
import pytest

from data import bundled
from explorer.paper.model import Paper, Table
from explorer.paper.writing import files
from explorer.snapshot import KEPT
from tests.unit.explorer.paper.conftest import text_of_html, write

LongList = Callable[..., None]
CRITERIA = ["collaboration", "health_burden", "regional_action"]
HOSTILE = "=1+1 <b>x</b> \u202e\u05de\u05d9\u05dc\u05d4 " + "long " * 30_000


@pytest.fixture(name="listed")
def _listed(monkeypatch: pytest.MonkeyPatch) -> LongList:
    """Put another long list in place of the bundled one: `listed(200)`, `listed(3, scored=False)`."""
    drafts = bundled.long_list()

    def put(n: int, *, scored: bool = True, first_name: str = "") -> None:
        frame = pd.concat([drafts] * (n // len(drafts) + 1)).head(n).reset_index(drop=True)
        frame.index = pd.Index([f"T{place:03d}" for place in range(n)], name="priority_id")
        frame["name"] = [f"{name} {place}" for place, name in enumerate(frame["name"])]
        if first_name:
            frame.loc["T000", "name"] = first_name
            frame.loc["T000", CRITERIA] = 10.0
        if not scored:
            frame[CRITERIA] = float("nan")
        monkeypatch.setattr(bundled, "long_list", frame.copy)
        KEPT.clear()

    return put


def rows_of(paper: Paper, key: str) -> int:
    return next(len(block.rows) for part in paper.parts for block in part.blocks
                if isinstance(block, Table) and block.key == key)  # fmt: skip


@pytest.mark.usefixtures("sample")
@pytest.mark.slow
def test_fifty_priorities_in_ten_seconds_and_five_megabytes(listed: LongList) -> None:
    """Model, pictures, Word and HTML from nothing kept; the body holds the leading ones, the appendix all."""
    listed(50)
    begun = time.process_time()
    paper = write()
    word, html = files(paper)

    assert time.process_time() - begun < 10
    assert len(word) < 5_000_000
    assert len(html) < 5_000_000
    assert rows_of(paper, "long_list.table") == 50
    assert 0 < rows_of(paper, "priorities.leading") <= 18


@pytest.mark.usefixtures("sample")
@pytest.mark.slow
def test_two_hundred_priorities_with_a_hostile_name(listed: LongList) -> None:
    """A paper all the same, of 200 rows; the name is cut, is text, and turns nothing."""
    listed(200, first_name=HOSTILE)
    paper = write()
    word, html = files(paper)

    assert rows_of(paper, "long_list.table") == 200
    assert len(word) < 5_000_000
    assert "<b>x" not in html
    assert "\u202e" not in html
    assert any("=1+1 <b>x</b>" in line for line in text_of_html(html))
    assert docx.Document(BytesIO(word)).tables


@pytest.mark.usefixtures("path")
@pytest.mark.parametrize("n", [0, 3])
def test_nothing_ranked_and_nobody_heard(listed: LongList, n: int) -> None:
    """The paper and the narrative say so, in place of empty tables, and so does the list of what is missing."""
    listed(n, scored=False)
    for kind in ("paper", "narrative"):
        paper = write(kind, "")
        word, _html = files(paper)
        words = [line.text for line in paper.paragraphs]
        missing = [gap.words for gap in paper.gaps]

        assert any("Nothing can be ranked yet" in line or "We do not have a list yet" in line for line in words)
        assert any("Nobody was heard yet" in line or "not heard from you yet" in line for line in words)
        assert any("Nothing is ranked yet" in line for line in missing)
        assert any("Nobody was heard yet" in line for line in missing)
        tables = docx.Document(BytesIO(word)).tables
        assert all(len(table.rows) > 1 for table in tables)


@pytest.mark.usefixtures("path")
def test_where_everything_ties_nothing_is_picked_by_its_row(listed: LongList, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty that are level are not cut to nine: none of them leads the body, and the appendix has all."""
    listed(40)
    level = bundled.long_list()
    level[CRITERIA] = 5.0
    monkeypatch.setattr(bundled, "long_list", level.copy)
    KEPT.clear()
    paper = write("paper", "")

    assert not [block for part in paper.parts for block in part.blocks if block.key == "priorities.leading"]
    assert rows_of(paper, "long_list.table") == 40
    assert any("level" in line.text for line in paper.paragraphs)
