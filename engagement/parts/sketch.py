"""The few thousand texts that find the groups, whatever the number of parts and the order in which they come.

Of all different texts the 8,000 of smallest hash: a draw that depends on the words alone, so that every part gives its
own 8,000 and the smallest of these are those of the whole (bottom-k sampling: Cohen and Kaplan, Summarizing data using
bottom-k sketches, PODC 2007).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from engagement.themes.meaning import ANCHORS

Numbers = npt.NDArray[np.uint64]

# Rows with which the texts go to the finding, at most: as many as an import holds. Of more each text keeps its share.
_MOST_ROWS = 200_000


@dataclass(frozen=True)
class Sketch:
    """Different texts of smallest hash, and who wrote them.

    Attributes
    ----------
    hashes, texts : (k,) in the order of the hashes.
    people : for each a number for everybody who wrote it, ascending.
    """

    hashes: Numbers
    texts: list[str]
    people: list[Numbers]

    def joined(self, second: Sketch) -> Sketch:
        """Return the texts of smallest hash of two parts."""
        entries: dict[tuple[int, str], list[Numbers]] = {}
        for part in (self, second):
            for number, text, who in zip(part.hashes.tolist(), part.texts, part.people, strict=True):
                entries.setdefault((number, text), []).append(who)
        smallest = sorted(entries)[:ANCHORS]
        return Sketch(
            np.array([number for number, _ in smallest], dtype=np.uint64),
            [text for _, text in smallest],
            [np.unique(np.concatenate(entries[key])) for key in smallest],
        )

    def rows(self) -> tuple[list[str], list[int]]:
        """Return each text as often as people wrote it, and who; of very many people each text keeps its share."""
        total = sum(map(len, self.people))
        share = min(1.0, _MOST_ROWS / max(total, 1))
        people = [who[: int(np.ceil(share * len(who)))].tolist() for who in self.people]
        texts = [text for text, who in zip(self.texts, people, strict=True) for _ in who]
        return texts, [person for who in people for person in who]


def sketch_of(texts: Sequence[str], people: Numbers, is_used: Callable[[str], bool]) -> Sketch:
    """Return the different texts of smallest hash.

    Parameters
    ----------
    texts : (n,) one a row.
    people : (n,) a number for who wrote each.
    is_used : whether a text says something.
    """
    code, different = pd.factorize(np.array(texts, dtype=object))
    hashes = pd.util.hash_array(different, categorize=False)
    entries: list[tuple[int, str, int]] = []
    for at in np.argsort(hashes, kind="stable"):
        if len(entries) == ANCHORS:
            break
        if is_used(different[at]):
            entries.append((int(hashes[at]), different[at], int(at)))
    entries.sort()
    order = np.argsort(code, kind="stable")
    ends = np.cumsum(np.bincount(code, minlength=len(different)))
    starts = np.concatenate([[0], ends[:-1]])
    return Sketch(
        np.array([number for number, _, _ in entries], dtype=np.uint64),
        [text for _, text, _ in entries],
        [np.unique(people[order[starts[at] : ends[at]]]) for _, _, at in entries],
    )
