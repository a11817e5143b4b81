"""Length and reading age, and the narrative of the sample held to them."""

from __future__ import annotations

import pytest
from sqlite_utils import Database

from explorer.long_list import long_list
from explorer.paper import store
from explorer.paper.model import Paper, Paragraph, Section
from explorer.paper.reading import OLDEST, PAGES, measures, of_section, pages, sentences, syllables
from explorer.paper.short_forms import explanations, unexplained
from explorer.snapshot import Snapshot
from priorities import ScoredList
from tests.unit.explorer.paper.conftest import STAMP, WEIGHTS, Written, write

# As a dictionary divides them.
SYLLABLES = {
    "health": 1, "London": 2, "people": 2, "children": 2, "obesity": 4, "violence": 3, "changes": 2, "lives": 1,
    "boroughs": 2, "asked": 1, "wanted": 2, "needed": 2, "science": 2, "being": 2, "creating": 3, "social": 2,
    "table": 2, "priorities": 4, "services": 3, "places": 2, "disease": 2, "diseases": 3, "radio": 3, "million": 2,
    "walked": 1, "agreed": 2, "smoking": 2, "collaboration": 5, "houses": 2, "one": 1, "promises": 3,
}  # fmt: skip


@pytest.mark.parametrize(("word", "n"), SYLLABLES.items())
def test_syllables(word: str, n: int) -> None:
    """Groups of vowels that are heard, a silent e left out."""
    assert syllables(word) == n


def test_reading_age_by_hand() -> None:
    """Ten words in two sentences, twelve syllables: 0.39 x 5 + 11.8 x 1.2 - 15.59 = 0.52 and five years more."""
    text = "We live in a big city. Some people walk home."
    assert sentences(text) == ["We live in a big city.", "Some people walk home."]

    measured = measures([text])

    assert (measured.words, measured.sentence) == (10, 5.0)
    assert measured.age == pytest.approx(5.52, abs=0.005)
    assert measures(["", "..."]).age == 0


def test_the_narrative_of_the_sample_keeps_to_the_board_s_wish(written: Written) -> None:
    """Six to ten pages, every section readable at eleven, every short form explained, no quote that nobody cleared."""
    paper = written.papers["narrative"]

    assert PAGES[0] <= pages(paper) <= PAGES[1]
    assert {part.title: of_section(part).age for part in paper.sections if part.key != "forms"
            and of_section(part).age > OLDEST} == {}  # fmt: skip
    with Snapshot(written.path) as now:
        ranking = ScoredList.read(now.keep(long_list).counted_scores).under(WEIGHTS)
    assert {part.title for part in paper.sections if part.key.startswith("priority.")} == set(ranking.top(5))
    assert unexplained(paper) == []
    assert "NHS" in explanations(paper)
    assert not [line for line in paper.paragraphs if line.kind == "quote"]


def test_what_is_too_hard_or_not_explained_is_said(sample: Database) -> None:
    """A long sentence of long words in a short form's company: the screen says where, and which."""
    hard = "Multidisciplinary organisational responsibilities necessitate " * 12 + "QXZ."
    store.keep_paragraph(sample, STAMP, ("NHS", "narrative", "why.0"), hard, generated="", last=0)

    gaps = write("narrative").gaps

    assert any(gap.part == "Why we write to you" and "Reads at the age of" in gap.words for gap in gaps)
    assert any(gap.part == "Short forms" and "QXZ" in gap.words for gap in gaps)


def test_a_short_form_in_brackets_is_explained() -> None:
    """ "Lung disease (LXD)" explains LXD; PM in a name of a figure is a word."""
    line = Paragraph("a.b", ("Chronic lung disease (LXD) is PM. LXD and ZZT.",))

    assert unexplained(Paper("narrative", "T", "", (), (Section("a", "A", (line,)),))) == ["ZZT"]
