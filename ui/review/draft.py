"""A draft: its day, what people write, and freezing it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

import streamlit as st

from explorer.progress import today
from explorer.review import freezing
from priorities.commitments import BOARD
from priorities.reviews import Draft, Review, store
from ui.shell import desk, state
from ui.shell.wording import moment, plain

_BOXES: Final = {
    "changed": ("What changed, and why", "What the Board, partners or the world did otherwise than planned."),
    "lessons": ("Lessons", "What has to change, and what is to be kept."),
}


def day(draft: Draft) -> None:
    """Draw the day that the draft looks from; another day of the same year may be chosen."""
    if state.projector():
        return
    key = f"day of review {draft.year} {draft.edition}"
    first, last = max(BOARD, date(draft.year, 1, 1)), min(today(), date(draft.year, 12, 31))
    with st.form(f"form {key}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input("Looking back from", date.fromisoformat(draft.day), first, last, format="DD/MM/YYYY", key=key,
                      width=200)  # fmt: skip

        def look() -> None:
            chosen_day = st.session_state.get(key) or draft.day
            desk.do(store.keep_draft, replace(draft, day=f"{chosen_day}"), today())

        press = desk.Press("Look from this day", f"look {draft.year}", in_form=True, after=_say_day)
        desk.work_button(press, store.keep_draft, look)


def words(draft: Draft) -> None:
    """Draw the boxes in which people write, and the words that stand where others wrote meanwhile."""
    if state.projector():
        for name, (title, _hint) in _BOXES.items():
            st.subheader(plain(title), anchor=False)
            st.text(getattr(draft, name) or "Nothing was written here.")
        return
    for name, (title, hint) in _BOXES.items():
        _follow(draft, name)
        st.text_area(
            plain(title),
            key=_box(draft, name),
            height=160,
            max_chars=store.LONGEST,
            placeholder=hint,
            persist_state="session",
        )
    press = desk.Press("Keep these words", "keep_review", after=_say_words)
    desk.work_button(press, store.keep_draft, partial(_keep, draft))
    if draft.who:
        st.caption(plain(f"Kept last by {draft.who}, {moment(draft.at)}."))
    for name in _unkept(draft):
        if getattr(draft, name):
            st.caption(plain(f"What is kept under “{_BOXES[name][0]}” reads otherwise than your box:"))
            st.text(getattr(draft, name))


def freeze(draft: Draft, stands: Review) -> None:
    """Draw the freezing: for an officer who has read it, once everything that was written is kept."""
    st.subheader("Freeze it", anchor=False)
    st.write(
        "Freezing keeps figures, texts and comparisons as they stand here, with a Word file, and puts their hashes on "
        "record. What comes later changes not a letter of it."
    )
    key = f"sure of {draft.year} {draft.edition}"
    sure = st.checkbox("I have read it, and this is what the Board reads", key=key)
    todo = "Keep your words first: they would be left out." if _unkept(draft) else "" if sure else "Tick the box first."
    press = desk.Press(
        "Freeze this review", "freeze_review", primary=True, disabled=bool(todo), help=plain(todo), after=_say_frozen
    )
    desk.act_button(press, freezing.freeze, draft, freezing.seal(stands))
    if todo and sure:
        st.caption(plain(todo))


def _box(draft: Draft, name: str) -> str:
    return f"{name} of review {draft.year} {draft.edition}"


def _follow(draft: Draft, name: str) -> None:
    """Let a box that nobody typed in hold what is kept, also once somebody else kept other words."""
    key, before = _box(draft, name), f"kept {_box(draft, name)}"
    if st.session_state.get(key, "") == st.session_state.get(before, ""):
        st.session_state[key] = getattr(draft, name)
    st.session_state[before] = getattr(draft, name)


def _unkept(draft: Draft) -> list[str]:
    """Names of the boxes whose words are not those that are kept."""
    return [
        name for name in _BOXES if state.typed(_box(draft, name)) != getattr(draft, name) and _box(draft, name) in
        st.session_state
    ]  # fmt: skip


def _keep(draft: Draft) -> None:
    changed, lessons = (state.typed(_box(draft, name)) for name in _BOXES)
    desk.do(store.keep_draft, replace(draft, changed=changed, lessons=lessons), today())


def _say_day(_nothing: None) -> None:
    state.say("The draft looks from this day now.")


def _say_words(_nothing: None) -> None:
    state.say("Your words are kept in the draft.")


def _say_frozen(frozen: store.Frozen) -> None:
    state.say(f"The review of {frozen.year} is frozen. Entry {frozen.entry} of the record holds its hashes.")
