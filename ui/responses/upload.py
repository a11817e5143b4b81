"""The way of one survey export from the drop zone to the confirmed import."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from engagement import ColumnChoice, Export, Limits
from engagement.audiences import EVENT_NOTES, LONDONERS, PROFESSIONALS, units
from engagement.errors import DoubledRole
from engagement.responses import store
from engagement.schema import AnsweredBefore, Receipt
from engagement.surveys import store as surveys
from explorer import intake
from explorer.settings import settings
from ui.parts import tables, uploads
from ui.responses import asks, columns, set_aside
from ui.shell import desk, state
from ui.shell.wording import count, moment, number, plain

_OTHER: Final = "Somebody else"
_COLUMN: Final = "A column says"
_SAME: Final = "The same people: a further round of theirs"
_OTHERS: Final = "Other people: counting was begun anew"
# What the columns of the last file with the same headers held, its audience and its forum.
Memory = tuple[dict[str, str], str, str]


def drop_zone() -> UploadedFile | None:
    """Draw the place where a file is dropped, with its limits."""
    most = settings().max_upload_mb
    return st.file_uploader(
        "Drop the survey export here, as the tool wrote it "
        f"(CSV, TSV, XLSX, XLS or ODS, also zipped, up to {most:d} MB)",
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
    digest = intake.digest(content)
    if _is_here(digest):
        return
    # Under the drop zone, where it is seen: what a change below sets off is looked through here as well.
    bar = st.empty()
    source = uploads.read(content, digest, file.name, bar=bar)
    memory = desk.now().ask(surveys.remembered_columns, source.export.fingerprint)
    st.subheader(plain(_recognised(source.export)), anchor=False)
    if memory:
        st.caption("What the columns hold is taken over from the last file with the same headers.")
    source = _laid_out(source, memory, digest[:12])
    export, mark = source.export, columns.mark(source.export, digest[:12])
    _problems(export)
    audience_column, audience, forum = _who(export, memory, digest[:12])
    try:
        choice = columns.choose(export, intake.roles_of(export, memory[0] if memory else None), mark)
    except DoubledRole as doubled:
        st.error(plain(str(doubled)))
        return
    if not audience_column:
        choice = replace(choice, audience=None)
    if not desk.now().ask(surveys.has_rounds, export.fingerprint):
        choice = replace(choice, asks=asks.choose(choice.text, mark))
    if not choice.text and not choice.closed:
        st.info("We found no column with answers. Say above which columns hold them.")
    elif not (audience or choice.audience):
        st.info("Say who answered; then you see what will be stored.")
    else:
        _confirm(source, intake.Choice(choice, audience, forum), bar)


def _laid_out(source: intake.Source, memory: Memory | None, mark: str) -> intake.Source:
    """Ask how a file of one row an answer is meant, and lay it out so; any other comes back as it is."""
    roles = memory[0] if memory else None
    kinds = columns.draft(source.export, intake.roles_of(source.export, roles), mark)
    try:
        joined = state.worked_out("joined", (source.sha256, tuple(kinds.items())), lambda: intake.joined(source, kinds))
    except DoubledRole:
        # The list of columns says so.
        return source
    if joined is source:
        return source
    said_now = kinds != intake.roles_of(source.export, roles)
    st.write(
        f"In this file each row is one answer, and a column says which question it answers: "
        f"{count(len(source.export.frame), 'row')} of {count(_n_people(joined.export), 'person', 'people')}."
    )
    as_people = st.toggle(
        "Join the rows of each person, with a column for each question",
        value=said_now or not intake.came_apart(source, roles),
        key=f"join rows {mark}",
    )
    return joined if as_people else source


def _n_people(export: Export) -> int:
    """How many people a file with one row a person tells of; who answered a question twice has a further row."""
    person = ColumnChoice.guess(export).person
    return len(export.frame) if person is None else int(export.frame[person].nunique())


def _is_here(digest: str) -> bool:
    """Say so where the same file was imported before."""
    every = desk.now().ask(store.imports)
    same = every[(every["sha256"] == digest) & every["undone_at"].isna()]
    for earlier in same.to_dict("records"):
        st.info(
            f"This file is here already: {plain(earlier['who'])} imported it on {moment(earlier['at'])}. "
            "Nothing needs to be stored. If that import was wrong, undo it under Imports and drop the file again."
        )
    return not same.empty


def _confirm(source: intake.Source, choice: intake.Choice, bar: DeltaGenerator) -> None:
    key = f"same people {source.sha256[:12]}"
    if key in st.session_state:
        same_people = st.session_state[key] == _SAME
        choice = replace(choice, columns=replace(choice.columns, same_people=same_people))
    plan = uploads.plan(source, choice, bar)
    if plan.again is not None:
        _ask_who_they_are(plan.again, key)
    set_aside.report(plan)
    if not plan.brings_something:
        st.info("Nothing in this file is new: every answer is already here or was set aside.")
        return
    looked = set_aside.approved(plan, source.sha256[:12])
    press = desk.Press(
        f"Import {count(len(plan.people), *units(plan.people['audience']))}, {count(plan.counts['stored'], 'answer')}",
        "import",
        primary=True,
        disabled=not looked,
        help=None if looked else "Look at what is hidden first, then tick the box.",
        after=partial(_say, units(plan.people["audience"])),
    )
    desk.act_button(press, intake.confirm, plan, source, choice)


def _ask_who_they_are(again: AnsweredBefore, key: str) -> None:
    """Ask whether people who say other things under earlier numbers are the same ones answering again."""
    st.radio(
        f"{number(again.people)} of {count(again.of, 'number', 'numbers')} were in an earlier round too, with other "
        "answers. Are they the same people answering again, or was counting begun anew?",
        [_SAME, _OTHERS],
        index=0 if again.same else 1,
        key=key,
    )


def _say(nouns: tuple[str, str], receipt: Receipt) -> None:
    ticked = f" and {count(receipt.closed, 'tick or rating', 'ticks and ratings')}" if receipt.closed else ""
    state.say(
        f"Imported {count(receipt.people, *nouns)}: {count(receipt.stored, 'answer')} in their own words"
        f"{ticked}. You can undo this under Imports."
    )
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
            table = pd.DataFrame(rows, columns=["Where", "What", "What was done"])
            tables.table(table, name="oddities", download=False)


def _who(export: Export, memory: Memory | None, mark: str) -> tuple[bool, str | None, str | None]:
    """Draw who answered and where; return whether a column says it, else the audience, and the forum."""
    guess = ColumnChoice.guess(export)
    options = [PROFESSIONALS, LONDONERS, EVENT_NOTES, _OTHER, _COLUMN]
    likely = (
        _COLUMN if guess.audience else PROFESSIONALS if guess.organisation else LONDONERS if guess.borough else None
    )
    before, forum_before = memory[1:] if memory else ("", "")
    if memory:
        likely = before if before in options else _OTHER if before else _COLUMN
    answered, where = st.columns(2)
    called = forum = None
    with answered:
        who = st.segmented_control(
            "Who answered",
            options,
            default=likely,
            key=f"who {mark}",
            required=True,
            help="Event notes: each line was written down at an event. It counts as a note, not as a person.",
        )
        if who == _OTHER:
            called = (
                st.text_input("What to call them", value=before, key=f"called {mark}", max_chars=40).strip() or None
            )
    with where:
        if guess.forum is None:
            name = st.text_input("Forum, event or survey", value=forum_before, key=f"forum {mark}", max_chars=80)
            forum = name.strip()
    audience = {_OTHER: called, _COLUMN: None}.get(str(who), who)
    return who == _COLUMN, audience, forum or None
