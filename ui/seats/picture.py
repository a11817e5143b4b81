"""The seats on the triangle of all possible weights: where each stands, where the step leads, where all would agree."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from priorities import criterion_name
from priorities.parting import Parting
from ui.parts.triangle_frame import HEIGHT, WIDTH, corner_names, place

_COLOURS: Final = ("#005EB8", "#801650", "#1D6B5F", "#7A3E00", "#3D3D3D", "#5B3F9E")
# Names nearer to each other than a line of writing stand one under the other.
_LINE: Final = 18.0
# Width of a bold letter of that writing.
_LETTER: Final = 8.5
# A shorter arrow is hidden by its dot.
_SEEN: Final = 10.0


def svg(parting: Parting) -> str:
    """Return the picture as SVG of nothing but attributes; the sentences beside it say the same in words."""
    outline = _polygon([(1, 0, 0), (0, 1, 0), (0, 0, 1)], "none", "#4C6272")
    names = corner_names(criterion_name(name).capitalize() for name in parting.scores.criteria)
    shaded = [_polygon(ground, "#CFE3D8", "#1D6B5F") for ground in parting.grounds]
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="100%" '
        'xmlns="http://www.w3.org/2000/svg" font-family="Arial, Helvetica, sans-serif">'
        f"{''.join([*shaded, outline, *names, *_seats(parting)])}</svg>"
    )


def _polygon(corners: Sequence[Sequence[float]], fill: str, stroke: str) -> str:
    places = " ".join("{:.1f},{:.1f}".format(*place(corner)) for corner in corners)
    return f'<polygon points="{places}" fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>'


def _seats(parting: Parting) -> list[str]:
    parts: list[str] = []
    lines: list[tuple[float, float]] = []
    for n, ((name, shared), there) in enumerate(zip(parting.people.items(), parting.step.weights, strict=True)):
        colour = _COLOURS[n % len(_COLOURS)]
        x, y = place([shared[criterion] for criterion in parting.scores.criteria])
        end = place([there[criterion] for criterion in parting.scores.criteria])
        parts += _arrow((x, y), end, colour)
        below = y + 5
        while any(abs(below - line) < _LINE and abs(x - left) < WIDTH / 3 for left, line in lines):
            below += _LINE
        lines.append((x, below))
        room = WIDTH - x - 13 - _LETTER * len(name)
        anchor, left = ("start", x + 13) if room > 0 and (end[0] <= x or x < WIDTH / 2) else ("end", x - 13)
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8" fill="{colour}" stroke="#FFFFFF" stroke-width="2"/>'
            f'<text x="{left:.1f}" y="{below:.1f}" font-size="15" font-weight="bold" fill="{colour}" stroke="#FFFFFF" '
            f'stroke-width="4" paint-order="stroke" text-anchor="{anchor}">{escape(name)}</text>'
        )
    return parts


def _arrow(start: tuple[float, float], end: tuple[float, float], colour: str) -> list[str]:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5
    if length < _SEEN:
        return []
    ux, uy = dx / length, dy / length
    left = (end[0] - 9 * ux - 5 * uy, end[1] - 9 * uy + 5 * ux)
    right = (end[0] - 9 * ux + 5 * uy, end[1] - 9 * uy - 5 * ux)
    head = " ".join(f"{x:.1f},{y:.1f}" for x, y in (end, left, right))
    line = f'x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"'
    return [
        f'<line {line} stroke="{colour}" stroke-width="2.5"/>',
        f'<polygon points="{head}" fill="{colour}"/>',
    ]
