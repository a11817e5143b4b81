"""What belongs to the person who made it: another's takes a facilitator or the engagement officer to change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from data import NOBODY
from explorer import ranking
from explorer.visit import Role, Visit
from priorities.scenarios import store as scenarios

_OWNERS: Final[Mapping[Callable[..., Any], Callable[..., str]]] = {
    ranking.rename_scenario: scenarios.owner,
    scenarios.retire_scenario: scenarios.owner,
    scenarios.put_back_scenario: scenarios.owner,
    scenarios.undo_scenario: scenarios.last_hand,
}
"""Act -> what reads whose the thing is: (db, who asks, arguments of the act) -> a name, "" for whoever asks."""


def refusal(visit: Visit, ask: Callable[..., str], function: Callable[..., Any], *args: Any) -> str:
    """Return why a visit may not do an act to what somebody else made, as a sentence; "" where it may.

    Parameters
    ----------
    ask : calls a reading function, as a snapshot's `ask` does.
    args : what the act is called with; where it is not known yet what it is done to, none.
    """
    if not args or function not in _OWNERS or visit.role.covers(Role.FACILITATOR):
        return ""
    owner = ask(_OWNERS[function], visit.who, *args)
    if not owner:
        return ""
    if owner == NOBODY:
        return (
            "This was saved by somebody who gave no name: only a facilitator or the engagement officer may change it."
        )
    return f"This was saved by {owner}: only {owner}, a facilitator or the engagement officer may change it."
