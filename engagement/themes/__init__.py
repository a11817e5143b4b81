"""From answers to themes: points, similarity, groups, names, stability; and the themes that stand."""

from engagement.themes.model import ThemeModel
from engagement.themes.store import ThemeSet

__all__ = ["ThemeModel", "ThemeSet"]
