"""Finding themes: the same texts give the same themes, whatever their order, the process or the day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator
from threadpoolctl import threadpool_limits

from engagement.errors import NotFitted, Stopped, TooFewResponses
from engagement.themes import corpus
from engagement.themes.corpus import Corpus
from engagement.themes.engines import choose_engine
from engagement.themes.features import phrase_vectors, unit
from engagement.themes.sentences import sentence_rows
from engagement.themes.hierarchy import Hierarchy, suggested_number
from engagement.themes.naming import name_themes
from engagement.themes.stability import stability
from engagement.themes.vectors import IN_THIS_PROCESS, Vectors
from engagement.themes.words import tokens

Progress = Callable[[str, float], None]
Labels = npt.NDArray[np.int64]

# Hennig (CSDA 52, 2007): a cluster whose mean overlap is under 0.5 is dissolved in resamples as often as not.
_FAIR = 0.5
# As many as the tree has leaves at most (`hierarchy`).
_MOST_CHOICES = 40
# Leading texts among which quotes that differ are looked for: a large theme need not be read whole. Not tuned.
_QUOTES_AMONG = 400


class ThemeModel(BaseEstimator):  # type: ignore[misc]
    """Themes in answers, found from the answers and from the points that they make.

    Parameters
    ----------
    n_themes : number of themes; None for a suggested number.
    engine : "auto", "fast" or "careful".
    random_state : seed of the resamples behind `stability`; the themes themselves depend on no seed.

    Attributes
    ----------
    labels_ : (n,) main theme of each text, -1 where it has no words.
    themes_ : by theme number: name, description, phrases (list), size (texts), share (0-1), stability (0-1), parent.
    assignments_ : one row a segment: text (position), start, end (characters), theme, strength (0-1).
    engine_ : the engine used, "careful", "fast" or, where no vectors are installed, "plain"; `engine_reason_` says why.
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
        vectors: Vectors = IN_THIS_PROCESS,
    ) -> ThemeModel:
        """Find themes.

        Parameters
        ----------
        texts : answers; blank ones get no theme.
        questions : the survey's questions, whose words never name a theme.
        progress : told what is being done and the share done (0-1).
        stop : asked between steps; True raises `Stopped`.
        vectors : where the careful engine keeps what it read, so that a second finding is quick.

        Raises
        ------
        TooFewResponses
            Where no text has a word.
        Stopped
            On request; nothing is changed.
        """
        tell = _teller(progress, stop)
        self._vectors = vectors
        with threadpool_limits(limits=1):
            reading = corpus.read(texts, tell=tell)
            if not reading.texts:
                raise TooFewResponses("There are no words to find themes in. Bring in answers first.")
            engine, reason = choose_engine(self.engine, reading.texts)
            suggested = suggested_number(reading.weights)
            hierarchy = Hierarchy(
                reading, self.n_themes or suggested, careful=engine == "careful", vectors=vectors, tell=tell
            )
            firm = self._stabilities(
                hierarchy, reading, lambda share: tell("Trying how firm the themes are", 0.82 + 0.1 * share)
            )
        tell("Naming the themes", 0.92)
        self._corpus, self._hierarchy, self._firm, self._questions = reading, hierarchy, firm, tuple(questions)
        self.engine_, self.engine_reason_, self.n_suggested_ = engine, reason, suggested
        self._describe(self.n_themes or suggested, tell)
        tell("Done", 1.0)
        return self

    def at(self, n_themes: int) -> ThemeModel:
        """Return the same themes cut at another number; cuts are nested: fewer themes are unions of more."""
        self._fitted()
        model = ThemeModel(n_themes, self.engine, self.random_state)
        for name in ("_corpus", "_hierarchy", "_firm", "_questions", "engine_", "engine_reason_", "n_suggested_"):
            setattr(model, name, getattr(self, name))
        model._describe(n_themes)
        return model

    def choices(self) -> pd.DataFrame:
        """Return what speaks for each number of themes, since none is the right one.

        Returns
        -------
        pandas.DataFrame
            n_themes (2 to at most 40), stability (mean, 0-1), coverage (share of the texts with words whose main theme
            comes back in at least half of it, 0-1), largest (share of them in the largest theme, 0-1).
        """
        self._fitted()
        rows = []
        for n_themes, firm in sorted(self._firm.items()):
            size = np.bincount(self._cut(n_themes)[self._text_leaf()], weights=self._corpus.weights)
            share = size / size.sum()
            rows.append((n_themes, float(firm.mean()), float(share[firm >= _FAIR].sum()), float(share.max())))
        return pd.DataFrame(rows, columns=["n_themes", "stability", "coverage", "largest"])

    def quotes(self, theme: int, n: int = 10) -> list[int]:
        """Return positions of telling texts of a theme that differ from each other, the most telling first."""
        self._fitted()
        telling = pd.DataFrame({"text": self.assignments_["text"], "telling": self._telling})
        points = telling[self.assignments_["theme"] == theme]
        ranked = points.sort_values(["telling", "text"], ascending=[False, True])["text"].drop_duplicates()
        places = {int(at): self._corpus.texts[self._corpus.place[at]] for at in ranked.head(_QUOTES_AMONG)}
        ordered = sorted(places, key=lambda at: not 8 <= len(places[at].split()) <= 60)
        quotes: list[int] = []
        for at in ordered:
            if all(_unlike(places[at], places[quote]) for quote in quotes):
                quotes.append(at)
            if len(quotes) == n:
                break
        return quotes

    def predict(self, texts: Sequence[str]) -> Labels:
        """Return the theme of new texts among those that stand, -1 where a text has no words."""
        self._fitted()
        reading = corpus.read(texts)
        if not reading.texts:
            return reading.place
        with threadpool_limits(limits=1):
            leaf = self._hierarchy.leaf_of_type[self._hierarchy.place(reading).text_type]
        number = {text: at for at, text in enumerate(self._corpus.texts)}
        text_number = np.array([number.get(text, -1) for text in reading.texts])
        leaf = np.where(text_number >= 0, self._text_leaf()[text_number], leaf)
        return np.where(reading.place >= 0, self._theme_of_leaf[leaf][reading.place], -1)

    def _stabilities(
        self, hierarchy: Hierarchy, reading: Corpus, progress: Callable[[float], None]
    ) -> dict[int, npt.NDArray[np.float64]]:
        finest = hierarchy.tree.n_leaves
        numbers = {*range(2, min(finest, _MOST_CHOICES) + 1), min(self.n_themes or 1, finest)}
        cuts = {k: hierarchy.tree.cut(k)[hierarchy.tree.leaves] for k in numbers}
        return stability(
            hierarchy.rows, reading.weights[hierarchy.anchors], cuts, random_state=self.random_state, progress=progress
        )

    def _text_leaf(self) -> Labels:
        return np.asarray(self._hierarchy.leaf_of_type[self._hierarchy.placement.text_type])

    def _cut(self, n_themes: int) -> Labels:
        return self._hierarchy.tree.cut(n_themes)

    def _describe(self, n_themes: int, tell: Progress = lambda _doing, _share: None) -> None:
        placement, reading = self._hierarchy.placement, self._corpus
        groups = self._cut(n_themes)
        order = self._by_size(groups)
        self._theme_of_leaf = order[groups]
        of_point = self._theme_of_leaf[self._hierarchy.leaf_of_type[placement.point_type]]
        self.labels_ = np.where(reading.place >= 0, self._theme_of_leaf[self._text_leaf()][reading.place], -1)
        self.assignments_, rows = self._assign(of_point)
        self._telling = self._typicality_of_points(of_point)[rows]
        firm = self._firm.get(len(order), np.ones(len(order)))
        self.themes_ = self._table(of_point, firm[np.argsort(order)], tell)

    def _by_size(self, groups: Labels) -> Labels:
        """New number of each group: most texts first, equals by the first leaf."""
        placement, k = self._hierarchy.placement, int(groups.max()) + 1
        pairs = np.unique(placement.owner * k + groups[self._hierarchy.leaf_of_type[placement.point_type]])
        size = np.bincount(pairs % k, weights=self._corpus.weights[pairs // k], minlength=k)
        order = np.empty(k, dtype=np.int64)
        order[np.lexsort((np.arange(k), -size))] = np.arange(k)
        return order

    def _assign(self, of_point: Labels) -> tuple[pd.DataFrame, Labels]:
        """One row a point of each text asked about, and the number of that point."""
        placement, reading = self._hierarchy.placement, self._corpus
        counts = reading.counts
        first = np.cumsum(counts) - counts
        with_words = np.flatnonzero(reading.place >= 0)
        number = counts[reading.place[with_words]]
        text = np.repeat(with_words, number)
        within = np.arange(len(text)) - np.repeat(np.cumsum(number) - number, number)
        rows = first[reading.place[text]] + within
        ends = np.array([span for spans in reading.spans for span in spans], dtype=np.int64)[rows]
        table = pd.DataFrame(
            {
                "text": text,
                "start": ends[:, 0],
                "end": ends[:, 1],
                "theme": of_point[rows],
                "strength": placement.strength[rows],
            }
        )
        return table, rows

    def _typicality_of_points(self, of_point: Labels) -> npt.NDArray[np.float64]:
        """How telling each point is of its theme: near a typical row that is itself near the theme's middle."""
        hierarchy, k = self._hierarchy, int(of_point.max()) + 1
        theme = self._theme_of_leaf[hierarchy.leaf_of_type]
        middle = unit(
            np.vstack(
                [
                    np.average(hierarchy.types[theme == t], axis=0, weights=hierarchy.weight_of_type[theme == t])
                    for t in range(k)
                ]
            )
        )
        typicality = np.einsum("ij,ij->i", hierarchy.types, middle[theme])
        return np.asarray((hierarchy.placement.strength * typicality[hierarchy.placement.point_type]).round(5))

    def _table(self, of_point: Labels, firm: npt.NDArray[np.float64], tell: Progress) -> pd.DataFrame:
        names = self._names(of_point, tell)
        size = self.assignments_.groupby("theme")["text"].nunique()
        counts = [int(size.get(theme, 0)) for theme in range(len(names))]
        return pd.DataFrame(
            {
                "name": [name.title for name in names],
                "description": ["" for name in names],
                "phrases": [list(name.phrases) for name in names],
                "size": counts,
                "share": [n / max(len(self.labels_), 1) for n in counts],
                "stability": firm,
                "parent": self._parents(len(names)),
            }
        )

    def _names(self, of_point: Labels, tell: Progress) -> Any:
        """Names from the points of the texts that took part in finding the groups."""
        placement, hierarchy = self._hierarchy.placement, self._hierarchy
        taking_part = np.flatnonzero(np.isin(placement.owner, hierarchy.anchors))
        anchors = self._corpus.part(hierarchy.anchors)
        people = [[int(o)] for o in placement.owner[taking_part]]
        careful = self.engine_ == "careful"
        rows = np.vstack([r[1:] for r in sentence_rows(anchors.texts, anchors.spans, vectors=self._vectors)]) if careful else None
        read = (lambda texts: np.vstack([r[0] for r in sentence_rows(texts, [[(0, len(t))] for t in texts], vectors=self._vectors)])) if careful else phrase_vectors
        return name_themes(
            anchors.points(),
            people,
            of_point[taking_part],
            self._questions,
            read=read,rows=rows,
            progress=lambda share: tell("Naming the themes", 0.92 + 0.07 * share),
        )

    def _parents(self, k: int) -> list[int]:
        """The theme that each would stand in if there were half as many."""
        half = self._cut(max(1, k // 2))
        parent = np.zeros(k, dtype=np.int64)
        parent[self._theme_of_leaf] = self._by_size(half)[half]
        return [int(number) for number in parent]

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


def _unlike(first: str, second: str) -> bool:
    a, b = set(tokens(first)), set(tokens(second))
    return len(a & b) < 0.6 * max(min(len(a), len(b)), 1)
