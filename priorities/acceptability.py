"""How often each priority holds each rank, over all weightings.

Three criteria: exact. Seen from one priority, every rival draws a line through the triangle: on one side the
rival is above. Along each such line the number of other rivals above changes only where lines cross, so after
sorting the crossings the border of "rank r or better" is known piece by piece, and Green's theorem turns it
into an area: O(n^3 log n) for all ranks of n priorities. Differences of scores are taken in whole numbers;
with scores in hundredths every product up to the one division per crossing is a whole number too, so lines
that are parallel or coincide are recognised for certain, and the areas err by about 1e-15.

Two criteria: exact. Four and more, and lists too long to be exact about: the share over random weightings, all
equally likely, with its standard error (rank acceptability of Lahdelma and Salminen, 2001, SMAA-2).

Ranks are competition ranks: two priorities with equal scores hold the better rank together, and a column may
then sum to more or less than 1. Priorities that are not fully scored are left out; their rows are missing.
"""

from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from priorities.fixed_point import BoolArray, IntArray, Scores, read_scores
from priorities.triangle import TRIANGLE, Polygon, area

Floats = npt.NDArray[np.float64]

DRAWS: Final = 20_000
"""Keeps the standard error of any share at or under 0.36 points, at a few hundredths of a second for 50 rows."""

MOST_EXACT: Final = 150
"""Four times the bundled list, in half a second; 1,000 rows, three minutes exactly, are sampled in two seconds."""

SEED: Final = 20190315
"""Any fixed number would do, so that the same list gives the same shares; this is the day of the SPB's paper."""

NOISE: Final = 1e-13
"""Well above the 1e-15 that areas err by, and far below any share that a screen could show."""

ROWS_AT_ONCE: Final = 2_000
"""Draws ranked at once: bounds the memory to 2,000 x the length of the list."""


def rank_acceptability(
    scores: Scores,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
) -> pd.DataFrame:
    """Share of all possible weights that give each priority each rank.

    Parameters
    ----------
    scores : priority x criterion, 0 to 10, missing where unscored.
    draws, seed : number of random weightings and where they start; used with four or more criteria, and from
        `MOST_EXACT` scored priorities on.

    Returns
    -------
    DataFrame
        Priority x rank (1 to n), shares from 0 to 1; rows sum to 1, rows of priorities that are not fully
        scored are missing. ``attrs``: ``exact`` (bool); where sampled also ``draws``, ``seed`` and
        ``standard_error`` (a list of rows as in the frame).

    Raises
    ------
    ScoreError, CriteriaError
        Where the scores cannot be read.
    """
    table = read_scores(scores)
    whole, names = table.scored, table.criteria
    n = len(whole)
    exactly = len(names) == 1 or (len(names) <= 3 and n <= MOST_EXACT)
    if not n:
        shares = np.zeros((0, 0))
    elif len(names) == 3 and exactly:
        shares = _over_triangle(whole, TRIANGLE)
    elif len(names) == 2 and exactly:
        shares = _over_line(whole)
    elif exactly:
        shares = _counted(whole.astype(float).T)
    else:
        weightings = np.random.default_rng(seed).dirichlet(np.ones(len(names)), size=draws)
        shares = _sampled(whole, weightings)
    return _framed(shares, table.index, table.complete, {} if exactly else {"draws": draws, "seed": seed})


def _framed(shares: Floats, index: "pd.Index[Any]", complete: BoolArray, sampling: dict[str, int]) -> pd.DataFrame:
    n = len(shares)
    values = np.full((len(index), n), np.nan)
    values[complete] = shares
    frame = pd.DataFrame(values, index=index, columns=pd.RangeIndex(1, n + 1, name="rank"))
    frame.attrs["exact"] = not sampling
    if sampling:
        errors = np.sqrt(values * (1 - values) / sampling["draws"])
        frame.attrs.update(sampling, standard_error=errors.tolist())
    return frame


# Three criteria ---------------------------------------------------------------------------------------


