"""Responses: is this file safely in? And what did people write?"""

import streamlit as st

from ui import acts, cache, comments, errors, frame, people, reading, roles, state, tables, upload, words

heard = people.heard()
frame.headline(heard.sentence if not heard.nobody else "No responses yet. Drop a survey export, or load the sample.")
view = state.choice("view", "What to do", ["Bring in a file", "Read responses", "Imports"])

if view == "Bring in a file":
    roles.code_box()
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
    found = cache.responses(**reading.filters(everything), copies=state.copies())
    st.subheader(f"{words.count(len(found), 'response')} of {words.number(len(everything))}", anchor=False)
    if found.empty:
        st.write("No response matches. Take a filter away, or look for another word.")
    else:
        tables.csv_button(reading.shared(found), "responses")
        comments.show(found)
        reading.one_person(found)
    reading.tray_shelf()

else:
    held = cache.imports()
    if held.empty:
        st.write("Nothing has been imported yet.")
    reading.deletion_date()
    for held_import in held.to_dict("records"):
        with st.container(border=True):
            st.text(reading.import_line(held_import))
            st.caption(words.plain(reading.import_counts(held_import)))
            if held_import["undone_at"]:
                st.caption(f"Undone {words.moment(held_import['undone_at'])}.")
            else:
                st.button(
                    "Undo this import",
                    key=f"undo_{held_import['import_id']}",
                    on_click=acts.undo_import,
                    args=(held_import["import_id"],),
                )
