"""The seats of the senior responsible owners as one of them sees the others."""

from __future__ import annotations

from explorer.long_list import long_list
from explorer.ranking import scored_list
from explorer.snapshot import Snapshot
from priorities import weights_over
from priorities.parting import Parting
from priorities.seats import store
from priorities.seats.store import Holding

# Name and weights, as pairs: what a kept reading can be kept under.
_People = tuple[tuple[str, tuple[tuple[str, float], ...]], ...]


def holdings(now: Snapshot, names: tuple[str, ...]) -> dict[str, Holding]:
    """Return what each seat has said, in the order of the names; over the criteria that count today."""
    words, counted = now.ask(store.holdings), now.keep(long_list).counting
    by_seat = {}
    for name in names:
        holding = words.get(name, Holding())
        own, shared = ({} if weights is None else weights for weights in (holding.own, holding.shared))
        by_seat[name] = holding._replace(own=weights_over(own, counted), shared=weights_over(shared, counted))
    return by_seat


def in_view(now: Snapshot, names: tuple[str, ...], seat: str) -> _People:
    """Return the shared weights that a seat may see: none before it has shared its own, then all that are shared."""
    shared = {name: holding.shared for name, holding in now.keep(holdings, names).items() if holding.shared is not None}
    if seat not in shared:
        return ()
    return tuple((name, tuple(weights.items())) for name, weights in shared.items())


def parting(now: Snapshot, people: _People, top: int) -> Parting:
    """Return where people part and what would bring them together."""
    return Parting(now.keep(scored_list), {name: dict(weights) for name, weights in people}, top)
