"""Where each score comes from: drafts, people, and what figures propose."""

from __future__ import annotations

import pandas as pd

from data import bundled
from explorer.evidence import mention_shares
from explorer.long_list import long_list, scoring_rules
from explorer.snapshot import Snapshot
from priorities import MENTION_SHARE, ScoringRule, measures, proposals, score_sources
from priorities import store as priorities


def levels(now: Snapshot) -> pd.DataFrame:
    """Return what each figure says: priority x figure, in the units of `priorities.UNITS`."""
    figures = measures(now.keep(long_list).priorities, bundled.indicators())
    return figures.assign(**{MENTION_SHARE: now.keep(mention_shares).reindex(figures.index)})


def proposed(now: Snapshot, rules: tuple[ScoringRule, ...] | None = None) -> pd.DataFrame:
    """Return the scores that figures propose under these rules, or under those in force."""
    listed = now.keep(long_list)
    in_force = now.keep(scoring_rules) if rules is None else rules
    counted = [rule for rule in in_force if rule.criterion in listed.criteria.index]
    return proposals(now.keep(levels), listed.priorities["indicator_id"], counted)


def origins(now: Snapshot) -> dict[tuple[str, str], str]:
    """Return where each score in use comes from, by priority and criterion: "draft", "person" or "indicator"."""
    scores, edits = now.keep(long_list).scores, now.ask(priorities.score_edits)
    last = edits.drop_duplicates(["priority", "criterion"], keep="last")
    by_edit = dict(zip(zip(last["priority"], last["criterion"], strict=True), last["origin"], strict=True))
    places = [(str(p), str(c)) for p in scores.index for c in scores.columns[scores.loc[p].notna()]]
    return {place: str(by_edit.get(place, "draft")) for place in places}


def from_figures(now: Snapshot) -> frozenset[tuple[str, str]]:
    """Return the scores in use that were taken from figures, as pairs of priority and criterion."""
    last = now.ask(priorities.score_edits).drop_duplicates(["priority", "criterion"], keep="last")
    last = last[last["origin"] == "indicator"]
    return frozenset(zip(last["priority"], last["criterion"], strict=True))


def drafted(now: Snapshot) -> tuple[str, ...]:
    """Return the names of priorities that are ranked by a draft: a counted score that nobody has set yet."""
    listed, edits = now.keep(long_list), now.ask(priorities.score_edits)
    own = set(zip(edits["priority"], edits["criterion"], strict=True))
    return tuple(
        str(listed.names[str(priority)])
        for priority, scores in listed.scores[listed.counting].iterrows()
        if any((priority, criterion) not in own for criterion in scores.dropna().index)
    )


def sources(now: Snapshot, priority: str) -> pd.DataFrame:
    """Return the draft, the last word of people and what figures say, for each criterion of one priority.

    Returns
    -------
    pandas.DataFrame
        The columns of `priorities.score_sources`; in_use marks one source a criterion.
    """
    listed = now.keep(long_list)
    criteria = [str(name) for name in listed.criteria.index]
    every = score_sources(listed.priorities.loc[[priority]], now.ask(priorities.score_edits), criteria)
    last = ~every.duplicated(["criterion", "origin"], keep="last")
    # What figures said earlier is replaced by what they say today, unless it is in use.
    outdated = (every["origin"] == "indicator") & ~every["in_use"]
    every = every[last & ~outdated & (every["value"].notna() | every["in_use"])]
    figures = now.keep(proposed)
    figures = figures[(figures["priority"] == priority) & figures["value"].notna()]
    figures = figures.assign(origin="indicator", who="", at="", in_use=False, reason=figures["why"])
    every_source = pd.concat([every, figures.reindex(columns=every.columns)], ignore_index=True)
    every_source = every_source[~every_source.duplicated(["criterion", "origin", "value"], keep="first")]
    place = {name: at for at, name in enumerate(criteria)}
    return every_source.sort_values("criterion", key=lambda names: names.map(place), kind="stable")
