"""Answering a theme, changing an answer, marking it for the public, taking it away and putting it back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from engagement.errors import LedgerChanged
from engagement.ledger import LONGEST, STATES, UNANSWERED, Answer, store
from engagement.ledger.store import Version, keep_answer, mark_public
from explorer.ledger import Entry, Ledger
from ui.ledger.list_of_themes import labels
from ui.ledger.waiting import take_away
from ui.parts import tables
from ui.parts.drawer import drawer
from ui.shell import desk, state
from ui.shell.wording import moment, plain

_OPENED: Final = "answer that is open"
_CHOICE: Final = "ledger_choice"


@dataclass
class _Opened:
    """What a form began with: its key, the version it shows (None for a new answer), and the newest one seen since.

    The newest is None once the person was told that somebody else was faster: what stands then is seen.
    """

    key: str
    start: Version | None
    newest: int | None

    @property
    def boxes(self) -> str:
        """What the keys of its boxes end with."""
        return f"{self.key} {self.start.version if self.start else 0}"


def draw(current: Ledger) -> None:
    """Draw the choice of a theme, its form, and the answers that were taken away."""
    if current.lines:
        with st.expander("Answer a theme, or change an answer"):
            _chosen_theme(current)
    for version in current.taken_away:
        answer = version.answer
        label = plain(f"Put back: {answer.number}, {version.theme}")
        press = desk.Press(label, f"put back {answer.number}", after=_say_back)
        desk.act_button(press, keep_answer, replace(answer, in_use=True), version=version.version)


def _chosen_theme(current: Ledger) -> None:
    entries: dict[str, tuple[int, Entry | None]] = {}
    choices: dict[str, str] = {}
    names = labels(current.themes)
    for line in current.lines:
        for place, entry in enumerate(line.entries or (None,)):
            key = f"{line.theme.theme_id}" + (f" {place + 1}" if place else "")
            answer = entry.version.answer if entry else None
            entries[key] = (line.theme.theme_id, entry)
            became = f"{answer.number}, {answer.state}" if answer else UNANSWERED
            choices[key] = f"{names[line.theme.theme_id]}: {became}"
    key = st.selectbox("Which theme", list(choices), format_func=lambda key: choices.get(key, ""), key=_CHOICE)
    if key not in entries:
        return
    theme_id, entry = entries[key]
    _form(key, theme_id, entry)
    if entry is not None:
        _mark(entry)
        take_away(entry)
        drawer("Every version of this answer", f"versions {key}", partial(_versions, entry.version.answer.number))


def _form(key: str, theme_id: int, entry: Entry | None) -> None:
    current = entry.version if entry else None
    opened = _opened(key, current)
    same = opened.start is not None and current is not None and opened.start.answer == current.answer
    if same or opened.newest is None:
        opened.newest = current.version if current else 0
    if current is not None and opened.newest != current.version:
        st.warning(plain(f"{state.author(current.who)} changed this answer meanwhile. The list below has what stands."))
        st.button("Show what stands", key=f"show {key}", on_click=_close)
    start = opened.start.answer if opened.start else Answer(theme_id, STATES[0])
    boxes = opened.boxes
    with st.form(f"answer {boxes}", border=False):
        st.selectbox("What became of it", STATES, STATES.index(start.state), key=f"state {boxes}")
        st.text_area("What was decided", start.decision, max_chars=LONGEST["decision"], key=f"decision {boxes}")
        st.text_area("Why", start.reason, max_chars=LONGEST["reason"], key=f"reason {boxes}")
        st.text_input("By whom (an organisation or an office, nobody private)", start.owner,
                      max_chars=LONGEST["owner"], key=f"owner {boxes}")  # fmt: skip
        day = date.fromisoformat(start.due) if start.due else None
        st.date_input("By when", day, format="YYYY-MM-DD", key=f"due {boxes}")
        press = desk.Press("Keep the answer", f"keep answer {key}", primary=True, in_form=True, after=_say_kept)
        desk.work_button(press, keep_answer, partial(_keep, opened, theme_id, current.answer.number if current else ""))


def _opened(key: str, current: Version | None) -> _Opened:
    """What the form of this theme began with: what stood when it was opened."""
    opened = st.session_state.get(_OPENED)
    if not isinstance(opened, _Opened) or opened.key != key:
        opened = _Opened(key, current, current.version if current else 0)
        st.session_state[_OPENED] = opened
    return opened


def _close() -> None:
    st.session_state.pop(_OPENED, None)


def _keep(opened: _Opened, theme_id: int, number: str) -> str:
    became, decision, reason, owner, due = (
        state.typed(f"{name} {opened.boxes}") for name in ("state", "decision", "reason", "owner", "due")
    )
    answer = Answer(theme_id, became, decision, reason, owner, due, number)
    try:
        return desk.do(keep_answer, answer, version=opened.newest or 0)
    except LedgerChanged:
        opened.newest = None
        raise


def _mark(entry: Entry) -> None:
    """Draw the mark for the public; only the officer presses it."""
    version = entry.version
    label = "Take it back from the public" if version.is_public else "Mark it for the public"
    press = desk.Press(
        label, f"mark {version.answer.number}", after=_say_marked, disabled=bool(entry.choice),
        help="Say first to which part of its theme it belongs." if entry.choice else None,
    )  # fmt: skip
    desk.act_button(press, mark_public, version.answer.number, is_public=not version.is_public, version=version.version)


def _versions(number: str) -> None:
    rows = desk.now().ask(store.earlier, number)
    table = pd.DataFrame(
        {
            "When": rows["at"].map(moment),
            "Who": rows["who"].map(state.author),
            "Theme": rows["theme"],
            "What became of it": rows["state"].where(rows["in_use"], "taken away"),
            "Decided": rows["decision"],
            "Why": rows["reason"],
            "By whom": rows["owner"],
            "By when": rows["due"],
            "Public": rows["is_public"].map({True: "yes", False: "no"}),
        }
    )
    tables.table(table, name=f"versions of {number}", download=False)


def _say_kept(number: str) -> None:
    _close()
    state.say(f"Kept as {number}. It is public only once it is marked.")


def _say_back(number: str) -> None:
    state.say(f"{number} stands again.")


def _say_marked(_nothing: None) -> None:
    state.say("Done. What is published shows it with the next public view.")
