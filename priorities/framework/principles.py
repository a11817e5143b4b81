"""Five guiding principles as a lens on the list: marks of people with their reasons, and hints that are never marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from priorities.errors import FrameworkError
from priorities.narrative import spoken

MARKS: Final = ("yes", "partly", "no")
NOT_JUDGED: Final = "not judged"

_LONGEST_REASON: Final = 300
"""Characters: what a line of the lens shows."""


@dataclass(frozen=True)
class Mark:
    """Whether a priority keeps a principle.

    Attributes
    ----------
    priority : its number.
    principle : by its name.
    mark : one of `MARKS`, or `NOT_JUDGED`, which takes an earlier mark back.
    reason : in a line; needed for every mark.
    """

    priority: str
    principle: str
    mark: str
    reason: str = ""


def checked_mark(mark: Mark) -> Mark:
    """Return a mark with its blanks tidied.

    Raises
    ------
    FrameworkError
        Where it is none of the four, or has no reason or a too long one.
    """
    reason = " ".join(mark.reason.split())
    if mark.mark not in (*MARKS, NOT_JUDGED):
        raise FrameworkError("Choose yes, partly, no or not judged.")
    if not reason or len(reason) > _LONGEST_REASON:
        raise FrameworkError(f"Give the reason in a line of 1 to {_LONGEST_REASON} characters.")
    return Mark(mark.priority, mark.principle, mark.mark, reason)


def current_marks(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the last word on each priority and principle: priority, principle, mark, reason, who, at.

    What was taken back is not among them.
    """
    last = rows.drop_duplicates(["priority", "principle"], keep="last")
    return last[last["mark"] != NOT_JUDGED].reset_index(drop=True)


def lens(marks: pd.DataFrame, principle: str, priorities: Sequence[str]) -> list[str]:
    """Return the mark of each priority (number) on a principle, "not judged" where there is none."""
    of_principle = marks[marks["principle"] == principle].set_index("priority")["mark"]
    return [str(of_principle.get(number, NOT_JUDGED)) for number in priorities]


def mark_table(marks: pd.DataFrame, principles: Sequence[str], names: pd.Series[str]) -> pd.DataFrame:
    """Return priority by principle: a column "priority" with the names, and one for each principle with its marks."""
    numbers = [str(number) for number in names.index]
    columns = {principle: lens(marks, principle, numbers) for principle in principles}
    return pd.DataFrame({"priority": names.to_numpy(), **columns}, index=names.index)


def principle_sentence(marks: pd.DataFrame, principles: Sequence[str], leading: Sequence[str]) -> str:
    """Say on which principle the leading priorities say least.

    Parameters
    ----------
    leading : numbers of the leading priorities.
    """
    if not leading:
        return "Nothing is fully scored yet, so no priority leads."
    judged = {principle: lens(marks, principle, leading) for principle in principles}
    silent = {principle: sum(mark == NOT_JUDGED for mark in of_it) for principle, of_it in judged.items()}
    many = _words(len(leading)).lower()
    if all(count == len(leading) for count in silent.values()):
        by = _lowered(principles[0]) if len(principles) == 1 else "a principle"
        return f"None of the {many} leading priorities has been judged by {by} yet."
    refused = {principle: sum(mark == "no" for mark in of_it) for principle, of_it in judged.items()}
    least = max(principles, key=lambda principle: (silent[principle] + refused[principle], silent[principle]))
    count = silent[least] + refused[least]
    if not count:
        subject = _lowered(principles[0]) if len(principles) == 1 else "each of the principles"
        return f"All {many} leading priorities keep {subject}, at least in part."
    says = "says" if count == 1 and len(leading) > 1 else "say"
    words = "no, or nothing yet," if refused[least] and silent[least] else "no" if refused[least] else "nothing yet"
    who = f"All {many}" if count == len(leading) else f"{_words(count)} of the {many}"
    return f"{who} leading priorities {says} {words} on {_lowered(least)}."


def parity_hint(sides: pd.Series[str], leading: Sequence[str]) -> str:
    """Say how many of the leading priorities are matters of the mind and how many of the body: a hint, no mark.

    Parameters
    ----------
    sides : "mind", "body" or "both", by number; priorities put on the list later have none.
    """
    of_leading = [str(sides.get(number, "")) for number in leading]
    of_mind, of_body, of_either = (of_leading.count(side) for side in ("mind", "body", "both"))
    rest = len(leading) - of_mind - of_body - of_either
    untold = f", {rest} not told" if rest else ""
    split = f"{of_mind} are of the mind, {of_body} of the body and {of_either} of both"
    return f"Of {len(leading)} leading priorities {split}{untold}."


def inequality_hint(ratio: float | None, beyond_chance: float | None, unit: str) -> str:
    """Say how far the boroughs lie apart on a priority's figure: a hint, no mark.

    Parameters
    ----------
    ratio : highest borough by lowest; None where either is unknown, or the lowest is zero.
    beyond_chance : standard deviation of the boroughs beyond chance, in `unit`; None where it cannot be told.
    """
    if ratio is None:
        return "No figure by borough."
    spread = "" if beyond_chance is None else f"; beyond chance they differ by {beyond_chance:.3g} ({unit})"
    return f"The highest borough has {ratio:.2g} times the lowest{spread}."


def _words(count: int) -> str:
    return spoken(count).capitalize() if count else "None"


def _lowered(principle: str) -> str:
    return principle[:1].lower() + principle[1:]
