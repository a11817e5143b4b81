"""What an annual review says: the targets as known on its day, beside the review before and beside other cities."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pandas as pd

from explorer.cities import comparisons
from explorer.commitments import CommitmentNow, commitments
from explorer.months import finding, month_name, month_series
from explorer.progress import headline, progress
from explorer.pursuits import Pursuit, value_of
from explorer.slots import SlotNow
from explorer.snapshot import Snapshot
from priorities import cities as city_method
from priorities import reviews as method
from priorities.commitments.schema import Target
from priorities.errors import ProgressError
from priorities.progress import GOES_ON
from priorities.progress import store as progress_store
from priorities.reviews import CityLine, Draft, Earlier, Event, Line, Review, store


def review(now: Snapshot, draft: Draft) -> Review:
    """Return a draft as the review that would be frozen of it."""
    before = next((entry for entry in reversed(now.ask(store.frozen_reviews)) if entry.year < draft.year), None)
    if before is None:
        return _alone(now, draft)
    content = now.ask(store.content, before.number)
    earlier = Earlier(before.year, before.edition, before.content_sha256, before.at)
    stands = _alone(now, draft, since=before.at)
    rows = method.compare(content.lines, stands.lines)
    return replace(
        stands, earlier=earlier, since=method.finding(rows, before.year), comparisons=rows,
        cities_since=method.compare_cities(content.cities, stands.cities),
    )  # fmt: skip


def _alone(now: Snapshot, draft: Draft, *, since: str = "") -> Review:
    """A review without the one before: what stands, and what people changed after a moment (ISO)."""
    pursuits = now.keep(progress, draft.day)
    return Review(
        draft.year, draft.edition, draft.day, draft.reason, draft.changed, draft.lessons, headline(pursuits),
        tuple(map(_line, pursuits)), unmeasured=tuple(_unmeasured(now.keep(commitments, draft.day))),
        months=now.keep(_months, draft.day), events=now.keep(_events, since, draft.day),
        cities_finding=city_method.finding(_beside(now, draft.day)), cities=now.keep(_cities, draft.day),
    )  # fmt: skip


def _line(pursuit: Pursuit) -> Line:
    figures, latest, standing = pursuit.target.figures, pursuit.latest, pursuit.entry.standing
    line = Line(
        pursuit.key, pursuit.entry.commitment.name, pursuit.entry.sentence, standing.state, pursuit.name,
        pursuit.standing.slot.area, f"{figures['indicator']} ({figures['unit']}), {figures['measure']}",
        f"{pursuit.figure(pursuit.baseline.value)} in {pursuit.baseline.period}",
        f"{pursuit.figure(pursuit.aim)} by {pursuit.year}", pursuit.kind, pursuit.better, pursuit.status.word,
        pursuit.way, pursuit.plan.words if pursuit.plan else "", pursuit.next_publication, pursuit.status.note,
    )  # fmt: skip
    if latest is None:
        return line
    point = pursuit.point(latest)
    limits = f"{pursuit.figure(point.lower)} to {pursuit.figure(point.upper)}" if point.has_limits else ""
    reading = {
        "period": latest.period, "figure": pursuit.figure(value_of(latest)), "limits": limits, "value": point.value,
        "lower": latest.lower, "upper": latest.upper, "begins": None if math.isnan(point.start) else point.start,
        "years": point.years, "source": latest.source, "published": latest.published,
    }  # fmt: skip
    return Line(**{**vars(line), **reading})


def _unmeasured(entries: tuple[CommitmentNow, ...]) -> Iterator[str]:
    """Say of each slot in force without a target what it lacks."""
    for entry in entries:
        for slot in entry.slots:
            if entry.standing.state != "withdrawn" and (slot.target is None or not slot.target.figures):
                yield f"{entry.commitment.name}, {slot.slot.name}: {_lack(slot)}"


def _lack(slot: SlotNow) -> str:
    if slot.slot.kind == "milestone":
        return f"{slot.phrase}."
    return f"{(slot.gap or 'no target is chosen yet').rstrip('.')}."


def _months(now: Snapshot, day: str) -> tuple[str, ...]:
    sentences = []
    for series in now.keep(month_series, day):
        with suppress(ProgressError):
            sentences.append(finding(series))
    return tuple(sentences)


def _beside(now: Snapshot, day: str) -> pd.DataFrame:
    """Other cities beside the priorities of commitments in force."""
    entries = [entry for entry in now.keep(commitments, day) if entry.standing.state != "withdrawn"]
    table = now.keep(comparisons)
    return table[[any(entry.serves(number) for entry in entries) for number in table["priority"]]]


def _cities(now: Snapshot, day: str) -> tuple[CityLine, ...]:
    rows = _beside(now, day).to_dict("records")
    return tuple(CityLine(*(str(row[name]) for name in CityLine.__dataclass_fields__)) for row in rows)


def _events(now: Snapshot, since: str, day: str) -> tuple[Event, ...]:
    """What people changed after a moment, with their reasons, in the order of time."""
    entries = now.keep(commitments, day)
    names = {slot.slot.slot: slot.slot.name for entry in entries for slot in entry.slots}
    events = [event for entry in entries for event in (*_states(entry), *_targets(entry))]
    for course in now.ask(progress_store.courses).values():
        how = "goes on" if course.state == GOES_ON else f"{course.state} from {course.since} on"
        events.append((course.at, f"{names.get(course.series, 'A series')}: the series {how}", course.reason))
    for step in now.ask(progress_store.steps):
        act = "marked" if step.in_use else "taken away"
        events.append((step.at, f"A change of level from {month_name(step.month)} on was {act}", step.reason))
    return tuple(Event(at[:10], what, why) for at, what, why in sorted(events) if at > since)


def _states(entry: CommitmentNow) -> Iterator[tuple[str, str, str]]:
    for standing in entry.states:
        meeting = f"Meeting: {standing.meeting}" if standing.meeting else ""
        yield standing.at, f"{entry.commitment.name}: the commitment is {standing.state}", meeting


def _targets(entry: CommitmentNow) -> Iterator[tuple[str, str, str]]:
    for slot in entry.slots:
        for target in slot.targets:
            yield target.at, f"{slot.slot.name}: {_aim(slot, target)}", target.justification


def _aim(slot: SlotNow, target: Target) -> str:
    if target.value is None:
        return "the target was taken back"
    return f"the target is {slot.figure(target.value)} by {target.year}"
