"""How long themes take from text to names, with how much memory, how often progress moves and how soon a stop stops.

Comments are spliced by ``make_scale.py`` beside the project; each row is a process of its own, start-up apart.
"silence" is the longest time without a word of progress; "stop" the time from a request, half way through the work, to
its end.

    python -m benchmarks.theme_scale [--full]
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.theming.corpora import CORPORA, ROOT
from benchmarks.theming.run import warm_up

CASES = ((5_000, "fast"), (5_000, "careful"), (100_000, "fast"))
FULL = (*CASES, (100_000, "careful"), (1_000_000, "fast"), (1_000_000, "careful"))


def measure(file: str, engine: str) -> dict[str, float]:
    """Find themes in a file of comments, then again with what was kept, then stop half way."""
    from engagement import ThemeModel
    from engagement.errors import Stopped

    with Path(file).open(newline="", encoding="utf-8") as opened:
        texts = [row["comment"] for row in csv.DictReader(opened)]
    warm_up(engine)
    heard = [time.perf_counter()]
    ThemeModel(engine=engine).fit(texts, progress=lambda _doing, _share: heard.append(time.perf_counter()))
    told = {"cold": heard[-1] - heard[0], "silence": max(b - a for a, b in pairwise(heard))}
    told["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024**2 if sys.platform == "darwin" else 1024
    )
    began = time.perf_counter()
    half = began + told["cold"] / (8 if engine == "careful" else 2)
    asked: list[float] = []

    def stop() -> bool:
        if time.perf_counter() > half:
            asked.append(half)
        return bool(asked)

    try:
        ThemeModel(engine=engine).fit(texts, stop=stop)
    except Stopped:
        told["stop"] = time.perf_counter() - half
    if engine == "careful":
        began = time.perf_counter()
        ThemeModel(engine=engine).fit(texts)
        told["cached"] = time.perf_counter() - began
    return told


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--full", action="store_true", help="a million comments too")
    options.add_argument("--measure", nargs=2, metavar=("FILE", "ENGINE"), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.measure:
        print(json.dumps(measure(*chosen.measure)))
        return
    if not (CORPORA / "make_scale.py").exists():
        print("skipped: make_scale.py is not beside the project")
        return
    print(f"{'comments':>10} {'engine':8} {'cold s':>8} {'cached s':>9} {'MB':>6} {'silence s':>10} {'stop s':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for number, engine in FULL if chosen.full else CASES:
            file = str(Path(folder) / f"{number}.csv")
            if not Path(file).exists():
                subprocess.run([sys.executable, str(CORPORA / "make_scale.py"), str(number), file], check=True)
            command = [sys.executable, "-m", "benchmarks.theme_scale", "--measure", file, engine]
            done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
            print(as_line(number, engine, json.loads(done.splitlines()[-1])), flush=True)


def as_line(number: int, engine: str, told: dict[str, Any]) -> str:
    cells = [f"{told[key]:.2f}" if key in told else "-" for key in ("cold", "cached")]
    rest = f"{told['megabytes']:6.0f} {told['silence']:10.2f} {told.get('stop', float('nan')):7.2f}"
    return f"{number:10,} {engine:8} {cells[0]:>8} {cells[1]:>9} {rest}"


if __name__ == "__main__":
    main()
