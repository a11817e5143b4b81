"""Commitments as a workbook, out and in."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from data import day_in_words
from explorer.commitments import CommitmentNow, commitments
from explorer.slots import SlotNow
from explorer.snapshot import Snapshot
from priorities.commitments.export import commitments_workbook
from priorities.commitments.schema import Target
from priorities.commitments.targets_file import Place, place_names


def workbook(now: Snapshot, as_of: str) -> bytes:
    """Return the commitments with their targets and versions as XLSX."""
    entries = now.keep(commitments, as_of)
    words = [
        {
            "life stage": entry.commitment.life_stage,
            "priority": entry.commitment.name,
            "sentence": entry.sentence,
            "state": entry.standing.state,
            "meeting": entry.standing.meeting,
        }
        for entry in entries
    ]
    slots = [_row(entry, slot) for entry in entries for slot in entry.slots]
    versions = [_version(target) for entry in entries for slot in entry.slots for target in slot.targets]
    day = date.fromisoformat(as_of)
    return commitments_workbook(words, slots, versions, day_in_words(day))


def places(entries: Sequence[CommitmentNow]) -> Iterator[Place]:
    """Return the slots that a row of a workbook may mean."""
    for entry in entries:
        for slot in entry.slots:
            yield _place(entry, slot)


def _place(entry: CommitmentNow, standing: SlotNow) -> Place:
    slot, target = standing.slot, standing.target
    return Place(
        slot.slot,
        slot.commitment,
        place_names(slot.name, slot.indicator, standing.situation.indicator if standing.situation else ""),
        place_names(slot.commitment, entry.commitment.name),
        standing.baseline if entry.may_change else None,
        _why_not(entry, standing),
        standing.target_version,
        None if target is None else target.aim,
    )


def _why_not(entry: CommitmentNow, standing: SlotNow) -> str:
    if not entry.may_change:
        return f"This commitment is {entry.standing.state}: make it a draft again first."
    if standing.slot.kind == "milestone":
        return "This slot is a milestone, done or not: it takes no number."
    return f"There is no published figure to start from. {standing.gap}".strip()


def _row(entry: CommitmentNow, standing: SlotNow) -> dict[str, Any]:
    slot, now, target, judged = standing.slot, standing.situation, standing.target, standing.judged
    row: dict[str, Any] = {
        "slot": slot.slot, "commitment": entry.commitment.name, "indicator": slot.name, "to collect": slot.to_collect,
    }  # fmt: skip
    if now is not None:
        row |= {"lower": _blank(now.lower), "upper": _blank(now.upper)}
        row |= {"baseline": now.value, "period": now.period, "unit": now.unit, "source": now.source}
    if target is not None:
        row |= {
            "target": target.value, "year": target.year, "justification": target.justification,
            "method": target.figures.get("method", ""), "chosen by": target.who, "chosen at": target.at,
        }  # fmt: skip
    if judged is not None:
        row |= {
            "per cent": _blank(round(judged.per_cent, 0)),
            "managed by others": judged.attainable,
            "told from chance": judged.chance.words,
        }
    return row


def _version(target: Target) -> dict[str, Any]:
    return {
        "slot": target.slot, "version": target.version, "target": target.value, "year": target.year,
        "method": target.figures.get("method", "taken back" if target.value is None else ""),
        "justification": target.justification, "as of": target.as_of, "who": target.who, "at": target.at,
    }  # fmt: skip


def _blank(value: float) -> float | None:
    return None if math.isnan(value) else value
