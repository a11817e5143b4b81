"""From survey exports to themes that people own.

``reading`` turns a file into a table, ``responses`` a table into safe, stored answers, ``themes`` answers into themes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engagement.errors import EngagementError
from engagement.reading import Export, Layout, Limits, Problem, Role, read_export
from engagement.responses import plan_import
from engagement.schema import Campaign, ColumnChoice, ImportPlan
from engagement.shares import share_interval

if TYPE_CHECKING:
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


def __getattr__(name: str) -> Any:
    """Import the theme engine only where it is used: it brings the science packages with it."""
    if name == "ThemeModel":
        from engagement.themes import ThemeModel

        return ThemeModel
    raise AttributeError(name)
