"""Where a target stands, in words by significance; never a colour.

Two readings differ beyond chance where z = |r - b| / sqrt(SE0² + SE1²) is 1.96 or more, with SE = (upper - lower) /
3.92; of two counts where |n - m| / sqrt(n + m) is. Where limits are not published a tenth of the way counts as a
change, and the words say so. A target that asks to keep the level is judged by z alone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from priorities.commitments.directions import sign_of
from priorities.commitments.situation import COUNT
from priorities.commitments.steps import Z
from priorities.commitments.trend import WIDTHS_OF_95
from priorities.progress.schema import ENDED, GOES_ON, Point

MET: Final = "met"
IMPROVING: Final = "improving"
NO_CHANGE: Final = "no change that can be told from chance"
WORSE: Final = "getting worse"
UNTOLD: Final = "not told from chance: limits are not published"
NO_READING: Final = "no reading yet"
SERIES_ENDED: Final = "series ended"
SERIES_REDEFINED: Final = "series redefined"

TENTH: Final = 10.0
"""Per cent of the way that count as a change where limits are not published: what Healthy People 2030 takes."""

_NO_LIMITS: Final = "Limits are not published, so a tenth of the way counts as a change"


@dataclass(frozen=True)
class Status:
    """Where a target stands.

    Attributes
    ----------
    word : one of the seven above.
    per_cent : of the way from baseline to target, below 0 on the wrong side; missing where there is no way to go.
    beyond_chance : whether the reading differs from the baseline beyond chance; None where it cannot be said.
    note : what must be said beside it, in sentences; "" for nothing.
    """

    word: str
    per_cent: float = math.nan
    beyond_chance: bool | None = None
    note: str = ""


def status(
    baseline: Point, target: float, better: str, reading: Point | None, *, kind: str = "", course: str = GOES_ON
) -> Status:
    """Say where a target stands.

    Parameters
    ----------
    baseline : what it started from; `target` in the same unit.
    better : "lower" or "higher".
    reading : the last one after the baseline that can be compared with it; None before the first.
    kind : "count" for cases, of which chance is known without limits.
    course : how the series goes on, by the day that is looked from.

    Raises
    ------
    CommitmentError
        Where better is neither.
    """
    sign = sign_of(better)
    judged = Status(NO_READING) if reading is None else _of_reading(baseline, target, sign, reading, kind)
    if course == GOES_ON:
        return judged
    last = "" if reading is None else f"The last reading that can be compared, {reading.period}: {judged.word}"
    word = SERIES_ENDED if course == ENDED else SERIES_REDEFINED
    return Status(word, judged.per_cent, judged.beyond_chance, ". ".join(filter(None, (last, judged.note))))


def _of_reading(baseline: Point, target: float, sign: int, reading: Point, kind: str) -> Status:
    gain, way = (reading.value - baseline.value) * sign, (target - baseline.value) * sign
    is_kept_level = math.isclose(way, 0, abs_tol=1e-12)
    per_cent = math.nan if is_kept_level else 100 * gain / way
    z = told_apart(baseline, reading, kind)
    beyond = None if z is None else z >= Z
    note = _note(baseline, reading, has_z=z is not None, is_kept_level=is_kept_level)
    if (reading.value - target) * sign >= 0 and not is_kept_level:
        return Status(MET, per_cent, beyond, note)
    changed = beyond if beyond is not None else bool(abs(per_cent) >= TENTH)
    if not changed or gain == 0:
        return Status(NO_CHANGE, per_cent, beyond, note)
    return Status(IMPROVING if gain > 0 else WORSE, per_cent, beyond, note)


def change_of(start: Point, reading: Point, better: str, kind: str) -> Status:
    """Say how a figure without a target changed: by significance alone, and not at all where chance is not known.

    Parameters
    ----------
    start, reading : the earlier and the later figure.
    better, kind : as in `status`.

    Raises
    ------
    CommitmentError
        Where better is neither.
    """
    gain, z = (reading.value - start.value) * sign_of(better), told_apart(start, reading, kind)
    note = _note(start, reading, has_z=True, is_kept_level=False)
    if z is None:
        return Status(UNTOLD, note=note)
    if z < Z:
        return Status(NO_CHANGE, beyond_chance=False, note=note)
    return Status(IMPROVING if gain > 0 else WORSE, beyond_chance=True, note=note)


def told_apart(baseline: Point, reading: Point, kind: str) -> float | None:
    """Return by how many standard errors two readings differ; None where chance is not known of one of them."""
    errors = [error_of(point, kind) for point in (baseline, reading)]
    if None in errors:
        return None
    together = math.sqrt(sum(error**2 for error in errors if error is not None))
    return abs(reading.value - baseline.value) / together if together else 0.0


def error_of(point: Point, kind: str) -> float | None:
    """Return the standard error of a figure, of a count its root; None where limits are not published."""
    if point.has_limits:
        return (point.upper - point.lower) / WIDTHS_OF_95
    return math.sqrt(max(point.value, 0.0)) if kind == COUNT else None


def _note(baseline: Point, reading: Point, *, has_z: bool, is_kept_level: bool) -> str:
    lines = []
    if is_kept_level:
        lines.append("The target is to keep the level")
    if not has_z:
        lines.append("Limits are not published, so nothing can be told from chance" if is_kept_level else _NO_LIMITS)
    shared = baseline.start + baseline.years - reading.start
    if baseline.years > 1 and shared > 0:
        lines.append("Its years overlap with those of the baseline, so that it moves less than the years themselves")
    return ". ".join(lines)
