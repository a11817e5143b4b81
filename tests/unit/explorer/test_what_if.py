"""Weighting those heard, and hearing more of them: over the sample's themes."""

from __future__ import annotations

import pytest

from engagement.answers.selection import Selection
from explorer.reach import facts_of
from explorer.snapshot import Snapshot
from explorer.what_if import enough, what_if

LONDONERS = Selection(audience="Londoners")


@pytest.mark.usefixtures("sample")
def test_weighting_keeps_who_speaks_and_says_what_moves():
    """Shares as counted are those of the themes; weighted ones stay shares; a theme moves past its interval only."""
    result = what_if(Snapshot(), LONDONERS, ("age", "borough"))

    assert result.n_people == len(facts_of(Snapshot(), LONDONERS))
    assert 0 < result.raking.effective <= result.n_people
    assert result.themes["weighted"].between(0, 1).all()
    outside = (result.themes["weighted"] < result.themes["low"]) | (result.themes["weighted"] > result.themes["high"])
    assert (result.themes["moves"] == outside).all()


@pytest.mark.usefixtures("sample")
def test_questions_that_none_of_them_was_asked_have_no_share():
    """Themes of what professionals alone were asked do not stand among those of Londoners, as nought."""
    everybody, londoners = Selection(), LONDONERS
    asked = set(what_if(Snapshot(), everybody, ("age",)).themes["theme"])
    result = what_if(Snapshot(), londoners, ("age",)).themes

    assert "Youth clubs" in asked
    assert "Youth clubs" not in set(result["theme"])
    assert result["high"].max() < 1


@pytest.mark.usefixtures("sample")
def test_enough_ends_at_the_themes_that_stand():
    """The curve of each set rises, and ends at them."""
    first = enough(Snapshot())[0]
    assert first.curve["themes"].iloc[-1] == pytest.approx(first.n_themes)
    assert first.curve["themes"].is_monotonic_increasing
