"""The script behind every visit: layout, navigation, and the page that was asked for."""

import streamlit as st

from explorer.opening import stage
from explorer.workspace import workspace
from ui.shell import desk, kept_name, layout, navigation, opening_page, passing, restore_page, sign_in, state

st.set_page_config(page_title="London priorities explorer", page_icon="📊", layout="wide")
if not stage().is_over:
    opening_page.draw()
    st.stop()
if passing.is_set_up() and passing.passed() is None:
    sign_in.draw()
    st.stop()
space = workspace()
if space.problem is not None:
    restore_page.draw(space)
    st.stop()
with desk.one_moment():
    page = st.navigation(navigation.pages(), position=layout.menu_position())
    sign_in.go_on()
    state.close_what_another_page_opened(page.url_path)
    layout.begin()
    page.run()
    kept_name.keep()
    layout.end()
