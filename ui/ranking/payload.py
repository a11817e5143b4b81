"""What the live component draws, in plain numbers and words."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from typing import Any, Final

from explorer.ranking import Standing
from priorities import Region, in_parts
from ui.shell import state
from ui.shell.wording import count, percent

# By eye at 1366x768: in a smaller region three lines of a name cover the next one's.
_LABEL_SHARE: Final = 0.06
_LABEL_WIDTH: Final = 14


def payload(
    standing: Standing, link: Mapping[str, str] | None = None, stages: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return what `live_ranking` takes: criteria, rows, weights, regions, nearest change.

    Parameters
    ----------
    link : the weights as the address should hold them, where it does not.
    stages : name -> its stage of life, to look at one alone.
    """
    ranking = standing.ranking
    change = ranking.smallest_change
    return {
        "criteria": _criteria(standing),
        "rows": _rows(standing, stages or {}),
        "weights": in_parts(ranking.weights),
        "regions": regions(ranking.regions),
        "nearest": [float(weight) for weight in change.weights.values()] or None,
        "large": state.projector(),
        "link": link,
    }


def _rows(standing: Standing, stages: Mapping[str, str]) -> list[dict[str, Any]]:
    ranking = standing.ranking
    routes = zip(ranking.routes["route"], ranking.routes["close"].tolist(), strict=True)
    return [
        {
            "id": str(name),
            "name": str(name),
            "scores": row,
            "route": str(route),
            "stage": stages.get(str(name), ""),
            "close": close,
        }
        for name, row, (route, close) in zip(ranking.scores.index, ranking.scores.whole_rows, routes, strict=True)
    ]


def regions(cut: tuple[Region, ...]) -> list[dict[str, Any]]:
    """Return the regions of the triangle, the larger ones with their label; equals share a region and its label."""
    return [_region(region, name, first=place == 0) for region in cut for place, name in enumerate(region.priorities)]


def _region(region: Region, name: object, *, first: bool) -> dict[str, Any]:
    return {
        "id": str(name),
        "name": str(name),
        "share": percent(region.share),
        "points": [[float(weight) for weight in corner] for corner in region.corners],
        "centre": [float(weight) for weight in region.centre],
        "label": _label(region) if first and region.share >= _LABEL_SHARE else None,
    }


def _label(region: Region) -> list[str]:
    name, n_equals = str(region.priorities[0]), len(region.priorities) - 1
    lines = wrap(name, _LABEL_WIDTH, max_lines=2 if n_equals else 3, placeholder="…")
    return [*lines, f"and {count(n_equals, 'other')}"] if n_equals else lines


def _criteria(standing: Standing) -> list[dict[str, str]]:
    criteria = standing.criteria.loc[list(standing.ranking.weights), ["name", "question"]]
    return [{"name": name, "question": question} for name, question in criteria.to_numpy().tolist()]
