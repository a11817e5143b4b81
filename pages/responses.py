"""Responses: is this file safely in? And what did people write?"""

import streamlit as st

from explorer.heard import heard
from explorer.sample import load_sample, sample_in_use, take_out_sample
from explorer.themes import waiting_set
from ui.parts import people
from ui.responses import browse, hidden, imports, one_person, retention, shelf, upload
from ui.shell import code_box, desk, errors, layout, navigation, state

now = desk.now()
who = now.keep(heard, copies=state.copies(), shared=state.projector())
layout.headline("No responses yet. Drop a survey export, or load the sample." if who.nobody else people.sentence(who))
view = state.choice("view", "What to do", ["Bring in a file", "Read responses", "Imports", "What is hidden"])

if view == "Bring in a file":
    code_box.draw()
    left = now.keep(waiting_set)
    if left is not None:
        question = str(left.questions[0].question_id)
        navigation.link(navigation.THEMES, "Find themes in what came in", question=question)
    with errors.boundary():
        file = upload.drop_zone()
        if file is not None:
            upload.wizard(file)
        else:
            upload.limits_line()
    if now.keep(sample_in_use):
        st.write("The sample responses stand among what is shown. Take them out before you work with your own.")
        desk.act_button(desk.Press("Take the sample out", "take_out_sample"), take_out_sample)
    else:
        st.write(
            "No file at hand? The sample is illustrative: what some 900 people might say, made up for this project."
        )
        desk.act_button(desk.Press("Load the sample", "load_sample"), load_sample)

elif view == "Read responses":
    browse.draw()
    if not state.projector():
        shelf.draw()

elif view == "What is hidden":
    hidden.draw()

else:
    retention.draw()
    one_person.by_number()
    imports.draw()
