"""Texts that copy each other: grouped by the runs of words they share, around one text each and never in a chain."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

Words = Sequence[str]

# Broder (1997) takes runs of a few words; six words in a row are seldom said twice by chance. Not tuned.
RUN_OF_WORDS = 6
# Half of the shorter text: a template with a paragraph of one's own stays a copy. Not tuned.
_LEAST_CONTAINMENT = 0.5
# Texts looked at for each run: keeps the work linear where thousands begin alike; they join by other runs. Not tuned.
_MOST_HOLDERS = 400


def runs_of(texts: Sequence[Words]) -> list[list[int]]:
    """Return the runs of six words of each text in order, as numbers: equal runs have equal numbers, in every call.

    Numbers are 64-bit hashes; two of a million different runs meet with a chance of one in thirty million.
    """
    numbers: dict[str, int] = {}
    for text in texts:
        for word in text:
            if word not in numbers:
                numbers[word] = int.from_bytes(hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest())
    flat = np.fromiter((numbers[word] for text in texts for word in text), dtype=np.uint64)
    mixed = flat * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(32)
    hashes = np.zeros(max(len(flat) - RUN_OF_WORDS + 1, 0), dtype=np.uint64)
    for place in range(RUN_OF_WORDS):
        hashes = hashes * np.uint64(0x100000001B3) + mixed[place : place + len(hashes)]
    runs, start = [], 0
    for text in texts:
        runs.append(hashes[start : max(start + len(text) - RUN_OF_WORDS + 1, start)].tolist())
        start += len(text)
    return runs


def groups_of(runs: Sequence[Iterable[int]], weights: Sequence[int]) -> list[list[int]]:
    """Group texts of which at least half of the shorter one's runs stand in the other (containment; Broder 1997).

    Parameters
    ----------
    runs : of each text, as `runs_of` returns them.
    weights : how many sent each text; groups form around those that most sent.

    Returns
    -------
    list of lists of positions
        Each text in one group: that of the text it shares most with. Who quotes two texts joins one of them, and does
        not join the two.
    """
    own = [set(text) for text in runs]
    counts = Counter(chain.from_iterable(own))
    # Most texts share no run with any: each is a group of its own, and nothing more is done about it.
    alone = {text for text, its_runs in enumerate(own) if all(counts[run] == 1 for run in its_runs)}
    neighbours = (text for text in range(len(own)) if text not in alone)
    order = sorted(neighbours, key=lambda text: (-weights[text], len(own[text]), text))
    groups = _around_leaders(own, order)
    cores = [(group, core_of([own[text] for text in group])) for group in groups if len(group) > 1]
    singles = [group[0] for group in groups if len(group) == 1]
    texts = [core for _, core in cores] + [own[text] for text in singles]
    members = [group for group, _ in cores] + [[text] for text in singles]
    joined = _around_leaders(texts, range(len(texts)))
    grouped = [[text for number in group for text in members[number]] for group in joined]
    return [*grouped, *([text] for text in sorted(alone))]


def core_of(runs: Sequence[set[int]]) -> set[int]:
    """Return the runs that at least half of some texts hold; of two texts, those of the first."""
    if len(runs) <= 2:
        return runs[0]
    counts = Counter(run for text in runs for run in text)
    return {run for run, count in counts.items() if 2 * count >= len(runs)}


def uncovered(words: Words, runs: Sequence[int], core: set[int]) -> list[str]:
    """Return the words of a text that stand in no run of a core."""
    covered = [False] * len(words)
    for place, run in enumerate(runs):
        if run in core:
            covered[place : place + RUN_OF_WORDS] = [True] * RUN_OF_WORDS
    return [word for word, inside in zip(words, covered, strict=True) if not inside]


def _around_leaders(own: Sequence[set[int]], order: Iterable[int]) -> list[list[int]]:
    """Each text joins the leader it shares most with; one that shares too little with all leads a group."""
    places = list(order)
    counts = Counter(chain.from_iterable(own[text] for text in places))
    # Most runs stand in one text alone: they lead nowhere.
    common = {text: [run for run in own[text] if counts[run] > 1] for text in places}
    holders: dict[int, list[int]] = defaultdict(list)
    groups: dict[int, list[int]] = {}
    for text in places:
        shared = Counter(chain.from_iterable(holders[run] for run in common[text] if run in holders))
        size = len(own[text])
        fit = [
            (alike, -leader)
            for leader, alike in shared.items()
            if alike >= _LEAST_CONTAINMENT * min(size, len(own[leader]))
        ]
        if fit:
            groups[-max(fit)[1]].append(text)
            continue
        groups[text] = [text]
        for run in common[text]:
            if len(holders[run]) < _MOST_HOLDERS:
                holders[run].append(text)
    return list(groups.values())
