"""What partners would promise together: the commitments with their slots as they stand, and what is open in them."""

from __future__ import annotations

from explorer.commitments import CommitmentNow, headline, in_force
from explorer.paper.basis import Basis, joined
from explorer.paper.model import Block, Gap, Paragraph, Table, heads
from explorer.paper.values import Runs, value, words
from explorer.slots import SlotNow

_OPEN = "X%"


def of_priority(basis: Basis, priority: str) -> Runs:
    """Return the commitments that belong to a priority, or whose slots do; nothing where there is none."""
    own = [entry for entry in in_force(basis.now) if entry.serves(priority)]
    return joined([_of(entry, entry.sentence, "sentence") for entry in own])


def is_open(basis: Basis, priority: str) -> bool:
    """Return whether a commitment of a priority still says X%."""
    slots = (slot for entry in in_force(basis.now) for slot in entry.slots)
    return any(_OPEN in slot.phrase for slot in slots if slot.slot.priority == priority)


def blocks(basis: Basis) -> tuple[tuple[Block, ...], tuple[Gap, ...]]:
    """Return the part of the board's paper on shared commitments, and what is missing in it."""
    entries = in_force(basis.now)
    finding = Paragraph("commitments.finding", (value(headline(entries), "commitments", "", "headline"),))
    if not entries:
        return (finding,), (Gap("Shared commitments", "No commitment stands."),)
    slots = [(entry, slot) for entry in entries for slot in entry.slots]
    gaps = [
        Gap("Shared commitments", f"{n} of {len(slots)} slots: {what}.")
        for n, what in (
            (sum(_is_fillable(slot) for _, slot in slots), "a figure to start from, and no target"),
            (sum(slot.slot.kind == "unmeasured" for _, slot in slots), "no figure that anybody publishes"),
            (sum(slot.slot.kind == "milestone" and slot.milestone is None for _, slot in slots), "yes or no, no owner"),
        )
        if n
    ]
    return (finding, _sentences(entries), _slots(slots), _source()), tuple(gaps)


def _is_fillable(slot: SlotNow) -> bool:
    return slot.slot.kind == "measured" and slot.situation is not None and slot.target is None


def _of(entry: CommitmentNow, text: str, column: str) -> Runs:
    return (value(text, "commitment", entry.commitment.commitment, column),)


def _sentences(entries: tuple[CommitmentNow, ...]) -> Table:
    rows = tuple((_of(entry, entry.commitment.life_stage or "none yet", "life_stage"),
                  _of(entry, entry.sentence, "sentence"), _of(entry, entry.standing.state, "state"))
                 for entry in entries)  # fmt: skip
    columns = heads("Life stage", "Shared commitment", "State")
    return Table("commitments.table", words("The shared commitments as they stand"), columns, rows, (15, 70, 15))


def _slots(slots: list[tuple[CommitmentNow, SlotNow]]) -> Table:
    rows = tuple(
        (
            (value(slot.slot.name, "slot", slot.slot.slot, "name"),),
            _starts(slot),
            (value(slot.phrase, "slot", slot.slot.slot, "phrase"),),
            _judged(slot),
        )
        for _entry, slot in slots
    )
    columns = heads("What is counted or done", "Stands at", "Target", "What others managed, or what is to be collected")
    return Table("commitments.slots", words("What stands in them"), columns, rows,
                 (27, 23, 18, 32))  # fmt: skip


def _starts(slot: SlotNow) -> Runs:
    """The baseline with its limits and period; a slot without one says so."""
    now, key = slot.situation, slot.slot.slot
    if now is None:
        return words("no figure") if slot.slot.kind != "milestone" else words("yes or no")
    runs: Runs = (value(slot.figure(now.value), "slot", key, "value"),)
    if now.lower == now.lower and now.upper == now.upper:
        limits = words(
            " ({lower} to {upper})",
            lower=value(slot.figure(now.lower), "slot", key, "lower"),
            upper=value(slot.figure(now.upper), "slot", key, "upper"),
        )
        runs += limits
    return runs + words(", {period}", period=value(now.period, "slot", key, "period"))


def _judged(slot: SlotNow) -> Runs:
    """What is said of a target: who managed it, whether it could be told, and why it was chosen; else what is open."""
    key, target, judged = slot.slot.slot, slot.target, slot.judged
    if target is None or judged is None:
        return (value(slot.gap or "No target is chosen yet.", "slot", key, "gap"),)
    sentences = [judged.attainable, judged.chance.words, target.justification]
    text = " ".join(f"{sentence[:1].upper()}{sentence[1:].rstrip('.')}." for sentence in sentences if sentence)
    return (value(text, "slot", key, "judged"),)


def _source() -> Paragraph:
    return Paragraph("commitments.source", words(
        "Figures with their limits where these are published, as a board could have seen them on {day}; sources stand "
        "beside each slot in the explorer.", day=value("15 March 2019", "paper", "board", "date"),
    ), "source")  # fmt: skip
