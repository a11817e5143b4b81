"""Which leaf every point stands in, known topics and found groups alike, and the one nested tree over the leaves.

Points that a known topic explains stand in its leaf. What none explains, or everything where no topics are known, is
grouped by how alike it is; a group that is a known topic in other words joins it. Topics of one family are joined
before any others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from engagement.themes.corpus import Corpus, Tell
from engagement.themes.features import unit
from engagement.themes.grouping import Tree, joined
from engagement.themes.hierarchy import Hierarchy, Placed, suggested_number
from engagement.themes.matching import Matching
from engagement.themes.meaning import Meaning, Pair, in_context
from engagement.themes.topics import TopicList

Rows = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]

# Texts looked at together: memory stays flat.
_CHUNK = 2_000
# People without whom a family is no theme: one in two hundred of all, at least three. Not tuned.
_FEWEST_PEOPLE, _ONE_IN = 3, 200
# Themes up to which each topic is one; of more, topics of a family are put together. Not tuned.
_EASY_TO_READ = 20
# Voices from which what no topic explains is grouped. As for a first theme in `suggested_number`.
_FEWEST_VOICES = 12
# Share of a found group's points that are nearest to one topic from which the group is that topic in other words; and
# how near they must be on average, a little under what one point must be. Not tuned.
_MOSTLY, _NEARLY = 0.5, 0.85


class Standing(NamedTuple):
    """Where the points of texts stand.

    Attributes
    ----------
    leaf, strength : (s,) the leaf of each point, -1 for none, and how near it is to it (0-1).
    explained : (s,) whether a topic explains it.
    voters, votes : (s, 6) the leaves nearest to a point that no topic explains, and what each says for it.
    whole : (m,) the leaf of each text as a whole, -1 for none.
    """

    leaf: Labels
    strength: Rows
    explained: Marks
    voters: Labels
    votes: Rows
    whole: Labels


@dataclass(frozen=True)
class Partition:
    """Leaves, and what stands in them.

    Attributes
    ----------
    tree : over the leaves.
    topic : (l,) the number of each leaf's topic, -1 for a found one.
    suggested : number of themes to begin with.
    standing : where the corpus stands.
    hierarchy : of what no topic explains, None where a topic explains all; `leaf_here` (l',) the leaf here of each
        there, and `texts` the number in the corpus of each text there.
    match : the known topics held against the corpus, None where there are none.
    """

    tree: Tree
    topic: Labels
    suggested: int
    standing: Standing
    hierarchy: Hierarchy | None
    leaf_here: Labels
    texts: Labels
    match: Matching | None = None

    def place(self, corpus: Corpus, pair: Pair, *, careful: bool) -> Standing:
        """Return where new texts stand, from the rows of texts and points; nothing that was found changes."""
        places = None
        if self.hierarchy is not None:
            places = self.hierarchy.place(corpus, _rows_at(corpus, pair) if careful else None)
        n = len(corpus.owner)
        topic, closeness = np.full(n, -1, dtype=np.int64), np.zeros(n)
        if self.match is not None:
            topic, closeness = self.match.of_new(in_context(pair, corpus.owner), corpus.points())
        leaf_of = np.full(int(topic.max(initial=-1)) + 2, -1, dtype=np.int64)
        for leaf, number in enumerate(self.topic.tolist()):
            if 0 <= number < len(leaf_of) - 1:
                leaf_of[number] = leaf
        groups_here = None
        if places is not None and self.hierarchy is not None:
            groups_here = _Grouped(places, np.ones(n, dtype=bool), self.leaf_here[self.hierarchy.leaf_of_type])
        return _standing(corpus, _Explained(leaf_of[topic], closeness), groups_here)


def without_topics(corpus: Corpus, meaning: Meaning, n_themes: int | None, tell: Tell) -> Partition:
    """Return what is found without known topics."""
    suggested = suggested_number(corpus.weights)
    reader = meaning.rows if meaning.careful else None
    hierarchy = Hierarchy(corpus, n_themes or suggested, anchors=meaning.anchors, reader=reader, tell=tell)
    leaves = np.arange(hierarchy.tree.n_leaves)
    none = _Explained(np.full(len(corpus.owner), -1, dtype=np.int64), np.zeros(len(corpus.owner)))
    everything = np.ones(len(corpus.owner), dtype=bool)
    standing = _standing(corpus, none, _Grouped(hierarchy.placement, everything, hierarchy.leaf_of_type))
    return Partition(
        hierarchy.tree,
        np.full(len(leaves), -1, dtype=np.int64),
        suggested,
        standing,
        hierarchy,
        leaves,
        np.arange(len(corpus.texts)),
    )


def with_topics(corpus: Corpus, meaning: Meaning, topics: TopicList, n_themes: int | None, tell: Tell) -> Partition:
    """Return what a list of topics explains, with what is found in the rest."""
    rows, middle = _rows_of_points(corpus, meaning)
    match = Matching(topics, meaning.read, rows, corpus.points(), middle, careful=meaning.careful)
    topic, closeness = _without_rare(match.topic_, match.topics.families, corpus), match.closeness_
    marks = topic < 0
    hierarchy, groups, texts = _grouped(corpus, meaning, marks, n_themes, tell)
    n_topics = len(match.topics.topics)
    joins = np.zeros(0, dtype=np.int64)
    places = None
    if hierarchy is not None:
        places = hierarchy.placement
        own = hierarchy.leaf_of_type[places.point_type]
        joins = _known_in_other_words(match, marks, groups[own])[groups]
        joins = np.where(joins >= 0, joins, n_topics + np.arange(len(joins)))
    if hierarchy is None and marks.all():
        return without_topics(corpus, meaning, n_themes, tell)
    leaves = np.union1d(topic[~marks], joins) if len(joins) else np.unique(topic[~marks])
    number = np.full(n_topics + len(joins) + 1, -1, dtype=np.int64)
    number[leaves] = np.arange(len(leaves))
    groups_here = (
        _Grouped(places, marks, number[joins][hierarchy.leaf_of_type]) if hierarchy is not None and places else None
    )
    standing = _standing(corpus, _Explained(number[topic], closeness), groups_here)
    families = match.topics.families
    within = [families[at] if at < n_topics else families.max() + 1 + groups[at - n_topics] for at in leaves.tolist()]
    tree, families_here = _tree(standing.leaf, rows, corpus, np.unique(within, return_inverse=True)[1].ravel())
    n_found = len(np.unique(groups[joins >= n_topics])) if len(joins) else 0
    suggested = max(families_here, min(_EASY_TO_READ, int((leaves < n_topics).sum()) + n_found))
    return Partition(
        tree, np.where(leaves < n_topics, leaves, -1), suggested, standing, hierarchy, number[joins], texts, match
    )


class _Explained(NamedTuple):
    """The leaf of each point that a topic explains, -1 for the others, and how near it is."""

    leaf: Labels
    closeness: Rows


class _Grouped(NamedTuple):
    """Where the other points were placed, which these are, and the leaf here of each typical row there."""

    places: Placed
    marks: Marks
    leaf_of_type: Labels


def _standing(corpus: Corpus, explained: _Explained, groups: _Grouped | None) -> Standing:
    """Known leaves where there are, else the leaf of what was found."""
    n, is_known = len(explained.leaf), explained.leaf >= 0
    leaf, strength = explained.leaf.copy(), np.where(is_known, explained.closeness, 0.0)
    voters, votes = np.full((n, 1), -1, dtype=np.int64), np.zeros((n, 1))
    whole = None
    if groups is not None:
        places, at = groups.places, np.flatnonzero(groups.marks)
        width = places.voters.shape[1]
        voters, votes = np.full((n, width), -1, dtype=np.int64), np.zeros((n, width))
        voters[at], votes[at] = groups.leaf_of_type[places.voters.astype(np.int64)], places.votes
        takes = ~is_known[at]
        leaf[at[takes]] = groups.leaf_of_type[places.point_type][takes]
        strength[at[takes]] = places.strength[takes]
        whole = groups.leaf_of_type[places.text_type] if groups.marks.all() and not is_known.any() else None
    whole = strongest(corpus, leaf, strength) if whole is None else whole
    return Standing(leaf, strength, is_known, voters, votes, whole)


def strongest(corpus: Corpus, label: Labels, strength: Rows) -> Labels:
    """Return for each text the label that its points speak for most, -1 where none does; equals by number."""
    texts = np.full(len(corpus.texts), -1, dtype=np.int64)
    inside = np.flatnonzero(label >= 0)
    if not len(inside):
        return texts
    k = int(label.max()) + 1
    pairs, inverse = np.unique(corpus.owner[inside] * k + label[inside], return_inverse=True)
    sums = np.bincount(inverse.ravel(), weights=strength[inside]).round(5)
    order = np.lexsort((-(pairs % k), sums))
    texts[pairs[order] // k] = pairs[order] % k
    return texts


def _rows_at(corpus: Corpus, pair: Pair) -> Callable[[Labels], Pair]:
    counts = corpus.counts
    first = np.cumsum(counts) - counts

    def rows(at: Labels) -> Pair:
        points = np.concatenate([np.arange(first[n], first[n] + counts[n]) for n in at])
        return pair[0][at], pair[1][points]

    return rows


def _rows_of_points(corpus: Corpus, meaning: Meaning) -> tuple[Rows, Rows]:
    """(s, d) what every point means, and the middle of all texts."""
    parts, total = [], None
    for start in range(0, len(corpus.texts), _CHUNK):
        part = corpus.between(start, start + _CHUNK)
        pair = meaning.rows(np.arange(start, start + len(part.texts)))
        parts.append(in_context(pair, part.owner).astype(np.float32))
        total = pair[0].sum(axis=0) + (0.0 if total is None else total)
    return np.vstack(parts), np.asarray(total) / len(corpus.texts)


def _without_rare(topic: Labels, families: Labels, corpus: Corpus) -> Labels:
    """Topics again, -1 where so few people speak of the whole family that it is no theme."""
    family = np.where(topic >= 0, families[topic], -1)
    least = max(_FEWEST_PEOPLE, corpus.weights.sum() / _ONE_IN)
    return np.where((topic >= 0) & (voices(family, corpus, int(families.max()) + 1)[family] >= least), topic, -1)


def voices(label: Labels, corpus: Corpus, k: int) -> Rows:
    """Return (k,) the voices of the texts that have a point of each label."""
    inside = label >= 0
    pairs = np.unique(corpus.owner[inside] * k + label[inside])
    return np.bincount(pairs % k, weights=corpus.weights[pairs // k], minlength=k).astype(np.float64)


def _grouped(
    corpus: Corpus, meaning: Meaning, marks: Marks, n_themes: int | None, tell: Tell
) -> tuple[Hierarchy | None, Labels, Labels]:
    """Groups in the marked points, the group of each leaf, and whose each text is; none where there is little."""
    less, numbers = corpus.only(marks)
    if min(less.weights.sum(), len(less.texts)) < _FEWEST_VOICES:
        return None, np.zeros(0, dtype=np.int64), numbers
    anchors = np.flatnonzero(np.isin(numbers, meaning.anchors))
    number = suggested_number(less.weights)
    number = min(number, max(1, n_themes // 2)) if n_themes else number
    reader = _what_is_left(corpus, meaning, marks, less, numbers) if meaning.careful else None
    hierarchy = Hierarchy(less, number, anchors=anchors, reader=reader, tell=tell)
    return hierarchy, hierarchy.tree.cut(number), numbers


def _what_is_left(
    corpus: Corpus, meaning: Meaning, marks: Marks, less: Corpus, numbers: Labels
) -> Callable[[Labels], Pair]:
    """Rows of what is left of texts: of its points as they were read, and of their mean."""
    counts, counts_left = corpus.counts, less.counts
    first = np.cumsum(counts) - counts

    def rows(at: Labels) -> Pair:
        texts = numbers[at]
        stays = np.concatenate([marks[first[n] : first[n] + counts[n]] for n in texts])
        points = meaning.rows(texts)[1][stays]
        whole = np.zeros((len(at), points.shape[1]))
        np.add.at(whole, np.repeat(np.arange(len(at)), counts_left[at]), points)
        return unit(whole), points

    return rows


def _known_in_other_words(match: Matching, marks: Marks, group: Labels) -> Labels:
    """For each group of the marked points the topic that it is in other words, -1 for none."""
    best, closeness = match.best_[marks], match.closeness_[marks]
    topics = np.full(int(group.max()) + 1, -1, dtype=np.int64)
    for number in range(len(topics)):
        inside = np.flatnonzero(group == number)
        votes = np.bincount(best[inside], minlength=1)
        topic = int(votes.argmax())
        if (
            votes[topic] > _MOSTLY * len(inside)
            and closeness[inside][best[inside] == topic].mean() >= _NEARLY * match.least
        ):
            topics[number] = topic
    return topics


def _tree(leaf: Labels, rows: Rows, corpus: Corpus, within: Labels) -> tuple[Tree, int]:
    """The tree over the leaves, those of one family or found group joined first, and how many of these there are."""
    n = len(within)
    inside = leaf >= 0
    sums = np.zeros((n, rows.shape[1]))
    np.add.at(sums, leaf[inside], rows[inside])
    middles = sums / np.maximum(np.bincount(leaf[inside], minlength=n), 1)[:, None]
    weights = np.maximum(voices(leaf, corpus, max(n, 1)), 1e-9)[:n]
    joins = joined(np.round(middles, 6), np.arange(n), weights, within) if n else np.zeros((0, 2), dtype=np.int64)
    return Tree(np.arange(n), joins), int(within.max(initial=-1)) + 1
