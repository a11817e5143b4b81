"""Responses: is this file safely in? And what did people write?"""

import streamlit as st

from ui import acts, cache
from ui.parts import comments, people, tables
from ui.responses import browse, upload
from ui.shell import code_box, errors, layout, navigation, state, wording

heard = people.heard()
layout.headline(heard.sentence if not heard.nobody else "No responses yet. Drop a survey export, or load the sample.")
view = state.choice("view", "What to do", ["Bring in a file", "Read responses", "Imports"])

if view == "Bring in a file":
    code_box.draw()
    if browse.waits_for_themes():
        navigation.link(navigation.THEMES, "Find themes in what came in")
    with errors.boundary():
        file = upload.drop_zone()
        if file is not None:
            upload.wizard(file)
        else:
            upload.limits_line()
    if not cache.sample_in_use():
        st.write("No file at hand? The sample is illustrative: 900 answers written for this project.")
        st.button("Load the sample", key="load_sample", on_click=acts.bring_in_sample)
    else:
        st.write("The sample responses stand among what is shown. Take them out before you work with your own.")
        st.button("Take the sample out", key="take_out_sample", on_click=acts.take_out_sample)

elif view == "Read responses":
    state.copies_switch()
    everything = cache.responses(copies=state.copies())
    found = cache.responses(**browse.filters(everything), copies=state.copies())
    st.subheader(f"{wording.count(len(found), 'response')} of {wording.number(len(everything))}", anchor=False)
    if found.empty:
        st.write("No response matches. Take a filter away, or look for another word.")
    else:
        tables.csv_button(browse.shared(found), "responses")
        comments.show(found)
        browse.one_person(found)
    browse.tray_shelf()

else:
    held = cache.imports()
    if held.empty:
        st.write("Nothing has been imported yet.")
    browse.deletion_date()
    for held_import in held.to_dict("records"):
        with st.container(border=True):
            st.text(browse.import_line(held_import))
            st.caption(wording.plain(browse.import_counts(held_import)))
            if held_import["undone_at"]:
                st.caption(f"Undone {wording.moment(held_import['undone_at'])}.")
            else:
                st.button(
                    "Undo this import",
                    key=f"undo_{held_import['import_id']}",
                    on_click=acts.undo_import,
                    args=(held_import["import_id"],),
                )
