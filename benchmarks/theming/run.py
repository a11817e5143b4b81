"""Run one engine over one file of texts in this process and print what it found: python -m benchmarks.theming.run."""

from __future__ import annotations

import contextlib
import json
import random
import resource
import sys
import time
import warnings
from pathlib import Path
from typing import Any

from benchmarks.theming.engines import OURS, Found, engine


def main(name: str, file: str) -> dict[str, Any]:
    """Find themes once for time; then, where asked, with other seeds and in another order."""
    asked = json.loads(Path(file).read_text(encoding="utf-8"))
    texts, k = asked["texts"], asked["k"]
    warm_up(name)
    find, number = engine(name)
    first, cold = timed(find, texts, k, 0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    told: dict[str, Any] = {"found": first, "seconds": cold, "megabytes": peak, "version": number}
    if not asked["more"]:
        return told
    told["again"], told["cached"] = timed(find, texts, k, 0)
    told["seeds"] = [first, *(find(texts, k, seed) for seed in range(1, asked["more"]))]
    order = random.Random(3).sample(range(len(texts)), len(texts))
    mixed = find([texts[at] for at in order], k, 0)
    told["shuffled"] = [one for _, one in sorted(zip(order, mixed, strict=True))]
    return told


def warm_up(name: str) -> None:
    """Load ours and its models before the clock starts: start-up apart. Peers pay theirs in the whole-process time."""
    if name in OURS:
        words = ["hospital", "school", "street", "garden", "kitchen", "window", "doctor", "nurse"]
        engine(name)[0]([f"the {one} by the {other}" for one in words[:4] for other in words[4:]], 2, 0)


def timed(find: Any, texts: list[str], k: int | None, seed: int) -> tuple[Found, float]:
    began = time.perf_counter()
    found = find(texts, k, seed)
    return found, time.perf_counter() - began


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    with contextlib.redirect_stdout(sys.stderr):
        result = main(sys.argv[1], sys.argv[2])
    print(json.dumps(result))
