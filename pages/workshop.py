"""Workshop: what does a room say together?"""

import streamlit as st

from explorer.visit import Role
from ui.shell import code_box, errors, layout
from ui.workshop import desk_of_room, opening

headline = st.container()
room = opening.room_in_view()
with headline:
    layout.headline(desk_of_room.headline(room) if room else opening.HEADLINE)
code_box.draw(Role.FACILITATOR)
with errors.boundary():
    if room is None:
        opening.draw()
    else:
        desk_of_room.draw(room)
