"""Themes: what do people say?"""

import streamlit as st

from engagement import charts
from ui import acts, cache, comments, errors, frame, navigation, state, tables, theme_view, words

responses = cache.responses(copies=state.copies())
found = cache.themes(copies=state.copies())
opened = theme_view.open_theme(found)

if responses.empty:
    frame.headline("No themes yet, because nobody has been heard yet.")
    navigation.link(navigation.RESPONSES, "Bring in responses first")
elif opened is not None and found is not None:
    inside = theme_view.members(opened, found, responses)
    frame.headline(theme_view.theme_headline(opened, inside, responses))
    st.button("Back to all themes", on_click=state.open_item, args=("theme", None))
    st.caption(words.plain(theme_view.line(opened, responses)))
    with st.form("rename", border=False):
        name = st.text_input("Another name for this theme", value=opened["name"], max_chars=80)
        if st.form_submit_button("Rename"):
            with errors.boundary():
                acts.rename_theme(int(opened["theme_id"]), name, int(opened["version"]))
                st.rerun()
    tables.csv_button(inside[["audience", "forum", "borough", "text"]], f"responses in {opened['name']}")
    comments.show(inside, most=100)
else:
    frame.headline(theme_view.headline(found, responses))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        wanted = theme_view.how_many()
        asked = st.button(
            "Find themes" if found is None else "Find themes again",
            type="primary" if found is None else "secondary",
        )
    if asked:
        with errors.boundary():
            theme_view.find(wanted)
    if found is not None:
        if found.stale:
            st.info(f"{words.count(found.stale, 'response')} came in later. Find themes again to place them.")
        shares = theme_view.shares(found, responses)
        tables.chart(
            charts.ranked_themes(shares),
            theme_view.table(shares),
            name="themes by audience",
            alt_text=theme_view.headline(found, responses),
        )
        for theme in found.themes.to_dict("records"):
            with st.container(border=True):
                st.subheader(words.plain(theme["name"]), anchor=False)
                st.caption(words.plain(theme_view.line(theme, responses)))
                comments.show(theme_view.quotes(theme, found, responses, most=2), rest=False)
                st.button(
                    f"Open all {words.count(theme['size'], 'response')}",
                    key=f"open_{theme['theme_id']}",
                    on_click=state.open_item,
                    args=("theme", theme["theme_id"]),
                )
