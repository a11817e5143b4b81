"""Seats: where do the senior responsible owners part, and what would bring them together?"""

import streamlit as st

from ui.seats import claim, own, together
from ui.shell import layout, state

seat = state.visit().seat
layout.headline(first_line := together.headline())
claim.draw()
if seat:
    own.draw(seat)
    together.draw(seat, first_line)
else:
    st.write(
        "Each senior responsible owner has a seat with weights of its own. A seat sees another's weights once both "
        "have shared; what was shared can be taken back."
    )
