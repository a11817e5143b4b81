"""Partners: what stands around the priorities?"""

import streamlit as st

from ui.partners import elsewhere, in_place, principles, promised, vision
from ui.shell import errors, layout, state

PARTS = {
    "Promised already": promised,
    "Framework": vision,
    "Principles": principles,
    "Other cities": elsewhere,
    "What must be in place": in_place,
}

headline = st.container()
view = state.choice("partners_part", "Part", list(PARTS))
with headline:
    layout.headline(PARTS[view].headline())
with errors.boundary():
    PARTS[view].draw()
