"""The figures that the Mayor's Health Inequalities Strategy watches: where each stood, and where it stands on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from data import bundled
from explorer import targets
from explorer.snapshot import Snapshot
from priorities import commitments
from priorities import progress as method
from priorities.narrative import spoken
from priorities.progress import Point, Status

_DOCUMENT: Final = "Mayor's Health Inequalities Strategy"
_MARK: Final = "Watched: "
# "Healthy life expectancy of men and women" is two figures, one of each.
_BESIDE: Final = {"hle_male": ("hle_male", "hle_female")}


@dataclass(frozen=True)
class Watched:
    """A figure that is watched without a target.

    Attributes
    ----------
    aim, name : of the strategy: "Healthy Children", "school readiness".
    indicator, unit : the figure that stands for it here; "" where none does.
    start : the last that was known when the board met; None where none was.
    latest : the last that is known on the day and is later than `start`; None before the first.
    status : the change by significance.
    """

    aim: str
    name: str
    indicator: str
    unit: str
    start: Point | None
    latest: Point | None
    status: Status
    kind: str = ""

    def figure(self, point: Point | None) -> str:
        """Return a figure as it is read: "37.7% in 2017/18"; "none" where there is none."""
        if point is None:
            return "none"
        scale = self.start.value if self.start else point.value
        return f"{commitments.number(point.value, self.kind, self.unit, scale)} in {point.period}"


def watched(_now: Snapshot, as_of: str) -> tuple[Watched, ...]:
    """Return the strategy's 14 figures as known on a day (ISO), in its order."""
    table = bundled.commitments()
    rows = table[table["source_document"].str.startswith(_DOCUMENT) & table["commitment"].str.contains(_MARK)]
    return tuple(entry for row in rows.to_dict("records") for entry in _of_row(row, date.fromisoformat(as_of)))


def headline(entries: tuple[Watched, ...]) -> str:
    """Say how many figures have a reading since the board met, and how many changed beyond chance."""
    words = [entry.status.word for entry in entries]
    n_silent = sum(entry.latest is None for entry in entries)
    beyond = {side: sum(e.status.word == side and e.status.beyond_chance is True for e in entries)
              for side in (method.IMPROVING, method.WORSE)}  # fmt: skip
    n_read = len(words) - n_silent
    parts = [f"{_or_none(n_read)} {'has' if n_read == 1 else 'have'} a reading since the Board met"]
    parts.append(
        f"changed beyond chance: {_or_none(beyond[method.IMPROVING])} for the better, "
        f"{_or_none(beyond[method.WORSE])} for the worse"
    )
    return f"Of {spoken(len(words))} figures that the Health Inequalities Strategy watches {'; '.join(parts)}."


def _or_none(count: int) -> str:
    return spoken(count) if count else "none"


def _of_row(row: dict[Any, Any], day: date) -> Iterator[Watched]:
    aim, _mark, name = str(row["commitment"]).partition(_MARK)
    aim = aim.split(":")[0].strip().rstrip(".")
    keys = _BESIDE.get(row["indicator_id"], (row["indicator_id"],))
    for key in keys:
        if key not in targets.measurable().index:
            yield Watched(aim, name, "", "", None, None, Status(method.NO_READING))
            continue
        yield _entry(aim, name, targets.situation(key), targets.situation(key, day))


def _entry(aim: str, name: str, before: commitments.Situation, after: commitments.Situation) -> Watched:
    start, end = _point(before), _point(after)
    latest = end if start is None or (end is not None and end.start > start.start) else None
    status = Status(method.NO_READING)
    if start is not None and latest is not None:
        status = method.change_of(start, latest, before.better, before.kind)
    return Watched(aim, name, before.indicator, before.unit, start, latest, status, before.kind)


def _point(now: commitments.Situation) -> Point | None:
    if now.series.empty:
        return None
    return Point(now.value, float(now.year), now.lower, now.upper, now.period, now.length)
