"""Themes: what do people say?"""

import streamlit as st

from ui import acts, cache, comments, errors, frame, navigation, state, tables, theme_view, words

responses = cache.responses()
found = cache.themes()
if responses.empty:
    frame.headline("No themes yet, because nobody has been heard yet.")
    navigation.link(navigation.RESPONSES, "Bring in responses first")
    st.stop()

if found is None:
    frame.headline(f"{words.count(len(responses), 'response')} wait to be read. Find the themes in them.")
else:
    frame.headline(theme_view.headline(found, responses))
    if found.stale:
        st.info(f"{words.count(found.stale, 'response')} came in after these themes. Find themes again to place them.")

with st.container(horizontal=True, vertical_alignment="bottom"):
    wanted = theme_view.how_many()
    if st.button(
        "Find themes" if found is None else "Find themes again",
        type="primary" if found is None else "secondary",
    ):
        with errors.boundary():
            theme_view.find(wanted)

if found is not None:
    opened = theme_view.open_theme(found)
    if opened is None:
        shares = theme_view.shares(found, responses)
        tables.chart(
            theme_view.chart(shares),
            theme_view.table(shares),
            name="themes by audience",
            alt_text=theme_view.headline(found, responses),
        )
        for theme in found.themes.to_dict("records"):
            with st.container(border=True):
                st.subheader(words.plain(theme["name"]), anchor=False)
                st.caption(words.plain(theme_view.line(theme, responses)))
                comments.show(theme_view.quotes(theme, found, responses, most=2))
                st.button(
                    f"Open all {words.count(theme['size'], 'response')}",
                    key=f"open_{theme['theme_id']}",
                    on_click=state.open_item,
                    args=("theme", theme["theme_id"]),
                )
    else:
        inside = theme_view.members(opened, found, responses)
        st.button("Back to all themes", on_click=state.open_item, args=("theme", None))
        st.subheader(words.plain(opened["name"]), anchor=False)
        st.caption(words.plain(theme_view.line(opened, responses)))
        with st.form("rename", border=False):
            name = st.text_input("Another name for this theme", value=opened["name"], max_chars=80)
            if st.form_submit_button("Rename"):
                with errors.boundary():
                    acts.rename_theme(int(opened["theme_id"]), name, int(opened["version"]))
                    st.rerun()
        tables.csv_button(inside[["audience", "forum", "borough", "text"]], f"responses in {opened['name']}")
        comments.show(inside, most=100)
