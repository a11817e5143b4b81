"""Which review is open, and beginning another."""

from __future__ import annotations

from datetime import date
from typing import Final

import streamlit as st

from explorer.progress import today
from priorities.commitments import BOARD
from priorities.reviews import Draft, store
from ui.shell import desk, state
from ui.shell.wording import day_of, plain

Entry = Draft | store.Frozen
_LINK: Final = "review"
_KEY: Final = "review chosen"
_DAY: Final = "day of a new review"


def entries() -> tuple[Entry, ...]:
    """Return every review, drafts among them, by year and edition."""
    rows: list[Entry] = [*desk.now().ask(store.frozen_reviews), *desk.now().ask(store.drafts)]
    return tuple(sorted(rows, key=lambda entry: (entry.year, entry.edition)))


def current(rows: tuple[Entry, ...]) -> Entry | None:
    """Return the review that the link names; else the last draft, else the last that is frozen."""
    by_key = {_key(entry): entry for entry in rows}
    named = by_key.get(state.opened(_LINK) or "")
    drafts = [entry for entry in rows if isinstance(entry, Draft)]
    return named or (drafts[-1] if drafts else rows[-1] if rows else None)


def choose(rows: tuple[Entry, ...], entry: Entry) -> None:
    """Draw the choice between several reviews."""
    if len(rows) < 2:
        return
    names = {_key(row): name(row) for row in reversed(rows)}
    st.session_state[_KEY] = _key(entry)
    st.selectbox("Review", list(names), format_func=lambda key: names.get(key, ""), key=_KEY, on_change=_open)


def name(entry: Entry) -> str:
    """Return how a review is called in a list."""
    if isinstance(entry, Draft):
        return f"{entry.year}, edition {entry.edition}, draft"
    return f"{entry.year}, edition {entry.edition}, frozen on {day_of(entry.at)}"


def begin(rows: tuple[Entry, ...]) -> None:
    """Draw how a review is begun: for a year that has none yet."""
    with st.expander("Begin a review", expanded=not rows):
        st.caption(
            "A review looks back from a day: readings that came out later are left out. It is called by the year of "
            "that day, and set beside the last frozen review of an earlier year."
        )
        with st.form("begin a review", border=False):
            st.date_input("Looking back from", today(), BOARD, today(), format="DD/MM/YYYY", key=_DAY)
            press = desk.Press("Begin this review", "begin_review", primary=not rows, in_form=True, after=_say)
            desk.work_button(press, store.keep_draft, _begin)
        years = ", ".join(str(year) for year in dict.fromkeys(entry.year for entry in rows))
        if years:
            st.caption(plain(f"Begun or frozen already: {years}. A frozen review is opened again on its own page."))


def go_to(year: int, edition: int) -> None:
    """Open a review in this visit and its link."""
    state.open_item(_LINK, f"{year}.{edition}")


def _key(entry: Entry) -> str:
    return f"{entry.year}.{entry.edition}"


def _open() -> None:
    state.open_item(_LINK, state.typed(_KEY))


def _begin() -> Draft:
    day = st.session_state.get(_DAY) or today()
    draft = Draft(date.fromisoformat(f"{day}").year, 1, f"{day}")
    desk.do(store.keep_draft, draft, today())
    return draft


def _say(draft: Draft) -> None:
    go_to(draft.year, draft.edition)
    state.say(f"The review of {draft.year} is begun. It stays a draft until an officer freezes it.")
