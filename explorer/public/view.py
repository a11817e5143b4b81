"""The public view as it would be frozen now, and what stays back, each with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from data import day_in_words
from engagement.themes.sets.store import QuestionSet
from explorer.commitments import AS_OF, CommitmentNow, commitments
from explorer.ledger import public_entries
from explorer.paper import writing
from explorer.paper.model import Paragraph
from explorer.paper.quotes import cleared
from explorer.paper.values import Value
from explorer.progress import first_line, headline, progress
from explorer.public import store
from explorer.public.figures import figures, question
from explorer.public.held import Held, staying_back
from explorer.public.model import Answer, Figure, Promise, Question, View
from explorer.public.narrative import changed_by_people, narrative
from explorer.pursuits import Pursuit
from explorer.sample import sample_in_use
from explorer.snapshot import Snapshot
from explorer.themes import sets, themed_responses


@dataclass(frozen=True)
class Proposal:
    """What would be published now.

    Attributes
    ----------
    view : what would be public.
    figures : every figure that it rests on, shown or not, as later ones are compared with it.
    quoted : numbers of the answers whose words it quotes.
    paragraphs : those of the narrative in people's own words.
    n_still : figures that stay as they were published, though the count behind them is another.
    staying_back : what stays back.
    """

    view: View
    figures: tuple[Figure, ...]
    quoted: tuple[int, ...]
    paragraphs: tuple[Paragraph, ...]
    n_still: int
    staying_back: tuple[Held, ...]


class _Part(NamedTuple):
    """What is public of one set of themes, with the answers that it quotes and how many figures stay as they were."""

    figures: tuple[Figure, ...]
    question: Question | None
    quoted: tuple[int, ...]
    n_still: int


def proposal(now: Snapshot, scenario: str, day: str) -> Proposal:
    """Return what would be published.

    Parameters
    ----------
    scenario : the saved one that the narrative is written from.
    day : ISO day up to which readings are known.
    """
    earlier = now.ask(store.figures)
    parts = [part for part in (_part(now, entry, earlier) for entry in sets(now)) if part is not None]
    questions = tuple(part.question for part in parts if part.question is not None)
    paper = now.keep(writing.document, writing.NARRATIVE, scenario)
    sections = narrative(paper, questions)
    every_promise = now.keep(commitments, AS_OF)
    pursuits = now.keep(progress, day)
    view = View(
        sections,
        questions,
        _answers(now, questions),
        _promises(every_promise, pursuits),
        headline(pursuits),
        now.keep(sample_in_use),
    )
    quoted = [number for part in parts for number in part.quoted]
    quoted += [int(run.place.row) for line in paper.paragraphs for run in line.runs
               if isinstance(run, Value) and run.place.table == "quote"]  # fmt: skip
    return Proposal(
        view,
        tuple(figure for part in parts for figure in part.figures),
        tuple(sorted(set(quoted))),
        changed_by_people(paper),
        sum(part.n_still for part in parts),
        staying_back(now, scenario, view, every_promise),
    )


def _part(now: Snapshot, of: QuestionSet, earlier: tuple[Figure, ...]) -> _Part | None:
    """What is public of a set of themes; None before any were found."""
    themed = now.keep(themed_responses, of.set_id)
    if themed is None:
        return None
    wording = " / ".join(dict.fromkeys(question.text for question in of.questions))
    table, afresh = figures(themed, wording, earlier), figures(themed, wording, ())
    quotes = {theme: cleared(now, themed, theme) for theme in {figure.theme_id for figure in table if figure.theme}}
    public = question(table, lambda theme: [quote.words.text for quote in quotes[theme]])
    listed = set() if public is None else {theme.name for theme in public.themes}
    quoted = tuple(quote.row for figure in table if figure.theme in listed for quote in quotes.get(figure.theme_id, ()))
    n_still = len(set(table) - set(afresh))
    return _Part(table, public, quoted, n_still)


def _answers(now: Snapshot, questions: Sequence[Question]) -> tuple[Answer, ...]:
    """The answers that are marked public, with the shares that stand beside their themes, and none of their own."""
    shares = {
        (question.wording, theme.name): tuple(share for share in theme.shares if share)
        for question in questions
        for theme in question.themes
    }
    return tuple(
        Answer(
            entry.question, entry.theme, shares.get((entry.question, entry.theme), ()), entry.state, entry.decision,
            entry.reason, entry.owner, day_in_words(date.fromisoformat(entry.due)) if entry.due else "",
        )
        for entry in now.keep(public_entries)
    )  # fmt: skip


def _promises(every: Sequence[CommitmentNow], pursuits: Sequence[Pursuit]) -> tuple[Promise, ...]:
    """The commitments that are not withdrawn, each with where its targets stand."""
    return tuple(
        Promise(
            entry.commitment.life_stage, entry.commitment.name, entry.sentence, entry.standing.state,
            tuple(
                f"{first_line(pursuit)} Next figures: {pursuit.next_publication}."
                for pursuit in pursuits if pursuit.entry.commitment.commitment == entry.commitment.commitment
            ),
        )
        for entry in every if entry.standing.state != "withdrawn"
    )  # fmt: skip
