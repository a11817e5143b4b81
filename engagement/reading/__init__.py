"""From an export file to a table: the gate, the parsers, header rows, roles."""

from engagement.reading.export import Export, Layout, Limits, Problem, Role
from engagement.reading.read import read_export

__all__ = ["Export", "Layout", "Limits", "Problem", "Role", "read_export"]
