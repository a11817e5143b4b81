"""The way of one survey export from the drop zone to the confirmed import."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from engagement import ColumnChoice, Export, ImportPlan, Limits
from ui import acts, cache, comments, state, tables
from ui.people import LONDONERS, PROFESSIONALS
from ui.settings import settings
from ui.words import count, number, plain

_NONE = "(no such column)"
_OTHER = "Somebody else"
_COLUMN = "A column says"
TRAYS = {
    "blank": "Left blank",
    "no_answer": "Did not answer",
    "nothing": "Nothing to say",
    "repeat": "The same words again",
    "campaign": "Copies of a campaign",
    "known": "Already here",
}


def drop_zone() -> UploadedFile | None:
    """Draw the place where a file is dropped, with its limits."""
    most = settings().max_upload_mb
    return st.file_uploader(
        f"Drop the survey export here, as the tool wrote it (CSV, TSV, XLSX, XLS or ODS, also zipped, up to {most} MB)",
        type=["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods", "zip"],
        max_upload_size=most,
        key=state.upload_key(),
    )


def limits_line() -> None:
    """Say how large a file may be."""
    limits = Limits()
    st.caption(
        f"Read in a process of its own: up to {number(limits.max_rows)} rows, {number(limits.max_columns)} columns "
        f"and {number(limits.max_cell)} characters a cell. Nothing is stored before you confirm it."
    )


def wizard(file: UploadedFile) -> None:
    """Draw everything between the drop and the import."""
    content = file.getvalue()
    with st.spinner("Reading the file"):
        export = cache.export_of(content, file.name)
    st.subheader(plain(_recognised(export)), anchor=False)
    _problems(export)
    digest = hashlib.sha256(content).hexdigest()
    columns, audience, forum = _choose(export, digest[:12])
    if not columns.text:
        st.info("We found no column with people's own words. Choose at least one above.")
        return
    if not (audience or columns.audience):
        st.info("Say who answered; then you see what will be stored.")
        return
    plan = cache.plan_of(export, digest, cache.version(), columns, audience, forum)
    _report(plan)
    if plan.counts["stored"] == 0:
        st.info("Nothing in this file is new: every answer is already here or was set aside.")
        return
    st.button(
        f"Import {count(plan.counts['stored'], 'response')}",
        type="primary",
        key="import",
        on_click=_import,
        args=(plan, digest, file.name, export.layout.tool),
    )


def _import(plan: ImportPlan, digest: str, name: str, tool: str | None) -> None:
    acts.import_responses(plan, sha256=digest, file_name=name, tool=tool)
    state.say(f"Imported {count(plan.counts['stored'], 'response')}. You can undo this under Imports.")
    state.forget_upload()


def _recognised(export: Export) -> str:
    layout = export.layout
    shape = f"{count(len(export.frame), 'row')}, {count(layout.header_rows, 'header row')}"
    set_aside = sum(role.kind == "personal" for role in export.roles.values())
    personal = (
        f" {count(set_aside, 'column holds', 'columns hold')} personal details and will not be stored."
        if set_aside
        else ""
    )
    looks = f"This looks like {layout.tool}" if layout.tool else "We do not know which tool wrote this file"
    return f"{looks}: {shape}.{personal}"


def _problems(export: Export) -> None:
    if export.problems:
        with st.expander(f"{count(len(export.problems), 'oddity', 'oddities')} in the file, and what was done"):
            rows = [(problem.where, problem.what, problem.done) for problem in export.problems]
            tables.table(
                pd.DataFrame(rows, columns=["Where", "What", "What was done"]),
                name="oddities",
                download=False,
            )


def _choose(export: Export, mark: str) -> tuple[ColumnChoice, str | None, str | None]:
    """Draw the columns to confirm; `mark` keeps the choices of one file apart from those of the next."""
    guess = ColumnChoice.guess(export)
    names = list(export.frame.columns)
    with st.expander("What each column holds", expanded=False):
        tables.table(_columns(export), name="columns", download=False)
    text = st.multiselect("Columns with people's own words", names, default=list(guess.text), key=f"text {mark}")
    left, middle, right = st.columns(3)
    with left:
        audience_column, audience = _audience(names, guess, mark)
    with middle:
        forum_column = _one("Column with the forum", names, guess.forum, mark)
        typed = (
            None if forum_column else st.text_input("Forum, event or survey", key=f"forum name {mark}", max_chars=80)
        )
        borough = _one("Column with the borough", names, guess.borough, mark)
    with right:
        age = _one("Column with the age", names, guess.age_band, mark)
        organisation = _one("Column with the kind of organisation", names, guess.organisation, mark)
    columns = replace(
        guess,
        text=tuple(text),
        audience=audience_column,
        forum=forum_column,
        borough=borough,
        age_band=age,
        organisation=organisation,
    )
    return columns, audience, typed or None


def _audience(names: list[str], guess: ColumnChoice, mark: str) -> tuple[str | None, str | None]:
    """Draw who answered; return the column that says it, or one name for everybody, or neither yet."""
    options = [PROFESSIONALS, LONDONERS, _OTHER, _COLUMN]
    likely = 3 if guess.audience else 0 if guess.organisation else 1 if guess.borough else None
    who = st.selectbox("Who answered", options, index=likely, placeholder="Choose who answered", key=f"who {mark}")
    if who == _COLUMN:
        return _one("Column with the audience", names, guess.audience, mark), None
    if who == _OTHER:
        return None, st.text_input("What to call them", key=f"called {mark}", max_chars=40) or None
    return None, who


def _one(label: str, names: list[str], guess: str | None, mark: str) -> str | None:
    options = [_NONE, *names]
    index = options.index(guess) if guess in names else 0
    chosen = st.selectbox(label, options, index=index, key=f"{label} {mark}")
    return None if chosen == _NONE else chosen


def _columns(export: Export) -> pd.DataFrame:
    rows = []
    for name, role in export.roles.items():
        examples = export.frame[name][export.frame[name] != ""].head(3).tolist()
        shown = "(hidden)" if role.kind == "personal" else " | ".join(value[:40] for value in examples)
        rows.append((name, role.kind.replace("_", " "), role.reason, shown))
    return pd.DataFrame(rows, columns=["Column", "We take it for", "Because", "First values"])


def _report(plan: ImportPlan) -> None:
    counts = plan.counts
    trays = [(label, counts.get(tray, 0)) for tray, label in TRAYS.items() if counts.get(tray, 0)]
    total = " + ".join(
        [f"{number(counts['stored'])} to store", f"{number(counts['already_there'])} already here"]
        + [f"{number(n)} {label.lower()}" for label, n in trays]
    )
    st.write(f"**{number(counts['read'])} answers read** = {total}.")
    with st.expander("Look into the trays: what is set aside, and why"):
        aside = plan.responses[plan.responses["tray"] != ""]
        shown = pd.DataFrame({"Row": aside["row"], "Set aside as": aside["tray"].map(TRAYS), "Words": aside["text"]})
        tables.table(shown.head(200), name="set aside", download=False)
    with st.expander(
        f"Personal details: {count(len(plan.masked), 'answer')} with words hidden. Check before you import"
    ):
        st.write("We hide most names and numbers, not all. Only the hidden form is shown anywhere else.")
        tables.table(plan.masked.head(100), name="before and after", download=False)
    with st.expander("How the first answers will be stored"):
        comments.show(plan.responses[plan.responses["tray"] == ""], most=5)
