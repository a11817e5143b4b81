"""What figures say of each priority, and the scores they propose: the bundled indicators and the people heard."""

from __future__ import annotations

import pandas as pd

from data import bundled
from priorities import MENTION_SHARE, ScoringRule, measures, proposals
from ui import cache
from ui.parts import evidence
from ui.shell import state
from ui.themes import overview


def levels() -> pd.DataFrame:
    """Return what each figure says: priority x figure, in the units of `priorities.UNITS`."""
    listed = cache.long_list()
    known = measures(listed, bundled.indicators())
    return known.assign(**{MENTION_SHARE: _voices().reindex(known.index)})


def _voices() -> pd.Series[float]:
    """Share (percent) of the people heard who speak for a priority in themes that a person confirmed as evidence."""
    return state.worked_out("voices", cache.version(), _count_voices)


def _count_voices() -> pd.Series[float]:
    found, responses = cache.themes(), cache.responses()
    links = evidence.links()
    links = links[links["standing"] == evidence.CONFIRMED]
    if found is None or links.empty:
        return pd.Series(dtype=float)
    everybody = responses["respondent"].nunique()
    shares = {}
    for priority, mine in links.groupby("priority"):
        inside = [overview.members({"theme_id": theme}, found, responses) for theme in mine["theme_id"]]
        shares[priority] = 100 * pd.concat(inside)["respondent"].nunique() / everybody
    return pd.Series(shares, dtype=float)


def proposed(rules: tuple[ScoringRule, ...] | None = None) -> pd.DataFrame:
    """Return the scores that the figures propose under these rules, or under those in force."""
    listed, criteria = cache.long_list(), cache.criteria().index
    held = cache.scoring_rules() if rules is None else rules
    return proposals(levels(), listed["indicator_id"], [rule for rule in held if rule.criterion in criteria])
