"""The document as it will print, drawn by the browser from its model; all of it goes in as text only."""

from ui.paper.sheet.component import sheet

__all__ = ["sheet"]
