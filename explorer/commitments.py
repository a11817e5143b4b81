"""The commitments as they stand on a day: sentences with their slots filled, in which state, and what may be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlite_utils import Database

from data import Stamp, bundled
from explorer.long_list import long_list
from explorer.promises import beside
from explorer.slots import NO_PROMISE, SlotNow, frozen_figures, slot_now
from explorer.snapshot import Snapshot
from priorities.commitments import BOARD, check_target, draft_commitments, store
from priorities.commitments.schema import Commitment, Slot, Standing, Target
from priorities.errors import CommitmentError
from priorities.narrative import spoken

AS_OF = BOARD.isoformat()
_STAGES = ("START WELL", "LIVE WELL", "AGE WELL")


@dataclass(frozen=True, eq=False)
class CommitmentNow:
    """A commitment with its slots as they stand.

    Attributes
    ----------
    commitment : its words.
    slots : in the order in which its sentence names them.
    states : every state that it was in, oldest first.
    """

    commitment: Commitment
    slots: tuple[SlotNow, ...]
    states: tuple[Standing, ...]

    @property
    def standing(self) -> Standing:
        """The state that it is in."""
        return self.states[-1] if self.states else Standing(self.commitment.commitment)

    @property
    def may_change(self) -> bool:
        """Whether targets and slots may be changed: not once it is agreed or withdrawn."""
        return self.standing.state in ("draft", "proposed")

    def serves(self, priority: str) -> bool:
        """Return whether it, or one of its slots, belongs to a priority (number)."""
        return priority in {self.commitment.priority, *(slot.slot.priority for slot in self.slots)}

    @property
    def can_be_filled(self) -> bool:
        """Whether its first slot has a figure to start from, or is a milestone."""
        return bool(self.slots) and (self.slots[0].situation is not None or self.slots[0].slot.kind == "milestone")

    @property
    def is_filled(self) -> bool:
        """Whether each slot that can be measured has a target, and one has."""
        measured = [slot for slot in self.slots if slot.slot.kind == "measured" and slot.situation is not None]
        return bool(measured) and all(slot.target is not None for slot in measured)

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The sentence in pieces: words, and whether they fill a slot."""
        phrases = {slot.slot.slot: slot.phrase for slot in self.slots}
        return tuple(
            (phrases[part.slot], True) if isinstance(part, Slot) else (part, False) for part in self.commitment.parts
        )

    @property
    def sentence(self) -> str:
        """The sentence with its slots filled, in square brackets."""
        return "".join(f"[{words}]" if fills else words for words, fills in self.pieces)

    def slot(self, key: str | None) -> SlotNow | None:
        """Return one of its slots, the first where the key is not one; None where it has none."""
        return next((s for s in self.slots if s.slot.slot == key), self.slots[0] if self.slots else None)


def drafts() -> tuple[Commitment, ...]:
    """Return the nine bundled drafts."""
    return draft_commitments(bundled.draft_commitments(), bundled.draft_slots())


def commitments(now: Snapshot, as_of: str = AS_OF) -> tuple[CommitmentNow, ...]:
    """Return every commitment as it stands, by life stage.

    Parameters
    ----------
    as_of : ISO day up to which figures are known.
    """
    priorities = set(now.keep(long_list).priorities.index)
    versions, chosen_targets = now.ask(store.slot_versions), now.ask(store.targets)
    milestones, states = now.ask(store.milestones), now.ask(store.states)
    standing = []
    for commitment in now.ask(store.commitments, drafts()):
        slots = tuple(
            slot_now(
                slot,
                as_of,
                on_list=not slot.priority or slot.priority in priorities,
                promise=_promise(now, slot) if as_of >= AS_OF else NO_PROMISE,
                version=versions.get(slot.slot, 0),
                targets=chosen_targets.get(slot.slot, ()),
                milestone=milestones.get(slot.slot),
            )
            for slot in _in_order(commitment)
        )
        standing.append(CommitmentNow(commitment, slots, states.get(commitment.commitment, ())))
    return tuple(sorted(standing, key=lambda entry: _stage(entry.commitment.life_stage)))


def in_force(now: Snapshot) -> tuple[CommitmentNow, ...]:
    """Return the commitments that are not withdrawn, as they stood on the day of the board."""
    return tuple(entry for entry in now.keep(commitments, AS_OF) if entry.standing.state != "withdrawn")


