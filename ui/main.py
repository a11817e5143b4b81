"""The script behind every visit: frame, navigation, and the page that was asked for."""

import streamlit as st

from ui import frame, navigation, opened_row, restore_page
from ui.workspace import workspace

st.set_page_config(page_title="London priorities explorer", page_icon="📊", layout="wide")
space = workspace()
if space.problem is not None:
    restore_page.draw(space)
    st.stop()
page = st.navigation(navigation.pages(), position=frame.menu_position())
if page.url_path != navigation.RANKING.name:
    opened_row.close()
frame.begin()
page.run()
frame.end()
