"""Every number of a document stands in the store: in its model, in the Word file and on the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlite_utils import Database

from engagement.plan import LEADERS, LONDONERS, Activity, Stakeholder
from engagement.plan import store as plan_store
from explorer.commitments import AS_OF, choose, commitments
from explorer.paper.model import Block, Paper, Paragraph, Table, labels
from explorer.paper.values import Runs, Value, words
from explorer.snapshot import Snapshot
from priorities.commitments.schema import Target
from priorities.enablers import Need
from priorities.enablers.store import keep_need
from tests.unit.explorer.paper.conftest import STAMP, Written, numbers_in, text_of_docx, text_of_html, write
from tests.unit.explorer.paper.stored import Stored

DOCUMENTS = ["paper", "narrative"]


def runs_of(block: Block) -> Iterator[Runs]:
    if isinstance(block, Paragraph):
        yield block.runs
    elif isinstance(block, Table):
        yield from (block.caption, *block.heads, *(cell for row in block.rows for cell in row))
    else:
        yield from (block.caption, block.alternative)


def values_of(paper: Paper) -> list[Value]:
    blocks: list[Block] = [*paper.header, *(block for part in paper.parts for block in part.blocks)]
    return [run for block in blocks for runs in runs_of(block) for run in runs if isinstance(run, Value)]


def own_words_of(paper: Paper) -> list[str]:
    blocks: list[Block] = [*paper.header, *(block for part in paper.parts for block in part.blocks)]
    own = [run for block in blocks for runs in runs_of(block) for run in runs if isinstance(run, str)]
    leads = [block.lead for block in blocks if isinstance(block, Paragraph)]
    return [*own, *leads, paper.title, *(part.title for part in paper.parts)]


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_no_number_is_an_orphan(written: Written, kind: str) -> None:
    """Each number in the Word file and on the page is one of the model; each one there stands at its place."""
    paper, (word, html) = written.papers[kind], written.files[kind]
    own = {label for _, label, blocks in labels(paper) for label in (label, *(number for _, number in blocks))}
    numbers = numbers_in([value.text for value in values_of(paper)])

    assert not [line for line in own_words_of(paper) if any(letter.isdigit() for letter in line)]
    assert numbers_in(text_of_docx(word)) <= numbers
    assert numbers_in(text_of_html(html)) <= numbers | numbers_in(sorted(own))
    assert len(numbers) > 40
    with Snapshot(written.path) as now:
        assert not orphans(now, paper)


def orphans(now: Snapshot, paper: Paper) -> list[Value]:
    """Values whose numbers do not stand at their place."""
    stored = Stored(now, paper)
    return [value for value in values_of(paper) if not numbers_in([value.text]) <= numbers_in([stored.at(value.place)])]


def test_a_target_and_a_need_stand_in_the_paper(sample: Database) -> None:
    """The sentence holds the target with its baseline; who managed it, and what is needed, stand beside it."""
    with Snapshot() as now:
        slot = now.keep(commitments, AS_OF)[0].slots[0]
    target = Target(slot.slot.slot, "own", 21.0, 2022, "Half-way to the best quarter of boroughs in five years.", AS_OF)
    choose(sample, STAMP, slot, target)
    keep_need(sample, STAMP, Need("SW01", "workforce", 3, "School nurses are few.", "NHS", "Count them", "2019-09-30"))
    paper = write()
    text = " ".join(value.text for value in values_of(paper))

    assert "from 23.1% to 21.0%" in text
    assert "Half-way to the best quarter" in text
    assert "School nurses are few." in text
    assert "no change that can be told from chance" in text
    assert "23.2% in 2024/25, from 23.1% in 2017/18" in text
    with Snapshot() as now:
        assert not orphans(now, paper)


def test_the_plan_stands_in_the_paper(sample: Database) -> None:
    """Appendix 7 says that nothing is planned; then it has activities of both tracks, counts, gaps and stakeholders."""
    before = write().appendices[-1]
    assert [block.text for block in before.blocks if isinstance(block, Paragraph)] == [
        "No activity of engagement is planned yet."
    ]
    fair = Activity("Fair 2019", "Hear 3 boroughs", LONDONERS, "survey", "2019-05-03", "2019-06-05", 1200,
                    boroughs=("Bexley",))  # fmt: skip
    forum = Activity("Forum", "Test the priorities", LEADERS, "panel", "2019-05-03", "2019-05-03", 60, partner="NHS")
    numbers = [plan_store.keep_activity(sample, STAMP, activity) for activity in (fair, forum)]
    plan_store.keep_attachment(sample, STAMP, 2, numbers[0])
    plan_store.keep_stakeholder(sample, STAMP, Stakeholder("Age UK London", "high", "low", "2019-05-01"))
    plan_store.keep_stakeholder(sample, STAMP, Stakeholder("District 2 council", "high", "high"))
    paper = write()
    text = " ".join(value.text for value in values_of(paper))

    for words_printed in ("3 May to 5 June 2019", "1,200", "met 1 May 2019", "District 2 council", "Hear 3 boroughs"):
        assert words_printed in text
    with Snapshot() as now:
        assert not orphans(now, paper)


def test_those_heard_stand_beside_london(written: Written) -> None:
    """Appendix 1 says by fact who was heard less than their number, in what a shared page may tell."""
    lines = [block.text for block in written.papers["paper"].appendices[0].blocks if isinstance(block, Paragraph)]

    assert any(line.startswith("By age, heard less than their number: ") for line in lines)
    assert any(line.startswith("By borough, ") for line in lines)


def test_a_number_of_our_own_is_refused() -> None:
    """A sentence of the code cannot hold a number: it has to say where it stands."""
    with pytest.raises(ValueError, match="without its place"):
        words("All 9 of them")
