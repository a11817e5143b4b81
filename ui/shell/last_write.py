"""The number of the last write, told to open pages that ask: how a ranking left open hears of others' weights.

An open ranking page asks every few seconds (``ui/ranking/live_ranking/poll.js``). Only where the number is not the one
it was drawn with does it ask Streamlit for a run; a room in which nothing happens costs no run at all.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from data.errors import StorageError
from explorer.opening import stage
from explorer.snapshot import Snapshot
from explorer.workspace import workspace

NAME = "last-write"


def change_notice(base_path: str = "") -> Route:
    """Return the route that tells the number of the last write.

    Parameters
    ----------
    base_path : str
        What stands before every page's path on this server: Streamlit's ``server.baseUrlPath``, or nothing.

    Returns
    -------
    starlette.routing.Route
        GET only; answers ``{"version": 12}``, and ``{"version": null}`` while the database cannot be read. It tells
        nothing else and is never kept by a browser or proxy.
    """
    prefix = base_path.strip("/")
    return Route(f"/{prefix}/{NAME}" if prefix else f"/{NAME}", _last_write, methods=["GET"])


def _last_write(_request: Request) -> JSONResponse:
    return JSONResponse({"version": _version()}, headers={"Cache-Control": "no-store"})


def _version() -> int | None:
    try:
        # Nothing waits here: this runs where every visit is answered.
        return Snapshot().version if stage().is_over and workspace().problem is None else None
    except StorageError:
        return None
