"""Finding themes: the same texts give the same themes, whatever their order, the process or the day."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator
from threadpoolctl import threadpool_limits

from engagement.errors import NotFitted, Stopped, TooFewResponses
from engagement.themes.features import careful_features, fast_features, unit, word_vectors
from engagement.themes.firmness import stability
from engagement.themes.grouping import by_size, centres, cut, group, smooth, tree
from engagement.themes.naming import name_themes
from engagement.themes.segments import Segment, split
from engagement.themes.words import stop_words, tokens

Progress = Callable[[str, float], None]

_FINEST = 40
_CONTEXT = 0.6
# About half a minute of reading on two cores.
_CAREFUL_UP_TO = 4_000


class ThemeModel(BaseEstimator):  # type: ignore[misc]
    """Themes in answers, found from the points that the answers make.

    Parameters
    ----------
    n_themes : number of themes; None for a suggested number.
    engine : "auto", "fast" or "careful".
    random_state : seed; the same seed gives the same themes.

    Attributes
    ----------
    labels_ : (n,) main theme of each text, -1 where it has no words.
    themes_ : by theme number: name, description, phrases (list), size (texts), share (0-1), stability (0-1), parent.
    assignments_ : one row a segment: text (position), start, end (characters), theme, strength (0-1).
    engine_ : the engine used.
    n_suggested_ : the number suggested for these texts.
    """

    def __init__(self, n_themes: int | None = None, engine: str = "auto", random_state: int = 0) -> None:
        self.n_themes = n_themes
        self.engine = engine
        self.random_state = random_state

    def fit(
        self,
        texts: Sequence[str],
        y: None = None,  # noqa: ARG002  scikit-learn passes it
        *,
        questions: Iterable[str] = (),
        progress: Progress | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> ThemeModel:
        """Find themes.

        Parameters
        ----------
        texts : answers; blank ones get no theme.
        questions : the survey's questions, whose words never name a theme.
        progress : told what is being done and the share done (0-1).
        stop : asked between steps; True raises `Stopped`.

        Raises
        ------
        TooFewResponses
            Where no text has a word.
        Stopped
            On request; nothing is changed.
        """
        tell = _teller(progress, stop)
        tell("Reading the responses", 0.02)
        texts = [unicodedata.normalize("NFC", str(text)) for text in texts]
        segments = [segment for segment in split(texts) if _has_content(_words(texts, segment))]
        if not segments:
            raise TooFewResponses("There are no words to find themes in. Bring in responses first.")
        points, inverse, weights = _canonical([_words(texts, segment) for segment in segments])
        with threadpool_limits(limits=1):
            rows = self._rows(points, _neighbours(texts, segments, inverse), tell)
            tell("Putting similar points together", 0.55)
            self._group(rows, weights)
            tell("Trying how firm the themes are", 0.7)
            firm = stability(rows, weights, self._point_labels, random_state=self.random_state)
        tell("Naming the themes", 0.92)
        self._texts, self._segments, self._points = texts, segments, points
        self._inverse, self._weights, self._rows_ = inverse, weights, rows
        self._questions = tuple(questions)
        self._describe(firm)
        tell("Done", 1.0)
        return self

    def at(self, n_themes: int) -> ThemeModel:
        """Return the same themes cut at another number; cuts are nested: fewer themes are unions of more."""
        self._fitted()
        other = ThemeModel(n_themes, self.engine, self.random_state)
        other.__dict__.update({name: value for name, value in self.__dict__.items() if name.startswith("_")})
        other.engine_, other.n_suggested_ = self.engine_, self.n_suggested_
        other.n_themes = n_themes
        other._point_labels = other._cut(n_themes)
        with threadpool_limits(limits=1):
            firm = stability(self._rows_, self._weights, other._point_labels, random_state=self.random_state)
        other._describe(firm)
        return other

    def quotes(self, theme: int, n: int = 10) -> list[int]:
        """Return positions of telling texts of a theme that differ from each other, the most telling first."""
        self._fitted()
        held = self.assignments_[self.assignments_["theme"] == theme]
        ranked = held.sort_values(["strength", "text"], ascending=[False, True])["text"].drop_duplicates()
        lengths = {position: len(self._texts[position].split()) for position in ranked}
        ordered = sorted(ranked, key=lambda position: not 8 <= lengths[position] <= 60)
        chosen: list[int] = []
        for position in ordered:
            if all(_unlike(self._texts[position], self._texts[other]) for other in chosen):
                chosen.append(int(position))
            if len(chosen) == n:
                break
        return chosen

    def predict(self, texts: Sequence[str]) -> npt.NDArray[np.int64]:
        """Return the theme of new texts among those that stand, -1 where a text has no words."""
        self._fitted()
        asked = [unicodedata.normalize("NFC", str(text)) for text in texts]
        known = dict(zip(self._points, self._point_labels, strict=True))
        labels = np.full(len(asked), -1, dtype=np.int64)
        parts = [part for part in split(asked) if _has_content(_words(asked, part))]
        if not parts:
            return labels
        middle, vectors = self._word_centres(), word_vectors([_words(asked, part) for part in parts])
        near = np.argmax(unit(vectors) @ middle.T, axis=1)
        votes: dict[int, dict[int, int]] = {}
        for part, place in zip(parts, near, strict=True):
            theme = int(known.get(_words(asked, part), place))
            counted = votes.setdefault(part.text, {})
            counted[theme] = counted.get(theme, 0) + part.end - part.start
        for position, counted in votes.items():
            labels[position] = min(counted, key=lambda theme: (-counted[theme], theme))
        return labels

    def _rows(self, points: list[str], beside: list[list[int]], tell: Progress) -> npt.NDArray[np.float64]:
        self.engine_ = self._chosen(len(points))
        tell("Weighing words", 0.05)
        if self.engine_ == "careful":
            features = careful_features(
                points, self.random_state, lambda share: tell("Reading sentences", 0.05 + 0.4 * share)
            )
        else:
            features = fast_features(points, self.random_state)
        tell("Comparing points with their neighbours", 0.48)
        return smooth(_in_context(np.asarray(features, dtype=np.float64), beside))

    def _chosen(self, n_points: int) -> str:
        if self.engine != "auto":
            return self.engine
        return "careful" if n_points <= _CAREFUL_UP_TO else "fast"

    def _group(self, rows: npt.NDArray[np.float64], weights: npt.NDArray[np.float64]) -> None:
        total = weights.sum()
        self.n_suggested_ = (
            int(np.clip(round(1.15 * total ** (1 / 3)), 1, 20)) if total >= 12 else max(1, int(total // 3))
        )
        wanted = min(self.n_themes or self.n_suggested_, len(rows))
        finest = min(max(wanted, min(_FINEST, len(rows) // 12)), len(rows))
        self._leaves = group(rows, weights, finest, self.random_state)
        self._joins = tree(rows, self._leaves, weights)
        self._point_labels = by_size(self._cut(wanted), weights)

    def _cut(self, n_themes: int) -> npt.NDArray[np.int64]:
        leaves = int(self._leaves.max()) + 1
        return cut(self._joins, leaves, max(1, min(n_themes, leaves)))[self._leaves]

    def _describe(self, firm: npt.NDArray[np.float64]) -> None:
        own = self._point_labels
        self.assignments_ = self._assign(own)
        self.labels_ = _main_themes(self.assignments_, len(self._texts))
        names = name_themes(self._points, self._weights, own, self._questions, word_vectors)
        size = self.assignments_.groupby("theme")["text"].nunique()
        counts = [int(size.get(theme, 0)) for theme in range(len(names))]
        self.themes_ = pd.DataFrame(
            {
                "name": [name.title for name in names],
                "description": [name.description for name in names],
                "phrases": [list(name.phrases) for name in names],
                "size": counts,
                "share": [n / max(len(self._texts), 1) for n in counts],
                "stability": firm,
                "parent": [self._parent(theme) for theme in range(len(names))],
            }
        )

    def _parent(self, theme: int) -> int:
        half = max(1, (int(self._point_labels.max()) + 1) // 2)
        return int(self._cut(half)[self._point_labels == theme][0])

    def _assign(self, own: npt.NDArray[np.int64]) -> pd.DataFrame:
        middle = unit(centres(self._rows_, own, self._weights))
        strength = np.clip(np.einsum("ij,ij->i", self._rows_, middle[own]), 0, 1).round(6)
        place = self._inverse
        return pd.DataFrame(
            {
                "text": [segment.text for segment in self._segments],
                "start": [segment.start for segment in self._segments],
                "end": [segment.end for segment in self._segments],
                "theme": own[place],
                "strength": strength[place],
            }
        )

    def _word_centres(self) -> npt.NDArray[np.float64]:
        return unit(centres(unit(word_vectors(self._points)), self._point_labels, self._weights))

    def _fitted(self) -> None:
        if not hasattr(self, "labels_"):
            raise NotFitted("Themes have not been found yet. Find them first.")


def _teller(progress: Progress | None, stop: Callable[[], bool] | None) -> Progress:
    def tell(doing: str, share: float) -> None:
        if stop is not None and stop():
            raise Stopped("Stopped. The themes that stood before still stand.")
        if progress is not None:
            progress(doing, share)

    return tell


def _words(texts: Sequence[str], segment: Segment) -> str:
    return " ".join(texts[segment.text][segment.start : segment.end].split())


def _has_content(point: str) -> bool:
    return any(word not in stop_words() for word in tokens(point))


def _canonical(points: list[str]) -> tuple[list[str], npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Distinct points in the order of the alphabet, where each point went, and how often each occurs."""
    distinct = sorted(set(points))
    place = {point: number for number, point in enumerate(distinct)}
    inverse = np.array([place[point] for point in points], dtype=np.int64)
    return distinct, inverse, np.bincount(inverse, minlength=len(distinct)).astype(np.float64)


