"""The ranking as it stands for one visit: its sentences, its tables, and the picture of the live component."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from textwrap import wrap
from typing import Any

import pandas as pd
import streamlit as st

from priorities import (
    DEFAULT_THRESHOLDS,
    Scenario,
    central_weights,
    counting,
    criterion_name,
    fix_weights,
    in_order,
    integer_scores,
    leading_shares,
    narrative,
    rank,
    rank_acceptability,
    rank_labels,
    route,
    smallest_change,
    smallest_whole_move,
    winning_regions,
)
from ui import cache
from ui.shell import state
from ui.shell.weights import weights
from ui.shell.wording import percent

_USUAL = DEFAULT_THRESHOLDS
_LABEL_SHARE = 0.06
_FITS = 16


@dataclass(frozen=True)
class Standing:
    """The ranking of the long list under one visit's weights.

    Attributes
    ----------
    weights : criterion -> whole percent.
    scores : priority name x criterion, 0 to 10, missing where unscored.
    saved : the scenario saved last, against which changes are marked; None before the first.
    lines : criterion -> line between routes, 0 to 10.
    version : number of the last write when this was read; what was written since is not in it.
    """

    weights: Mapping[str, int]
    scores: pd.DataFrame
    saved: Scenario | None
    lines: Mapping[str, float] = field(default_factory=lambda: dict(DEFAULT_THRESHOLDS))
    version: int = 0

    @cached_property
    def ranking(self) -> pd.DataFrame:
        """The ranked list in the order of sight."""
        return in_order(rank(self.scores, self.weights))

    @cached_property
    def acceptability(self) -> pd.DataFrame:
        """Priority x rank: share of all weightings."""
        return _acceptability(self.scores)

    @cached_property
    def routes(self) -> pd.DataFrame:
        """Route, margin and closeness by priority."""
        return route(self.scores, self.lines)

    @property
    def unscored(self) -> list[str]:
        """Priorities that lack a score."""
        return self.scores.index[self.scores.isna().any(axis=1)].tolist()

    @property
    def leaders(self) -> list[str]:
        """What stands first; several where they tie."""
        first = (self.ranking["rank"] == 1).fillna(value=False)
        return [str(name) for name in self.ranking.index[first]]

    @cached_property
    def sentence(self) -> str:
        """The first line of the page: what leads, and how much would have to move to change it."""
        return narrative.headline(self.scores, self.weights)

    @cached_property
    def more_sentences(self) -> list[str]:
        """What else a chair can read out: how often it leads, the smallest change, what lacks a score."""
        said = [self.share_sentence]
        if self.leaders:
            said.append(narrative.change(smallest_whole_move(self.scores, self.weights)))
        if self.unscored:
            said.append(narrative.unscored(self.ranking))
        saved = cache.scenarios()
        if len(saved) > 1:
            said.append(narrative.compromise(self.scores, [scenario.weights for scenario in saved]))
        return said

    @property
    def share_sentence(self) -> str:
        """Of the leader: in what share of all weightings it leads."""
        leader = self.leaders[0] if self.leaders else None
        if leader is None:
            return "Nothing is fully scored yet."
        place = list(self.scores.index).index(leader)
        errors = self.acceptability.attrs.get("standard_error")
        error = None if errors is None else float(errors[place][0])
        return narrative.share(leader, float(self.acceptability.loc[leader].to_numpy()[0]), standard_error=error)

    def top(self, n: int) -> list[str]:
        """Return the first lines of the list as text: "1  Childhood obesity"."""
        labels = rank_labels(self.ranking)
        return [f"{labels[name]}  {name}" for name in self.ranking.index[:n]]

    @property
    def table(self) -> pd.DataFrame:
        """The ranking as it is read and downloaded."""
        ranking = self.ranking
        shown = pd.DataFrame(
            {"Rank": rank_labels(ranking), "Priority": ranking.index, "Score": ranking["score"].round(2)}
        )
        for criterion in self.scores.columns:
            shown[f"{criterion_name(criterion).capitalize()} (score)"] = self.scores.loc[ranking.index, criterion]
            shown[f"{criterion_name(criterion).capitalize()} (adds)"] = ranking[criterion].round(2)
        shown["Route"] = self.routes.loc[ranking.index, "route"]
        leading = self.acceptability.reindex(columns=[1])[1]
        shown["Leads in"] = [_share(leading[name]) for name in ranking.index]
        return shown

    @property
    def shares(self) -> pd.DataFrame:
        """Shares of all weightings by rank, best five ranks, as they are read."""
        ordered = self.acceptability.loc[self.ranking.index].iloc[:, :5]
        shown = ordered.map(_share)
        shown.columns = [f"Rank {number}" for number in shown.columns]
        return shown.rename_axis("Priority").reset_index()


def _lines() -> dict[str, float]:
    """Lines between routes: of this visit, else of its link, else the usual ones."""
    held = {name: st.session_state.get(f"line_{name}", st.query_params.get(f"line_{name}")) for name in _USUAL}
    return {name: _USUAL[name] if line is None else _line(line, _USUAL[name]) for name, line in held.items()}


def _line(told: Any, usual: float) -> float:
    try:
        line = float(told)
    except ValueError:
        return usual
    return line if 0 <= line <= 10 else usual


def _share(value: Any) -> str:
    return "not scored" if pd.isna(value) else percent(float(value))


def now() -> Standing:
    """Return the ranking under this visit's weights."""
    version = cache.version()
    names = cache.long_list()["name"]
    scores = cache.scores()[counting(cache.criteria())]
    scores.index = pd.Index([names[priority] for priority in scores.index], name="priority")
    saved = cache.scenarios()
    last = max(saved, key=lambda scenario: scenario.at) if saved else None
    return Standing(weights(), scores, last, _lines(), version)


