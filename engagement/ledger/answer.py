"""An answer to a theme: what was decided, why, by whom and by when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from engagement.errors import LedgerError, PlanError
from engagement.plan.activity import tidy_text
from engagement.plan.stakeholders import organisation_name

HEARD, CONSIDERING, WILL_DO, DONE, WILL_NOT = "heard", "considering", "will do", "done", "will not"

STATES: Final = (HEARD, CONSIDERING, WILL_DO, DONE, WILL_NOT)
"""What became of a theme, in the order in which it comes."""

UNANSWERED: Final = "no answer yet"
"""What stands in the place of a state where nobody answered a theme."""

LONGEST: Final = {"decision": 400, "reason": 600, "owner": 80}
"""Characters: a cell of a table that is read on a page, and an organisation's name as the plan takes it."""


@dataclass(frozen=True)
class Answer:
    """What became of a theme.

    Attributes
    ----------
    theme_id : the theme under which a person put it.
    state : one of `STATES`.
    decision : what was decided; may be "" for what is heard, considered, or will not be done.
    reason : why; never "" for what will not be done.
    owner : the organisation or office by which it is done; never a private person.
    due : the day by which it will be done, or was ("2019-05-01"); "" for none.
    number : "L01"; "" before it is kept for the first time.
    in_use : False where it was taken away.
    """

    theme_id: int
    state: str
    decision: str = ""
    reason: str = ""
    owner: str = ""
    due: str = ""
    number: str = ""
    in_use: bool = True


def checked_answer(answer: Answer) -> Answer:
    """Return an answer with its blanks tidied.

    Raises
    ------
    LedgerError
        Where its state is none; where what will not be done has no reason; where what will be done or was has no
        decision, and the former no owner or day; where it is too long, or names a private person.
    """
    if answer.state not in STATES:
        raise LedgerError(f"Choose what became of it: {', '.join(STATES)}.")
    try:
        decision, reason = (tidy_text(getattr(answer, name), name, LONGEST[name]) for name in ("decision", "reason"))
        owner = organisation_name(answer.owner, "owner", LONGEST["owner"])
    except PlanError as error:
        raise LedgerError(str(error)) from error
    tidy = replace(answer, decision=decision, reason=reason, owner=owner)
    _check_day(tidy)
    if tidy.state == WILL_NOT and not tidy.reason:
        raise LedgerError("Say why it will not be done: people who gave their time are owed the reason.")
    if tidy.state in (WILL_DO, DONE) and not tidy.decision:
        raise LedgerError("Say what was decided.")
    if tidy.state == WILL_DO and not (tidy.owner and tidy.due):
        raise LedgerError("Say by whom it will be done, and by when.")
    return tidy


def _check_day(answer: Answer) -> None:
    try:
        if answer.due:
            date.fromisoformat(answer.due)
    except ValueError as error:
        raise LedgerError("Give the day as year, month and day, for example 2019-05-01.") from error
