"""The ranking as a workbook that can go round: by whose weights, of which day, on which scores, for which reasons."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import pandas as pd

from data import bundled
from explorer.long_list import long_list
from explorer.ranking import Standing
from explorer.scores import drafted
from explorer.snapshot import Snapshot
from priorities import criterion_name, score_sources
from priorities import store as scores
from priorities.export import Provenance, ranking_workbook

_FROM: Final = {"draft": "draft, nobody's judgement yet", "person": "a person", "indicator": "figures"}
_FIGURES: Final = {
    "name": "Priority", "indicator": "Indicator", "unit": "Unit", "baseline_period": "Period",
    "baseline_london": "London", "baseline_england": "England", "trend": "Trend", "source": "Source",
    "gap": "What is missing",
}  # fmt: skip


def workbook(now: Snapshot, standing: Standing, made_at: datetime) -> bytes:
    """Return the workbook of a ranking, with its scenarios, where every score comes from, and the figures' sources."""
    provenance = Provenance(
        made_at=made_at,
        weights=standing.whose(),
        drafts=draft_sentence(now),
        tables={"Scores and reasons": _reasons(now), "Figures and sources": _figures(now)},
    )
    return ranking_workbook(standing.ranking, scenarios=standing.scenarios, provenance=provenance)


def draft_sentence(now: Snapshot) -> str:
    """Say how many priorities are ranked by scores that nobody has set yet; "" where none is."""
    n_drafts, n_all = len(now.keep(drafted)), len(now.keep(long_list).priorities)
    if not n_drafts:
        return ""
    share = "all" if n_drafts == n_all else f"{n_drafts:,} of"
    return f"Draft scores: {share} {n_all:,} priorities rest on scores that nobody has confirmed yet."


def _reasons(now: Snapshot) -> pd.DataFrame:
    """One line a score in use: its value, where it comes from, who set it and when, and why."""
    listed = now.keep(long_list)
    criteria = [str(name) for name in listed.criteria.index]
    table = score_sources(listed.priorities, now.ask(scores.score_edits), criteria)
    table = table[table["in_use"] & table["value"].notna()]
    drafts = [
        str(listed.priorities.loc[row["priority"]].get(f"{row['criterion']}_reason", ""))
        for row in table.to_dict("records")
    ]
    is_draft = table["origin"] == "draft"
    return pd.DataFrame(
        {
            "Priority": table["priority"].map(listed.names),
            "Criterion": table["criterion"].map(criterion_name),
            "Score": table["value"],
            "From": table["origin"].map(_FROM),
            "Set by": table["who"],
            "Set at (UTC)": table["at"].str.slice(0, 16).str.replace("T", " "),
            "Why": pd.Series(drafts, index=table.index).where(is_draft, table["reason"]),
        }
    )


def _figures(now: Snapshot) -> pd.DataFrame:
    """What the long list says of each priority in figures, with the source of each."""
    listed = now.keep(long_list).priorities
    with_figures = listed[listed["indicator_id"].isin(bundled.indicators()["indicator_id"])]
    return with_figures[list(_FIGURES)].rename(columns=_FIGURES)
