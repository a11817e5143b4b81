"""Sentences on who was heard: who is missing first, in words that name whom a number is of."""

from __future__ import annotations

import pandas as pd

from engagement.reach import AGE, BOROUGH, SEX, parity, unlikeness
from engagement.reach.wording import finding, headline, unlike

BOROUGHS = parity(
    pd.Series({"Bexley": 0, "Brent": 300, "Camden": 300}), pd.Series({"Bexley": 4, "Brent": 3, "Camden": 3})
)
AGES = parity(pd.Series({"16-64": 94, "65 and over": 6}), pd.Series({"16-64": 85, "65 and over": 15}))


def test_who_is_missing_comes_first():
    """Nobody from a borough, then the widest gap."""
    assert headline({AGE: AGES, BOROUGH: BOROUGHS}) == (
        "Nobody from Bexley; people aged 65 and over are 6% of those who said, 15% of London."
    )


def test_nobody_missing_and_nobody_known():
    """Chance is not scolded; where nothing was said the line says so."""
    even = parity(pd.Series({"Female": 5, "Male": 5}), pd.Series({"Female": 51, "Male": 49}))
    assert headline({SEX: even}) == "Nobody is missing beyond chance among those who said who they are."
    assert "cannot be told" in headline({})


def test_a_fact_names_less_and_more():
    """Who is heard less than their number, who more; and how many would have to be of another group."""
    few = parity(pd.Series({"Female": 20, "Male": 80}), pd.Series({"Female": 51, "Male": 49}))
    assert finding(SEX, few) == "By sex, heard less than their number: women; more: men."
    words = unlike(SEX, unlikeness(pd.Series({"Female": 20, "Male": 80}), pd.Series({"Female": 51, "Male": 49})))
    assert words == "To be like London, 31% of them would have to be of another sex: more than chance."
