"""What each column of an upload holds: our guess with its reason and examples, corrected on screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import streamlit as st

from engagement import ColumnChoice, Export, Masker
from ui.shell import state
from ui.shell.wording import count, plain

KINDS: Final = {
    "text": "People's own words",
    "audience": "Who answered",
    "forum": "Forum, event or survey",
    "borough": "Borough or postcode",
    "age_band": "Age",
    "organisation": "Kind of organisation",
    "choice": "One choice",
    "choices": "Several choices",
    "rating": "A rating",
    "number": "A number",
    "person": "The person (may stand in several rows)",
    "row": "The row's own number",
    "question": "The question that the row answers",
    "time": "Time",
    "personal": "Personal details, not stored",
    "ignore": "Left out",
}
_PLAIN_FACTS: Final = ("choice", "choices", "rating", "number", "row", "ignore")
_MASKER: Final = Masker()
_SHOWN_AT_ONCE: Final = 25


def mark(export: Export, file: str) -> str:
    """Return what keeps the choices of one file, laid out so, apart from all others."""
    return f"{file} {hash(tuple(export.frame.columns))}"


def draft(export: Export, likely: Mapping[str, str], file: str) -> dict[str, str]:
    """Return what each column holds, as it was chosen so far: column -> kind of role."""
    return state.draft(f"columns {mark(export, file)}", dict(likely))


def choose(export: Export, likely: Mapping[str, str], mark: str) -> ColumnChoice:
    """Draw every column with what it holds, and return the choice that stands.

    Parameters
    ----------
    export : the upload.
    likely : column -> kind of role, as remembered or as it looks.
    mark : keeps the choices of one file apart from those of the next.

    Raises
    ------
    DoubledRole
        Where two columns hold what one alone can hold.
    """
    guessed = {name: role.kind for name, role in export.roles.items()}
    kinds = state.draft(f"columns {mark}", dict(likely))
    telling = [name for name, kind in guessed.items() if kind not in _PLAIN_FACTS or kinds[name] != kind]
    telling.sort(key=lambda name: guessed[name] != "text")
    st.markdown("**What each column holds.** Change what is wrong; it is remembered for the next file like this.")
    plain_facts = [name for name in kinds if name not in telling]
    for name in telling:
        _column(export, name, kinds, mark)
    if plain_facts:
        with st.expander(
            f"{count(len(plain_facts), 'more column')}: answers from lists, other facts, what is left out"
        ):
            for name in _narrowed(plain_facts, mark):
                _column(export, name, kinds, mark)
    return ColumnChoice.of_roles(kinds)


def _narrowed(names: list[str], mark: str) -> list[str]:
    if len(names) <= _SHOWN_AT_ONCE:
        return names
    part = st.text_input("Find a column by its name", key=f"find column {mark}").strip().lower()
    matches = [name for name in names if part in name.lower()]
    if len(matches) > _SHOWN_AT_ONCE:
        st.caption(f"The first {_SHOWN_AT_ONCE} of {len(matches)}; type a part of the name to find others.")
    return matches[:_SHOWN_AT_ONCE]


def _column(export: Export, name: str, kinds: dict[str, str], mark: str) -> None:
    role = export.roles[name]
    key = f"kind {mark} {name}"

    def keep() -> None:
        kinds[name] = st.session_state[key]

    title, box, beginning = st.columns([4, 3, 5], vertical_alignment="top", gap="small")
    with title:
        st.text(name)
    with box:
        st.selectbox(
            f"What “{plain(name[:80])}” holds",
            list(KINDS),
            index=list(KINDS).index(kinds[name]),
            format_func=KINDS.__getitem__,
            key=key,
            on_change=keep,
            label_visibility="collapsed",
            help=None,
        )
    with beginning:
        st.text(f"{_examples(export, name, kinds[name])}\n{role.reason[:1].upper()}{role.reason[1:]}.")


def _examples(export: Export, name: str, kind: str) -> str:
    """The beginning of some values; of what people wrote only what masking leaves, of personal details nothing."""
    guessed = export.roles[name].kind
    if "personal" in (kind, guessed) or guessed in ("person", "row"):
        return "(hidden)"
    values = export.first_values(name) if guessed == "text" else export.examples(name)
    return " | ".join(_MASKER.mask(value)[:50] for value in values) or "(empty)"
