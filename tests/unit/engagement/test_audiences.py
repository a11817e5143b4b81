"""Audiences in one order everywhere."""

from __future__ import annotations

import pandas as pd

from engagement.audiences import audiences


def test_the_two_audiences_of_the_engagement_come_first():
    """Professionals, Londoners, then others by the alphabet; a blank is nobody."""
    responses = pd.DataFrame({"audience": ["Visitors", "Londoners", "", "Carers", "Professionals", "Londoners"]})

    assert audiences(responses) == ["Professionals", "Londoners", "Carers", "Visitors"]


def test_nobody_was_heard():
    """Without responses there are no audiences."""
    assert audiences(pd.DataFrame({"audience": pd.Series([], dtype="str")})) == []
