"""StoredState areas, centres, changes and intervals, and exact figures of another program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from priorities import (
    leading_shares,
    rank_acceptability,
    smallest_change,
    stability_interval,
    winning_regions,
)

CASES = json.loads((Path(__file__).parent / "pysensmcda_2_0_0.json").read_text(encoding="utf-8"))["cases"]
EQUAL = {"c1": 1 / 3, "c2": 1 / 3, "c3": 1 / 3}


def on_three(*rows: tuple[float, ...]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(EQUAL))


def test_two_alternatives_of_jsmaa() -> None:
    """JSMAA, SMAA2SimulationTest: (1,0,1) against (0,1,0); its simulation finds the first ahead.

    Exactly: 3/4 and 1/4 of all possible weights, centres (7/18, 2/9, 7/18) and (1/6, 2/3, 1/6); level at equal
    weights after 16 2/3 points, as long as the second weighs at most one half.
    """
    scores = on_three((1, 0, 1), (0, 1, 0))

    assert rank_acceptability(scores).to_numpy().tolist() == [[0.75, 0.25], [0.25, 0.75]]
    first, second = winning_regions(scores)
    assert first.centre == pytest.approx([7 / 18, 2 / 9, 7 / 18], abs=1e-12)
    assert second.centre == pytest.approx([1 / 6, 2 / 3, 1 / 6], abs=1e-12)
    assert smallest_change(scores, EQUAL).points == pytest.approx(50 / 3, abs=1e-12)
    assert stability_interval(scores, EQUAL, "c2") == (0.0, 0.5)


@pytest.mark.parametrize(("general", "share"), [(6, 13 / 25), (5, 1 / 4)])
def test_specialists_and_a_generalist(general: float, share: float) -> None:
    """By symmetry: a generalist of 6 against three specialists of 10 leads 13/25, one of 5 leads 1/4."""
    shares = leading_shares(on_three((10, 0, 0), (0, 10, 0), (0, 0, 10), (general,) * 3))

    assert shares.tolist() == pytest.approx([(1 - share) / 3] * 3 + [share], abs=1e-12)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['priorities']}x{case['criteria']}")
def test_first_ranks_of_pysensmcda(case: dict[str, Any]) -> None:
    """pysensmcda 2.0.0 computes rank 1 exactly, as volumes of polytopes: the same shares and centres to 1e-9.

    With four criteria ours are sampled: the same within four standard errors.
    """
    m = case["criteria"]
    scores = pd.DataFrame(np.array(case["scores_in_hundredths"]) / 100, columns=[f"c{k}" for k in range(1, m + 1)])
    expected = np.array(case["first_rank"])
    found = rank_acceptability(scores)

    if m == 3:
        assert np.abs(found[1].to_numpy() - expected).max() < 1e-9
        assert np.abs(leading_shares(scores).to_numpy() - expected).max() < 1e-9
        centres = np.array(case["central_weights"], dtype=float)[expected > 0]
        assert np.abs(np.array([region.centre for region in winning_regions(scores)]) - centres).max() < 1e-9
    else:
        error = np.sqrt(expected * (1 - expected) / found.attrs["draws"])
        assert (np.abs(found[1].to_numpy() - expected) <= 4 * error + 1e-9).all()
