"""Candidate targets of every figure that London has, as of the day of the board, and how long they take.

    python -m benchmarks.targets [--as-of 2019-03-15]

The worked values of docs/method.md come from here.
"""

from __future__ import annotations

import argparse
import math
import time
from datetime import date

from explorer.targets import measurable, situation
from priorities import commitments
from priorities.errors import CommitmentError

COLUMNS = ("figure", "baseline", "trend", "spread", *commitments.METHODS, "seconds")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--as-of", type=date.fromisoformat, default=commitments.BOARD)
    as_of = parser.parse_args().as_of
    print("\t".join(COLUMNS))
    whole = 0.0
    for indicator in measurable().index:
        start = time.perf_counter()
        facts = situation(str(indicator), as_of)
        values = [candidate.value for candidate in commitments.candidates(facts)]
        seconds = time.perf_counter() - start
        whole += seconds
        if not math.isnan(facts.value):
            row = [str(indicator), f"{facts.value:g}", facts.trend.word, _spread(facts)]
            print("\t".join([*row, *(f"{value:.2f}" for value in values), f"{seconds:.3f}"]))
    print(f"all of them\t{whole:.2f} s")


def _spread(facts: commitments.Situation) -> str:
    try:
        return f"{facts.spread:.2f}"
    except CommitmentError:
        return "-"


if __name__ == "__main__":
    main()
