"""Where an answer stands after themes were merged, split, moved, found again, and all that undone and brought back.

An answer is put under a theme at one point of the themes' log. What stands now is another point. The way between the
two is the shortest one: back over the acts that do not stand any more, the last first, then on over those that came
since. So an undo takes an answer back to where it was, a redo brings it again, and nothing that was tried and taken
back in between leaves a trace.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from engagement.themes.curation.patch import STANDING, Patch, Theme


class Whereabouts(NamedTuple):
    """Where an answer stands.

    Attributes
    ----------
    theme_id : the theme; None where that stands no more and no theme took its place.
    choice : the themes of which a person must say to which it belongs; empty where that is clear.
    """

    theme_id: int | None
    choice: frozenset[int] = frozenset()


class Change(NamedTuple):
    """What an act did to themes.

    Attributes
    ----------
    ended : theme that stands no more -> where its comments went (None for no theme) and how many.
    begun : theme that stands from now on -> the themes that its comments came from.
    """

    ended: Mapping[int, Mapping[int | None, int]]
    begun: Mapping[int, frozenset[int]]


def change_of(patch: Patch) -> Change:
    """Return what a patch did to themes."""
    ended: dict[int, Counter[int | None]] = {}
    begun: dict[int, set[int]] = {}
    for number, (before, after) in patch.themes.items():
        if _stands(before) and not _stands(after):
            ended[number] = Counter()
        elif _stands(after) and not _stands(before):
            begun[number] = set()
    for before_theme, after_theme in patch.points.values():
        if before_theme in ended:
            ended[before_theme][after_theme] += 1
        if after_theme in begun and before_theme is not None:
            begun[after_theme].add(before_theme)
    _follow_empty(patch, ended)
    return Change(ended, {number: frozenset(sources) for number, sources in begun.items()})


def _follow_empty(patch: Patch, ended: Mapping[int, Counter[int | None]]) -> None:
    """Let a theme without comments go into the one theme that the act names beside it and leaves as it is."""
    beside = [number for number, (before, after) in patch.themes.items() if _stands(before) and before == after]
    for targets in ended.values():
        if not targets and len(beside) == 1:
            targets[beside[0]] += 1


def _stands(theme: Theme | None) -> bool:
    return theme is not None and theme["state"] == STANDING


def way(then: Sequence[int], now: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return the acts to go back over and those to go on over, each in its order, from one state of a log to another.

    Parameters
    ----------
    then, now : the acts that stood, and that stand, in the order in which they were done.
    """
    shared = 0
    while shared < min(len(then), len(now)) and then[shared] == now[shared]:
        shared += 1
    return list(reversed(then[shared:])), list(now[shared:])


def follow(theme_id: int, changes: Iterable[Change]) -> Whereabouts:
    """Return where an answer stands that was put under a theme before these changes."""
    place = Whereabouts(theme_id)
    for change in changes:
        place = _step(place, change)
    return place


def _step(place: Whereabouts, change: Change) -> Whereabouts:
    """Where it stands after one change.

    A theme that ends hands its answers to the theme that most of its comments went into; where none took more than
    half, a person says which. A theme that begins with comments of one that stays has parted it: a person says which.
    """
    home, parted = place.theme_id, set(place.choice)
    if home is not None and home in change.ended:
        heir = _main_heir(change.ended[home])
        if heir is None:
            parted.add(home)
        home = heir
    elif home is not None and len(_heirs(home, change)) > 1:
        parted.add(home)
    choice = {heir for theme in parted for heir in _heirs(theme, change)}
    return Whereabouts(home, frozenset(choice) if choice - {home} else frozenset())


def _heirs(theme: int, change: Change) -> set[int]:
    """The themes that hold what a theme held."""
    if theme in change.ended:
        return {target for target in change.ended[theme] if target is not None}
    return {theme} | {number for number, sources in change.begun.items() if theme in sources}


def _main_heir(targets: Mapping[int | None, int]) -> int | None:
    most = max((target for target in targets if target is not None), key=lambda target: targets[target], default=None)
    return most if most is not None and targets[most] * 2 > sum(targets.values()) else None
