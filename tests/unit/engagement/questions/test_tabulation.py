"""People by answer, of the people who answered; by group where groups are large enough."""

from __future__ import annotations

import pandas as pd
import pytest

from engagement.questions.asked import Asked
from engagement.questions.breakdown import Groups
from engagement.questions.labels import closed_labels
from engagement.questions.tabulation import tabulate

PARKS = Asked(1, "What helps?", "choices")
AGREE = Asked(2, "Do you agree?", "choice")


def ticked(counts):
    """Answers of people p0, p1, ...: `counts` says how many of the first people tick each."""
    pairs = [(f"p{place}", answer) for answer, n in counts.items() for place in range(n)]
    return closed_labels(pd.DataFrame(pairs, columns=["respondent", "value"]), "choices")


def chosen(counts):
    values = [answer for answer, n in counts.items() for _ in range(n)]
    return closed_labels(
        pd.DataFrame({"respondent": [f"p{at}" for at in range(len(values))], "value": values}), "choice"
    )


def groups(sizes, least=10):
    names = [name for name, n in sizes.items() for _ in range(n)]
    frame = pd.DataFrame({"respondent": [f"p{place}" for place in range(len(names))], "group": names})
    return Groups(frame, tuple(sizes), "borough", least)


def figures(table):
    return [None if pd.isna(n) else int(n) for n in table["people"]]


def test_shares_are_of_the_people_who_answered():
    """60 people ticked something: 60 parks, 30 of them buses too; the interval is Wilson's."""
    found = tabulate(PARKS, ticked({"Parks": 60, "Buses": 30}), None, exact=True)

    assert found.base == 60
    assert figures(found.table) == [60, 30]
    assert found.table["share"].tolist() == [1.0, 0.5]
    assert found.table["low"].iloc[1] == pytest.approx(0.3773, abs=1e-4)


def test_for_everybody_counts_are_rounded_and_small_ones_hidden():
    """Of one choice a second one is hidden, and the base is of the rounded parts; of ticks neither."""
    one = tabulate(AGREE, chosen({"Yes": 142, "No": 61, "Perhaps": 22, "Never": 3}), None, exact=False)
    ticks = tabulate(PARKS, ticked({"Parks": 142, "Buses": 61, "Trams": 3}), None, exact=False)

    assert (figures(one.table), one.base) == ([140, 60, None, None], 225)
    assert (figures(ticks.table), ticks.base) == ([140, 60, None], 140)
    assert one.table["share"].iloc[0] == pytest.approx(140 / 225)
    assert one.n_hidden == 2


def test_groups_with_too_few_people_are_not_shown():
    """Under 10 people; how many groups that are is told."""
    found = tabulate(PARKS, ticked({"Parks": 60}), groups({"Barnet": 40, "Camden": 11, "Bexley": 9}), exact=True)

    assert found.groups["group"].tolist() == ["Barnet", "Camden"]
    assert found.too_small == 1


def test_a_sensitive_breakdown_needs_25():
    """A group of 24 is not shown."""
    found = tabulate(PARKS, ticked({"Parks": 60}), groups({"Hindu": 25, "Sikh": 24}, least=25), exact=True)

    assert found.groups["group"].tolist() == ["Hindu"]


def test_groups_are_protected_together():
    """No hidden count stands alone in the line of its answer."""
    labels = chosen({"Yes": 60, "No": 40})
    found = tabulate(AGREE, labels, groups({"Barnet": 64, "Camden": 36}), exact=False)

    assert found.groups.empty or found.groups["people"].isna().sum() != 1


def test_too_few_people_show_nothing_to_everybody():
    """9 people who answered are not shown outside the officer's own screen; nor, filtered, on it."""
    labels = chosen({"Yes": 9})

    assert tabulate(AGREE, labels, None, exact=False).base is None
    assert tabulate(AGREE, labels, None, exact=True).base == 9
    assert tabulate(AGREE, labels, None, exact=True, least=10).base is None


def test_nobody_answered():
    """Nothing is counted, and nothing fails."""
    found = tabulate(AGREE, chosen({}), groups({"Barnet": 40}), exact=True)

    assert found.base == 0
    assert found.table.empty
    assert found.groups.empty
