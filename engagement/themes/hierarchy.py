"""The lie of the texts: which lie together, the tree over them, and where any other text or point belongs.

Up to 8,000 distinct texts all take part in finding the groups; of more, 8,000 drawn by a fixed seed do, and the others
go to the group whose typical rows they are nearest to, as single points and new texts do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from engagement.themes.corpus import Corpus, Tell
from engagement.themes.features import Features, unit
from engagement.themes.grouping import SMALL_GROUPS, Labels, centres, group, small_groups, smooth, tree
from engagement.themes.meaning import WEIGHT_OF_WHOLE_TEXT, Pair

_Rows = tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]
Reader = Callable[[Labels], Pair]

# Texts placed at once: memory stays flat and the progress line moves.
_CHUNK = 2_000
# Leaves at most, and so the largest number of themes that a finding can be cut into without being found again: more
# than a room can read. At least twelve texts each on average, so that a leaf is more than a coincidence; not tuned.
_FINEST = 40
_FEWEST_PER_LEAF = 12
# Typical rows that vote on how surely a point belongs: of 5, 10 and 20 the placed points of NHS v6 are .73, .73, .74
# pure at a coverage of 70%, of phase 1 .72, .72, .71, of banking77 .68, .66, .64.
_VOTES = 6
# People under which every three make a theme; the cube root from there on, times this, as for a first look. Not tuned.
_FEW, _FINE = 12, 1.15
# People a theme in small files, and themes of a hundred people; see `suggested_number`.
_PEOPLE_A_THEME, _MANY = 8, 14
# Cosines are rounded to this before they decide anything: the last bits of a sum differ between processors.
_DIGITS = 5


class Placed(NamedTuple):
    """Where texts and their points belong.

    Attributes
    ----------
    text_type : (m,) the type (a row of `Hierarchy.types`) of each text.
    owner : (s,) for each point, text by text, its text's number.
    point_type, strength : (s,) its type and the cosine with it, 0 to 1.
    voters, votes : (s, 6) the types nearest to each point, and what each says for its own theme: the squared cosine,
        the more the more texts are of that type.
    """

    text_type: Labels
    owner: Labels
    point_type: Labels
    strength: npt.NDArray[np.float64]
    voters: npt.NDArray[np.int16]
    votes: npt.NDArray[np.float32]


class _Own(NamedTuple):
    """The leaf of each text that took part, and the type that is the text alone; -1 where there is none."""

    leaf: Labels
    type: Labels


def _nothing(n: int) -> _Own:
    """What n texts stand in that took no part."""
    return _Own(np.full(n, -1, dtype=np.int64), np.full(n, -1, dtype=np.int64))


class Hierarchy:
    """Groups found in corpus.

    Attributes
    ----------
    anchors : numbers of the distinct texts that took part.
    rows, weights : (a, d) their smoothed rows, and (a,) their voices.
    tree : over them.
    types : (t, d) typical rows, several a leaf; `leaf_of_type` says whose.
    placed : where the corpus belongs.
    """

    def __init__(
        self,
        corpus: Corpus,
        n_themes: int,
        *,
        anchors: Labels,
        reader: Reader | None,
        tell: Tell = lambda _doing, _share: None,
    ) -> None:
        self.anchors = anchors
        sample = corpus.part(anchors)
        self.weights = sample.weights
        whole = reader(anchors)[0] if reader is not None else None
        self._features = Features(sample.texts, whole, _between(tell, "Weighing words", 0.45, 0.5))
        features = self._features.rows_
        self.rows = smooth(features, _between(tell, "Comparing answers with their neighbours", 0.5, 0.6))
        tell("Putting similar answers together", 0.6)
        self._find_groups(sample.weights, n_themes, tell)
        alone = self._find_types(features, sample.weights)
        tell("Placing every point", 0.66)
        own = _nothing(len(corpus.texts))
        own.leaf[anchors], own.type[anchors] = self.tree.leaves, alone
        self.placement = self._place_all(corpus, own, reader, _between(tell, "Placing every point", 0.66, 0.82))

    def place(self, corpus: Corpus, reader: Reader | None) -> Placed:
        """Return where other texts and their points belong; nothing that was found changes.

        Parameters
        ----------
        corpus : the texts.
        reader : numbers of texts -> their rows and those of their points by the sentence model; None without it.
        """
        return self._place_all(corpus, _nothing(len(corpus.texts)), reader, lambda _share: None)

    def _find_groups(self, weights: npt.NDArray[np.float64], n_themes: int, tell: Tell) -> None:
        n = len(self.rows)
        finest = max(n_themes, min(_FINEST, n // _FEWEST_PER_LEAF))
        self.small = small_groups(self.rows, weights, max(SMALL_GROUPS, 4 * finest))
        tell("Putting similar answers together", 0.63)
        labels = group(self.rows, weights, min(n_themes, n), self.small)
        self.tree = tree(self.rows, labels, weights, finest, self.small)

    def _find_types(self, features: npt.NDArray[np.float32], weights: npt.NDArray[np.float64]) -> Labels:
        """The mean row of each small group within a leaf; of one text alone only where the leaf has no other.

        Returned is for each text the type that is the text alone, -1 for none.
        """
        pairs, pair = np.unique(np.stack([self.tree.leaves, self.small]), axis=1, return_inverse=True)
        pair = pair.ravel()
        number = np.bincount(pair)
        most = np.zeros(self.tree.n_leaves, dtype=np.int64)
        np.maximum.at(most, pairs[0], number)
        typical = (number > 1) | (most[pairs[0]] == 1)
        place = np.where(typical & (number == 1), np.cumsum(typical) - 1, -1)
        self.types = unit(centres(features, pair, weights))[typical].astype(np.float32)
        self.leaf_of_type = pairs[0][typical]
        self.weight_of_type = np.bincount(pair, weights=weights)[typical]
        return np.asarray(place[pair])

    def _place_all(self, corpus: Corpus, own: _Own, reader: Reader | None, progress: Callable[[float], None]) -> Placed:
        rows_of = self._rows_of_points(corpus, progress) if reader is None else self._rows_in_context(reader)
        parts, n = [], len(corpus.texts)
        for start in range(0, n, _CHUNK):
            part = corpus.between(start, start + _CHUNK)
            numbers = np.arange(start, min(start + _CHUNK, n))
            parts.append(
                self._place_some(rows_of(part, numbers), part, _Own(own.leaf[numbers], own.type[numbers]), start)
            )
            progress(0.5 + 0.5 * min(1.0, (start + _CHUNK) / n))
        return Placed(*(np.concatenate(column) for column in zip(*parts, strict=True)))

    def _rows_of_points(self, corpus: Corpus, progress: Callable[[float], None]) -> Callable[[Corpus, Labels], _Rows]:
        """For the fast engine each different point is read once, and a text is the mean of its points."""
        points = sorted(
            {point for start in range(0, len(corpus.texts), _CHUNK) for point in corpus.points(start, _CHUNK)}
        )
        rows = []
        for start in range(0, len(points), _CHUNK):
            rows.append(self._features.rows(points[start : start + _CHUNK]))
            progress(0.5 * start / len(points))
        number, point_rows = {point: at for at, point in enumerate(points)}, np.vstack(rows)

        def rows_of(part: Corpus, _numbers: Labels) -> _Rows:
            own_rows = point_rows[[number[point] for point in part.points()]]
            length = np.array([end - start for spans in part.spans for start, end in spans], dtype=np.float64)
            return unit(centres(own_rows, part.owner, length)).astype(np.float32), own_rows

        return rows_of

    def _rows_in_context(self, reader: Reader) -> Callable[[Corpus, Labels], _Rows]:
        """For the careful engine each point is read inside its text."""

        def rows_of(part: Corpus, numbers: Labels) -> _Rows:
            whole, points = reader(numbers)
            return self._features.rows(part.texts, whole), self._features.rows(part.points(), points)

        return rows_of

    def _place_some(self, rows: _Rows, part: Corpus, own: _Own, first: int) -> Placed:
        whole, points = rows
        cosines = np.round(whole @ self.types.T, _DIGITS)
        elsewhere = (self.leaf_of_type[None, :] != own.leaf[:, None]) & (own.leaf[:, None] >= 0)
        text_type = np.where(elsewhere, -2.0, cosines).argmax(axis=1)
        owner, counts = part.owner, part.counts
        cosines = cosines[owner]
        several = np.flatnonzero(counts[owner] > 1)
        if len(several):
            leaning = unit(points[several] + WEIGHT_OF_WHOLE_TEXT * whole[owner[several]]).astype(np.float32)
            cosines[several] = np.round(leaning @ self.types.T, _DIGITS)
        point_type = self._point_types(cosines, owner, text_type, counts)
        strength = np.clip(cosines[np.arange(len(owner)), point_type], 0.0, 1.0).astype(np.float64)
        voters, votes = self._voters(cosines, own.type[owner])
        return Placed(text_type, owner + first, point_type, strength.round(_DIGITS), voters, votes)

    def _voters(
        self, cosines: npt.NDArray[np.float32], own_type: Labels
    ) -> tuple[npt.NDArray[np.int16], npt.NDArray[np.float32]]:
        """The nearest types and their votes; a type that is the text alone does not speak for itself."""
        alone = np.flatnonzero(own_type >= 0)
        cosines = cosines.copy()
        cosines[alone, own_type[alone]] = -1.0
        number = min(_VOTES, cosines.shape[1])
        voters = np.sort(np.argpartition(-cosines, number - 1, axis=1)[:, :number], axis=1)
        close = np.clip(np.take_along_axis(cosines, voters, axis=1), 0.0, None)
        weight = np.sqrt(self.weight_of_type) / np.sqrt(self.weight_of_type).mean()
        return voters.astype(np.int16), (close**2 * weight[voters]).astype(np.float32)

    def _point_types(
        self, cosines: npt.NDArray[np.float32], owner: Labels, text_type: Labels, counts: Labels
    ) -> Labels:
        """The nearest type of each point; where none is of the text's own leaf, the point least against goes there."""
        leaf = self.leaf_of_type
        types = cosines.argmax(axis=1)
        home = np.where(leaf[None, :] == leaf[text_type[owner]][:, None], cosines, -2.0)
        detour = cosines.max(axis=1) - home.max(axis=1)
        types[counts[owner] == 1] = text_type[owner[counts[owner] == 1]]
        ends = np.cumsum(counts)
        at_home = np.bincount(owner, weights=leaf[types] == leaf[text_type[owner]], minlength=len(counts)) > 0
        for text in np.flatnonzero(~at_home):
            points = np.arange(ends[text] - counts[text], ends[text])
            least = points[detour[points].argmin()]
            types[least] = home[least].argmax()
        return np.asarray(types, dtype=np.int64)


def _between(tell: Tell, doing: str, low: float, high: float) -> Callable[[float], None]:
    return lambda share: tell(doing, low + (high - low) * share)


def suggested_number(weights: Sequence[float] | npt.NDArray[np.float64]) -> int:
    """Return a number of themes to begin with: one in eight people up to 14, then slowly more, at most twenty.

    Parameters
    ----------
    weights : voices of the texts; their sum is the number of people.

    Notes
    -----
    People who code a hundred answers use 14 codes and more, six to fourteen of them for one answer in 25. Matched F1
    with the codes of 4% and more, mean of three draws of 100, 200 and 400 answers each: ANES .38, .57, .64 and NHS v6
    .29, .30, .30 at 1.15 times the cube root, as it was; .80, .74, .81 and .34, .32, .33 so.
    """
    total = float(np.sum(weights))
    if total < _FEW:
        return max(1, int(total // 3))
    few = max(_FINE * total ** (1 / 3), total / _PEOPLE_A_THEME)
    return int(np.clip(round(min(few, _MANY + 2 * np.log10(max(total, 100.0) / 100))), 1, 20))
