"""Whether numbers were given to people for good, or counted."""

from __future__ import annotations

import random

import pytest

from engagement.responses.panel import are_ids


@pytest.mark.parametrize(
    "numbers",
    [
        ["ann@example.org", "bob@example.org"],
        ["8f3c-11", "k20-a", "zz"],
        ["11438892011", "11438930774", "11441002918"],
        ["P8814402391", "P8899300122"],
    ],
)
def test_ids(numbers):
    """Addresses, mixed codes and numbers far apart, as tools give them, are people's own."""
    assert are_ids(numbers)


@pytest.mark.parametrize(
    "numbers",
    [[str(n) for n in range(1, 401)], [f"P-{n:03d}" for n in range(1, 41)], ["1001", "1003", "1004"], ["", " "], []],
)
def test_counted(numbers):
    """1 to 400, P-001 to P-040, from 1001 with gaps, and no numbers at all are not."""
    assert not are_ids(numbers)


def test_the_order_and_gaps_of_counted_numbers_do_not_matter():
    """Half of the numbers of 1 to 400 in any order are counted."""
    draw = random.Random(0)
    assert not are_ids(str(n) for n in draw.sample(range(1, 401), 200))
