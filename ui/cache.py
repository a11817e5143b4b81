"""Every reading of the database, kept until something is written; each calls one domain function.

What one visitor uploads but has not stored is kept for that visit alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import wraps
from threading import Event
from typing import Any, TypeVar

import pandas as pd
import streamlit as st
from sqlite_utils import Database

from data import bundled, data_version, history, verify_history
from engagement import ColumnChoice, Export, ImportPlan, Limits, plan_import, read_export
from engagement.privacy import store as privacy_store
from engagement.responses import store as response_store
from engagement.themes import ThemeSet
from engagement.themes import store as theme_store
from engagement.themes.curation import store as curation_store
from explorer import themes as finding
from explorer.settings import settings
from explorer.workspace import database, secret
from priorities import (
    Scenario,
    ScoringRule,
    anchored_rules,
    counting,
    current_criteria,
    current_list,
    current_scores,
    weights_over,
)
from priorities import store as priority_store
from priorities.long_list import store as long_list_store
from ui.shell import state
from ui.shell.progress import wait_for

R = TypeVar("R")


@st.cache_data(max_entries=200, show_spinner=False)
def _kept(key: tuple[str, str, int], _read: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Keep by function, file and number of the last write; Streamlit leaves names with an underscore out of the key."""
    del key
    with database() as db:
        return _read(db, *args, **kwargs)


def _stored(read: Callable[..., R]) -> Callable[..., R]:
    """Keep what `read(db, ...)` returns until the next write."""

    @wraps(read)
    def reading(*args: Any, **kwargs: Any) -> R:
        return _kept((read.__qualname__, str(settings().database), version()), read, *args, **kwargs)  # type: ignore[no-any-return]

    return reading


def version() -> int:
    """Return the number of the last write; what was read before it is out of date."""
    with database() as db:
        return data_version(db)


@_stored
def imports(db: Database) -> pd.DataFrame:
    """Return the imports, newest first; those undone are marked."""
    return response_store.imports(db)


@_stored
def responses(db: Database, **chosen: Any) -> pd.DataFrame:
    """Return the responses that match the filters of `engagement.responses.store.responses`."""
    return response_store.responses(db, **chosen)


@_stored
def trays(db: Database) -> pd.DataFrame:
    """Return what was set aside, counted by reason."""
    return response_store.trays(db)


@_stored
def heard(db: Database, *, copies: bool = False) -> pd.DataFrame:
    """Return who was heard, a line an audience."""
    return response_store.heard(db, copies=copies)


@_stored
def changed_answers(db: Database) -> pd.DataFrame:
    """Return answers whose words changed and wait for a decision."""
    return response_store.changed_answers(db)


@_stored
def remembered_columns(db: Database, fingerprint: str) -> tuple[dict[str, str], str, str] | None:
    """Return what the columns of the last file with the same headers held."""
    return response_store.remembered_columns(db, fingerprint)


@_stored
def retention(db: Database) -> tuple[date | None, int]:
    """Return the date by which words as they came are deleted, and how many answers still have them."""
    return privacy_store.retention(db), privacy_store.raw_words_held(db)


@_stored
def themes(db: Database, *, copies: bool = False) -> ThemeSet | None:
    """Return the themes that stand, or None before any were found."""
    return theme_store.current_themes(db, copies=copies)


@_stored
def theme_steps(db: Database) -> curation_store.Steps:
    """Return what undo would take back and redo bring again."""
    return curation_store.steps(db)


@_stored
def theme_acts(db: Database) -> pd.DataFrame:
    """Return the acts on themes, newest first."""
    return curation_store.acts(db)


def theme_names() -> list[str]:
    """Return the names of the themes that stand."""
    found = themes()
    return [] if found is None else [str(name) for name in found.themes["name"]]


@_stored
def comment_map(db: Database, run_id: int) -> pd.DataFrame:
    """Return where each comment lies on the map: x, y (0-1), theme (name), rank of its theme."""
    del run_id
    found = theme_store.current_themes(db)
    return finding.comment_map(found, response_store.responses(db)) if found is not None else pd.DataFrame()


@_stored
def similar_elsewhere(db: Database, run_id: int, theme_id: int, most: int) -> pd.DataFrame:
    """Return points of other themes that speak more like this theme than like their own: point, words, theme."""
    del run_id
    found = theme_store.current_themes(db)
    if found is None:
        return pd.DataFrame(columns=["point", "words", "theme"])
    return finding.similar_elsewhere(found, response_store.responses(db), theme_id, most)


