"""People's words with parts of them marked, put into the page as text alone: nothing typed becomes formatting."""

from ui.parts.marked_text.component import Marked, marked_text

__all__ = ["Marked", "marked_text"]
