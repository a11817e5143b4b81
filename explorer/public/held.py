"""What stays back from the public view, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from engagement.questions.disclosure import FEWEST, SMALLEST
from explorer.commitments import CommitmentNow
from explorer.ledger import ledger
from explorer.paper.quotes import to_look_at
from explorer.public.model import View
from explorer.snapshot import Snapshot
from explorer.themes import sets, themed_responses


class Held(NamedTuple):
    """What stays back, and why, in a sentence."""

    what: str
    why: str


_ALWAYS: Final = (
    Held("Answers, and what people told of themselves", "They were given for this work, not for everybody to read."),
    Held("How many people spoke of a priority, how many of a borough or an age, and which boroughs nobody answered "
         "from", "Each count of people stands once, so that no two can be laid beside each other."),
    Held("Answers to closed questions", "Their counts add up, and what adds up can be taken apart."),
    Held("Reasons for scores and targets, notes, sources of readings, names of those who worked here",
         "They were written for those at work."),
)  # fmt: skip


def staying_back(now: Snapshot, scenario: str, view: View, promises: Sequence[CommitmentNow]) -> tuple[Held, ...]:
    """Return what stays back now, what changes first."""
    return (*_themes(now, view), *_quotes(now, scenario), *_answers(now, view), *_promises(promises), *_ALWAYS)


def _themes(now: Snapshot, view: View) -> Iterator[Held]:
    for entry in sets(now):
        themed = now.keep(themed_responses, entry.set_id)
        wording = " / ".join(dict.fromkeys(question.text for question in entry.questions))
        entry_shown = next((question for question in view.questions if question.wording == wording), None)
        if themed is None:
            yield Held(f"What was said to “{wording}”", "No themes were found in the answers yet.")
        elif entry_shown is None:
            few = f"Too few people of any audience answered: about {FEWEST} are needed at least."
            yield Held(f"What was said to “{wording}”", few)
        elif len(themed.ranked) > len(entry_shown.themes):
            n = len(themed.ranked) - len(entry_shown.themes)
            few = f"Fewer than {SMALLEST} people of each audience speak of {'it' if n == 1 else 'them'}, or did before."
            yield Held(f"{n} of {len(themed.ranked)} themes of “{wording}”", few)


def _quotes(now: Snapshot, scenario: str) -> Iterator[Held]:
    waiting = sum(not quote.is_cleared for entry in now.keep(to_look_at, scenario) for quote in entry.quotes)
    if waiting:
        yield Held(f"{waiting} quotes of people" if waiting > 1 else "A quote", "Nobody cleared it on the Paper page."
                   if waiting == 1 else "Nobody cleared them on the Paper page.")  # fmt: skip


def _answers(now: Snapshot, view: View) -> Iterator[Held]:
    entries = now.keep(ledger, exact=False)
    n = sum(len(line.entries) for line in entries.lines) + len(entries.tray) - len(view.answers)
    if n:
        what = f"{n} answers to what people said" if n > 1 else "An answer to what people said"
        yield Held(what, "Nobody marked it as public since it last changed." if n == 1 else
                   "Nobody marked them as public since they last changed.")  # fmt: skip


def _promises(promises: Sequence[CommitmentNow]) -> Iterator[Held]:
    withdrawn = [entry.commitment.name for entry in promises if entry.standing.state == "withdrawn"]
    if withdrawn:
        yield Held(f"Commitments: {', '.join(withdrawn)}", "They are withdrawn.")
