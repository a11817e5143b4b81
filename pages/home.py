"""Home: where are we? The whole argument in pictures, and what to do next."""

import streamlit as st

from explorer.commitments import AS_OF, commitments
from explorer.heard import heard
from explorer.themes import set_in_view, sets, themed_responses
from ui.home import leaders, leading_themes, next_steps, promised
from ui.parts import map_of_people, people, standing
from ui.shell import desk, layout, navigation, state
from ui.shell.wording import plain

who = desk.now().keep(heard, copies=state.copies(), shared=state.projector())
if who.nobody:
    layout.headline("Nobody has been heard yet. Bring in what people said.")
    st.write("Load the illustrative sample to look around, or upload a survey export as the tool wrote it.")
    navigation.link(navigation.RESPONSES, "Go to Responses")
else:
    layout.headline(people.sentence(who))

largest, ranking = desk.now().keep(set_in_view), standing.now()
themed = None if largest is None else desk.now().keep(themed_responses, largest.set_id)
columns = st.columns(4, gap="small")
with columns[0], st.container(border=True, height="stretch"):
    st.subheader("Heard", anchor=False)
    if not who.nobody:
        map_of_people.draw(copies=state.copies())
    for line in people.lines(who):
        st.caption(plain(line))
    navigation.link(navigation.HEARD, "Who was heard, and who was not")
with columns[1], st.container(border=True, height="stretch"):
    st.subheader("They say", anchor=False)
    if themed is None or largest is None:
        st.text("No themes yet.")
    else:
        further = [
            (entry, answers)
            for entry in desk.now().keep(sets)
            if entry.set_id != largest.set_id
            and (answers := desk.now().keep(themed_responses, entry.set_id)) is not None
        ]
        leading_themes.draw(largest, themed, further)
    navigation.link(navigation.THEMES, "Open themes")
with columns[2], st.container(border=True, height="stretch"):
    st.subheader("What leads", anchor=False)
    leaders.draw(ranking)
    navigation.link(navigation.RANKING, "Open the ranking")
with columns[3], st.container(border=True, height="stretch"):
    st.subheader("Promised", anchor=False)
    promised.draw(desk.now().keep(commitments, AS_OF))
    navigation.link(navigation.COMMITMENTS, "Open commitments")
with st.container(border=True):
    st.subheader("Next", anchor=False)
    for line in next_steps.lines(who, themed, ranking):
        st.text(plain(line))
    navigation.link(navigation.LONG_LIST, "Open the long list")