def _over_triangle(whole: IntArray, polygon: Polygon) -> Floats:
    """(n, n) exact shares over a polygon of weightings."""
    points = np.array([[c[0] / sum(c), c[1] / sum(c)] for c in polygon])
    edges = _plane_form(np.array(_edges(polygon), dtype=float))
    size = float(area(polygon)) / 2
    rows = whole.astype(object)
    shares = np.zeros((len(whole), len(whole)))
    for i in range(len(whole)):
        differences = (rows - rows[i]).astype(float)
        shares[i] = _rank_areas(_plane_form(differences), edges, points) / size
    return _tidy(shares)


def _edges(polygon: Polygon) -> list[tuple[int, int, int]]:
    """Lines through neighbouring corners, positive inside."""
    lines = []
    for p, q in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        lines.append((p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]))
    return lines


def _plane_form(d: Floats) -> Floats:
    """``d . w`` as ``a x + b y + c`` with x and y the first two weights and the third 1 - x - y."""
    return np.column_stack([d[:, 0] - d[:, 2], d[:, 1] - d[:, 2], d[:, 2]])


def _rank_areas(rivals: Floats, edges: Floats, corners: Floats) -> Floats:
    """Areas of the ranks 1 to n of one priority.

    Parameters
    ----------
    rivals : (n, 3) lines, positive where the rival is above; the priority itself is a row of zeros.
    edges, corners : (e, 3) and (e, 2), the polygon of weightings.
    """
    flat = (rivals[:, 0] == 0) & (rivals[:, 1] == 0)
    always_above = int((rivals[flat, 2] > 0).sum())
    lines = rivals[~flat]
    walks = np.vstack([lines, edges])
    crossing, slope, at_start = _crossings(walks, lines)
    start, end = _inside(lines, edges, corners)
    order = np.argsort(crossing, axis=1)
    steps = np.take_along_axis(np.sign(slope).astype(int), order, axis=1)
    above = always_above + np.cumsum(np.hstack([at_start.sum(axis=1)[:, None], steps]), axis=1)
    stops = np.clip(np.take_along_axis(crossing, order, axis=1), start[:, None], end[:, None])
    lengths = np.diff(np.hstack([start[:, None], stops, end[:, None]]), axis=1)
    n = len(rivals)
    k = len(lines)
    along = _summed(above[:k], -lines[:, 2:] * lengths[:k], n)
    border = _summed(above[k:], edges[:, 2:] * lengths[k:], n)
    or_better = (along + np.cumsum(border)) / 2
    return np.diff(or_better, prepend=0.0)


def _summed(above: npt.NDArray[np.int64], parts: Floats, n: int) -> Floats:
    return np.bincount(above.ravel(), weights=parts.ravel(), minlength=n)[:n].astype(float)


def _crossings(walks: Floats, lines: Floats) -> tuple[Floats, Floats, npt.NDArray[np.bool_]]:
    """Where each walk meets each rival's line, with what slope, and who is above where the walk starts.

    A walk along ``a x + b y + c = 0`` goes in the direction (-b, a) from the foot of the origin. The same
    point, from the same products, is used for both lines of a pair, so that the two agree on it to the bit.
    """
    a, b, c = (column[:, None] for column in walks.T)
    p, q, r = (column[None, :] for column in lines.T)
    slope = a * q - b * p
    x, y = b * r - c * q, c * p - a * r
    parallel = slope == 0
    safe = np.where(parallel, 1.0, slope)
    t = (a * (y / safe) - b * (x / safe)) / (a * a + b * b)
    side = b * x - a * y
    at_start = np.where(parallel, (side > 0) | ((side == 0) & _first_of_coinciding(walks, lines)), slope < 0)
    return np.where(parallel, np.inf, t), np.where(parallel, 0.0, slope), at_start


def _first_of_coinciding(walks: Floats, lines: Floats) -> npt.NDArray[np.bool_]:
    """Lines that coincide are taken as if an earlier one lay a hair beyond a later one.

    A border of the polygon is taken as if it lay a hair inside the line that coincides with it.
    """
    same_way = walks[:, :2] @ lines[:, :2].T > 0
    k = len(lines)
    earlier = np.arange(len(walks))[:, None] > np.arange(k)[None, :]
    return np.asarray(same_way & earlier)


