"""Appendix 7 of the board's paper: the plan of engagement as far as it is recorded."""

from __future__ import annotations

from typing import Final

from engagement.plan import TRACKS, Activity, met_words, not_met, span
from explorer.paper.basis import Basis, Part, joined
from explorer.paper.model import Block, Gap, Paragraph, Section, Table, heads
from explorer.paper.values import Runs, count, value, words
from explorer.plan import Plan, coverage, stakeholders
from explorer.plan import plan as plan_of

_TITLE: Final = "Engagement plan"
_PART: Final = "Appendix 7"
# Groups of a fact that a sentence of the paper names; the explorer has them all. By eye.
_NAMED: Final = 6


def plan(basis: Basis) -> Part:
    """Return appendix 7; where nothing is planned it says so."""
    current = basis.now.keep(plan_of, exact=False)
    blocks: list[Block] = []
    gaps: list[Gap] = []
    if current.activities:
        blocks += _activities(current)
    else:
        sentence = "No activity of engagement is planned yet."
        blocks.append(Paragraph("plan.none", (sentence,)))
        gaps.append(Gap(_PART, sentence))
    if current.activities:
        blocks += _open(basis)
    if basis.now.keep(stakeholders):
        blocks += _stakeholders(basis)
    elif current.activities:
        gaps.append(Gap(_PART, "No organisation is on the map of stakeholders yet."))
    return Part(Section("plan", _TITLE, tuple(blocks)), tuple(gaps))


def _activities(current: Plan) -> list[Block]:
    activities = current.activities
    opening = words(
        "{activities} activities are recorded for {period}, in two tracks. People are those expected, and those heard "
        "so far in rounded counts.",
        activities=count(len(activities), "plan", "", "rows"),
        period=value(current.period.words, "plan", "", "period"),
    )
    columns = heads("Activity", "Aim", "When", "Led by", "State", "Expected", "Heard")
    blocks: list[Block] = [Paragraph("plan.opening", opening)]
    for track in TRACKS:
        rows = tuple(_row(current, entry) for entry in activities if entry.track == track)
        key = f"plan.{track.split()[-1].lower()}"
        if rows:
            blocks.append(Table(key, words("Engagement with {track}", track=(_small(track),)), columns, rows,
                                (20, 24, 16, 14, 8, 9, 9)))  # fmt: skip
        else:
            blocks.append(
                Paragraph(f"{key}.none", words("Nothing is planned with {track} yet.", track=(_small(track),)))
            )
    return blocks


def _small(track: str) -> str:
    return track[0].lower() + track[1:] if " " in track else track


def _row(current: Plan, activity: Activity) -> tuple[Runs, ...]:
    place = activity.number
    people = current.heard(place)
    return (
        (value(activity.name, "activity", place, "name"),),
        (value(activity.aim, "activity", place, "aim"),),
        (value(span(*activity.days), "activity", place, "days"),),
        (value(activity.partner, "activity", place, "partner"),) if activity.partner else ("nobody yet",),
        (activity.state,),
        (count(activity.expected, "activity", place, "expected"),),
        (value(people, "activity", place, "heard"),),
    )


def _open(basis: Basis) -> list[Block]:
    """Who is neither heard nor planned for, fact by fact, as far as a shared page may tell."""
    items = []
    for covered in basis.now.keep(coverage, exact=False):
        groups = [*covered.in_state("neither"), *covered.in_state("too few heard"), *covered.in_state("not shown")]
        if not groups:
            continue
        names = joined([(value(group, "covered", covered.fact, group),) for group in groups[:_NAMED]])
        rest = words(", and {rest} more", rest=count(len(groups) - _NAMED, "covered", covered.fact, "rest")) if (
            len(groups) > _NAMED
        ) else ()  # fmt: skip
        fact = (covered.fact,)
        items.append(Paragraph(f"plan.open.{covered.fact}", words("By {fact}: {names}{rest}.", fact=fact, names=names,
                                                                  rest=rest), "item"))  # fmt: skip
    if not items:
        return [Paragraph("plan.covered", words("No group that is counted is without both answers and a plan."))]
    return [Paragraph("plan.open", words("Heard little or not at all so far, and named by nothing that is planned:")),
            *items]  # fmt: skip


def _stakeholders(basis: Basis) -> list[Block]:
    known_here = basis.now.keep(stakeholders)
    waiting = len(not_met(known_here))
    opening = words(
        "{waiting} of {all} organisations on the map have not been met yet.",
        waiting=count(waiting, "stakeholder", "", "waiting"),
        all=count(len(known_here), "stakeholder", "", "rows"),
    )
    rows = tuple(
        (
            (value(entry.organisation, "stakeholder", entry.number, "organisation"),),
            (entry.influence,),
            (entry.interest,),
            (entry.stance,),
            (value(met_words(entry), "stakeholder", entry.number, "met"),),
        )
        for entry in known_here
    )
    columns = heads("Organisation", "Influence", "Interest", "What is done", "Met")
    return [Paragraph("plan.stakeholders", opening),
            Table("plan.map", words("Stakeholders by influence and interest"), columns, rows,
                  (34, 12, 12, 22, 20))]  # fmt: skip