def _neighbours(texts: Sequence[str], segments: Sequence[Segment], inverse: npt.NDArray[np.int64]) -> list[list[int]]:
    """The points of each distinct text, texts in the order of the alphabet, so that sums run in one order."""
    held: dict[str, list[int]] = {}
    seen: dict[str, int] = {}
    for segment, point in zip(segments, inverse.tolist(), strict=True):
        text = texts[segment.text]
        if seen.setdefault(text, segment.text) == segment.text:
            held.setdefault(text, []).append(point)
    return [held[text] for text in sorted(held)]


def _in_context(features: npt.NDArray[np.float64], beside: list[list[int]]) -> npt.NDArray[np.float64]:
    """Each point leaning towards the whole answer it stands in: a short point is read with what surrounds it."""
    lean = np.zeros_like(features)
    for together in beside:
        lean[together] += features[together].mean(axis=0)
    return unit(features + _CONTEXT * unit(lean))


def _main_themes(assignments: pd.DataFrame, n: int) -> npt.NDArray[np.int64]:
    """The theme that most characters of a text speak of; equals by the smaller number."""
    labels = np.full(n, -1, dtype=np.int64)
    length = (assignments["end"] - assignments["start"]).rename("length")
    told = length.groupby([assignments["text"], assignments["theme"]]).sum().reset_index()
    told = told.sort_values(["text", "length", "theme"], ascending=[True, False, True]).drop_duplicates("text")
    labels[told["text"].to_numpy()] = told["theme"].to_numpy()
    return labels


def _unlike(one: str, other: str) -> bool:
    a, b = set(tokens(one)), set(tokens(other))
    return len(a & b) < 0.6 * max(min(len(a), len(b)), 1)
