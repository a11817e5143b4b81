"""All priorities, one line each: a table whose rows open a card, drawn in the browser from what the server sends."""

from ui.long_list.priority_list.component import priority_list

__all__ = ["priority_list"]
