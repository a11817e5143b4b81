"""The weights of a whole room on the triangle of all possible weights: a point each, and the middle.

Plain SVG with nothing but attributes: it is drawn on phones, on the wall and in Streamlit alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape
from textwrap import wrap
from typing import Final

from priorities.workshop import Cloud
from ui.parts.triangle_frame import CORNERS, HEIGHT, WIDTH, corner_names, place

_TINTS: Final = ("#E3EDF7", "#E1F3F1", "#F3E1EA", "#FDEBDF", "#ECECEC", "#F0EAF8")
# In a smaller region the lines of a name cover those of the next.
_LABEL_SHARE: Final = 0.06
_LABEL_WIDTH, _LABEL_LINES = 16, 3
_LINE: Final = 15


def svg(cloud: Cloud, own: Sequence[float] | None = None) -> str:
    """Return the picture.

    Parameters
    ----------
    own : a person's own weights, for their own phone; shares of the criteria.
    """
    parts = [
        (
            f'<svg class="triangle" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(words(cloud))}"'
            ' xmlns="http://www.w3.org/2000/svg" font-family="Arial, Helvetica, sans-serif">'
        ),
        *_regions(cloud),
        *corner_names(cloud.criteria),
        *_points(cloud),
        *_middle(cloud),
    ]
    if own is not None and any(own[:3]):
        x, y = place(own)
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8" fill="none" stroke="#801650" stroke-width="3"/>'
            f'<text x="{x + 12:.1f}" y="{y + 4:.1f}" font-size="13" font-weight="bold" fill="#801650">You</text>'
        )
    return "".join([*parts, "</svg>"])


def words(cloud: Cloud) -> str:
    """Return what the picture shows, in a line."""
    middle = ", ".join(f"{name} {share * 100:.0f}%" for name, share in zip(cloud.criteria, cloud.middle, strict=True))
    return f"Triangle of all possible weights with {len(cloud.points)} points, one a person. The middle: {middle}."


def _regions(cloud: Cloud) -> list[str]:
    shapes, labels = [], []
    for at, region in enumerate(cloud.regions):
        corners = " ".join("{:.1f},{:.1f}".format(*place(corner)) for corner in region.corners.tolist())
        tint = _TINTS[at % len(_TINTS)]
        shapes.append(f'<polygon points="{corners}" fill="{tint}" stroke="#FFFFFF" stroke-width="1.5"/>')
        if region.share >= _LABEL_SHARE:
            labels.append(_label(str(region.priorities[0]), region.centre))
    outline = " ".join(f"{x},{y}" for x, y in CORNERS)
    return [*shapes, f'<polygon points="{outline}" fill="none" stroke="#4C6272" stroke-width="1.5"/>', *labels]


def _label(name: str, centre: Sequence[float]) -> str:
    x, y = place(centre)
    lines = wrap(name, _LABEL_WIDTH, max_lines=_LABEL_LINES, placeholder="…")
    top = y - _LINE * (len(lines) - 1) / 2
    spans = "".join(
        f'<tspan x="{x:.1f}" y="{top + _LINE * i:.1f}">{escape(line)}</tspan>' for i, line in enumerate(lines)
    )
    return f'<text font-size="12.5" fill="#4C6272" text-anchor="middle">{spans}</text>'


def _points(cloud: Cloud) -> list[str]:
    """One dot a place; the more people stand there, the larger."""
    places = Counter("{:.1f} {:.1f}".format(*place(point)) for point in cloud.points)
    return [
        f'<circle cx="{x}" cy="{y}" r="{3.6 + 1.6 * (n - 1) ** 0.5:.1f}" fill="#12436D" fill-opacity="0.6"'
        ' stroke="#FFFFFF" stroke-width="0.8"/>'
        for (x, y), n in ((place.split(), n) for place, n in places.items())
    ]


def _middle(cloud: Cloud) -> list[str]:
    x, y = place(cloud.middle)
    arrow = _arrow(place(cloud.before), (x, y)) if cloud.before is not None else ""
    diamond = f"M {x:.1f} {y - 11:.1f} L {x + 11:.1f} {y:.1f} L {x:.1f} {y + 11:.1f} L {x - 11:.1f} {y:.1f} Z"
    return [
        arrow,
        f'<path d="{diamond}" fill="#FFDD00" stroke="#212B32" stroke-width="2"/>',
        (
            f'<text x="{x:.1f}" y="{y - 15:.1f}" font-size="13" font-weight="bold" fill="#212B32" text-anchor="middle"'
            ' stroke="#FFFFFF" stroke-width="3" paint-order="stroke">the middle</text>'
        ),
    ]


def _arrow(start: tuple[float, float], end: tuple[float, float]) -> str:
    """From the middle of the round before, where it moved enough to be seen."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5
    if length < 14:
        return ""
    ux, uy = dx / length, dy / length
    tip = (end[0] - 12 * ux, end[1] - 12 * uy)
    left = (tip[0] - 8 * ux - 5 * uy, tip[1] - 8 * uy + 5 * ux)
    right = (tip[0] - 8 * ux + 5 * uy, tip[1] - 8 * uy - 5 * ux)
    head = " ".join(f"{px:.1f},{py:.1f}" for px, py in (tip, left, right))
    return (
        f'<circle cx="{start[0]:.1f}" cy="{start[1]:.1f}" r="6" fill="#FFFFFF" stroke="#212B32" stroke-width="2"/>'
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{tip[0]:.1f}" y2="{tip[1]:.1f}" stroke="#212B32"'
        f' stroke-width="2.5"/><polygon points="{head}" fill="#212B32"/>'
    )
