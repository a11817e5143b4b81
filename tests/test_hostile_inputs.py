"""Whatever the public functions are given: a result of the promised shape, or a sentence; never another error."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest

import priorities as p
from priorities.compare import compromise
from priorities.dominance import dominators
from priorities.errors import PrioritiesError
from priorities.fixed_point import integer_scores
from priorities.rank import in_order, rank_labels, why_above
from priorities.routes import route
from priorities.stability import top_set
from priorities.weights import move_weight

CRITERIA = list(p.CRITERIA)
GAP = float("nan")


def frame(rows: Any, columns: list[Any] | None = None, index: Any = None, dtype: Any = None) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns or CRITERIA, index=index, dtype=dtype)


def unwritable() -> pd.DataFrame:
    values = np.array([[1.0, 2, 3], [4, 5, 6]])
    values.setflags(write=False)
    return pd.DataFrame(values, columns=CRITERIA)


TWO = [[1, 2, 3], [4, 5, 6]]
FRAMES = {
    "no priorities": pd.DataFrame(columns=CRITERIA, dtype=float),
    "no criteria": pd.DataFrame(index=["a"]),
    "nothing": pd.DataFrame(),
    "one priority": frame([[1, 2, 3]], index=["a"]),
    "all missing": frame([[GAP] * 3] * 3),
    "a row missing": frame([[1, 2, 3], [GAP] * 3, [4, 5, 6]]),
    "a column missing": frame([[1, GAP, 3], [4, GAP, 6]]),
    "objects": frame([[1, None, 3], [4, 5, 6]], dtype=object),
    "nullable": frame(TWO).astype("Float64"),
    "nullable with a gap": frame([[1, pd.NA, 3], [4, 5, 6]], dtype=object).astype("Float64"),
    "nullable whole": frame(TWO).astype("Int64"),
    "yes and no": frame([[True, False, True], [False, True, True]]),
    "numbers as text": frame([["1", "2", "3"], ["4", "5", "6"]]),
    "words": frame([["a", "b", "c"]]),
    "categories": frame([["1", "2", "3"]]).astype("category"),
    "dates": frame([[pd.Timestamp("2019-03-15")] * 3]),
    "infinite": frame([[float("inf"), 1, 2], [3, 4, 5]]),
    "minus infinite": frame([[float("-inf"), 1, 2], [3, 4, 5]]),
    "off the scale": frame([[11, -1, 5], [2, 3, 4]]),
    "far off the scale": frame([[1e300, 1, 2], [3, 4, 5]]),
    "tiny": frame([[1e-300, 1, 2], [3, 4, 5]]),
    "two of a name": frame(TWO, index=["a", "a"]),
    "two criteria of a name": frame([[1, 2, 3]], columns=["a", "a", "b"]),
    "names of our own columns": frame([[1, 2, 3]], columns=["score", "rank", "x"]),
    "one criterion": frame([[1], [2], [2]], columns=["a"]),
    "two criteria": frame([[1, 2], [2, 1], [1.5, 1.5]], columns=["a", "b"]),
    "four criteria": frame([[1, 2, 3, 4], [4, 3, 2, 1], [2, 2, 2, 2]], columns=list("abcd")),
    "six criteria": frame(np.arange(18).reshape(3, 6) % 7, columns=list("abcdef")),
    "numbered criteria": frame(TWO, columns=[1, 2, 3]),
    "names of two parts": frame(TWO, index=pd.MultiIndex.from_tuples([("a", 1), ("a", 2)])),
    "numbers for names": frame(TWO, index=[5, 3]),
    "no name": frame(TWO, index=[None, "b"]),
    "names that are gaps": frame(TWO, index=[GAP, "b"]),
    "all equal": frame([[5, 5, 5]] * 60),
    "zeros": frame([[0, 0, 0], [0, 0, 0]]),
    "noise": frame([[0.1 + 0.2, 2, 3], [0.3, 2, 3]]),
    "unwritable": unwritable(),
    "decimals": frame([[Decimal("1.1"), 2, 3], [4, 5, Decimal("6.6")]], dtype=object),
    "fractions": frame([[Fraction(1, 3), 2, 3], [4, 5, 6]], dtype=object),
    "half precision": frame([[1.1, 2.2, 3.3], [4.4, 5.5, 6.6]]).astype("float32"),
}
ODD_NUMBERS = (
    GAP, float("inf"), float("-inf"), -1, "5", "x", None, pd.NA, [1], 1j, True, 1e308, 1e-308, 5e-324,
    Decimal("0.1"), Fraction(1, 3), np.float64(3), np.int64(3),
)  # fmt: skip


def weightings(criteria: list[Any]) -> list[Any]:
    """Weights that can be used, and all kinds that cannot."""
    rising = {name: place + 1 for place, name in enumerate(criteria)}
    odd = [{**rising, criteria[0]: number} for number in ODD_NUMBERS] if criteria else []
    return [
        rising,
        dict.fromkeys(criteria, 1 / 3),
        dict.fromkeys(criteria, 0),
        {name: float(name == criteria[0]) for name in criteria},
        dict.fromkeys(criteria[1:], 1),
        {**rising, "unknown": 1},
        pd.Series(rising),
        {},
        [1, 2, 3],
        None,
        *odd,
    ]


OF_SCORES: Mapping[str, Callable[..., Any]] = {
    "rank_acceptability": p.rank_acceptability,
    "winning_regions": p.winning_regions,
    "leading_shares": p.leading_shares,
    "dominance": p.dominance,
    "dominators": dominators,
    "route": route,
    "integer_scores": integer_scores,
}
OF_WEIGHTS: Mapping[str, Callable[..., Any]] = {
    "rank": lambda scores, weights: rank_labels(in_order(p.rank(scores, weights))),
    "stability_interval": lambda scores, weights: p.stability_interval(scores, weights, first(scores.columns)),
    "smallest_change": p.smallest_change,
    "smallest_whole_move": p.smallest_whole_move,
    "top_set": top_set,
    "what_moved": lambda scores, weights: p.what_moved(scores, weights, weights),
    "compromise": lambda scores, weights: compromise(scores, [weights, weights]),
    "why_above": lambda scores, weights: why_above(scores, weights, first(scores.index), "nobody"),
    "headline": lambda scores, weights: p.narrative.headline(p.ScoredList.read(scores).under(weights)),
}
OF_TOP: Mapping[str, Callable[..., Any]] = {
    "stability_interval": lambda scores, weights, top: p.stability_interval(
        scores, weights, first(scores.columns), top
    ),
    "smallest_change": p.smallest_change,
    "smallest_whole_move": p.smallest_whole_move,
    "top_set": top_set,
}


def first(labels: pd.Index) -> Any:
    return labels[0] if len(labels) else "nothing"


def answer(function: Callable[..., Any], *arguments: Any) -> Any:
    """What a function answers, None where it says a sentence; anything else fails the test."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return function(*arguments)
        except PrioritiesError as problem:
            said = str(problem)
    assert said.endswith(".")
    return None


