"""Where others stand among all weightings: the seats, as a seat may see them, and rooms, once they are revealed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Final

from explorer import seats, workshop
from explorer.long_list import long_list
from explorer.snapshot import Snapshot
from priorities.workshop import store

_SEAT: Final = "seat"
_WORKSHOP: Final = "workshop"

# The rooms of an afternoon, or of three months; more middles would cover each other.
_ROOMS: Final = 3


@dataclass(frozen=True)
class Stand:
    """Weights of a group, over the criteria that count today, in their order.

    Attributes
    ----------
    group : "seat" or "workshop".
    name : of the seat, or of the room.
    weights : what the seat has shared, or the room's middle.
    people : weights of everybody in the room as shares of the first three criteria, in no order that tells who.
    """

    group: str
    name: str
    weights: tuple[float, ...]
    people: tuple[tuple[float, ...], ...] = ()


def of_seats(now: Snapshot, names: tuple[str, ...], seat: str) -> tuple[Stand, ...]:
    """Return what seats have shared, to a seat that has shared its own; to others nothing."""
    people = now.keep(seats.in_view, names, seat) if seat else ()
    return tuple(Stand(_SEAT, name, tuple(weight for _, weight in weights)) for name, weights in people)


def of_rooms(now: Snapshot) -> tuple[Stand, ...]:
    """Return the latest revealed round of weights of the newest workshops, of five people and more.

    Rooms that weighed other criteria than those that count today are left out.
    """
    latest = (now.keep(_of_room, room.code) for room in now.ask(store.workshops))
    return tuple(islice(filter(None, latest), _ROOMS))


def _of_room(now: Snapshot, code: str) -> Stand | None:
    """Return the latest revealed round of weights of one workshop; None where there is none to be shown."""
    room = now.ask(store.room, code)
    weighed = [result for result in now.keep(workshop.every_revealed, code) if result.middle]
    if room is None or not weighed or list(weighed[-1].middle) != list(now.keep(long_list).counting):
        return None
    middle, cloud = weighed[-1].middle, weighed[-1].cloud
    weights = tuple(float(share) for share in middle.values())
    return Stand(_WORKSHOP, room.name, weights, cloud.points if cloud is not None else ())
