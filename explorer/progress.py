"""Whether promises came true: each target with its readings, as known on a day, and what is said of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from explorer.commitments import AS_OF, commitments
from explorer.pursuits import Pursuit, value_of
from explorer.slots import SlotNow
from explorer.snapshot import Snapshot
from priorities import progress as method
from priorities.commitments.schema import Target
from priorities.narrative import spoken
from priorities.progress import Course, Reading, store

LONDON: Final = ZoneInfo("Europe/London")
_OWN_TABLES: Final = "the explorer's own tables"
REPLAY: Final = (AS_OF, *(f"{day}-01" for day in (
    "2019-07", "2020-01", "2020-07", "2021-01", "2021-07", "2022-01", "2022-07", "2023-01", "2023-07", "2024-01",
    "2024-07", "2025-01",
)))  # fmt: skip
"""Days that can be looked from beside today: the board's, then every half-year that the bundled figures tell of."""


def today() -> date:
    """Return the day that it is in London."""
    return datetime.now(LONDON).date()


def progress(now: Snapshot, as_of: str) -> tuple[Pursuit, ...]:
    """Return every target that stands of a commitment in force, with what was known of it on a day (ISO)."""
    day = date.fromisoformat(as_of)
    own_readings = now.ask(store.readings)
    courses = now.ask(store.courses)
    pursuits = []
    for entry in now.keep(commitments, as_of):
        if entry.standing.state == "withdrawn":
            continue
        for standing in entry.slots:
            target = standing.target
            if target is None or not target.figures:
                continue
            key = standing.slot.slot
            people = [reading for reading in own_readings if reading.series == key]
            versions = _in_time([*_bundled(standing, target), *people], day)
            pursuits.append(
                Pursuit(
                    entry, standing, target, _standing(versions, target), versions, courses.get(key, Course(key)), day
                )
            )
    return tuple(pursuits)


def headline(pursuits: Sequence[Pursuit]) -> str:
    """Say of how many targets a change can be told from chance, and how many are behind plan."""
    if not pursuits:
        return "No commitment has a target yet, so there is no progress to read."
    n_commitments = len({pursuit.entry.commitment.commitment for pursuit in pursuits})
    of_whom = f"{spoken(n_commitments)} measured commitment{'' if n_commitments == 1 else 's'}"
    if len(pursuits) > n_commitments:
        of_whom = f"{spoken(len(pursuits))} targets of {of_whom}"
    statuses = [pursuit.status for pursuit in pursuits]
    if all(status.word == method.NO_READING for status in statuses):
        return f"None of {of_whom} has a reading after its baseline yet."
    n_beyond = sum(status.beyond_chance is True for status in statuses)
    n_worse = sum(status.beyond_chance is True and status.word == method.WORSE for status in statuses)
    change = f"{spoken(n_beyond)} {'has' if n_beyond == 1 else 'have'} changed beyond chance"
    if n_worse:
        change += " (for the worse)" if n_worse == n_beyond else f" ({spoken(n_worse)} for the worse)"
    n_met = sum(status.word == method.MET for status in statuses)
    n_behind = sum(pursuit.plan is not None and pursuit.plan.word == method.BEHIND for pursuit in pursuits)
    n_silent = sum(status.word == method.NO_READING for status in statuses)
    parts = [
        f"Of {of_whom} {change if n_beyond else 'none can yet be told from chance'}",
        *([f"{_are(n_met)} met"] if n_met else []),
        f"{_are(n_behind)} behind plan",
        *([f"{spoken(n_silent)} {'has' if n_silent == 1 else 'have'} no reading yet"] if n_silent else []),
    ]
    return f"{'; '.join(parts)}."


def line(pursuit: Pursuit) -> str:
    """Return where one target stands, in a sentence: "24.0% in 2023/24, from 23.1% in 2017/18: getting worse; ..."."""
    beside = f"; {pursuit.plan.words}" if pursuit.plan is not None else ""
    return f"{moved_from(pursuit)}: {pursuit.status.word}{beside}."


def moved_from(pursuit: Pursuit) -> str:
    """Return "24.0% in 2023/24, from 23.1% in 2017/18"; without a reading where it starts and what it aims at."""
    latest, start = pursuit.latest, f"from {pursuit.figure(pursuit.baseline.value)} in {pursuit.baseline.period}"
    if latest is None:
        return f"{start} to {pursuit.figure(pursuit.aim)} by {pursuit.year}"
    return f"{pursuit.figure(value_of(latest))} in {latest.period}, {start}"


def first_line(pursuit: Pursuit) -> str:
    """Return the first line of a target that is open."""
    return f"{pursuit.name}, {pursuit.standing.slot.area}: {line(pursuit)}"


def _are(n: int) -> str:
    return f"{spoken(n) if n else 'none'} {'is' if n < 2 else 'are'}"


def _bundled(standing: SlotNow, target: Target) -> list[Reading]:
    """The explorer's own figures of what the target is measured by; none where the slot measures something else now."""
    now = standing.situation
    figures = target.figures
    if now is None or standing.is_frozen or standing.slot.figure is not None:
        return []
    if (now.indicator, standing.slot.measure) != (figures["indicator"], figures["measure"]):
        return []
    return [
        Reading(
            standing.slot.slot, str(row["period"]), float(row["value"]), _end(row["lower"]), _end(row["upper"]),
            str(row.get("published") or ""), now.source or _OWN_TABLES,
        )
        for row in now.series.to_dict("records")
        if not math.isnan(float(row["value"]))
    ]  # fmt: skip


def _end(limit: Any) -> float | None:
    return None if math.isnan(float(limit)) else float(limit)


def _in_time(readings: Sequence[Reading], day: date) -> tuple[Reading, ...]:
    """The versions that were out on a day, by period, the oldest version first."""
    public = [reading for reading in readings if method.is_public(reading.published, day)]
    order: dict[str, int] = {}
    for reading in public:
        order.setdefault(reading.period, len(order))
    return tuple(sorted(public, key=lambda reading: (order[reading.period], reading.version)))


def _standing(versions: Sequence[Reading], target: Target) -> tuple[Reading, ...]:
    """The last version of each period, those taken back left out, in the order of time."""
    last = {reading.period: reading for reading in versions}
    base = str(target.figures["period"])
    readings = [reading for reading in last.values() if reading.value is not None]
    starts = {reading.period: method.period_of(reading.period, base) for reading in readings}
    dated = [(period.start, reading) for reading in readings if (period := starts[reading.period]) is not None]
    return tuple(reading for _, reading in sorted(dated, key=lambda pair: pair[0]))
