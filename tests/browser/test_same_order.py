"""The browser ranks as the engine does: same ranks, same spans, same order, for every weighting."""

from __future__ import annotations

import random

import pandas as pd

from priorities import CRITERIA, in_parts, of_parts, rank
from priorities.fixed_point import integer_scores
from priorities.rank import in_order
from priorities.weights import move_weight
from tests.browser.live_harness import functions

TIMES = 1_000


def long_list(chance):
    """A long list with ties, and now and then a missing score."""
    rows = [
        [chance.choice([None, *range(11)] if chance.random() < 0.1 else range(11)) for _ in CRITERIA] for _ in range(20)
    ]
    return pd.DataFrame(rows, columns=list(CRITERIA), index=[f"Priority {n:02}" for n in range(20)], dtype=float)


def weighting(chance):
    """Weights in parts: whole percent that sum to 100, zeros included, and now and then thirds or sevenths."""
    a, b = sorted(chance.choice([0, 33, 50, 100, chance.randint(0, 100)]) for _ in range(2))
    whole = [a, b - a, 100 - b]
    return chance.choice([whole, whole, [1, 1, 1], in_parts({n: chance.randint(1, 9) for n in CRITERIA})])


def test_a_thousand_weightings_rank_alike(page):
    """1,000 random weightings of random lists, ties and gaps included."""
    chance = random.Random(2019)
    cases = [(long_list(chance), weighting(chance)) for _ in range(TIMES)]
    told = [
        {
            "rows": [{"id": n, "name": n, "scores": s} for n, s in zip(f.index, integer_scores(f)[0], strict=True)],
            "weights": w,
        }
        for f, w in cases
    ]
    page.set_content("<p>ready</p>")
    seen = page.evaluate(
        f"cases => {{ const {{ ranking }} = {functions('arithmetic', 'ranking')}; return cases.map((c) => "
        "ranking(c.rows, c.weights).map((p) => [p.row.id, p.rank, p.best, p.worst])); }",
        told,
    )

    for (frame, weights), rows in zip(cases, seen, strict=True):
        ranked = in_order(rank(frame, dict(zip(CRITERIA, weights, strict=True))))
        expected = [
            [name, None if pd.isna(row["rank"]) else int(row["rank"]), int(row["rank_best"]), int(row["rank_worst"])]
            for name, row in ranked.iterrows()
        ]
        assert rows == expected


def test_moving_a_weight_follows_the_same_rule(page):
    """A weight moved in the browser moves the others as `priorities.move_weight` does, locks included."""
    chance = random.Random(7)
    cases = []
    for _ in range(TIMES):
        weights, which = weighting(chance), chance.randrange(3)
        locked = [chance.random() < 0.2 and c != which for c in range(3)]
        cases.append((weights, which, chance.randint(0, 100), locked))
    page.set_content("<p>ready</p>")
    seen = page.evaluate(
        f"cases => {{ const {{ moveWeight }} = {functions('arithmetic', 'moveWeight')}; "
        "return cases.map((c) => moveWeight(...c)); }",
        [list(c) for c in cases],
    )

    for (weights, which, to, locked), moved in zip(cases, seen, strict=True):
        held = [name for name, lock in zip(CRITERIA, locked, strict=True) if lock]
        expected = move_weight(of_parts(CRITERIA, weights), CRITERIA[which], to, locked=held)
        assert moved == in_parts(expected)
