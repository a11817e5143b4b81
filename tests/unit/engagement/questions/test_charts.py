"""Pictures of findings: each count shown once, hidden ones in words only."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from engagement.questions.asked import Asked
from engagement.questions.breakdown import Groups
from engagement.questions.charts import picture
from engagement.questions.labels import closed_labels
from engagement.questions.tabulation import tabulate

COUNTS = {
    "choice": {"Yes": 60, "No": 30, "Perhaps": 3},
    "choices": {"Parks": 60, "Buses": 30},
    "rating": {"Agree": 40, "Neither": 20, "Disagree": 33},
    "number": {"1": 40, "2": 20, "30": 33},
}


def drawn(kind, *, n_groups=0, exact=True, large=False):
    values = [answer for answer, n in COUNTS[kind].items() for _ in range(n)]
    people = [f"p{place}" for place in range(len(values))]
    labels = closed_labels(pd.DataFrame({"respondent": people, "value": values}), kind)
    groups = None
    if n_groups:
        names = [f"group {place % n_groups}" for place in range(len(values))]
        frame = pd.DataFrame({"respondent": people, "group": names})
        groups = Groups(frame, tuple(sorted(set(names))), "borough", 10)
    return picture(tabulate(Asked(1, "?", kind), labels, groups, exact=exact), large=large)


@pytest.mark.parametrize("kind", COUNTS)
@pytest.mark.parametrize("n_groups", [0, 2, 6])
def test_every_kind_of_question_has_a_picture(kind, n_groups):
    """Of everybody, of a few groups, of many; a chart that Vega-Lite takes."""
    assert json.loads(drawn(kind, n_groups=n_groups))["layer"]


def test_a_hidden_count_is_in_no_picture():
    """The exact count stands nowhere in what is sent to the browser, and "hidden" stands in its place."""
    sent = drawn("choice", exact=False)

    assert "hidden" in sent
    assert '"people": 3,' not in sent
    assert '"people": 30,' not in sent


def test_nothing_to_show_is_no_picture():
    """Too few people."""
    labels = closed_labels(pd.DataFrame({"respondent": ["a"], "value": ["x"]}), "choice")

    assert picture(tabulate(Asked(1, "?", "choice"), labels, None, exact=False)) == ""


def test_a_picture_for_a_room_has_large_letters():
    """At least 22 pixels."""
    assert '"fontSize": 22' in drawn("choices", large=True)
