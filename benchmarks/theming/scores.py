"""How well found themes agree with what people or writers said the texts are about."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from scipy.optimize import linear_sum_assignment
from sklearn.metrics import (
    adjusted_mutual_info_score,
    adjusted_rand_score,
    normalized_mutual_info_score,
)


def agreement(labels: Sequence[tuple[str, ...]], found: Sequence[int]) -> dict[str, float]:
    """NMI, AMI and ARI (scikit-learn's defaults); texts set aside count as one group."""
    meant = [one[0] for one in labels]
    return {
        "nmi": float(normalized_mutual_info_score(meant, found)),
        "ami": float(adjusted_mutual_info_score(meant, found)),
        "ari": float(adjusted_rand_score(meant, found)),
    }


def matched_f1(labels: Sequence[tuple[str, ...]], found: Sequence[Sequence[int]]) -> dict[str, float]:
    """F1 of each meant theme with the found theme matched with it (one to one, best in total), and with its best.

    Returns
    -------
    f1 : mean over meant themes, matched one to one; half : share of them that some found theme reaches at 0.5.
    """
    meant = sorted({one for several in labels for one in several})
    themes = sorted({one for several in found for one in several if one >= 0})
    own = np.array([[one in several for one in meant] for several in labels], dtype=float)
    got = np.array([[one in several for one in themes] for several in map(set, found)], dtype=float)
    both = own.T @ got
    f1 = 2 * both / np.maximum(own.sum(axis=0)[:, None] + got.sum(axis=0)[None, :], 1)
    rows, columns = linear_sum_assignment(-f1)
    return {"f1": float(f1[rows, columns].sum() / len(meant)), "half": float((f1.max(axis=1) >= 0.5).mean())}


def sameness(runs: Sequence[Sequence[int]]) -> float:
    """Mean ARI over all pairs of runs; NaN for one."""
    pairs = [adjusted_rand_score(one, other) for one, other in combinations(runs, 2)]
    return float(np.mean(pairs)) if pairs else float("nan")
