"""Where others stand in the triangle: seats for seats that have shown, rooms once revealed."""

from __future__ import annotations

from explorer.snapshot import Snapshot
from explorer.stands import of_rooms, of_seats
from priorities import Criterion
from priorities.long_list.store import keep_criterion
from priorities.seats.store import keep_seat_weights, share_seat_weights
from tests.unit.explorer.test_workshop import _code, at, played  # noqa: F401  the fixture

SEATS = ("NHS", "PHE")
WEIGHTS = {"collaboration": 60, "health_burden": 30, "regional_action": 10}
SIX = [(60, 20, 20)] * 4 + [(20, 20, 60)] * 2


def test_a_seat_sees_others_after_showing_its_own(db):
    """Nothing before, nothing what is kept without being shared, nothing without a seat; then every shared one."""
    share_seat_weights(db, at(), "NHS", WEIGHTS)
    keep_seat_weights(db, at(), "PHE", WEIGHTS)

    assert (of_seats(Snapshot(), SEATS, "PHE"), of_seats(Snapshot(), SEATS, "")) == ((), ())
    assert [stand.name for stand in of_seats(Snapshot(), SEATS, "NHS")] == ["NHS"]
    share_seat_weights(db, at(), "PHE", dict.fromkeys(WEIGHTS, 1))
    stands = of_seats(Snapshot(), SEATS, "PHE")
    assert [(stand.group, stand.name, stand.weights) for stand in stands] == [
        ("seat", "NHS", (60, 30, 10)),
        ("seat", "PHE", (1, 1, 1)),
    ]


def test_a_room_stands_there_once_revealed(db, code):
    """By its middle with a dot for each person; not while another round is closed and hidden, not below five."""
    played(db, code, SIX[:4])
    assert of_rooms(Snapshot()) == ()
    played(db, code, SIX)
    played(db, code, [(0, 0, 100)] * 6, reveal=False)
    (stand,) = of_rooms(Snapshot())

    assert (stand.group, stand.name, stand.weights) == ("workshop", "Board, May", (0.6, 0.2, 0.2))
    assert stand.people == ((0.2, 0.2, 0.6),) * 2 + ((0.6, 0.2, 0.2),) * 4


def test_a_room_that_weighed_other_criteria_stands_nowhere(db, code):
    """A fourth criterion counts by now."""
    played(db, code, SIX)
    fairness = Criterion("fairness", "fairness", "Does it narrow gaps?", "no", "some", "much", counts=True)
    keep_criterion(db, at(90), fairness)

    assert of_rooms(Snapshot()) == ()
