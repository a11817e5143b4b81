"""From survey exports to themes that people own.

``parsing`` turns a file into a table, ``responses`` a table into safe, stored answers, ``themes`` answers into
themes. Every name is imported where it is first used, so that the process that parses files, and the first page,
stay small.

Others use the names below, and these rooms as a whole: ``errors``, ``schema`` (names of columns and records),
``audiences``, ``charts``, ``evidence``, ``export``, ``reach``, ``themes.placing``, ``themes.projection``,
``themes.kept``, and the stores, which alone see the database.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from engagement.masks.alignment import hidden_in
    from engagement.parsing import Export, Layout, Limits, read_export
    from engagement.responses import plan_import
    from engagement.responses.asks import asks_of
    from engagement.responses.campaigns import edits
    from engagement.responses.language import language_of_column
    from engagement.responses.long_files import spread
    from engagement.responses.memory import Memory
    from engagement.responses.plan import untold
    from engagement.responses.planning import Task, plan_beside
    from engagement.responses.redact import Masker, hidden_strings
    from engagement.responses.vocabulary import vocabulary_of
    from engagement.schema import ColumnChoice, ImportPlan
    from engagement.shares import percent, share_interval, shares_of
    from engagement.themes import ThemeModel
    from engagement.themes.codebook import read_list
    from engagement.themes.engines import choose_engine, reading_seconds
    from engagement.themes.stability import firmness
    from engagement.themes.themed_responses import ThemedResponses

__all__ = [
    "ColumnChoice",
    "Export",
    "ImportPlan",
    "Layout",
    "Limits",
    "Masker",
    "Memory",
    "Task",
    "ThemeModel",
    "ThemedResponses",
    "asks_of",
    "choose_engine",
    "edits",
    "firmness",
    "hidden_in",
    "hidden_strings",
    "language_of_column",
    "percent",
    "plan_beside",
    "plan_import",
    "read_export",
    "read_list",
    "reading_seconds",
    "share_interval",
    "shares_of",
    "spread",
    "untold",
    "vocabulary_of",
]

_ROOMS: Final = {
    "engagement.masks.alignment": ("hidden_in",),
    "engagement.parsing": (
        "Export",
        "Layout",
        "Limits",
        "read_export",
    ),
    "engagement.responses": ("plan_import",),
    "engagement.responses.asks": ("asks_of",),
    "engagement.responses.campaigns": ("edits",),
    "engagement.responses.language": ("language_of_column",),
    "engagement.responses.memory": ("Memory",),
    "engagement.responses.plan": ("untold",),
    "engagement.responses.planning": (
        "Task",
        "plan_beside",
    ),
    "engagement.responses.redact": (
        "Masker",
        "hidden_strings",
    ),
    "engagement.responses.vocabulary": ("vocabulary_of",),
    "engagement.responses.long_files": ("spread",),
    "engagement.schema": (
        "ColumnChoice",
        "ImportPlan",
    ),
    "engagement.shares": ("percent", "share_interval", "shares_of"),
    "engagement.themes": ("ThemeModel",),
    "engagement.themes.codebook": ("read_list",),
    "engagement.themes.engines": ("choose_engine", "reading_seconds"),
    "engagement.themes.stability": ("firmness",),
    "engagement.themes.themed_responses": ("ThemedResponses",),
}
_ROOM_OF: Final = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_ROOM_OF[name]), name)
