"""Forums of professionals: by forum, kind of organisation and system."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from engagement.answers.selection import Selection
from engagement.audiences import PROFESSIONALS
from explorer.reach import forums
from ui.parts import tables
from ui.shell import desk, state
from ui.shell.wording import number

_FACTS = {"forum": "Forum", "organisation": "Kind of organisation", "system": "Health and care system"}


def draw(selection: Selection) -> None:
    """Draw a table for each of them that professionals by_fact."""
    with st.expander("Professionals, by forum, organisation and system"):
        of_them = replace(selection, audience=PROFESSIONALS)
        by_fact = {fact: desk.now().keep(forums, of_them, fact, exact=state.sees_exact_counts()) for fact in _FACTS}
        if all(table.empty for table in by_fact.values()):
            st.write("No professional said in which forum or organisation they work.")
        for fact, table in by_fact.items():
            if len(table):
                people = ["hidden" if missing else number(n) for n, missing in
                          zip(table["people"], table["people"].isna(), strict=True)]  # fmt: skip
                rows = pd.DataFrame({_FACTS[fact]: table[fact].tolist(), "People": people})
                tables.table(rows, name=f"professionals by {fact}", download=False)
