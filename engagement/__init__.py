"""From survey exports to themes that people own.

``parsing`` turns a file into a table, ``responses`` a table into safe, stored answers, ``themes`` answers into
themes. Every name is imported where it is first used, so that the process that parses files, and the first page,
stay small.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from engagement.errors import EngagementError

if TYPE_CHECKING:
    from engagement.parsing import Export, Layout, Limits, Problem, Role, read_export
    from engagement.responses import plan_import
    from engagement.schema import Campaign, ColumnChoice, ImportPlan
    from engagement.shares import share_interval
    from engagement.themes import ThemeModel

__all__ = [
    "Campaign",
    "ColumnChoice",
    "EngagementError",
    "Export",
    "ImportPlan",
    "Layout",
    "Limits",
    "Problem",
    "Role",
    "ThemeModel",
    "plan_import",
    "read_export",
    "share_interval",
]

_ROOMS: Final = {
    "engagement.parsing": ("Export", "Layout", "Limits", "Problem", "Role", "read_export"),
    "engagement.responses": ("plan_import",),
    "engagement.schema": ("Campaign", "ColumnChoice", "ImportPlan"),
    "engagement.shares": ("share_interval",),
    "engagement.themes": ("ThemeModel",),
}
_ROOM_OF: Final = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_ROOM_OF[name]), name)
