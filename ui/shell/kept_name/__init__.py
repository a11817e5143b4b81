"""The name of a visitor, kept by the browser for as long as its tab is open."""

from ui.shell.kept_name.component import keep

__all__ = ["keep"]
