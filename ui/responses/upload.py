"""The way of one survey export from the drop zone to the confirmed import."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from engagement import ColumnChoice, Export, ImportPlan, Limits
from explorer.settings import settings
from ui import acts, cache
from ui.parts import tables
from ui.parts.people import LONDONERS, PROFESSIONALS
from ui.responses import columns, set_aside
from ui.shell import state
from ui.shell.wording import count, moment, number, plain

_OTHER = "Somebody else"
_COLUMN = "A column says"

Remembered = tuple[dict[str, str], str, str]


@dataclass(frozen=True)
class Upload:
    """A file that was dropped and read, not stored yet."""

    export: Export
    name: str
    digest: str


@dataclass(frozen=True)
class Told:
    """What a person said of it: what the columns hold, and who answered where no column says it."""

    columns: ColumnChoice
    audience: str | None
    forum: str | None


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
    digest = hashlib.sha256(content).hexdigest()
    if _is_here(digest):
        return
    export = cache.export_of(content, digest, file.name)
    remembered = cache.remembered_columns(export.fingerprint)
    st.subheader(plain(_recognised(export)), anchor=False)
    if remembered:
        st.caption("What the columns hold is taken over from the last file with the same headers.")
    _problems(export)
    mark = digest[:12]
    audience_column, audience, forum = _who(export, remembered, mark)
    choice = columns.choose(export, remembered[0] if remembered else None, mark)
    if not audience_column:
        choice = replace(choice, audience=None)
    if not choice.text:
        st.info("We found no column with people's own words. Say above which column holds them.")
    elif not (audience or choice.audience):
        st.info("Say who answered; then you see what will be stored.")
    else:
        _confirm(Upload(export, file.name, digest), Told(choice, audience, forum))


def _is_here(digest: str) -> bool:
    """Say so where the same file was imported before."""
    held = cache.imports()
    same = held[(held["sha256"] == digest) & held["undone_at"].isna()]
    for earlier in same.to_dict("records"):
        st.info(
            f"This file is here already: {plain(earlier['who'])} imported it on {moment(earlier['at'])}. "
            "Nothing needs to be stored. If that import was wrong, undo it under Imports and drop the file again."
        )
    return not same.empty


def _confirm(upload: Upload, told: Told) -> None:
    plan = cache.plan_of(upload.export, upload.digest, told.columns, told.audience, told.forum)
    set_aside.report(plan)
    if plan.counts["stored"] + plan.counts["changed"] == 0:
        st.info("Nothing in this file is new: every answer is already here or was set aside.")
        return
    looked = set_aside.approved(plan, upload.digest[:12])
    st.button(
        f"Import {count(plan.counts['stored'], 'response')}",
        type="primary",
        key="import",
        disabled=not looked,
        help=None if looked else "Look at what is hidden first, then tick the box.",
        on_click=_import,
        args=(plan, upload, told),
    )


def _import(plan: ImportPlan, upload: Upload, told: Told) -> None:
    export = upload.export
    acts.import_responses(plan, sha256=upload.digest, file_name=upload.name, tool=export.layout.tool)
    kinds = told.columns.kinds(export.frame.columns)
    acts.remember_columns(export.fingerprint, kinds, told.audience or "", told.forum or "")
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
            tables.table(cache.problems_of(export), name="oddities", download=False)


def _who(export: Export, remembered: Remembered | None, mark: str) -> tuple[bool, str | None, str | None]:
    """Draw who answered and where; return whether a column says it, else the audience, and the forum."""
    guess = ColumnChoice.guess(export)
    options = [PROFESSIONALS, LONDONERS, _OTHER, _COLUMN]
    likely = (
        _COLUMN if guess.audience else PROFESSIONALS if guess.organisation else LONDONERS if guess.borough else None
    )
    before, forum_before = remembered[1:] if remembered else ("", "")
    if remembered:
        likely = before if before in options else _OTHER if before else _COLUMN
    answered, where = st.columns(2)
    called = forum = None
    with answered:
        who = st.segmented_control("Who answered", options, default=likely, key=f"who {mark}", required=True)
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