@_stored
def scenarios(db: Database) -> tuple[Scenario, ...]:
    """Return the saved scenarios, oldest first, their weights over the criteria that count today."""
    counted = counting(current_criteria(bundled.criteria(), long_list_store.added_criteria(db)))
    aligned = [(saved, weights_over(saved.weights, counted)) for saved in priority_store.scenarios(db)]
    return tuple(replace(saved, weights=weights) for saved, weights in aligned if weights is not None)


@_stored
def score_edits(db: Database) -> pd.DataFrame:
    """Return every change of a score, oldest first."""
    return priority_store.score_edits(db)


@_stored
def evidence_verdicts(db: Database) -> pd.DataFrame:
    """Return what people said of themes speaking for priorities."""
    return priority_store.evidence_verdicts(db)


@_stored
def scores(db: Database) -> pd.DataFrame:
    """Return the scores in force on every criterion: the drafts with the changes made to them."""
    criteria_held = current_criteria(bundled.criteria(), long_list_store.added_criteria(db))
    listed = current_list(bundled.long_list(), long_list_store.list_entries(db))
    return current_scores(listed, priority_store.score_edits(db), [str(name) for name in criteria_held.index])


@_stored
def long_list(db: Database) -> pd.DataFrame:
    """Return the long list as it stands, by priority, with the columns of `data.bundled.long_list`."""
    return current_list(bundled.long_list(), long_list_store.list_entries(db))


@_stored
def off_the_list(db: Database) -> pd.DataFrame:
    """Return priorities that were taken off the long list, by number: name, life_stage."""
    entries = long_list_store.list_entries(db).drop_duplicates("priority", keep="last").set_index("priority")
    return entries.loc[~entries["on_list"], ["name", "life_stage"]]


@_stored
def criteria(db: Database) -> pd.DataFrame:
    """Return the criteria in use, as `priorities.current_criteria` gives them."""
    return current_criteria(bundled.criteria(), long_list_store.added_criteria(db))


@_stored
def scoring_rules(db: Database) -> tuple[ScoringRule, ...]:
    """Return the rules by which figures propose scores: the bundled drafts, and what people made of them."""
    return long_list_store.scoring_rules(db, anchored_rules(bundled.scoring_rules()))


@_stored
def audit(db: Database) -> tuple[pd.DataFrame, bool]:
    """Return the latest entries of the record, and whether the whole record is unbroken."""
    return history(db), verify_history(db)


def sample_imports() -> list[int]:
    """Return the imports of sample responses that stand among what is shown."""
    from explorer.sample import FILE_NAMES

    held = imports()
    return [int(n) for n in held.loc[held["file_name"].isin(FILE_NAMES) & held["undone_at"].isna(), "import_id"]]


def sample_in_use() -> bool:
    """Return whether sample responses stand among what is shown."""
    return bool(sample_imports())


def export_of(content: bytes, digest: str, file_name: str, *, sheet: str | None = None) -> Export:
    """Read an uploaded file, for this visit only, telling how long it takes."""
    limits = Limits(max_megabytes=settings().max_upload_mb)

    def read(stop: Event) -> Export:
        return read_export(content, filename=file_name, limits=limits, sheet=sheet, stop=stop)

    return state.worked_out(
        "export", (digest, sheet), lambda: _waited("Reading the file", read, "stop_reading", 1.5 * limits.seconds)
    )


def plan_of(export: Export, digest: str, columns: ColumnChoice, audience: str | None, forum: str | None) -> ImportPlan:
    """Plan the import of an export, for this visit only; nothing is stored."""
    key_of_codes = secret()
    with database() as db:
        known = response_store.known_answers(db)

    def plan(stop: Event) -> ImportPlan:
        del stop
        return plan_import(export, columns, audience=audience, forum=forum, known=known, secret=key_of_codes)

    key = (digest, version(), columns, audience, forum)
    return state.worked_out("plan", key, lambda: _waited("Looking through the answers", plan, "stop_planning", 60.0))


def _waited(doing: str, work: Callable[[Event], R], key: str, at_most: float) -> R:
    return wait_for(doing, work, key=key, at_most=at_most, on_stop=state.forget_upload)


def problems_of(export: Export) -> pd.DataFrame:
    """Return the oddities of an upload as a table."""
    rows = [(problem.where, problem.what, problem.done) for problem in export.problems]
    return pd.DataFrame(rows, columns=["Where", "What", "What was done"])
