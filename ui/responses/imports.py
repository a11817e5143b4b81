"""The imports, newest first, each with its counts and the way to take it out again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from engagement.audiences import units
from engagement.responses import store
from engagement.surveys import store as surveys
from ui.responses.set_aside import LABELS
from ui.shell import desk
from ui.shell.wording import count, moment, number, plain


def draw() -> None:
    """Draw every import; those undone say when."""
    every = desk.now().ask(store.imports)
    if every.empty:
        st.write("Nothing has been imported yet.")
    _surveys()
    for row in every.to_dict("records"):
        with st.container(border=True):
            st.text(line(row))
            st.caption(plain(counts(row)))
            if pd.notna(row["undone_at"]):
                st.caption(f"Undone {moment(row['undone_at'])}.")
                continue
            press = desk.Press("Undo this import", f"undo_{row['import_id']}")
            desk.act_button(press, store.undo_import, row["import_id"])


def _surveys() -> None:
    """Draw the surveys that the imports belong to, each with its name to change."""
    every = desk.now().ask(surveys.surveys)
    if every.empty:
        return
    st.subheader(count(len(every), "survey"), anchor=False)
    st.caption("Files with the same headings are rounds of one survey.")
    for row in every.to_dict("records"):
        name = str(row["name"])
        people = count(row["people"], *units([str(row["audience"])]))
        with st.expander(plain(f"{name}: {people}, {count(row['rounds'], 'round')}")):
            key = f"survey_{row['survey_id']}"
            new = st.text_input("Name of the survey", value=name, key=f"{key} {name}", max_chars=80)
            press = desk.Press("Rename", f"rename_{key}", disabled=not new.strip() or new == name)
            desk.act_button(press, surveys.rename_survey, row["survey_id"], new)
    st.subheader(count(desk.now().ask(store.imports).shape[0], "import"), anchor=False)


def line(row: Mapping[Any, Any]) -> str:
    """Return "survey.csv, SurveyMonkey, imported by Ada on 15 Mar 2019, 14:05"."""
    tool = f", {row['tool']}" if row["tool"] else ""
    return f"{row['file_name']}{tool}, imported by {row['who']} on {moment(row['at'])}"


def counts(row: Mapping[Any, Any]) -> str:
    """Return the counts of an import, which always add up."""
    aside = json.loads(row["trays"])
    parts = [f"{number(n)} {LABELS[tray][0].lower()}{LABELS[tray][1:]}" for tray, n in aside.items()]
    if not parts and row["set_aside"]:
        parts = [f"{number(row['set_aside'])} set aside"]
    return f"{count(row['people'], 'person', 'people')}; {count(row['read'], 'answer')} read = " + " + ".join(
        [f"{number(row['stored'])} stored", f"{number(row['already_there'])} already here", *parts]
    )
