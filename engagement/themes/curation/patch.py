"""What an act changes, and nothing else: themes and points before and after, so that undoing is the same backwards."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

STANDING, RETIRED = "standing", "retired"
THEME_FIELDS = (
    "name", "description", "phrases", "stability", "under", "state", "pinned", "origin", "topic", "family",
)  # fmt: skip
# Logs of earlier releases hold themes without these.
_LATER = {"topic": "", "family": ""}

Theme = Mapping[str, Any]


@dataclass(frozen=True)
class Patch:
    """A change of themes and of the points that stand in them.

    Attributes
    ----------
    themes : theme number -> its fields (`THEME_FIELDS`) before and after; None where it did not or does not exist.
    points : point number -> its theme before and after; None where it stood or stands in none.
    """

    themes: dict[int, tuple[Theme | None, Theme | None]] = field(default_factory=dict)
    points: dict[int, tuple[int | None, int | None]] = field(default_factory=dict)

    @property
    def backwards(self) -> Patch:
        """The change that takes this one back."""
        return Patch(
            {number: (after, before) for number, (before, after) in self.themes.items()},
            {number: (after, before) for number, (before, after) in self.points.items()},
        )

    def to_json(self) -> str:
        """Return the change as text for the log."""
        themes = [[number, *change] for number, change in self.themes.items()]
        points = [[number, *change] for number, change in self.points.items()]
        return json.dumps({"themes": themes, "points": points}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Patch:
        """Read a change back from the log."""
        fields = json.loads(text)
        return cls(
            {number: (_whole(before), _whole(after)) for number, before, after in fields["themes"]},
            {number: (before, after) for number, before, after in fields["points"]},
        )


def _whole(theme: Theme | None) -> Theme | None:
    return None if theme is None else _LATER | dict(theme)