@st.cache_data(max_entries=16, show_spinner=False)
def _acceptability(scores: pd.DataFrame) -> pd.DataFrame:
    return rank_acceptability(scores)


def triangle_regions(standing: Standing) -> list[dict[str, Any]]:
    """Return the regions of the first three criteria, with the others held at their present weights."""
    criteria = list(standing.scores.columns)
    held = {criterion: standing.weights[criterion] for criterion in criteria[3:]}
    if len(criteria) < 3 or sum(held.values()) >= 100:
        return []
    return _regions(fix_weights(standing.scores, held) if held else standing.scores)


@st.cache_data(max_entries=64, show_spinner=False)
def _regions(scores: pd.DataFrame) -> list[dict[str, Any]]:
    shares, centres = leading_shares(scores), central_weights(scores)
    regions = []
    for name, corners in winning_regions(scores).items():
        if not len(corners):
            continue
        share = float(shares[str(name)])
        regions.append(
            {
                "id": str(name),
                "name": str(name),
                "share": percent(share),
                "points": [[float(weight) for weight in corner] for corner in corners],
                "centre": centres.loc[str(name)].to_numpy().tolist(),
                "label": _label(str(name)) if share >= _LABEL_SHARE else None,
            }
        )
    return _named_once(regions)


def _label(name: str, lines: int = 3) -> list[str]:
    return wrap(name, 14, max_lines=lines, placeholder="…")


def _named_once(regions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Equals lead in the same region: it is named once, for all of them."""
    places: dict[str, list[dict[str, Any]]] = {}
    for region in regions:
        places.setdefault(str([round(weight, 9) for weight in region["centre"]]), []).append(region)
    for first, *equals in places.values():
        if equals and first["label"]:
            first["label"] = [*_label(first["name"], 2), f"and {len(equals)} equal"]
        for other in equals:
            other["label"] = None
    return regions


def picture(standing: Standing) -> dict[str, Any]:
    """Return what the live component draws, in plain numbers and words."""
    whole, _scale = integer_scores(standing.scores)
    saved_ranks = rank(standing.scores, standing.saved.weights)["rank"] if standing.saved else None
    rows = [
        {
            "id": str(name),
            "name": str(name),
            "scores": row,
            "route": str(standing.routes.loc[name, "route"]),
            "close": bool(standing.routes.loc[name, "close"]),
            "saved_rank": None if saved_ranks is None or pd.isna(saved_ranks[name]) else int(saved_ranks[name]),
        }
        for name, row in zip(standing.scores.index, whole, strict=True)
    ]
    change = smallest_change(standing.scores, standing.weights)
    return {
        "criteria": _criteria(standing),
        "rows": rows,
        "weights": list(standing.weights.values()),
        "regions": triangle_regions(standing),
        "points": [_point(scenario) for scenario in cache.scenarios()[-8:]],
        "nearest": [float(weight) for weight in change.weights.values()] or None,
        "large": state.projector(),
        "saved_name": standing.saved.name if standing.saved else "",
        "version": standing.version,
    }


def _criteria(standing: Standing) -> list[dict[str, str]]:
    told = cache.criteria()
    return [{"name": str(told.loc[c, "name"]), "question": str(told.loc[c, "question"])} for c in standing.weights]


def _point(scenario: Scenario) -> dict[str, Any]:
    placed = [float(weight) for weight in scenario.weights.values()]
    return {"name": f"{scenario.name} ({scenario.who})", "short": _short(scenario.name), "weights": placed}


def _short(name: str) -> str:
    """A name as it fits into the triangle: itself, its initials, or its beginning."""
    if len(name) <= _FITS:
        return name
    words = name.split()
    return "".join(word[0] for word in words).upper() if len(words) > 2 else f"{name[: _FITS - 1]}…"
