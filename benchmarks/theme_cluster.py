"""How long large files take on a cluster of two workers, how much memory a worker, whether labels are the same.

The rows are made here: sentences of the comments that come with the project, joined at random, one row in five an
earlier one, as surveys repeat themselves. "same" compares the labels of the first 100,000 rows with those that one
process gives after drawing from the whole file and finding the groups by itself.

    python -m benchmarks.theme_cluster [--rows 100000 10000000] [--engine careful]
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import re
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from benchmarks.theming.corpora import load
from engagement import ThemeModel
from engagement.errors import ClusterFault
from engagement.parts.files import parts_of
from engagement.parts.finding import Question, find, place
from engagement.parts.work import LOCAL, Loop, Work, cluster

COLUMN = "comment"
WORKERS = 2
# Rows of which the labels are compared.
COMPARED = 100_000
# Earlier rows that later ones repeat.
_REPEATED = 50_000


def make_rows(file: Path, number: int, seed: int = 1) -> None:
    """Write so many rows of one to three sentences."""
    draw, earlier = random.Random(seed), []
    sample = load("sample")
    texts = sample.texts if sample else []
    pool = [words for text in texts for words in re.split(r"(?<=[.!?])\s+", text) if len(words.split()) > 2]
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened)
        writer.writerow(["row", COLUMN])
        for row in range(number):
            if earlier and draw.random() < 0.2:
                writer.writerow([row, draw.choice(earlier)])
                continue
            text = " ".join(draw.choices(pool, k=draw.choice([1, 1, 2, 3])))
            if len(earlier) < _REPEATED:
                earlier.append(text)
            writer.writerow([row, text])


@contextmanager
def watched_workers() -> Iterator[dict[int, float]]:
    """Give the most memory (MB) that each process below this one held, by its number, looked at every half second."""
    peaks: dict[int, float] = {}
    ended = threading.Event()

    def look() -> None:
        import psutil

        while not ended.wait(0.5):
            for process in psutil.Process(os.getpid()).children(recursive=True):
                try:
                    peak = max(peaks.get(process.pid, 0.0), process.memory_info().rss / 1024**2)
                except psutil.Error:
                    continue
                peaks[process.pid] = peak

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield peaks
    finally:
        ended.set()
        watcher.join()


def labels_of(file: Path, work: Work, engine: str, first: int | None = None) -> np.ndarray:
    """Return the labels of all rows, or of the parts that hold the first ones."""
    question = Question(COLUMN)
    parts = [(1, part) for part in parts_of(file, [COLUMN])]
    finding = find(question, parts, work, ThemeModel(engine=engine), say)
    some = parts if first is None else [part for part in parts if part[1].first <= first]
    return np.concatenate(list(place(question, some, work, finding, say)))


def say(doing: str, share: float) -> None:
    """Show on a screen how far it is."""
    if sys.stderr.isatty():
        print(f"\r{doing}: {share:4.0%}".ljust(60), end="\r", file=sys.stderr, flush=True)


def measure(rows: int, engine: str, folder: Path) -> str:
    """Return a line of the table."""
    file = folder / f"{rows}.csv"
    make_rows(file, rows)
    began = time.perf_counter()
    with cluster(LOCAL, WORKERS) as work, watched_workers() as peaks:
        labels = labels_of(file, work, engine)
        seconds = time.perf_counter() - began
    largest = sorted(peaks.values(), reverse=True)[:WORKERS]
    reference = labels_of(file, Loop(), engine, COMPARED)[:COMPARED]
    same = np.array_equal(reference, labels[: len(reference)])
    megabytes = " ".join(f"{peak:6.0f}" for peak in largest)
    placed = (labels >= 0).mean()
    return f"{len(labels):10,} {engine:8} {seconds:8.0f} {megabytes:>14} {placed:7.0%} {'yes' if same else 'NO':>5}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, nargs="+", default=[20_000])
    options.add_argument("--engine", choices=("fast", "careful"), default="careful")
    chosen = options.parse_args()
    try:
        with cluster(LOCAL, 1):
            pass
    except ClusterFault as fault:
        print(f"skipped: {fault}")
        return
    print(f"{'rows':>10} {'engine':8} {'seconds':>8} {'MB a worker':>14} {'placed':>7} {'same':>5}")
    with tempfile.TemporaryDirectory() as folder:
        for rows in chosen.rows:
            print(measure(rows, chosen.engine, Path(folder)), flush=True)


if __name__ == "__main__":
    main()
