"""What was found once is not worked out again, and a plan made from memory is the plan made without."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.parsing import Export, Layout
from engagement.responses import masking, plan_import
from engagement.responses.memory import Memory
from engagement.responses.redact import Masker
from engagement.schema import ColumnChoice, ImportPlan

LETTER = "I ask the Mayor to keep the walk in centre open because Doctor Tozinoba helped my mother in the night"
WORDS = [
    "Sarah was kind",
    "More parks near Quellix",
    LETTER,
    "Ask Brandovo about it",
    "nothing",
    "",
    "Mr Brandovo left",
]
FRAME = pd.DataFrame(
    {
        "id": [str(number) for number in range(14)],
        "why": WORDS * 2,
        "also": (WORDS[3:] + WORDS[:3]) * 2,
        "tool": ["Quellix", "Brandovo", "Sarah", "None"] * 3 + ["Quellix", "Brandovo"],
        "when": ["2019-03-05", "06/03/2019"] * 7,
    },
    dtype=str,
)
EXPORT = Export(FRAME, Layout("utf-8-sig", ","))
KINDS = {
    "why": ("text", "choice", "ignore"), "also": ("text", "ignore"), "tool": ("choice", "text", "ignore"),
    "when": ("time", "ignore"), "id": ("person", "row", "ignore"),
}  # fmt: skip
ROLES = st.fixed_dictionaries({name: st.sampled_from(kinds) for name, kinds in KINDS.items()})
MASKERS = st.sampled_from([Masker(), Masker(hidden_words=frozenset({"parks"})), Masker(frozenset({"sarah"}))])


def test_a_finding_is_worked_out_once_for_a_source() -> None:
    """Only another source makes it anew; what another memory holds is taken over."""
    memory, calls = Memory(), []

    def work() -> int:
        calls.append(1)
        return len(calls)

    assert [memory.once("dates", source, work) for source in ("a", "a", "b")] == [1, 1, 2]
    other = Memory()
    other.learn(memory)
    assert "dates" in other
    assert other.once("dates", "b", work) == 2


def equal(one: ImportPlan, other: ImportPlan) -> bool:
    frames = ((getattr(plan, name) for name in ("responses", "people", "closed", "masked")) for plan in (one, other))
    same = all(first.equals(second) for first, second in zip(*frames, strict=True))
    return same and (one.counts, one.questions, one.campaigns) == (other.counts, other.questions, other.campaigns)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(ROLES, MASKERS), min_size=2, max_size=5))
def test_a_plan_from_memory_is_the_plan_without(changes: list[tuple[dict[str, str], Masker]]) -> None:
    """Whatever roles columns had before, and whatever was hidden."""
    memory = Memory()
    for kinds, masker in changes:
        columns = ColumnChoice.of_roles(kinds)
        if columns.text or columns.closed:
            told = {"audience": "Londoners", "secret": b"s", "file_name": "tools.csv", "masker": masker}
            assert equal(
                plan_import(EXPORT, columns, **told, memory=memory),  # type: ignore[arg-type]
                plan_import(EXPORT, columns, **told),  # type: ignore[arg-type]
            )


def test_only_texts_with_a_word_gained_or_lost_are_masked_again() -> None:
    """The others keep what was hidden in them."""
    memory, looked_at = Memory(), []
    raw = pd.Series(["Sarah was kind", "Ask Brandovo", "Brandovosky it is"])

    class Watched(Masker):
        def mask(self, text: str) -> str:
            looked_at.append(text)
            return super().mask(text)

    masking.masked(raw, "why", Watched(), memory)
    looked_at.clear()
    masking.masked(raw, "why", Watched(vocabulary=frozenset({"brandovo"})), memory)

    assert looked_at == ["Ask Brandovo"]
