"""The frame of every drawn triangle of weightings: its size, its corners, and where weights stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

CORNERS: Final = ((240.0, 34.0), (24.0, 408.0), (456.0, 408.0))
"""The same corners as the live triangle: the first criterion above, the second left, the third right."""

WIDTH, HEIGHT = 480, 440


def place(weights: Sequence[float]) -> tuple[float, float]:
    """Return where weights stand, in units of the frame; of more than three the first three count, in proportion."""
    whole = sum(weights[:3])
    x, y = (
        sum(share / whole * corner[axis] for share, corner in zip(weights, CORNERS, strict=False)) for axis in (0, 1)
    )
    return x, y


def corner_names(names: Iterable[str]) -> list[str]:
    """Return the names of the three criteria as SVG, each at its corner."""
    anchors = (("middle", 240, 20), ("start", 4, 430), ("end", 476, 430))
    return [
        f'<text x="{x}" y="{y}" font-size="15" font-weight="bold" fill="#212B32" text-anchor="{anchor}">'
        f"{escape(name)}</text>"
        for name, (anchor, x, y) in zip(names, anchors, strict=True)
    ]
