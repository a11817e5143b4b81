"""What an import sets aside and why: counts that add up, trays, campaigns with their edits, hidden details."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from engagement import ImportPlan, edits, hidden_in
from engagement.audiences import units
from engagement.schema import CAMPAIGN, IN_USE, KNOWN
from ui.parts import comments, tables
from ui.parts.marked_text import Marked, marked_text
from ui.responses import hidden
from ui.shell import state
from ui.shell.wording import count, number, plain

LABELS = {
    "blank": "Left blank",
    "no_answer": "Did not answer",
    "nothing": "Nothing to say",
    "praise": "“Nothing” to improve, which is praise",
    "criticism": "“Nothing” that was good, which is criticism",
    "repeat": "The same words again",
    "campaign": "Copies of a campaign",
    "changed": "Changed since an earlier import",
    "kept_earlier": "Changed words decided against",
    "deleted": "Deleted on request",
    "known": "Already here",
}
_EDITED_SHOWN = 10
_LISTED = 200
_CONTEXT = 80


def adding_up(counts: dict[str, int]) -> str:
    """Return "641 answers read = 598 to store + 0 already here + 21 left blank"."""
    parts = [f"{number(counts['stored'])} to store", f"{number(counts['already_there'])} already here"]
    parts += [
        f"{number(counts[tray])} {label[0].lower()}{label[1:]}" for tray, label in LABELS.items() if counts.get(tray)
    ]
    return f"{count(counts['read'], 'answer')} read = {' + '.join(parts)}"


def report(plan: ImportPlan) -> None:
    """Draw what an import would store and set aside."""
    closed = f", {count(len(plan.closed), 'tick or rating', 'ticks and ratings')}" if len(plan.closed) else ""
    kinds = (
        f"{count(len(plan.people), *units(plan.people['audience']))}, {count(len(plan.questions), 'question')}{closed}."
    )
    st.write(kinds)
    if plan.counts["read"]:
        st.write(f"**{plain(adding_up(plan.counts))}**")
    for tray, label in LABELS.items():
        inside = plan.responses[plan.responses["tray"] == tray]
        if tray in (CAMPAIGN, KNOWN) or inside.empty:
            continue
        with st.expander(f"{plain(label)}: {number(len(inside))}"):
            rows = pd.DataFrame({"Row": inside["row"], "Question": inside["question"], "Words": inside["text"]})
            tables.table(rows.head(_LISTED), name=label, download=False)
    campaigns(plan.responses.assign(import_id=0))
    in_use = plan.responses[plan.responses["tray"] == IN_USE]
    if len(in_use):
        with st.expander("How the first answers will be stored"):
            comments.show(in_use, most=5)


def approved(plan: ImportPlan, mark: str) -> bool:
    """Draw what was hidden, before and after; return whether a person has looked at it (or nothing was hidden)."""
    if not plan.counts["read"]:
        return True
    if plan.masked.empty:
        st.write("We found no names, numbers or addresses to hide. We find most, not all: look at the words yourself.")
        return True
    with st.expander(f"Every string that is hidden, in {count(len(plan.masked), 'answer')}: is any of them no detail?"):
        hidden.listed(hidden_in(plan.masked[["Before", "After"]].itertuples(index=False, name=None)), mark)
        hidden.hide(mark)
    with st.expander(f"Personal details hidden in {count(len(plan.masked), 'answer')}: before and after"):
        st.write("We hide most names and numbers, not all. Only the hidden form is shown anywhere else.")
        tables.table(plan.masked.head(_LISTED), name="before and after", download=False)
    return st.checkbox("I have looked at what is hidden", key=f"approved {mark}")


def campaigns(responses: pd.DataFrame) -> None:
    """Draw each campaign once: its common text, and what its edited copies changed.

    Parameters
    ----------
    responses : columns import_id, campaign (0 for none), question, text (masked), in use or copies.
    """
    members = responses[responses["campaign"] > 0]
    for number_in_file, ((import_id, campaign), copies) in enumerate(
        members.groupby(["import_id", "campaign"]), start=1
    ):
        common = copies["text"].mode().iloc[0]
        edited = copies.loc[copies["text"] != common, "text"]
        with st.expander(
            f"Campaign {number(number_in_file)}: {count(len(copies), 'copy', 'copies')}, {number(len(edited))} edited"
        ):
            st.caption("The common text; it counts once unless you count every copy.")
            comments.single(common) if not state.projector() else st.caption("People's words are hidden.")
            if len(edited):
                st.caption("What edited copies changed: marked words were added.")
                marked_text(
                    [_edited(common, copy) for copy in edited.head(_EDITED_SHOWN)],
                    key=f"campaign {import_id} {campaign}",
                    meaning="added",
                )


def _edited(common: str, copy: str) -> Marked:
    changed = edits(common, copy)
    left_out = " … ".join(changed.left_out)
    words, spans = _around(copy, changed.added)
    return Marked(words, spans, f"Left out: {left_out}" if left_out else "Nothing left out")


def _around(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the parts of a text around spans, and the spans as they stand there; a letter is long, edits are not."""
    parts: list[str] = []
    new_spans: list[tuple[int, int]] = []
    end = length = 0
    for start, stop in spans:
        first = max(end, start - _CONTEXT)
        before = (" … " if first > end else "") + text[first:start]
        new_spans.append((length + len(before), length + len(before) + stop - start))
        parts.append(before + text[start:stop])
        length += len(parts[-1])
        end = stop
    rest = text[end : end + _CONTEXT] + (" …" if len(text) > end + _CONTEXT else "")
    return "".join([*parts, rest]), tuple(new_spans)
