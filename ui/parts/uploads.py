"""Reading an uploaded file and planning its import, for one visit only, with a bar and a way to stop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from engagement import ImportPlan, Limits, read_export
from explorer import intake
from explorer.settings import settings
from ui.shell import desk, state
from ui.shell.progress import Tell, wait_for
from ui.shell.wording import plain

R = TypeVar("R")


def read(
    content: bytes,
    digest: str,
    file_name: str,
    *,
    sheet: str | None = None,
    bar: DeltaGenerator | None = None,
    answers: bool = True,
) -> intake.Source:
    """Read an uploaded file, telling how long it takes, here or in `bar`; `answers` as for `read_export`."""
    limits = Limits(max_megabytes=settings().max_upload_mb)

    def work(stop: Event, _tell: Tell) -> intake.Source:
        export = read_export(content, filename=file_name, limits=limits, sheet=sheet, stop=stop, answers=answers)
        return intake.Source(export, file_name, digest)

    wait = partial(_wait, "Reading the file", work, "stop_reading", bar, at_most=1.5 * limits.seconds)
    return state.worked_out("export", (digest, sheet, answers), wait)


def table_file(label: str, *, sheet: str = "") -> intake.Source | None:
    """Draw the drop zone of a table and, where its file has several sheets, the choice of one; return what was read.

    Parameters
    ----------
    label : what to drop: "Drop the list here".
    sheet : the one to begin with, where the file has it.

    Returns
    -------
    explorer.intake.Source or None
        None before there is a file.
    """
    limit = settings().max_upload_mb
    file = st.file_uploader(
        f"{plain(label)} (XLSX, CSV, XLS or ODS, up to {limit:d} MB)",
        type=["xlsx", "csv", "tsv", "xls", "ods"],
        max_upload_size=limit,
        key=state.upload_key(),
    )
    if file is None:
        return None
    content = file.getvalue()
    sha256 = intake.digest(content)
    source = read(content, sha256, file.name, answers=False)
    sheets = list(source.export.layout.sheets)
    if len(sheets) < 2:
        return source
    start = sheet if sheet in sheets else source.export.layout.sheet or sheets[0]
    option = st.selectbox("Sheet", sheets, sheets.index(start), key=sha256[:12])
    return (
        source
        if option == source.export.layout.sheet
        else read(content, sha256, file.name, sheet=option, answers=False)
    )


def plan(source: intake.Source, choice: intake.Choice, bar: DeltaGenerator) -> ImportPlan:
    """Plan the import of a file that was read, telling in `bar` how far it is; nothing is stored."""
    key = (source.sha256, desk.now().version, choice)

    def work(stop: Event, tell: Tell) -> ImportPlan:
        return intake.plan(source, choice, tell, stop)

    return state.worked_out("plan", key, partial(_wait, "Looking through the answers", work, "stop_planning", bar))


def _wait(
    doing: str,
    work: Callable[[Event, Tell], R],
    key: str,
    bar: DeltaGenerator | None,
    *,
    at_most: float | None = None,
) -> R:
    desk.now().renew()
    return wait_for(doing, work, key=key, at_most=at_most, on_stop=state.forget_upload, place=bar)
