"""Have we asked enough: how many themes fewer people would have brought, and what the last fifty added."""

from __future__ import annotations

import streamlit as st

from engagement.reach import charts
from explorer.snapshot import Snapshot
from explorer.what_if import STEP, Enough
from explorer.what_if import enough as enough_of
from ui.parts import tables
from ui.shell import desk, state
from ui.shell.wording import number, plain

# Below this the last fifty people hardly brought anything: a tenth of a theme. By eye.
_LITTLE = 0.1


def draw() -> None:
    """Draw the curve of each set of questions with its sentence."""
    with st.expander("Have we asked enough?"):
        sets = desk.now().keep(enough_of)
        if not sets:
            st.write(f"Find themes in answers of more than {STEP} people first: then this tells what more would bring.")
        for place, entry in enumerate(sets, start=1):
            _curve(entry, place)


def _curve(entry: Enough, place: int) -> None:
    st.write(plain(entry.name))
    sentence = finding(entry)
    tables.chart(
        desk.now().keep(_picture, place, large=state.projector()),
        entry.curve.assign(themes=entry.curve["themes"].round(1)).rename(columns=str.capitalize),
        name=f"themes by number of people, question {place}",
        alt_text=f"A curve of themes by people. {sentence}",
    )
    st.write(plain(sentence))


def _picture(now: Snapshot, place: int, *, large: bool) -> str:
    return tables.specification(
        charts.saturation_picture(now.keep(enough_of)[place - 1].curve, large=large), large=large
    )


def finding(entry: Enough) -> str:
    """Return "The last 50 of 920 people brought 0.2 new themes (29 in all): ..."."""
    more = f"{entry.last:.1f}" if entry.last >= _LITTLE else "hardly any"
    people = f"about {round(entry.n_people, -1):,}" if not state.sees_exact_counts() else number(entry.n_people)
    verdict = "more people of the same kind would say little new" if entry.last < 1 else "more people would say more"
    return f"The last {STEP} of {people} people brought {more} new themes, of {entry.n_themes}: {verdict}."