@pytest.mark.parametrize("scores", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize("function", OF_SCORES.values(), ids=OF_SCORES)
def test_any_scores(function: Callable[..., Any], scores: pd.DataFrame) -> None:
    """Any table gets an answer or a sentence, and is left as it was."""
    before = scores.copy(deep=True)

    answer(function, scores)

    pd.testing.assert_frame_equal(scores, before)


@pytest.mark.parametrize("scores", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize("function", OF_WEIGHTS.values(), ids=OF_WEIGHTS)
def test_any_weights(function: Callable[..., Any], scores: pd.DataFrame) -> None:
    """Any weights on any table get an answer or a sentence, and both are left as they were."""
    before = scores.copy(deep=True)
    for weights in weightings(list(scores.columns)):
        kept = dict(weights.items()) if hasattr(weights, "items") else None

        answer(function, scores, weights)

        assert kept is None or list(map(str, dict(weights.items()).values())) == list(map(str, kept.values()))
    pd.testing.assert_frame_equal(scores, before)


@pytest.mark.parametrize("top", [0, -1, 1, 2, 99, 1.5, "x", None, True, np.int64(2)])
@pytest.mark.parametrize("function", OF_TOP.values(), ids=OF_TOP)
def test_any_size_of_the_top(function: Callable[..., Any], top: Any) -> None:
    """A top of no whole size is refused with a sentence; one larger than the list holds everything."""
    for scores in FRAMES.values():
        answer(function, scores, dict.fromkeys(scores.columns, 1), top)
    usable = isinstance(top, int | np.integer) and not isinstance(top, bool) and top >= 1
    if not usable:
        with pytest.raises(PrioritiesError):
            function(frame([[1, 2, 3], [3, 2, 1]]), dict.fromkeys(CRITERIA, 1), top)


@pytest.mark.parametrize(
    "lines",
    [None, 5, {}, {"unknown": 1}, *({"collaboration": line} for line in (11, "a", GAP, None))],
    ids=str,
)
def test_any_lines(lines: Any) -> None:
    """Any lines between routes on any table get an answer or a sentence."""
    for scores in FRAMES.values():
        answer(route, scores, lines)


@pytest.mark.parametrize("scores", FRAMES.values(), ids=FRAMES)
def test_what_is_answered_has_its_shape(scores: pd.DataFrame) -> None:
    """Scored rows have one rank within their span; others have none; rows of shares sum to 1 or are missing."""
    ranking = answer(p.rank, scores, dict.fromkeys(scores.columns, 1))
    shares = answer(p.rank_acceptability, scores)
    if ranking is not None:
        scored = ~scores.isna().any(axis=1).to_numpy()
        assert ranking["rank"].notna().tolist() == scored.tolist()
        assert (ranking["rank_best"] <= ranking["rank_worst"]).all()
        assert (ranking.loc[scored, "rank"] >= 1).all()
        assert len(ranking) == len(scores)
    if shares is not None and shares.shape[1]:
        sums = shares.sum(axis=1, skipna=False).dropna()
        assert np.allclose(sums, 1, atol=1e-12)


@pytest.mark.parametrize("number", ODD_NUMBERS, ids=str)
def test_any_number_as_a_weight_to_move(number: Any) -> None:
    """Moving a weight to any number, or from any weights, gives whole percent that sum to 100 or a sentence."""
    for moved in (
        answer(move_weight, {"a": 50, "b": 50}, "a", number),
        answer(p.exact_percent, {"a": number, "b": 1}),
    ):
        assert moved is None or sum(moved.values()) == 100
