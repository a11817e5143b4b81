"""Seats: where do the senior responsible owners part, and what would bring them together?"""

import streamlit as st

from ui.seats import claim, own, together
from ui.shell import layout, state

seat = state.visit().seat
layout.headline(together.headline())
claim.draw()
if seat:
    own.draw(seat)
    together.draw(seat)
else:
    st.write(
        "Each senior responsible owner has a seat with weights of its own. Nobody sees another seat's weights before "
        "that seat shares them and has seen the same from the one who looks; what was shared can be taken back."
    )
