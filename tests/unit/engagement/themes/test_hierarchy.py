"""Real comments in another order, process or thread count give the same themes, to the byte; all texts find a place."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from benchmarks.theming.corpora import load
from engagement.themes import meaning
from engagement.themes.corpus import read
from engagement.themes.hierarchy import Hierarchy, suggested_number

ROOT = Path(__file__).resolve().parents[4]
SCRIPT = """
import hashlib, json, random, sys
from engagement.themes import ThemeModel
from engagement.themes.vectors import MemoryVectors

told = []
for engine, texts in json.load(sys.stdin):
    order = list(range(len(texts)))
    if int(sys.argv[1]):
        random.Random(int(sys.argv[1])).shuffle(order)
    model = ThemeModel(12, engine=engine).fit([texts[at] for at in order], vectors=MemoryVectors())
    found = model.assignments_.assign(text=model.assignments_["text"].map(order.__getitem__))
    found = found.sort_values(["text", "start"]).to_csv(index=False) + model.themes_.to_csv()
    main = [int(label) for _, label in sorted(zip(order, model.labels_))]
    told.append(hashlib.sha256((found + str(main)).encode()).hexdigest())
print(json.dumps(told))
"""


def hashes(asked, *, shuffle: int, threads: str) -> list[str]:
    environment = {**os.environ, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads, "PYTHONHASHSEED": threads}
    command = [sys.executable, "-c", SCRIPT, str(shuffle)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    return list(json.loads(done.stdout))


@pytest.mark.slow
def test_order_process_and_threads_change_nothing():
    """Four corpora, 700 texts fast and 80 careful: the same assignments, main themes, names and firmness.

    Each finding takes 15 seconds of a core: every run has one in another order with more threads than there are cores,
    the nightly run one more.
    """
    names = ("nhs_v6_several", "nhs_phase1", "banking77", "tweet")
    corpora = {name: load(name) for name in names}
    absent = [name for name, corpus in corpora.items() if corpus is None]
    if absent:
        pytest.skip(f"not beside the project: {', '.join(absent)}")
    asked = [("fast", corpus.texts[:700]) for corpus in corpora.values()]
    asked += [("careful", corpus.texts[:80]) for corpus in corpora.values()]
    first = hashes(asked, shuffle=0, threads="1")

    assert hashes(asked, shuffle=9, threads="4") == first
    if os.environ.get("EXPLORER_NIGHTLY"):
        assert hashes(asked, shuffle=5, threads="2") == first


BUSES = [f"the {a} bus is {b}" for a in ("night", "school", "first", "last") for b in ("late", "full", "cold", "slow")]
FLATS = [f"{a} in the {b} flat" for a in ("damp", "mould", "mice", "leaks") for b in ("old", "top", "new", "first")]


def found(texts, n_themes=2):
    corpus = read(texts)
    return Hierarchy(corpus, n_themes, anchors=meaning.anchors_of(len(corpus.texts)), reader=None)


def test_texts_that_took_no_part_are_placed_with_their_like(monkeypatch):
    """Of 32 texts 20 are drawn; the others go where texts about the same stand."""
    monkeypatch.setattr(meaning, "ANCHORS", 20)
    texts = sorted([*BUSES, *FLATS])
    there = found(texts)
    leaf = there.leaf_of_type[there.placement.text_type]
    theme = there.tree.cut(2)[leaf]

    assert len(there.anchors) == 20
    assert len({theme[at] for at, text in enumerate(texts) if "bus" in text}) == 1
    assert len(set(theme)) == 2


def test_a_text_with_two_points_stands_in_two_themes():
    """Each half goes where its like stand, and one of them stands where the whole text does."""
    there = found([*BUSES, *FLATS])
    asked = read(["The school bus is late but there is damp in the flat"])
    placed = there.place(asked, None)
    theme = there.tree.cut(2)[there.leaf_of_type]

    assert len(placed.point_type) == 2
    assert len(set(theme[placed.point_type])) == 2
    assert theme[placed.text_type[0]] in theme[placed.point_type]
    assert ((placed.strength >= 0) & (placed.strength <= 1)).all()


@pytest.mark.parametrize(
    ("n_texts", "themes"), [(1, 1), (11, 3), (12, 3), (24, 3), (80, 10), (400, 15), (1_000, 16), (1_000_000, 20)]
)
def test_suggested_number_grows_fast_and_then_slowly(n_texts, themes):
    """A third of eleven is 3; an eighth of 80 is 10; of 400 people 14 + 2 log 4 is 15; never over twenty."""
    assert suggested_number(np.ones(n_texts)) == themes
