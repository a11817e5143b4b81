"""Time and peak memory of the ranking, beside other programs where they are installed.

    python -m benchmarks.ranking [--sizes 9,20,50] [--peer-python PATH ...]

Each engine and size runs in a process of its own, one warm-up call before the timed ones. The other programs cannot
share one environment (pysensmcda 2.0 needs pandas below 3, scikit-criteria 0.10 needs pandas 3): install them
where you like and name those interpreters with --peer-python. What is not found is said, not guessed.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

SIZES = (9, 20, 35, 50, 100, 200)
ENOUGH_SECONDS = 1.0
OURS = "priorities"
PEERS = ("pymcdm", "scikit-criteria", "pysensmcda")
Task = Callable[[], object]


def ours(scores: Any) -> Iterator[tuple[str, Task]]:
    """Everything the ranking page asks for."""
    import pandas as pd

    import priorities as p

    frame = pd.DataFrame(scores, columns=list(p.CRITERIA))
    w = {"collaboration": 50, "health_burden": 30, "regional_action": 20}
    yield "ranking with contributions", lambda: p.rank(frame, w)
    yield "winning regions, exact", lambda: p.winning_regions(frame)
    yield "share of first ranks, exact", lambda: p.leading_shares(frame)
    yield "shares of all ranks, exact", lambda: p.rank_acceptability(frame)
    yield "three intervals, top 5", lambda: [p.stability_interval(frame, w, c, 5) for c in w]
    yield "smallest change, top 5", lambda: p.smallest_change(frame, w, 5)
    yield "smallest whole move", lambda: p.smallest_whole_move(frame, w)
    yield "dominance", lambda: p.dominance(frame)


def pymcdm(scores: Any) -> Iterator[tuple[str, Task]]:
    """Weighted sum and ranks; no exact regions or shares."""
    import numpy as np
    from pymcdm.helpers import rankdata
    from pymcdm.methods import WSM

    weights, types = np.array([0.5, 0.3, 0.2]), np.ones(3)
    method = WSM(normalization_function=lambda column, cost: column)  # noqa: ARG005  called by name
    yield "ranking", lambda: rankdata(method(scores, weights, types), reverse=True)


def scikit_criteria(scores: Any) -> Iterator[tuple[str, Task]]:
    """Weighted sum, ranks and dominance; no exact regions or shares."""
    import skcriteria
    from skcriteria.agg.simple import WeightedSumModel

    table = skcriteria.mkdm(scores, objectives=[max] * 3, weights=[50, 30, 20])
    yield "ranking", lambda: WeightedSumModel().evaluate(table).rank_
    yield "dominance", lambda: table.dominance.dominated(strict=False)


def pysensmcda(scores: Any) -> Iterator[tuple[str, Task]]:
    """Exact shares of rank 1 only."""
    import numpy as np
    from pysensmcda.smaa import exact_acceptability

    types = np.ones(3)
    yield (
        "share of first ranks, exact",
        lambda: exact_acceptability(scores, types, scaling="none", weight_bounds=False),
    )
    yield "the same with weight bounds", lambda: exact_acceptability(scores, types, scaling="none")


ENGINES = {OURS: ours, "pymcdm": pymcdm, "scikit-criteria": scikit_criteria, "pysensmcda": pysensmcda}


def measure(engine: str, n: int) -> None:
    """Print the figures of one engine at one size as JSON; runs in a process of its own."""
    import numpy as np

    scores = np.random.default_rng(2019).integers(0, 1001, (n, 3)) / 100
    times = {name: _milliseconds(task) for name, task in ENGINES[engine](scores)}
    version = "this repository" if engine == OURS else importlib.metadata.version(engine)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"version": version, "peak": peak, "times": times}))


def _milliseconds(task: Task) -> float:
    task()
    taken: list[float] = []
    while not taken or (sum(taken) < ENOUGH_SECONDS and len(taken) < 200):
        started = time.perf_counter()
        task()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken) * 1000


def figures(engine: str, n: int, interpreters: list[str]) -> dict[str, Any] | None:
    """Figures from the first interpreter that has the engine, None where none has it."""
    command = [str(Path(__file__).resolve()), "--measure", engine, "--sizes", str(n)]
    for interpreter in interpreters:
        ended = subprocess.run(
            [interpreter, *command],
            capture_output=True,
            text=True,
            check=False,
            env={"PYTHONPATH": str(Path(__file__).resolve().parent.parent), "PATH": "/usr/bin:/bin"},
        )
        if ended.returncode == 0:
            found: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
            return found
        if "ModuleNotFoundError" not in ended.stderr:
            print(ended.stderr[-2000:], file=sys.stderr)
    return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--peer-python", action="append", default=[], metavar="PATH")
    parser.add_argument("--measure", choices=list(ENGINES), help=argparse.SUPPRESS)
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    if options.measure:
        measure(options.measure, sizes[0])
        return
    print(f"Milliseconds, median, three criteria, scores in hundredths; Python {sys.version.split()[0]}")
    print(f"{'engine':34}{'task':32}" + "".join(f"{f'n={n}':>10}" for n in sizes))
    for engine in (OURS, *PEERS):
        found = [figures(engine, n, [sys.executable, *options.peer_python]) for n in sizes]
        held = [one for one in found if one is not None]
        if not held:
            print(f"{engine:34}not installed (name its interpreter with --peer-python)")
            continue
        title = f"{engine} {held[0]['version']}"
        for task in held[0]["times"]:
            print(f"{title:34}{task:32}" + "".join(f"{one['times'][task]:>10.2f}" for one in held))
        print(f"{title:34}{'peak memory of all these, MB':32}" + "".join(f"{one['peak']:>10.0f}" for one in held))


if __name__ == "__main__":
    main()
