"""Home: where are we? The whole argument at a glance, and what to do next."""

import streamlit as st

from ui import cache
from ui.parts import people, standing
from ui.shell import layout, navigation, wording

heard = people.heard()
if heard.nobody:
    layout.headline("Nobody has been heard yet. Bring in what people said.")
    st.write("Load the illustrative sample to look around, or upload a survey export as the tool wrote it.")
    navigation.link(navigation.RESPONSES, "Go to Responses")
else:
    layout.headline(heard.sentence)

themes, ranking = cache.themes(), standing.now()
columns = st.columns(4)
with columns[0], st.container(border=True, height="stretch"):
    st.subheader("Heard", anchor=False)
    for line in heard.lines:
        st.text(line)
    navigation.link(navigation.RESPONSES, "Open responses")
with columns[1], st.container(border=True, height="stretch"):
    st.subheader("They say", anchor=False)
    if themes is None:
        st.text("No themes yet.")
    else:
        for place, theme in enumerate(themes.themes.head(5).itertuples(), start=1):
            st.text(f"{place}  {theme.name}")
        st.text(wording.count(len(themes.themes), "theme"))
    navigation.link(navigation.THEMES, "Open themes")
with columns[2], st.container(border=True, height="stretch"):
    st.subheader("What leads", anchor=False)
    for line in ranking.top(5):
        st.text(line)
    st.text(ranking.share_sentence)
    navigation.link(navigation.RANKING, "Open the ranking")
with columns[3], st.container(border=True, height="stretch"):
    st.subheader("Next", anchor=False)
    for line in people.next_steps(themes, ranking):
        st.text(line)
    navigation.link(navigation.LONG_LIST, "Open the long list")
