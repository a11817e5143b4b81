"""The seats and the rooms in the triangle of the ranking, as the live component draws them."""

from __future__ import annotations

from typing import Any

from explorer.settings import settings
from explorer.stands import Stand, of_rooms, of_seats
from ui.ranking.news import short_name
from ui.shell import desk, state


def stands() -> dict[str, Any]:
    """Return what `live_ranking` takes as stands: group, name, short, weights, people.

    Seats are told to seats alone, so that none stands on a projector; a room's name does not either.
    """
    rooms = desk.now().keep(of_rooms)
    if state.projector():
        return {"stands": [_picture(room, "") for room in rooms]}
    seats = desk.now().keep(of_seats, settings().seats, state.visit().seat)
    return {"stands": [_picture(stand, stand.name) for stand in (*seats, *rooms)]}


def _picture(stand: Stand, name: str) -> dict[str, Any]:
    people = [list(map(float, person)) for person in stand.people]
    return {
        "group": stand.group,
        "name": f"{name} ({stand.group})" if name else "",
        "short": short_name(name),
        "weights": list(stand.weights),
        "people": people,
    }
