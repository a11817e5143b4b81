"""Finding themes: the same texts give the same themes, whatever their order, the process or the day."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator
from threadpoolctl import threadpool_limits

from engagement.errors import NotFitted, TooFewResponses
from engagement.themes import corpus, partition
from engagement.themes.corpus import Corpus
from engagement.themes.engines import choose_engine
from engagement.themes.known_titles import NEW, Known, known_titles
from engagement.themes.languages import set_apart
from engagement.themes.meaning import Meaning, Pair, in_context
from engagement.themes.naming import Name, name_themes
from engagement.themes.partition import Partition, Standing, voices
from engagement.themes.placer import Cut, Placer
from engagement.themes.progress import Progress, teller
from engagement.themes.quotes import LINES_AMONG, Likeness, telling_quotes, typical_line
from engagement.themes.stability import stability
from engagement.themes.sureness import least_vote
from engagement.themes.topics import TopicList
from engagement.themes.vectors import IN_THIS_PROCESS, Vectors

Labels = npt.NDArray[np.int64]
Rows = npt.NDArray[np.float64]

# Hennig (CSDA 52, 2007): a cluster whose mean overlap is under 0.5 is dissolved in resamples as often as not.
_FAIR = 0.5
# As many as the tree has leaves at most (`hierarchy`).
_MOST_CHOICES = 40
# Share of the people without whom what is new beside known topics is left alone. Not tuned.
_LEAST_SHARE_OF_NEW = 0.01
# People from which a group needs more than one of them. Not tuned.
_FEW_PEOPLE = 12
# Less than any voice.
_ANYBODY = 1e-9


class ThemeModel(BaseEstimator):  # type: ignore[misc]
    """Themes in answers, found from the answers and from the points that they make.

    Parameters
    ----------
    n_themes : number of themes; None for a suggested number.
    engine : "auto", "fast" or "careful".
    random_state : seed of the resamples behind `stability`; the themes themselves depend on no seed.
    place : "sure" leaves a point alone that fits no theme well; "all" puts every point somewhere.
    topics : known topics; points that one explains go there, and what none explains is found. None to find everything.

    Attributes
    ----------
    labels_ : (n,) main theme of each text, -1 where it has no words or stands alone.
    themes_ : by theme number: name, description, phrases (list), size (people), share (0-1), stability (0-1; NaN for a
        known topic), parent, topic (the known topic that it is; "" for a new theme), family (of that topic; "" for
        none).
    assignments_ : one row a segment: text (position), start, end (characters), theme (-1 where it stands alone),
        strength (0-1, how telling it is of its theme).
    engine_ : the engine used, "careful", "fast" or, where no vectors are installed, "plain"; `engine_reason_` says why.
    n_suggested_ : the number suggested for these texts.
    """

    def __init__(
        self,
        n_themes: int | None = None,
        engine: str = "auto",
        random_state: int = 0,
        place: Literal["sure", "all"] = "sure",
        topics: TopicList | None = None,
    ) -> None:
        self.n_themes = n_themes
        self.engine = engine
        self.random_state = random_state
        self.place = place
        self.topics = topics

    def fit(
        self,
        texts: Sequence[str],
        people: Sequence[Hashable] | None = None,
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
        people : who wrote each; a person has one voice, however much they write. None where each is somebody else's.
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
        tell = teller(progress, stop)
        with threadpool_limits(limits=1):
            self._apart = set_apart(corpus.read(texts, people, tell), everything=self.place == "all")
            reading = self._apart.rest
            if not reading.texts:
                raise TooFewResponses("There are no words to find themes in. Bring in answers first.")
            engine, reason = choose_engine(self.engine, reading.texts)
            meaning = Meaning(
                reading,
                careful=engine == "careful",
                vectors=vectors,
                progress=lambda share: tell("Reading sentences", 0.1 + 0.3 * share),
            )
            self._corpus, self._meaning, self._questions = reading, meaning, tuple(questions)
            self.engine_, self.engine_reason_ = engine, reason
            self._partition = self._group(tell)
            self._firm = self._stabilities(lambda share: tell("Trying how firm the themes are", 0.82 + 0.1 * share))
            self.n_suggested_ = self._partition.suggested
            self._likeness = self._likeness_of_anchors()
            tell("Naming the themes", 0.92)
            self._describe(self.n_themes or self.n_suggested_, tell)
        tell("Done", 1.0)
        return self

    def _group(self, tell: Progress) -> Partition:
        """Find the leaves that points stand in and the tree over them."""
        if self.topics is None:
            return partition.without_topics(self._corpus, self._meaning, self.n_themes, tell)
        return partition.with_topics(self._corpus, self._meaning, self.topics, self.n_themes, tell)

    def _likeness_of_anchors(self) -> Likeness:
        anchors = self._meaning.anchors
        owner = self._corpus.part(anchors).owner
        return Likeness(in_context(self._meaning.rows(anchors), owner), owner)

    def at(self, n_themes: int) -> ThemeModel:
        """Return the same themes cut at another number; cuts are nested: fewer themes are unions of more."""
        self._fitted()
        model = ThemeModel(n_themes, self.engine, self.random_state, self.place, self.topics)
        settings = self.get_params()
        model.__dict__.update({name: value for name, value in vars(self).items() if name not in settings})
        with threadpool_limits(limits=1):
            model._describe(n_themes)
        return model

    def choices(self) -> pd.DataFrame:
        """Return what speaks for each number of themes, since none is the right one.

        Returns
        -------
        pandas.DataFrame
            n_themes (2 to at most 40), stability (mean, 0-1), coverage (share of the texts with words whose main theme
            comes back in at least half of it, 0-1), largest (share of them in the largest theme, 0-1). Where topics are
            known, of what no topic explains.
        """
        self._fitted()
        rows = []
        hierarchy = self._partition.hierarchy
        if hierarchy is not None:
            texts = hierarchy.leaf_of_type[hierarchy.placement.text_type]
            for n_themes, firm in sorted(self._firm.items()):
                size = np.bincount(hierarchy.tree.cut(n_themes)[texts], minlength=len(firm)).astype(np.float64)
                share = size / size.sum()
                rows.append((n_themes, float(firm.mean()), float(share[firm >= _FAIR].sum()), float(share.max())))
        return pd.DataFrame(rows, columns=["n_themes", "stability", "coverage", "largest"])

    def quotes(self, theme: int, n: int = 10) -> list[int]:
        """Return positions of telling texts of a theme that differ from each other, the most telling first.

        None holds a word of harm: those are read whatever their theme, and quoted only where a person chose to.
        """
        self._fitted()
        points = self.assignments_[self.assignments_["theme"] == theme]
        number = self._apart.whole.place[points["text"]]
        strongest = points.groupby(number)["strength"].max()
        first = points["text"].groupby(number).min()
        texts = [self._apart.whole.texts[at] for at in strongest.index]
        return [int(first.iloc[at]) for at in telling_quotes(texts, strongest.to_numpy(), n)]

    def predict(self, texts: Sequence[str]) -> Labels:
        """Return the theme of new texts among those that stand, -1 where a text has no words or stands alone."""
        self._fitted()
        return self._placer(self._meaning.rows_of).place(texts)

    def placer(self) -> Placer:
        """Return what places any number of texts among these themes, here or in another process.

        What the sentence model would make of them is learnt from the texts that it read for this finding.
        """
        self._fitted()
        return self._placer(self._meaning.learnt_reader())

    def _placer(self, reader: Callable[[Corpus], Pair]) -> Placer:
        whole = self._apart.whole
        read = np.flatnonzero(whole.place >= 0)
        texts = (whole.texts[at] for at in whole.place[read])
        themes = dict(zip(texts, self.labels_[read].tolist(), strict=True))
        by_language = None if self._apart.everything else self._apart.themes(self._n_found)
        return Placer(self._partition, self._cut, reader, self._meaning.careful, themes, by_language)

    def _stabilities(self, progress: Callable[[float], None]) -> dict[int, Rows]:
        """How well what was found comes back, for each number of themes that it may be cut into."""
        hierarchy = self._partition.hierarchy
        if hierarchy is None:
            return {}
        finest, weights = hierarchy.tree.n_leaves, hierarchy.weights
        numbers = {*range(2, min(finest, _MOST_CHOICES) + 1), min(self.n_themes or 1, finest)}
        cuts = {k: hierarchy.tree.cut(k)[hierarchy.tree.leaves] for k in numbers}
        return stability(hierarchy.rows, weights, cuts, random_state=self.random_state, progress=progress)

    def _describe(self, n_themes: int, tell: Progress = lambda _doing, _share: None) -> None:
        tree, reading, standing = self._partition.tree, self._corpus, self._partition.standing
        groups = tree.cut(n_themes) if len(tree.leaves) else np.zeros(0, dtype=np.int64)
        self._theme_of_leaf, self._least = groups, least_vote(standing, float(reading.weights.sum()))
        size = voices(self._cut.of_points(standing), reading, int(groups.max(initial=-1)) + 1)
        if self.topics is not None and self.place == "sure":
            size = self._without_doubtful(size)
        self._theme_of_leaf = _by_size(size, self._fewest)[groups]
        of_point = self._cut.of_points(standing)
        self.labels_ = np.where(reading.place >= 0, self._cut.of_texts(of_point, standing, reading)[reading.place], -1)
        self.assignments_ = self._assign(of_point, standing)
        themes = self._table(of_point, tell)
        self._n_found = len(themes)
        self.labels_ = self._apart.labels(self.labels_, len(themes))
        self.assignments_ = self._apart.points(self.assignments_, len(themes))
        self.themes_ = self._apart.table(themes)

    @property
    def _cut(self) -> Cut:
        return Cut(self._theme_of_leaf, self._least, self.place == "all", self.topics is not None)

    def _without_doubtful(self, size: Rows) -> Rows:
        """Sizes of groups, nothing for what was found beside known topics but is small or does not come back."""
        firm = np.array(self._stability(len(size)))
        explained = np.isin(np.arange(len(size)), self._theme_of_leaf[self._partition.topic >= 0])
        least = _LEAST_SHARE_OF_NEW * self._corpus.weights.sum()
        return np.where(explained | ((firm >= _FAIR) & (size >= least)), size, 0.0)

    @property
    def _fewest(self) -> float:
        """Voices without which a group is no theme: one person alone is none, unless everything has to be placed."""
        return 1.5 if self.place == "sure" and self._corpus.weights.sum() >= _FEW_PEOPLE else _ANYBODY

    def _assign(self, of_point: Labels, standing: Standing) -> pd.DataFrame:
        """One row a point of each text asked about."""
        reading = self._corpus
        counts = reading.counts
        first = np.cumsum(counts) - counts
        with_words = np.flatnonzero(reading.place >= 0)
        number = counts[reading.place[with_words]]
        text = np.repeat(with_words, number)
        within = np.arange(len(text)) - np.repeat(np.cumsum(number) - number, number)
        rows = first[reading.place[text]] + within
        ends = np.array([span for spans in reading.spans for span in spans], dtype=np.int64)[rows]
        return pd.DataFrame(
            {
                "text": text,
                "start": ends[:, 0],
                "end": ends[:, 1],
                "theme": of_point[rows],
                "strength": self._telling(of_point, standing)[rows],
            }
        )

    def _telling(self, of_point: Labels, standing: Standing) -> Rows:
        """How telling each point is of its theme; those of texts that did not find the groups come last."""
        of_anchors = np.isin(self._corpus.owner, self._meaning.anchors)
        telling = 0.01 * standing.strength
        telling[of_anchors] = self._likeness.tellings(of_point[of_anchors], standing.strength[of_anchors])
        return np.asarray(telling.round(5))

    def _table(self, of_point: Labels, tell: Progress) -> pd.DataFrame:
        titles = self._known_titles()
        names = self._names(of_point, [title.title for title in titles], tell)
        n_people = len(np.unique(self._corpus.person))
        counts = self._people(len(names))
        return pd.DataFrame(
            {
                "name": [name.title for name in names],
                "description": self._lines(len(names)),
                "phrases": [list(name.phrases) for name in names],
                "size": counts,
                "share": [n / max(n_people, 1) for n in counts],
                "stability": self._stability(len(names)),
                "parent": self._parents(len(names)),
                "topic": [title.title for title in titles],
                "family": [title.family for title in titles],
            }
        )

    def _known_titles(self) -> list[Known]:
        leaf, topic = self._partition.standing.leaf, self._partition.topic
        if self.topics is None:
            return [NEW] * (int(self._theme_of_leaf.max(initial=-1)) + 1)
        size = voices(leaf, self._corpus, len(topic))
        return known_titles(self.topics, topic, self._theme_of_leaf, size)

    def _names(self, of_point: Labels, titles: Sequence[str], tell: Progress) -> list[Name]:
        """Names from the points of the texts that took part in finding the groups."""
        anchors = self._meaning.anchors
        part = self._corpus.part(anchors)
        writers = part.writers()
        names = name_themes(
            part.points(),
            [writers[text] for text in part.owner],
            of_point[np.isin(self._corpus.owner, anchors)],
            self._questions,
            titles=titles,
            read=self._meaning.read,
            rows=self._meaning.rows(anchors)[1],
            progress=lambda share: tell("Naming the themes", 0.92 + 0.07 * share),
        )
        self._shared = names.shared
        return names.names

    def _people(self, k: int) -> list[int]:
        """How many people speak of each theme."""
        points = self.assignments_[self.assignments_["theme"] >= 0]
        who = pd.Series(self._corpus.person[points["text"]])
        n = who.groupby(points["theme"].to_numpy()).nunique()
        return [int(n.get(theme, 0)) for theme in range(k)]

    def _lines(self, k: int) -> list[str]:
        """A typical line of each theme, of the points that are the most telling of it."""
        points = self.assignments_.assign(number=self._corpus.place[self.assignments_["text"]])
        points = points.sort_values(["strength", "number", "start"], ascending=[False, True, True])
        lines = []
        for theme in range(k):
            telling = points[points["theme"] == theme].head(LINES_AMONG)
            ends = zip(telling["number"], telling["start"], telling["end"], strict=True)
            words = [self._corpus.texts[number][start:end] for number, start, end in ends]
            line = typical_line(words, self._shared)
            lines.append(f"Typically: “{line}”" if line else "")
        return lines

    def _stability(self, k: int) -> list[float]:
        """How firmly each found theme came back; NaN for a known one, which no resample can move."""
        topic, hierarchy, firm = self._partition.topic, self._partition.hierarchy, np.full(k, np.nan)
        if hierarchy is None:
            return [float(value) for value in firm]
        number = len(np.unique(self._theme_of_leaf[topic < 0]))
        cut = hierarchy.tree.cut(max(number, 1))
        firmness = self._firm.get(int(cut.max()) + 1, np.ones(int(cut.max()) + 1))
        of_leaf = {
            int(leaf): float(firmness[group]) for leaf, group in zip(self._partition.leaf_here, cut, strict=True)
        }
        for theme in range(k):
            leaves = np.flatnonzero(self._theme_of_leaf == theme)
            if (topic[leaves] < 0).all():
                firm[theme] = float(np.mean([of_leaf.get(int(leaf), 1.0) for leaf in leaves]))
        return [float(value) for value in firm.round(4)]

    def _parents(self, k: int) -> list[int]:
        """The theme that each would stand in if there were half as many."""
        if not k:
            return []
        half = self._partition.tree.cut(max(1, k // 2))
        theme = self._theme_of_leaf
        self_of = np.where(self._partition.standing.leaf >= 0, half[self._partition.standing.leaf], -1)
        order = _by_size(voices(self_of, self._corpus, int(half.max(initial=-1)) + 1), 0.0)
        parent = np.zeros(k, dtype=np.int64)
        parent[theme[theme >= 0]] = order[half][theme >= 0]
        return [int(number) for number in parent]

    def _fitted(self) -> None:
        if not hasattr(self, "labels_"):
            raise NotFitted("Themes have not been found yet. Find them first.")


def _by_size(size: Rows, fewest: float) -> Labels:
    """New number of each group: most voices first, equals by the first leaf; -1 for one that is too small."""
    order = np.full(len(size), -1, dtype=np.int64)
    ranked = np.lexsort((np.arange(len(size)), -size.round(5)))
    ranked = ranked[size[ranked] >= fewest]
    order[ranked] = np.arange(len(ranked))
    return order