def _inside(lines: Floats, edges: Floats, corners: Floats) -> tuple[Floats, Floats]:
    """Start and end, along each walk, of its part inside the polygon; equal where there is none."""
    t, slope, at_start = _crossings(lines, edges)
    outside = (slope == 0) & ~(at_start & _strictly(lines, edges))
    start = np.max(np.where(slope > 0, t, -np.inf), axis=1, initial=-np.inf)
    end = np.min(np.where(slope < 0, t, np.inf), axis=1, initial=np.inf)
    empty = outside.any(axis=1) | (end <= start)
    start, end = np.where(empty, 0.0, start), np.where(empty, 0.0, end)
    feet = _along(edges, corners), _along(edges, np.roll(corners, -1, axis=0))
    return np.concatenate([start, np.minimum(*feet)]), np.concatenate([end, np.maximum(*feet)])


def _strictly(lines: Floats, edges: Floats) -> npt.NDArray[np.bool_]:
    """Which lines do not coincide with which edges."""
    cross = np.cross(lines[:, None, :], edges[None, :, :])
    return np.asarray((cross != 0).any(axis=2))


def _along(edges: Floats, points: Floats) -> Floats:
    a, b = edges[:, 0], edges[:, 1]
    return np.asarray((a * points[:, 1] - b * points[:, 0]) / (a * a + b * b))


def _tidy(shares: Floats) -> Floats:
    """Take away rounding noise around 0 and 1; rows still sum to 1 within 1e-12."""
    shares = np.where(np.abs(shares) < NOISE, 0.0, shares)
    return np.where(np.abs(shares - 1) < NOISE, 1.0, shares)


# Two criteria -----------------------------------------------------------------------------------------


def _over_line(whole: IntArray) -> Floats:
    """(n, n) exact shares over the weights (x, 1 - x)."""
    first, second = (whole[:, k].astype(object) for k in (0, 1))
    stops = {Fraction(0), Fraction(1)}
    gaps = {(int(first[i] - first[j]), int(second[i] - second[j])) for i in range(len(whole)) for j in range(i)}
    stops.update(Fraction(b, b - a) for a, b in gaps if a * b < 0)
    shares = np.zeros((len(whole), len(whole)))
    for left, right in pairwise(sorted(stops)):
        middle = (left + right) / 2
        totals = first * middle.numerator + second * (middle.denominator - middle.numerator)
        ranks = (totals[None, :] > totals[:, None]).sum(axis=1)
        shares[np.arange(len(whole)), ranks] += float(right - left)
    return _tidy(shares)


# Four and more criteria -------------------------------------------------------------------------------


def _sampled(whole: IntArray, weightings: Floats) -> Floats:
    """(n, n) shares of the draws; equal rows are ranked once, so that they tie."""
    rows = whole.astype(float)
    rows, place, copies = np.unique(rows, axis=0, return_inverse=True, return_counts=True)
    counts = np.zeros((len(rows), len(whole)))
    for part in np.array_split(weightings, max(1, len(weightings) // ROWS_AT_ONCE)):
        counts += _counted_ranks(part @ rows.T, copies, len(whole))
    return np.asarray(counts[place.ravel()] / len(weightings))


def _counted(totals: Floats) -> Floats:
    rows, place, copies = np.unique(totals, axis=1, return_inverse=True, return_counts=True)
    return np.asarray(_counted_ranks(rows, copies, totals.shape[1])[place.ravel()])


def _counted_ranks(totals: Floats, copies: npt.NDArray[np.int64], n: int) -> Floats:
    """How often each different row holds each rank.

    Parameters
    ----------
    totals : (draws, rows).
    copies : (rows,) how many priorities share the row.
    n : number of priorities.
    """
    order = np.argsort(-totals, axis=1)
    sizes = copies[order]
    ranks = np.cumsum(sizes, axis=1) - sizes
    counts = np.bincount((order * n + ranks).ravel(), minlength=totals.shape[1] * n)
    return counts.reshape(totals.shape[1], n).astype(float)
