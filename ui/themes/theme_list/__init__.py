"""All themes, one line each: a table whose rows open a theme, drawn in the browser from what the server sends."""

from ui.themes.theme_list.component import theme_list

__all__ = ["theme_list"]
