"""Real comments shuffled, in other processes and with other thread counts give the same themes, to the byte."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.theming.corpora import load

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
    """Four corpora, 1,200 texts fast and 150 careful: the same assignments, main themes, names and firmness."""
    names = ("nhs_v6_several", "nhs_phase1", "banking77", "tweet")
    corpora = {name: load(name) for name in names}
    absent = [name for name, corpus in corpora.items() if corpus is None]
    if absent:
        pytest.skip(f"not beside the project: {', '.join(absent)}")
    asked = [("fast", corpus.texts[:1_200]) for corpus in corpora.values()]
    asked += [("careful", corpus.texts[:150]) for corpus in corpora.values()]
    first = hashes(asked, shuffle=0, threads="1")

    assert hashes(asked, shuffle=5, threads="2") == first
    assert hashes(asked, shuffle=9, threads="4") == first
