"""How good, how steady and how fast our themes are, beside every peer that is installed.

Each row is two whole processes, run in turn: one for the time and the peak memory, one for other seeds and another
row order. Peers that need packages of their own (``benchmarks/peers.txt``) run in the environment whose Python is named
with --peers. "whole" is the time of the whole process, "cold" and "cached" that from texts to themes; "seeds" and
"shuffle" are the mean adjusted Rand index between runs; "half" is the share of meant themes that some found theme
reaches with F1 of 0.5.

    python -m benchmarks.themes [--corpora NAME ...] [--engines NAME ...] [--quick] [--auto] [--peers PYTHON]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.theming.corpora import HELD_BACK, MAKERS, ROOT, Corpus, load
from benchmarks.theming.engines import OURS, PEERS
from benchmarks.theming.scores import agreement, matched_f1, sameness

HEADING = (
    f"{'corpus':16} {'engine':16} {'version':8} {'k':>3} {'got':>3} {'NMI':>6} {'AMI':>6} {'ARI':>6} {'F1':>6} "
    f"{'half':>5} {'seeds':>6} {'shuffle':>7} {'whole s':>8} {'cold s':>7} {'cached s':>8} {'MB':>6}"
)
SEEDS = 3


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = [name for name in MAKERS if name not in HELD_BACK]
    options.add_argument(
        "--corpora", nargs="*", default=default, choices=list(MAKERS), help="default: all not held back"
    )
    options.add_argument("--engines", nargs="*", default=[*OURS, *PEERS], choices=[*OURS, *PEERS])
    options.add_argument("--quick", action="store_true", help="one process each: no seeds, no shuffle")
    options.add_argument("--auto", action="store_true", help="let each engine choose the number of themes")
    options.add_argument(
        "--peers", default=sys.executable, metavar="PYTHON", help="the Python of the peers' environment"
    )
    options.add_argument("--json", type=Path, help="keep the figures in this file, one line a row")
    chosen = options.parse_args()
    print(HEADING, flush=True)
    for name in chosen.corpora:
        corpus = load(name)
        if corpus is None:
            print(f"{name:16} skipped: its file is not beside the project", flush=True)
            continue
        for engine in chosen.engines:
            python = sys.executable if engine in OURS or engine.startswith("sklearn") else chosen.peers
            row = measured(corpus, engine, python, quick=chosen.quick, auto=chosen.auto)
            print(as_line(corpus, engine, row), flush=True)
            if chosen.json:
                with chosen.json.open("a") as file:
                    file.write(json.dumps({"corpus": name, "engine": engine, **row}) + "\n")


def measured(corpus: Corpus, engine: str, python: str, *, quick: bool, auto: bool) -> dict[str, Any]:
    """Run an engine in a process of its own, twice unless quick, and score what it found."""
    k = None if auto else corpus.n_labels
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        told = run(Path(folder), engine, python, {"texts": corpus.texts, "k": k, "more": 0})
        whole = time.perf_counter() - began
        if "failed" in told:
            return told
        more = {} if quick else run(Path(folder), engine, python, {"texts": corpus.texts, "k": k, "more": SEEDS})
    row = scored(corpus, told["found"]) | {
        "k": k, "whole": whole, "cold": told["seconds"], "mb": told["megabytes"], "version": told["version"],
    }  # fmt: skip
    if "seeds" in more:
        row["seeds"] = sameness([[one[0] for one in found] for found in more["seeds"]])
        row["shuffle"] = sameness([[one[0] for one in found] for found in (more["again"], more["shuffled"])])
        row["cached"] = more["cached"]
        over = [scored(corpus, found) for found in more["seeds"]]
        row |= {key: sum(one[key] for one in over) / len(over) for key in over[0] if key != "got"}
    return row


def run(folder: Path, engine: str, python: str, asked: dict[str, Any]) -> dict[str, Any]:
    file = folder / "texts.json"
    file.write_text(json.dumps(asked), encoding="utf-8")
    command = [python, "-m", "benchmarks.theming.run", engine, str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"failed": (done.stderr.strip().splitlines() or ["no word"])[-1]}
    return dict(json.loads(done.stdout.splitlines()[-1]))


def scored(corpus: Corpus, found: list[list[int]]) -> dict[str, float]:
    row: dict[str, float] = {"got": len({one[0] for one in found} - {-1})}
    if not corpus.several:
        row |= agreement(corpus.labels, [one[0] for one in found])
    return row | (matched_f1(corpus.labels, found) if corpus.several else {})


def as_line(corpus: Corpus, engine: str, row: dict[str, Any]) -> str:
    if "failed" in row:
        return f"{corpus.name:16} {engine:16} not run: {row['failed'][:90]}"
    places = {
        "nmi": "6.3f",
        "ami": "6.3f",
        "ari": "6.3f",
        "f1": "6.3f",
        "half": "5.2f",
        "seeds": "6.2f",
        "shuffle": "7.2f",
    }
    seconds = {"whole": "8.2f", "cold": "7.2f", "cached": "8.2f", "mb": "6.0f"}
    cells = [
        format(row[key], place) if key in row else "-".rjust(int(place.split(".")[0]))
        for key, place in (places | seconds).items()
    ]
    return f"{corpus.name:16} {engine:16} {row['version']:8} {row['k'] or '':>3} {row['got']:>3} {' '.join(cells)}"


if __name__ == "__main__":
    main()
