"""Who must be with us: organisations by interest and influence, and whether they were met.

A. L. Mendelow, Environmental scanning: the impact of the stakeholder concept, ICIS 1981 Proceedings, 407-417.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from engagement.errors import PlanError
from engagement.plan.activity import day_of, key_of, span, tidy_text
from engagement.responses.person_names import find_names

LEVELS: Final = ("low", "high")

STANCES: Final = {
    ("high", "high"): "work closely with them",
    ("high", "low"): "keep them satisfied",
    ("low", "high"): "keep them informed",
    ("low", "low"): "watch",
}
"""(influence, interest) -> what is done, in Mendelow's four fields."""

LONGEST_ORGANISATION: Final = 80
"""Characters: a cell of the map."""

_PERSON = re.compile(
    r"^(mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|baroness|baron|cllr|councillor|rev|reverend)\b\.?\s",
    re.IGNORECASE,
)
_REACHED_BY = re.compile(r"@|(?:\d[\s()+-]*){9}")


@dataclass(frozen=True)
class Stakeholder:
    """An organisation that the plan needs.

    Attributes
    ----------
    organisation : its name; never a private person.
    interest, influence : one of `LEVELS`.
    met : the day it was last met ("2019-05-01"), "" for not yet.
    number : "S01"; "" before it is kept for the first time.
    in_use : False where it was taken off.
    """

    organisation: str
    interest: str
    influence: str
    met: str = ""
    number: str = ""
    in_use: bool = True

    @property
    def stance(self) -> str:
        """What is done about it."""
        return STANCES[self.influence, self.interest]


def checked_stakeholder(stakeholder: Stakeholder, standing: Iterable[Stakeholder]) -> Stakeholder:
    """Return a stakeholder with its blanks tidied.

    Raises
    ------
    PlanError
        Where it has no name or that of another, seems to be a person, or interest, influence or day are none.
    """
    name = organisation_name(stakeholder.organisation, "organisation", LONGEST_ORGANISATION)
    if not name:
        raise PlanError("Name the organisation.")
    for fact in ("interest", "influence"):
        if getattr(stakeholder, fact) not in LEVELS:
            raise PlanError(f"Choose the {fact}: low or high.")
    if stakeholder.met:
        day_of(stakeholder.met, "day of the meeting")
    neighbours = [entry for entry in standing if entry.number != stakeholder.number]
    twin = next((entry for entry in neighbours if key_of(entry.organisation) == key_of(name)), None)
    if twin:
        raise PlanError(f"{twin.organisation} is on the map already. Change that entry.")
    return replace(stakeholder, organisation=name)


def organisation_name(text: str, name: str, longest: int) -> str:
    """Return the name of an organisation, tidied.

    Raises
    ------
    PlanError
        Where it is too long, or reads like a person, an address or a telephone number.
    """
    tidy = tidy_text(text, name, longest)
    if _PERSON.search(tidy) or _REACHED_BY.search(tidy) or (0, len(tidy)) in find_names(tidy):
        raise PlanError("Name an organisation, not a person, an address or a telephone number: nobody private is kept.")
    return tidy


def fields(stakeholders: Iterable[Stakeholder]) -> dict[tuple[str, str], list[str]]:
    """Return the four fields of the map: (influence, interest) -> lines, an organisation each and when it was met."""
    lines: dict[tuple[str, str], list[str]] = {field: [] for field in STANCES}
    for entry in sorted(stakeholders, key=lambda entry: entry.organisation.casefold()):
        lines[entry.influence, entry.interest].append(f"{entry.organisation} ({met_words(entry)})")
    return lines


def met_words(stakeholder: Stakeholder) -> str:
    """Return "met 3 May 2019", or "not met yet"."""
    if not stakeholder.met:
        return "not met yet"
    day = day_of(stakeholder.met, "day of the meeting")
    return f"met {span(day, day)}"


def not_met(stakeholders: Iterable[Stakeholder]) -> list[Stakeholder]:
    """Return who has not been met, those of high influence first, then those of high interest."""
    waiting = [entry for entry in stakeholders if not entry.met]
    return sorted(waiting, key=lambda entry: (entry.influence != "high", entry.interest != "high",
                                              entry.organisation.casefold()))  # fmt: skip
