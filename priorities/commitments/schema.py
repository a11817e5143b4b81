"""A commitment is a sentence with slots; a slot is measured, a milestone, or not measured yet.

Records are frozen; what people change about them is only ever added to (`priorities.commitments.store`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

KINDS: Final = ("measured", "milestone", "unmeasured")
MEASURES: Final = ("level", "spread", "gap", "rank", "count")
STATES: Final = ("draft", "proposed", "agreed", "withdrawn")
BETTER: Final = ("lower", "higher")
MAY_FOLLOW: Final[Mapping[str, tuple[str, ...]]] = {
    "draft": ("proposed", "withdrawn"),
    "proposed": ("agreed", "draft", "withdrawn"),
    "agreed": ("draft", "withdrawn"),
    "withdrawn": ("draft",),
}
"""State -> the states that may follow it: nothing is agreed that was not proposed."""

OWN_METHOD: Final = "own"
"""A number of one's own, by none of the methods."""

_SLOT = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Figure:
    """A figure that people brought along, with where it is from.

    Attributes
    ----------
    value : in `unit`; `lower` and `upper` are its 95 % limits where they are known.
    period : as it was published, for example "2017/18"; its first four digits are the year.
    source : who published it and where, in words.
    """

    value: float
    period: str
    unit: str
    source: str
    lower: float | None = None
    upper: float | None = None

    @property
    def year(self) -> int:
        """The year in which the period begins."""
        return _year_of(self.period) or 0


@dataclass(frozen=True)
class Slot:
    """A place in a commitment's sentence that a target, a date or nothing yet stands in.

    Attributes
    ----------
    slot : its key, as it stands between braces in the sentence.
    commitment : the commitment it belongs to.
    name : what is counted, or what shall be done.
    kind : one of `KINDS`.
    priority : number of the priority on the long list.
    indicator : identity in the bundled figures, "" for none.
    measure : one of `MEASURES`; "" unless measured.
    area : of whom, "London" unless people say otherwise.
    better : one of `BETTER`; "" for a milestone.
    to_collect : for an unmeasured slot, which figure would have to be collected.
    figure : what people brought along in place of a bundled figure.
    in_use : False once it was taken away.
    """

    slot: str
    commitment: str
    name: str
    kind: str
    priority: str = ""
    indicator: str = ""
    measure: str = ""
    area: str = "London"
    better: str = ""
    to_collect: str = ""
    figure: Figure | None = None
    in_use: bool = True


@dataclass(frozen=True)
class Commitment:
    """A sentence that the board may agree, with its slots.

    Attributes
    ----------
    commitment : its key.
    priority : number of the priority on the long list that it belongs to.
    name, life_stage : of the priority, as the paper or a person called it.
    sentence : text with slots in braces: "Cut it {C1-level}."
    slots : those in use, in the order in which they came.
    in_use : False once it was taken away.
    version : 0 for a bundled draft, 1 for the first change by people, and so on.
    """

    commitment: str
    priority: str
    name: str
    life_stage: str
    sentence: str
    slots: tuple[Slot, ...] = ()
    in_use: bool = True
    version: int = 0

    @property
    def parts(self) -> tuple[str | Slot, ...]:
        """The sentence in pieces, words and slots; a slot that it does not name stands at its end."""
        slots = {slot.slot: slot for slot in self.slots}
        pieces: list[str | Slot] = []
        for at, piece in enumerate(_SLOT.split(self.sentence)):
            if at % 2:
                pieces.append(slots.pop(piece, f"{{{piece}}}"))
            elif piece:
                pieces.append(piece)
        return (*pieces, *slots.values())


@dataclass(frozen=True)
class Target:
    """A target that somebody chose for a slot.

    Attributes
    ----------
    slot : key of the slot.
    method : key of a candidate, or `OWN_METHOD`.
    value : in the unit of the baseline; None takes the target back.
    year : by which it shall be reached.
    justification : why this one; kept with it.
    as_of : ISO day up to which figures were known to whoever chose.
    figures : what the choice rested on, frozen: baseline, lower, upper, period, unit, source, indicator, words.
    version, who, at : given when it is stored.
    slot_version : of what the slot is, the version that was looked at; 0 for a bundled one.
    """

    slot: str
    method: str
    value: float | None
    year: int | None
    justification: str = ""
    as_of: str = ""
    figures: Mapping[str, Any] = field(default_factory=dict)
    version: int = 0
    who: str = ""
    at: str = ""
    slot_version: int = 0

    @property
    def aim(self) -> tuple[float, int] | None:
        """Value and year; None where the target was taken back."""
        return None if self.value is None or self.year is None else (self.value, self.year)


@dataclass(frozen=True)
class Milestone:
    """What is promised of a slot that is done or not done: by whom and by when.

    Attributes
    ----------
    owner : who sees to it.
    due : ISO day, "" for none yet.
    is_met : whether it is done.
    version, who, at : given when it is stored.
    """

    slot: str
    owner: str
    due: str
    is_met: bool = False
    version: int = 0
    who: str = ""
    at: str = ""


@dataclass(frozen=True)
class Standing:
    """In which state a commitment is.

    Attributes
    ----------
    state : one of `STATES`; "draft" until somebody says otherwise.
    meeting : where it was agreed or withdrawn, in words.
    """

    commitment: str
    state: str = "draft"
    meeting: str = ""
    version: int = 0
    who: str = ""
    at: str = ""


def _year_of(period: str) -> int | None:
    """Year in which a period begins: 2017 of "2017/18", 2015 of "Apr 2015 - Mar 2018"; None without one."""
    year = re.search(r"(?:19|20)\d\d", period)
    return int(year[0]) if year else None
