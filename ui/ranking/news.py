"""What others save, told to open ranking pages that ask, so that a page left open shows it without a run of its own.

An open page asks every few seconds (``ui/ranking/live_ranking/poll.js``). What others saved (points in the triangle,
places against the latest of them) comes as JSON and is drawn by the browser. Only where the list itself is another
than the page was drawn with (scores, names, criteria) does the page ask Streamlit for a run. A room in which sixty
people save costs sixty runs, not sixty times sixty.
"""

from __future__ import annotations

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from data.errors import StorageError
from explorer import framework
from explorer.long_list import long_list
from explorer.opening import stage
from explorer.ranking import compromise_sentence, saved_last, scenarios, scored_list
from explorer.sample import sample_in_use
from explorer.snapshot import Snapshot
from explorer.workspace import workspace
from priorities import Scenario

NAME = "ranking-news"

# Letters of a scenario's name that fit beside its point without touching the triangle's edge.
_FITS: Final = 16
# More saved points than this cover each other; the latest are shown.
_POINTS: Final = 8


def ranking_news(base_path: str = "") -> Route:
    """Return the route that tells what is new.

    Parameters
    ----------
    base_path : str
        What stands before every page's path on this server: Streamlit's ``server.baseUrlPath``, or nothing.

    Returns
    -------
    starlette.routing.Route
        GET only; answers ``{"version": 12, "list": "5f0c", "others": {...}}``: the number of the last write, letters
        that are the same for as long as the list is, and what others saved, which is None where ``?others=`` names the
        state that stands. All are None while the database cannot be read. Never kept by a browser or proxy.
    """
    prefix = base_path.strip("/")
    return Route(f"/{prefix}/{NAME}" if prefix else f"/{NAME}", _news, methods=["GET"])


def list_mark(now: Snapshot) -> str:
    """Return letters that are the same for as long as the page would be drawn the same, whatever others save."""
    return now.fingerprint(_list_reading)


def news(now: Snapshot) -> dict[str, Any]:
    """Return what `live_ranking` takes beside the payload: the state of the list (version), and what others saved."""
    return {"version": list_mark(now), **saved_news(now)}


def saved_news(now: Snapshot) -> dict[str, Any]:
    """Return what others saved, in the words of `live_ranking`.

    Returns
    -------
    dict
        others (letters of this state), points (the latest scenarios), saved_name (the latest one; "" for none),
        saved_ranks (name -> rank under it, of what is fully scored) and compromise (a sentence; "" before there are
        two).
    """
    return {"others": now.fingerprint(_scenario_news), **now.keep(_scenario_news)}


def _news(request: Request) -> JSONResponse:
    return JSONResponse(_answer_to(request.query_params.get("others", "")), headers={"Cache-Control": "no-store"})


def _answer_to(mark: str) -> dict[str, Any]:
    nothing = {"version": None, "list": None, "others": None}
    try:
        if not stage().is_over or workspace().problem is not None:
            return nothing
        with Snapshot() as now:
            is_news = now.fingerprint(_scenario_news) != mark
            return {"version": now.version, "list": list_mark(now), "others": saved_news(now) if is_news else None}
    except StorageError:
        return nothing


def _list_reading(now: Snapshot) -> None:
    """What a page of the ranking is drawn from, besides what others saved and rows that somebody opens."""
    now.keep(long_list)
    now.keep(framework.marks)
    now.keep(sample_in_use)


def _scenario_news(now: Snapshot) -> dict[str, Any]:
    saved, scores = now.keep(scenarios), now.keep(scored_list)
    latest = saved_last(saved)
    ranks = scores.under(latest.weights).table["rank"].dropna().items() if latest else ()
    return {
        "points": [_point(scenario) for scenario in saved[-_POINTS:]],
        "n_saved": len(saved),
        "saved_name": latest.name if latest else "",
        "saved_ranks": {str(name): int(rank) for name, rank in ranks},
        "compromise": compromise_sentence(scores, saved),
    }


def _point(scenario: Scenario) -> dict[str, Any]:
    weights = [float(weight) for weight in scenario.weights.values()]
    return {"name": f"{scenario.name} ({scenario.who})", "short": short_name(scenario.name), "weights": weights}


def short_name(name: str) -> str:
    """Return a name as it fits into the triangle: itself or its beginning."""
    return name if len(name) <= _FITS else f"{name[: _FITS - 1].rstrip()}…"