def headline(entries: Sequence[CommitmentNow]) -> str:
    """Say how many commitments can be filled from published figures, and how many have a target."""
    if not entries:
        return "No commitment stands on the list. Add one below."
    fillable = sum(entry.can_be_filled for entry in entries)
    states = Counter(entry.standing.state for entry in entries)
    every = (
        f"{_words(fillable).capitalize()} of {_words(len(entries))} commitments can be filled from published figures"
    )
    missing = len(entries) - fillable
    rest = f"; {_words(missing)} {'needs' if missing == 1 else 'need'} a figure nobody publishes yet" if missing else ""
    n_targets = sum(any(slot.target for slot in entry.slots) for entry in entries)
    with_target = f"{_words(n_targets).capitalize()} {'has' if n_targets == 1 else 'have'} a target"
    if not n_targets:
        with_target = "None has a target yet"
    agreed = f", and {_words(states['agreed'])} {'is' if states['agreed'] == 1 else 'are'} agreed"
    return f"{every}{rest}. {with_target}{agreed if states['agreed'] else ''}."


def choose(db: Database, stamp: Stamp, standing: SlotNow, target: Target) -> None:
    """Keep a target for a slot as somebody looked at it, with the figures that it rests on.

    Raises
    ------
    CommitmentError
        Where the target cannot stand; nothing is stored. `Overtaken` where somebody else chose meanwhile.
    """
    _check(standing, target)
    before = standing.target
    if before is not None and (before.aim, before.justification) == (target.aim, target.justification.strip()):
        raise CommitmentError("This target stands already, for the same reason. Nothing was changed.")
    store.choose_targets(db, stamp, [(standing.slot.commitment, _with_figures(standing, target))])


def take_back(db: Database, stamp: Stamp, standing: SlotNow) -> None:
    """Take a slot's target back; its versions stay."""
    empty = Target(standing.slot.slot, "", None, None, version=standing.target_version, slot_version=standing.version)
    store.choose_targets(db, stamp, [(standing.slot.commitment, empty)])


def bring_in_targets(
    db: Database, stamp: Stamp, entries: Sequence[CommitmentNow], pairs: Sequence[tuple[str, Target]]
) -> int:
    """Keep the targets of a workbook as one change, each with the figures that it rests on.

    Raises
    ------
    CommitmentError
        Where one of them cannot stand; none is stored.
    """
    slots = {slot.slot.slot: slot for entry in entries for slot in entry.slots}
    for _, target in pairs:
        _check(slots[target.slot], target)
    return store.choose_targets(db, stamp, [(key, _with_figures(slots[target.slot], target)) for key, target in pairs])


def _check(standing: SlotNow, target: Target) -> None:
    baseline = standing.baseline
    if baseline is None:
        raise CommitmentError(standing.gap or "No target can be chosen here.")
    check_target(target, baseline)


def _with_figures(standing: SlotNow, target: Target) -> Target:
    target = replace(target, slot_version=standing.version)
    if standing.situation is None or target.value is None or target.year is None:
        return target
    return replace(target, figures=frozen_figures(standing, standing.judge(target.value, target.year)))


def _promise(now: Snapshot, slot: Slot) -> tuple[float, str]:
    """Return the level of a partner's promise in the slot's own figure, the last to fall due, and its words.

    The promises are those known on the day of the board; a target that looks from an earlier day knows none.
    """
    if slot.measure not in ("level", "rank", "count") or not slot.indicator or not slot.priority:
        return NO_PROMISE
    rows = now.keep(beside, slot.priority)
    rows = rows[(rows["indicator_id"] == slot.indicator) & rows["aim"].notna()] if len(rows) else rows
    if rows.empty:
        return NO_PROMISE
    row = rows.sort_values("year", na_position="first", kind="stable").iloc[-1]
    return float(row["aim"]), f"{row['commitment']} ({row['document']})"


def _in_order(commitment: Commitment) -> list[Slot]:
    return [part for part in commitment.parts if isinstance(part, Slot)]


def _stage(life_stage: str) -> int:
    return _STAGES.index(life_stage) if life_stage in _STAGES else len(_STAGES)


def _words(count: int) -> str:
    return spoken(count) if count else "none"
