"""The suggestion equals a search through every choice; what an activity brings adds up."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest

from engagement.plan import spread, suggest

EXACT = 1e-9


def gap_by_hand(heard, people, brings, chosen_places):
    """The mean index of dissimilarity after some activities, group by group."""
    gaps = []
    for fact, living in people.items():
        total = sum(living.tolist())
        counts = [
            heard[fact][group] + sum(brings[place][fact][group] for place in chosen_places) for group in living.index
        ]
        base = sum(counts)
        parts = (
            [abs(count / base - n / total) for count, n in zip(counts, living.tolist(), strict=True)] if base else [2]
        )
        gaps.append(sum(parts) / 2)
    return sum(gaps) / len(gaps)


def plain_numbers(table):
    """Fact -> group -> number, as Python has them."""
    return {fact: column.to_dict() for fact, column in table.items()}


def case(seed, n_activities):
    """People, those heard and what activities bring, over two facts, by chance."""
    chance = np.random.default_rng(seed)
    people = {fact: pd.Series(chance.integers(1, 1000, size), index=[f"{fact}{n}" for n in range(size)])
              for fact, size in (("borough", 6), ("age", 3))}  # fmt: skip
    heard = {
        fact: pd.Series(chance.integers(0, 40, len(living)), index=living.index) for fact, living in people.items()
    }
    brings = []
    for _ in range(n_activities):
        expected = int(chance.integers(0, 60))
        names = {fact: list(chance.choice(living.index, int(chance.integers(0, 3)), replace=False))
                 for fact, living in people.items()}  # fmt: skip
        brings.append({fact: spread(expected, names[fact], living) for fact, living in people.items()})
    return heard, people, brings


@pytest.mark.parametrize(("seed", "n_activities"), [*((seed, seed % 7) for seed in range(40)), (99, 12)])
def test_the_suggestion_is_that_of_every_choice(seed, n_activities):
    """No choice of the activities leaves a smaller gap; none with fewer leaves the same; the first is the best one."""
    heard, people, brings = case(seed, n_activities)
    result = suggest(heard, people, brings)
    heard, brings = plain_numbers(heard), [plain_numbers(bringing) for bringing in brings]
    choices = [tuple(np.flatnonzero(row)) for row in product((0, 1), repeat=n_activities)]
    gaps = {choice: gap_by_hand(heard, people, brings, choice) for choice in choices}
    singles = {place: gap_by_hand(heard, people, brings, [place]) for place in range(n_activities)}

    assert gaps[()] == pytest.approx(result.before, abs=EXACT)
    assert result.after == pytest.approx(gap_by_hand(heard, people, brings, result.together), abs=EXACT)
    assert result.after <= min(gaps.values()) + EXACT
    assert all(gap > result.after + 1e-13 for choice, gap in gaps.items() if len(choice) < len(result.together))
    helping = [place for place, gap in singles.items() if gap < result.before - EXACT]
    assert (result.first is not None) == bool(helping)
    if result.first is not None:
        assert min(singles.values()) == pytest.approx(singles[result.first], abs=EXACT)
        assert result.after_first == pytest.approx(singles[result.first], abs=EXACT)


def test_many_activities_are_chosen_one_after_another():
    """Of more than twelve, none that is left out would help any more, and the gap is not larger than after one."""
    heard, people, brings = case(3, 20)
    result = suggest(heard, people, brings)

    assert result.after <= result.after_first < result.before
    for place in set(range(20)) - set(result.together):
        assert gap_by_hand(heard, people, brings, [*result.together, place]) >= result.after - EXACT


def test_nobody_heard_is_the_widest_gap():
    """With nobody heard the gap is 1; whom an activity brings closes it; no activity, no suggestion."""
    people = {"age": pd.Series({"young": 60, "old": 40})}
    heard = {"age": pd.Series({"young": 0, "old": 0})}
    result = suggest(
        heard, people, [{"age": spread(10, ["old"], people["age"])}, {"age": spread(5, [], people["age"])}]
    )

    assert (result.before, result.first, result.after_first) == (1.0, 1, pytest.approx(0.0))
    assert result.together == (1,)
    nothing = suggest(heard, people, [])
    assert (nothing.first, nothing.together, nothing.after) == (None, (), 1.0)


def test_what_an_activity_brings_adds_up():
    """In proportion to who lives there, among the groups that it names; nobody where nobody lives."""
    people = pd.Series({"a": 30, "b": 10, "c": 0})

    assert spread(20, [], people).to_dict() == {"a": 15.0, "b": 5.0, "c": 0.0}
    assert spread(20, ["b", "c"], people).to_dict() == {"a": 0.0, "b": 20.0, "c": 0.0}
    assert spread(20, ["c"], people).sum() == 0
