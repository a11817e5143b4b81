"""Quotes: the most telling texts of a theme that differ from each other, and a typical line in people's own words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt
from scipy.stats import rankdata

from engagement.themes.features import unit
from engagement.themes.safeguarding import safeguarding
from engagement.themes.segments import spans_of
from engagement.themes.words import is_empty, stem, tokens

Labels = npt.NDArray[np.int64]
Rows = npt.NDArray[np.float64]

# Leading texts among which quotes that differ are looked for: a large theme need not be read whole. Not tuned.
_AMONG = 400
# Texts as telling as each other to this many digits are ordered by length; see `_FEW_WORDS` and `_MANY_WORDS`.
_DIGITS = 2
# Words of a quote that reads well: enough to say something, few enough to be read aloud. Not tuned.
_FEW_WORDS, _MANY_WORDS = 8, 60
# Words of a line beside a title.
_LINE = (2, 14)
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


def typical_line(quotes: Sequence[str], shared: Collection[str]) -> str:
    """Return the first short point of quotes whose every word other people use too; "" where there is none.

    Parameters
    ----------
    quotes : the most telling first.
    shared : stems that two people and more use.
    """
    for quote in quotes:
        for start, end in spans_of(quote):
            line = " ".join(quote[start:end].split()).strip(" .,;:!-")
            words = tokens(line)
            content = [stem(word) for word in words if not is_empty(word)]
            if (
                _LINE[0] <= len(line.split()) <= _LINE[1]
                and content
                and "[" not in line
                and all(word in shared for word in content)
            ):
                return line
    return ""


def tellings(rows: Rows, theme: Labels, strength: Rows, closeness: Rows) -> Rows:
    """Return (n,) how telling points are of their theme, 0-1: the mean of three ranks within it.

    The ranks are by strength, by how much nearer the point is to the middle of its theme than to that of any other, and
    by how near its neighbourhood is to the middle of the theme's neighbourhoods.

    Parameters
    ----------
    rows : (n, d) what the points mean, of length 1.
    theme : (n,) the theme of each, -1 for none.
    strength, closeness : (n,) each.
    """
    score = np.zeros(len(theme))
    members = theme >= 0
    if not members.any():
        return score
    k = int(theme.max()) + 1
    centred = unit(rows - rows[members].mean(axis=0))
    cosines = np.round(centred @ middles(centred, theme, k).T, 5)
    own = np.take_along_axis(cosines, np.maximum(theme, 0)[:, None], axis=1).ravel()
    np.put_along_axis(cosines, np.maximum(theme, 0)[:, None], -1.0, axis=1)
    margin = own - (cosines.max(axis=1) if k > 1 else 0.0)
    for number in range(k):
        inside = np.flatnonzero(theme == number)
        ranks = [rankdata(values[inside]) for values in (strength, margin, closeness)]
        score[inside] = np.mean(ranks, axis=0) / max(len(inside), 1)
    return score.round(5)


def middles(rows: Rows, labels: Labels, k: int) -> Rows:
    """Return (k, d) the mean row of each label, of length 1; zeros for one without rows.

    Parameters
    ----------
    rows, labels : (n, d) and (n,), -1 for a row of no label.
    """
    sums = np.zeros((k, rows.shape[1]))
    np.add.at(sums, labels[labels >= 0], rows[labels >= 0])
    return unit(sums)
