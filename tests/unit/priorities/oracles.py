"""Slow and plain second ways to the same answers, in exact fractions: nothing here uses the package."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

import pandas as pd

Row = Sequence[Fraction | int]
Point = tuple[Fraction, Fraction]

CRITERIA = ["collaboration", "health_burden", "regional_action"]


def frame(rows: Sequence[Sequence[float]], names: str | Sequence[str] = "abcdefghijklmnop") -> pd.DataFrame:
    """Scores on the three criteria (or c0, c1 ... for another number), one letter a priority."""
    m = len(rows[0])
    columns = CRITERIA if m == 3 else [f"c{k}" for k in range(m)]
    return pd.DataFrame(list(rows), index=list(names)[: len(rows)], columns=columns)


def weights(*values: float, m: int = 3) -> dict[str, float]:
    """Weights of the criteria in order."""
    return dict(zip(CRITERIA if m == 3 else [f"c{k}" for k in range(m)], values, strict=True))


def total(row: Row, w: Row) -> Fraction:
    return sum((Fraction(s) * Fraction(x) for s, x in zip(row, w, strict=True)), Fraction(0))


def ranks(rows: Sequence[Row], w: Row) -> list[int]:
    """Competition ranks by counting who is strictly higher."""
    totals = [total(row, w) for row in rows]
    return [1 + sum(other > mine for other in totals) for mine in totals]


def top_set(rows: Sequence[Row], w: Row, k: int) -> set[int]:
    return {i for i, rank in enumerate(ranks(rows, w)) if rank <= k}


def _side(line: tuple[Fraction, Fraction, Fraction], p: Point) -> Fraction:
    a, b, c = line
    return a * p[0] + b * p[1] + c


def _difference(row: Row, other: Row) -> tuple[Fraction, Fraction, Fraction]:
    """Gap between two rows as a x + b y + c over weights (x, y, 1 - x - y)."""
    d = [Fraction(s) - Fraction(t) for s, t in zip(row, other, strict=True)]
    return d[0] - d[2], d[1] - d[2], d[2]


def _cut(polygon: list[Point], line: tuple[Fraction, Fraction, Fraction]) -> list[Point]:
    """Part of a polygon on the positive side of a line."""
    kept: list[Point] = []
    for p, q in zip(polygon, polygon[1:] + polygon[:1], strict=True):
        here, there = _side(line, p), _side(line, q)
        if here >= 0:
            kept.append(p)
        if here * there < 0:
            t = here / (here - there)
            kept.append((p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])))
    return kept


def area(polygon: Sequence[Point]) -> Fraction:
    """Share of the triangle x, y >= 0, x + y <= 1 (its area is one half)."""
    points = list(polygon)
    return abs(
        sum(
            (p[0] * q[1] - q[0] * p[1] for p, q in zip(points, points[1:] + points[:1], strict=True)),
            Fraction(0),
        )
    )


def cells(rows: Sequence[Row], start: list[Point] | None = None) -> list[list[Point]]:
    """The triangle cut along every line on which two rows tie; no two rows swap inside a cell."""
    zero, one = Fraction(0), Fraction(1)
    pieces = [start or [(zero, zero), (one, zero), (zero, one)]]
    for row, other in combinations(rows, 2):
        line = _difference(row, other)
        if any(line):
            opposite = tuple(-v for v in line)
            pieces = [part for piece in pieces for part in (_cut(piece, line), _cut(piece, opposite)) if area(part)]
    return pieces


def acceptability(rows: Sequence[Row], start: list[Point] | None = None) -> list[list[Fraction]]:
    """Share of all possible weights in which each row holds each rank, cell by cell."""
    shares = [[Fraction(0)] * len(rows) for _ in rows]
    pieces = cells(rows, start)
    whole = sum((area(piece) for piece in pieces), Fraction(0))
    for piece in pieces:
        x = sum((p[0] for p in piece), Fraction(0)) / len(piece)
        y = sum((p[1] for p in piece), Fraction(0)) / len(piece)
        for i, rank in enumerate(ranks(rows, (x, y, 1 - x - y))):
            shares[i][rank - 1] += area(piece) / whole
    return shares


def nearest_change(rows: Sequence[Row], w: Sequence[int], k: int) -> Fraction | None:
    """Least share of weight to move until a cell with another top set is reached; None if there is none."""
    here = top_set(rows, w, k)
    at = [Fraction(x, sum(w)) for x in w]
    found = []
    for piece in cells(rows):
        x, y = (sum((p[i] for p in piece), Fraction(0)) / len(piece) for i in (0, 1))
        if top_set(rows, (x, y, 1 - x - y), k) != here:
            found.append(min(_moved(at, p) for p in _nearest_candidates(piece, at)))
    return min(found, default=None)


def _moved(at: Sequence[Fraction], p: Point) -> Fraction:
    there = (p[0], p[1], 1 - p[0] - p[1])
    return sum((abs(a - b) for a, b in zip(at, there, strict=True)), Fraction(0)) / 2


def _nearest_candidates(piece: list[Point], at: Sequence[Fraction]) -> list[Point]:
    """Corners of a cell, points of its sides where one weight is as now, and the present point if inside."""
    one = Fraction(1)
    lines = [(one, Fraction(0), -at[0]), (Fraction(0), one, -at[1]), (one, one, at[2] - 1)]
    sides = list(zip(piece, piece[1:] + piece[:1], strict=True))
    points = list(piece)
    for line in lines:
        for p, q in sides:
            here, there = _side(line, p), _side(line, q)
            if here * there < 0:
                t = here / (here - there)
                points.append((p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])))
    turns = [(q[0] - p[0]) * (at[1] - p[1]) - (q[1] - p[1]) * (at[0] - p[0]) for p, q in sides]
    if min(turns) >= 0 or max(turns) <= 0:
        points.append((at[0], at[1]))
    return points
