"""Quotes: the most telling texts of a theme that differ from each other, and a typical line in people's own words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt
from scipy.stats import rankdata

from engagement.themes.features import unit
from engagement.themes.safeguarding import safeguarding
from engagement.themes.words import is_empty, stem, tokens

Labels = npt.NDArray[np.int64]
Rows = npt.NDArray[np.float64]

# Leading texts among which quotes that differ are looked for: a large theme need not be read whole. Not tuned.
_AMONG = 400
# Texts as telling as each other to this many digits are ordered by length; see `_FEW_WORDS` and `_MANY_WORDS`.
_DIGITS = 2
# Words of a quote that reads well: enough to say something, few enough to be read aloud. Not tuned.
_FEW_WORDS, _MANY_WORDS = 8, 60
# Points of a theme among which its typical line is looked for. Not tuned.
LINES_AMONG = 40
# Words of a line beside a title.
_LINE = (2, 14)
# Points around a point that are asked whether they stand in its theme, and points among which they are looked for. Of
# 10 to 60 around it the share of quotes that fit is the same within a hundredth; the second is not tuned.
_NEIGHBOURS, _NEIGHBOURS_AMONG = 20, 4_000
# Points held against the others at once: memory stays flat.
_BLOCK = 1_000
# Share of the words of the shorter from which two texts say the same.
_SAME = 0.6


def telling_quotes(texts: Sequence[str], telling: npt.NDArray[np.float64], most: int) -> list[int]:
    """Return positions of quotes, the most telling first; length breaks ties, none says what another says.

    Parameters
    ----------
    texts : of one theme.
    telling : (n,) how telling each is.
    most : quotes at most; none holds a word of harm.
    """
    lengths = np.array([len(text.split()) for text in texts], dtype=np.int64)
    too_long = ~((lengths >= _FEW_WORDS) & (lengths <= _MANY_WORDS))
    order = np.lexsort((np.arange(len(texts)), -telling, too_long, -np.round(telling, _DIGITS)))[:_AMONG]
    harm = safeguarding([texts[at] for at in order])
    quotes: list[int] = []
    for at, harmful in zip(order.tolist(), harm.tolist(), strict=True):
        if len(quotes) == most:
            break
        if not harmful and all(_differ(texts[at], texts[quote]) for quote in quotes):
            quotes.append(at)
    return quotes


def _differ(first: str, second: str) -> bool:
    a, b = set(tokens(first)), set(tokens(second))
    return len(a & b) < _SAME * max(min(len(a), len(b)), 1)


def typical_line(points: Sequence[str], shared: Collection[str]) -> str:
    """Return the first short point whose every word other people use too and that holds no harm; "" for none.

    Parameters
    ----------
    points : of one theme, the most telling first.
    shared : stems that two people and more use.
    """
    lines = [" ".join(point.split()).strip(" .,;:!-") for point in points]
    fitting = [line for line in lines if _LINE[0] <= len(line.split()) <= _LINE[1] and _is_shared(line, shared)]
    harm = safeguarding(fitting)
    return next((line for line, harmful in zip(fitting, harm.tolist(), strict=True) if not harmful), "")


def _is_shared(line: str, shared: Collection[str]) -> bool:
    content = [stem(word) for word in tokens(line) if not is_empty(word)]
    return bool(content) and "[" not in line and all(word in shared for word in content)


class Likeness:
    """How alike the points of a finding are, however they are put into themes.

    Parameters
    ----------
    rows : (n, d) what the points mean, of length 1.
    owner : (n,) the text of each.
    """

    def __init__(self, rows: Rows, owner: Labels) -> None:
        self._rows = unit(rows - rows.mean(axis=0)).astype(np.float32)
        self._nearest, self._weight = _neighbours(self._rows, owner)

    def tellings(self, theme: Labels, strength: Rows) -> Rows:
        """Return (n,) how telling points are of their theme, 0-1: the mean of three ranks within it.

        The ranks are by strength, by nearness to the middle of the theme, and by how near the points around it are that
        stand in the same theme.

        Parameters
        ----------
        theme : (n,) the theme of each, -1 for none.
        strength : (n,) how near each is to its typical row.
        """
        score = np.zeros(len(theme))
        if theme.max(initial=-1) < 0:
            return score
        middle = middles(self._rows.astype(np.float64), theme, int(theme.max()) + 1)
        for number in range(len(middle)):
            inside = np.flatnonzero(theme == number)
            nearness = np.round(self._rows[inside] @ middle[number], 5)
            around = (self._weight[inside] * (theme[self._nearest[inside]] == number)).mean(axis=1).round(5)
            ranks = [rankdata(values) for values in (strength[inside], nearness, around)]
            score[inside] = np.mean(ranks, axis=0) / max(len(inside), 1)
        return score.round(5)


def _neighbours(rows: npt.NDArray[np.float32], owner: Labels) -> tuple[Labels, npt.NDArray[np.float32]]:
    """For each point those nearest to it that are of other texts, and their squared cosines."""
    among = np.unique(np.linspace(0, len(rows) - 1, min(len(rows), _NEIGHBOURS_AMONG)).astype(np.int64))
    number = min(_NEIGHBOURS, len(among))
    nearest, weight = [], []
    for start in range(0, len(rows), _BLOCK):
        cosines = np.round(rows[start : start + _BLOCK] @ rows[among].T, 5)
        cosines[owner[start : start + _BLOCK, None] == owner[among]] = 0.0
        at = np.argpartition(-cosines, number - 1, axis=1)[:, :number]
        nearest.append(among[at])
        weight.append(np.clip(np.take_along_axis(cosines, at, axis=1), 0.0, None) ** 2)
    return np.vstack(nearest), np.vstack(weight)


def middles(rows: Rows, labels: Labels, k: int) -> Rows:
    """Return (k, d) the mean row of each label, of length 1; zeros for one without rows.

    Parameters
    ----------
    rows, labels : (n, d) and (n,), -1 for a row of no label.
    """
    sums = np.zeros((k, rows.shape[1]))
    np.add.at(sums, labels[labels >= 0], rows[labels >= 0])
    return unit(sums)
