"""From an export file to a table: the gate, the parsers, header rows, roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engagement.parsing.records import DEFAULT_LIMITS, Export, Kind, Layout, Limits, Problem, Role

if TYPE_CHECKING:
    from engagement.parsing.read import read_export

__all__ = [
    "DEFAULT_LIMITS",
    "Export",
    "Kind",
    "Layout",
    "Limits",
    "Problem",
    "Role",
    "read_export",
]


def __getattr__(name: str) -> Any:
    """Import the reader where it is used: the process that parses files needs only the records."""
    if name == "read_export":
        from engagement.parsing.read import read_export

        return read_export
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
