"""Would it change what we say: themes counted again with those heard made like London; a what-if, off by default."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from engagement.answers.selection import Selection
from explorer.what_if import WhatIf, what_if
from ui.heard.beside_london import facts_in_view
from ui.parts import tables
from ui.shell import desk, state
from ui.shell.wording import count, listing, number, percent, plain

# Fewer people carry no weighting worth the name. Not tuned.
_FEWEST = 100


def draw(selection: Selection) -> None:
    """Draw the choice of facts, and what would move."""
    with st.expander("Would it change what we say?"):
        if not state.sees_exact_counts():
            st.write("Shown on the engagement officer's own screen only: it counts people exactly.")
            return
        facts = [profile.kind for profile in facts_in_view(selection, 0)]
        st.caption(
            "A what-if: each person counts for more or less, so that those heard are like London in the facts chosen. "
            "It mends nothing that was not asked, and whoever was not heard does not speak by it. What it gives is "
            "never representative."
        )
        kinds = st.multiselect("Make those heard like London in", facts, key="raked", format_func=str.capitalize)
        if kinds:
            _what_moves(desk.now().keep(what_if, selection, tuple(kinds)))


def _what_moves(result: WhatIf) -> None:
    if result.n_people < _FEWEST:
        st.write(f"Fewer than {_FEWEST} people were heard: too few to be weighted.")
        return
    moves = result.themes[result.themes["moves"]]
    names = listing(moves["theme"].tolist())
    verdict = f"These themes would move by more than their interval: {names}." if len(moves) else (
        "No theme would move by more than its interval: what is said would stay."
    )  # fmt: skip
    st.write(plain(verdict))
    st.caption(plain(_limits(result)))
    rows = result.themes.to_dict("records")
    table = {
        "Theme": [row["theme"] for row in rows],
        "People": [number(row["people"]) for row in rows],
        "As counted": [f"{percent(row['share'])} ({percent(row['low'])} to {percent(row['high'])})" for row in rows],
        "If like London": [percent(row["weighted"]) for row in rows],
        "Moves": ["yes" if row["moves"] else "no" for row in rows],
    }
    tables.table(pd.DataFrame(table), name="themes if those heard were like London", download=False)


def _limits(result: WhatIf) -> str:
    raking = result.raking
    equal = f"{count(result.n_people, 'person', 'people')} carry as much as {number(raking.effective)} equal ones."
    capped = f" {count(raking.capped, 'person', 'people')} would have counted for more than five: cut to five." * bool(
        raking.capped
    )
    empty = f" Nobody stands for {listing(raking.empty, 4)}." if raking.empty else ""
    agrees = "" if raking.agrees or raking.capped else " The facts cannot all be met at once."
    return equal + capped + empty + agrees
