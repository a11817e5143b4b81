"""A promise is whole before it is kept, and the last word on each stands."""

from __future__ import annotations

from dataclasses import asdict, replace

import pandas as pd
import pytest

from data import bundled
from priorities.errors import PromiseError
from priorities.promises import Promise, checked, current_promises

WHOLE = Promise("A plan (2019)", "Fewer falls", "https://www.example.org/plan", "NHS", priority="AW07", target="10%")


@pytest.mark.parametrize(
    "source",
    [
        "https://www.example.org/plan",
        "https://example.org",
        "Annual report 2018, page 4",
        "https://a.org/x; The report",
    ],
)
def test_a_source_is_an_address_or_a_document(source):
    """An https address, a document's name, or several of them."""
    assert checked(replace(WHOLE, source=source)).source == source


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"document": "  "}, "document"),
        ({"commitment": ""}, "what is promised"),
        ({"partner": ""}, "who promised"),
        ({"priority": ""}, "priority"),
        ({"kind": "wish"}, "lists"),
        ({"status": "met"}, "figure"),
        ({"commitment": "x" * 301}, "300 characters"),
        ({"source": ""}, "https"),
        ({"source": "http://example.org"}, "https"),
        ({"source": "javascript:alert(1)"}, "https"),
        ({"source": "https://localhost"}, "https"),
        ({"source": "https://example.org/a b"}, "https"),
        ({"source": "p. 4"}, "name in words"),
        ({"target_year": "1990s"}, "cannot be read"),
        ({"target_year": "20999"}, "cannot be read"),
    ],
)
def test_what_is_not_whole_is_refused_in_a_sentence(change, word):
    """Each with the sentence that says what to do."""
    with pytest.raises(PromiseError, match=word):
        checked(replace(WHOLE, **change))


def test_blanks_are_tidied():
    """Line breaks and double blanks that came with a paste are gone."""
    assert checked(replace(WHOLE, commitment=" Fewer \n falls ")).commitment == "Fewer falls"


def test_the_last_word_stands():
    """A changed promise takes the place of the bundled one and keeps its series; one taken away is gone."""
    drafts = bundled.commitments()
    changed = asdict(replace(WHOLE, promise_id="C60", target="5%")) | {"who": "Ann", "at": "2019-03-15T10:00:00+00:00"}
    gone = changed | {"promise_id": "C59", "in_use": False}
    standing = current_promises(drafts, pd.DataFrame([changed, gone]))

    assert len(standing) == len(drafts) - 1
    assert standing.loc["C60", ["target", "indicator_id", "who"]].tolist() == ["5%", "ncmp_y6_obese", "Ann"]
    assert "C59" not in standing.index
