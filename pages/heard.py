"""Heard: who was asked, and who was not?"""

import streamlit as st

from explorer.heard import heard
from explorer.reach import in_view
from ui.heard import beside_london, enough, forums, theme_choice, what_if
from ui.parts import filters, map_of_people
from ui.shell import desk, errors, layout, navigation, state

if desk.now().keep(heard).nobody:
    layout.headline("Nobody has been heard yet.")
    navigation.link(navigation.RESPONSES, "Bring in responses first")
else:
    headline = st.container()
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        filtered = filters.row(search=False)
    with right:
        theme = theme_choice.theme()
    selection = desk.now().keep(in_view, filtered)
    with headline:
        layout.headline(beside_london.headline(selection, theme))
    with errors.boundary():
        left, right = st.columns(2)
        with right:
            if not theme and not filtered.filters:
                map_of_people.draw(copies=state.copies())
        beside_london.draw(selection, theme, left, right)
        with left:
            what_if.draw(selection)
            enough.draw()
            forums.draw(filtered)
