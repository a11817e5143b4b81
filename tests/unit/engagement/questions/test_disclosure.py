"""No count of 1 to 7 follows from what a shared screen or a download shows."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.questions.disclosure import (
    FEWEST,
    FEWEST_SENSITIVE,
    base_of_parts,
    listed,
    protected,
    protected_base,
    protected_table,
    rounded,
)

NA = pd.NA


def shown(*counts, adds_up=True):
    """What is shown of these counts, None where hidden."""
    return [None if pd.isna(n) else int(n) for n in protected(pd.Series(counts, dtype="int64"), adds_up=adds_up)]


@pytest.mark.parametrize(("count", "figure"), [(8, 10), (12, 10), (13, 15), (142, 140), (143, 145), (236, 235)])
def test_counts_are_rounded_to_five(count, figure):
    """To the nearest 5."""
    assert rounded(count) == figure


def test_where_one_count_is_hidden_a_second_one_is():
    """A count under 8 is hidden, and the next smallest with it; two that are small hide each other."""
    assert shown(100, 40, 20, 3) == [100, 40, None, None]
    assert shown(100, 40, 5, 3) == [100, 40, None, None]
    assert shown(100, 40, 20) == [100, 40, 20]
    assert shown(97, 3) == [None, None]
    assert shown(40) == [40]
    assert shown() == []


def test_a_nought_is_hidden_like_any_small_count():
    """Shown, it would tell that a hidden count elsewhere is none."""
    assert shown(100, 40, 20, 0) == [100, 40, None, None]


def test_ticks_do_not_add_up_so_that_one_may_be_hidden_alone():
    """Where people are in several counts, none is the total less the others."""
    assert shown(100, 40, 20, 3, adds_up=False) == [100, 40, 20, None]


def test_the_base_of_parts_says_no_more_than_the_parts():
    """It is the sum of what is shown and of the middle of what is hidden, whatever the hidden counts are."""
    first, second = pd.Series([100, 40, 20, 3, 1, 0]), pd.Series([98, 42, 18, 7, 7, 7])

    assert base_of_parts(protected(first), first) == base_of_parts(protected(second), second) == 170


def test_two_hidden_parts_count_as_one():
    """Yes 50, no 40, perhaps 3: the 40 and the 3 are hidden, and together they are 45 of 95."""
    counts = pd.Series([50, 40, 3])

    assert base_of_parts(protected(counts), counts) == 95


def test_a_table_is_shown_where_it_proves_that_enough_stand_behind_it():
    """10 people at least, 25 where somebody's ethnic group, religion or the like is told."""
    ten, thirteen = pd.Series([10]), pd.Series([13])
    assert base_of_parts(protected(ten), ten) is None
    assert base_of_parts(protected(thirteen), thirteen) == 15
    assert base_of_parts(protected(thirteen), thirteen, fewest=FEWEST_SENSITIVE) is None
    assert protected_base(12) is None
    assert protected_base(13) == 15
    assert protected_base(26, fewest=FEWEST_SENSITIVE) is None
    assert protected_base(28, fewest=FEWEST_SENSITIVE) == 30


@given(st.integers(min_value=0, max_value=400))
def test_rows_of_a_file_say_what_its_rounded_count_says(count):
    """As many as the figure proves, never more than there are; none where it is hidden."""
    figure = protected(pd.Series([count]), adds_up=False)[0]

    assert listed(count) == (0 if pd.isna(figure) else figure - 2) <= count


@given(st.integers(min_value=0, max_value=60))
def test_no_base_is_shown_of_fewer_people_than_it_needs(base):
    """Whatever the rounding, 10 and 25 are kept."""
    for fewest in (FEWEST, FEWEST_SENSITIVE):
        assert protected_base(base, fewest=fewest) is None or base >= fewest
        alone = pd.Series([base])
        assert base_of_parts(protected(alone), alone, fewest=fewest) is None or base >= fewest


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_no_count_is_hidden_alone_in_its_row_or_column(data):
    """Of a two-way table, unless it has one row, or one column, only."""
    height, width = data.draw(st.integers(2, 6)), data.draw(st.integers(2, 5))
    cells = data.draw(st.lists(st.integers(0, 40), min_size=height * width, max_size=height * width))
    counts = pd.DataFrame(np.array(cells).reshape(height, width))

    table = protected_table(counts, counts.sum(axis=1))

    hidden = table.isna().to_numpy()
    assert (hidden.sum(axis=0) != 1).all()
    assert (hidden.sum(axis=1) != 1).all()
    assert hidden[counts.to_numpy() < 8].all()
    assert all(pd.isna(figure) or figure % 5 == 0 for _, column in table.items() for figure in column)


# What follows is the attack: the figures shown leave each count an interval; sums and differences narrow them until
# nothing moves. A count is derived where one value is left.

NO_END = 10.0**6


class Shown:
    """The figures of one table over many pairs of filters at once, as intervals: cells, then how many answered."""

    def __init__(self, counts, bases, *, adds_up):
        tables = [self.ends(row, int(base), adds_up=adds_up) for row, base in zip(counts, bases, strict=True)]
        self.low, self.high = np.array([table[0] for table in tables]), np.array([table[1] for table in tables])
        # Cells that are hidden two and two, and what the base tells that they are together: at least, at most.
        pairs = [table[2] if len(table) > 2 else (np.zeros(counts.shape[1], bool), 0.0, NO_END) for table in tables]
        self.pair = tuple(np.array([pair[part] for pair in pairs]) for part in range(3))

    @staticmethod
    def ends(row, base, *, adds_up):
        """What everybody may conclude from one table who knows how it was made."""
        figures = protected(pd.Series(row), adds_up=adds_up)
        cells = [None if pd.isna(n) else int(n) for n in figures]
        answered = base_of_parts(figures, pd.Series(row)) if adds_up else protected_base(base)
        if answered is None:
            # Nothing is shown: fewer than 13 stand in any of its cells, but for a large one hidden beside a small one.
            low, high = [0.0] * len(row), [NO_END if adds_up and len(row) == 2 else 12.0] * len(row)
            return [*low, 0.0], [*high, NO_END if adds_up else 12.0]
        least = min((cell for cell in cells if cell), default=NO_END)
        second = adds_up and cells.count(None) == 2
        cap = max(7.0, least + 2) if second else 7.0
        low = [0.0 if cell is None else max(cell - 2.0, 0) for cell in cells]
        high = [cap if cell is None else cell + 2.0 for cell in cells]
        if second:
            together = answered - sum(cell or 0 for cell in cells)
            ends = (together - 2.0, together + 2.0) if together >= 10 else (0.0, 14.0)
            return [*low, 0.0], [*high, NO_END], (np.array([cell is None for cell in cells]), *ends)
        if adds_up:
            return [*low, 0.0], [*high, NO_END]
        return [*low, answered - 2.0], [*high, answered + 2.0]


def narrowed(low, high, sums, pairs, *, adds_up):
    """Narrow intervals by `whole = part + part`, and by what cells have to do with people who answered."""
    for _ in range(25):
        for whole, parts in sums:
            low[whole] = np.maximum(low[whole], sum(low[part] for part in parts))
            high[whole] = np.minimum(high[whole], sum(high[part] for part in parts))
            for part in parts:
                others = [other for other in parts if other != part]
                low[part] = np.maximum(low[part], low[whole] - sum(high[other] for other in others))
                high[part] = np.minimum(high[part], high[whole] - sum(low[other] for other in others))
        for name, (hidden, fewest, most) in pairs.items():
            bottom, top = low[name][:, :-1], high[name][:, :-1]
            others_low = np.where(hidden, bottom, 0).sum(axis=1, keepdims=True) - bottom
            others_high = np.where(hidden, top, 0).sum(axis=1, keepdims=True) - top
            bottom[:] = np.where(hidden, np.maximum(bottom, fewest[:, None] - others_high), bottom)
            top[:] = np.where(hidden, np.minimum(top, most[:, None] - others_low), top)
        for name in low:
            bottom, top = low[name], high[name]
            cells, base = slice(0, -1), slice(-1, None)
            most = top[:, cells].sum(axis=1, keepdims=True)
            top[:, base] = np.minimum(top[:, base], most)  # everybody who answered gave an answer
            bottom[:, cells] = np.maximum(bottom[:, cells], bottom[:, base] - (most - top[:, cells]))
            if adds_up:
                fewest = bottom[:, cells].sum(axis=1, keepdims=True)
                bottom[:, base] = np.maximum(bottom[:, base], fewest)
                top[:, cells] = np.minimum(top[:, cells], top[:, base] - (fewest - bottom[:, cells]))
            else:
                bottom[:, base] = np.maximum(bottom[:, base], bottom[:, cells].max(axis=1, keepdims=True))
                top[:, cells] = np.minimum(top[:, cells], top[:, base])
    return low, high


def derived(low, high, true, *, adds_up):
    """How many counts of 1 to 7 have one value left; each interval must hold the truth, or the attack is wrong."""
    n = 0
    for name, counts in true.items():
        assert (low[name] <= counts).all(), name
        assert (counts <= high[name]).all(), name
        n += int(((low[name] == high[name]) & (counts >= 1) & (counts <= 7)).sum())
        if not adds_up:
            # Who answered and did not tick it.
            without = counts[:, -1:] - counts[:, :-1]
            fewest = np.maximum(low[name][:, -1:] - high[name][:, :-1], 0)
            most = high[name][:, -1:] - low[name][:, :-1]
            n += int(((fewest == most) & (without >= 1) & (without <= 7)).sum())
    return n


def pairs_of_filters(seed, n_people, n_answers, n_pairs, *, adds_up):
    """Count people by answer in four parts: in the first filter alone, in both, in the second alone, in neither."""
    draw = np.random.default_rng(seed)
    facts = {
        "audience": draw.choice(2, n_people, p=[0.65, 0.35]),
        "borough": draw.choice(5, n_people),
        "age": draw.choice(4, n_people, p=[0.1, 0.3, 0.4, 0.2]),
        "month": draw.choice(6, n_people),
    }
    chances = draw.dirichlet(np.full(n_answers, 0.7))
    if adds_up:
        ticks = np.eye(n_answers, dtype=int)[draw.choice(n_answers, n_people, p=chances)]
    else:
        ticks = (draw.random((n_people, n_answers)) < np.minimum(chances * 2, 0.95)).astype(int)
    answers = np.column_stack([ticks, ticks.any(axis=1)])

    def one_filter():
        chosen = np.ones(n_people, bool)
        for fact in draw.choice(list(facts), draw.integers(1, 3), replace=False):
            values = facts[fact]
            if fact == "month" and draw.random() < 0.5:
                chosen &= values >= draw.integers(1, 5)  # from a date on: filters that lie in one another
            else:
                chosen &= values == draw.choice(values)
        return chosen

    parts = {name: [] for name in ("first", "both", "second", "neither")}
    for _ in range(n_pairs):
        a, b = one_filter(), one_filter()
        for name, who in zip(parts, (a & ~b, a & b, ~a & b, ~a & ~b), strict=True):
            parts[name].append(answers[who].sum(axis=0))
    return {name: np.array(rows) for name, rows in parts.items()}


SUMS = [
    ("a", ("first", "both")),
    ("b", ("both", "second")),
    ("either", ("first", "b")),
    ("either", ("a", "second")),
    ("all", ("either", "neither")),
    ("not a", ("second", "neither")),
    ("not b", ("first", "neither")),
    ("all", ("a", "not a")),
    ("all", ("b", "not b")),
]


def rows_listed(counts):
    """What a file of answers row by row tells of how many there are: at least, at most."""
    rows = np.vectorize(listed)(counts)
    return rows, np.where(rows, rows + 4, 7)


def attacked(parts, *, adds_up):
    """Derive what follows from the tables of all, of each filter, of both together, and from files of answers.

    Files list everybody's answers to one question, who said something to it being one of the parts; or the answers in
    each theme, of which a person may speak of several.
    """
    first, both, second, neither = parts.values()
    true = {
        **parts, "a": first + both, "b": both + second, "either": first + both + second,
        "not a": second + neither, "not b": first + neither, "all": first + both + second + neither,
    }  # fmt: skip
    low = {name: np.zeros(counts.shape) for name, counts in true.items()}
    high = {name: np.full(counts.shape, NO_END) for name, counts in true.items()}
    pairs = {}
    for name in ("a", "b", "both", "all"):
        figures = Shown(true[name][:, :-1], true[name][:, -1], adds_up=adds_up)
        low[name], high[name], pairs[name] = figures.low, figures.high, figures.pair
    in_files = slice(0, 1) if adds_up else slice(0, -1)
    fewest, most = rows_listed(true["all"][:, in_files])
    low["all"][:, in_files] = np.maximum(low["all"][:, in_files], fewest)
    high["all"][:, in_files] = np.minimum(high["all"][:, in_files], most)
    for name in parts:  # what everybody knows of filters: some leave nobody over, some have nobody in common
        nobody = true[name][:, -1] == 0
        high[name][nobody] = 0.0
    low, high = narrowed(low, high, SUMS, pairs, adds_up=adds_up)
    return derived(low, high, true, adds_up=adds_up)


@pytest.mark.parametrize("adds_up", [True, False], ids=["one answer", "ticks"])
@pytest.mark.parametrize("n_answers", [2, 3, 4, 6, 12])
def test_no_small_count_follows_from_two_filters(n_answers, adds_up):
    """Over 10,000 pairs of filters, nested, overlapping and apart, in surveys of 40 to 600 people."""
    n = 0
    for place, n_people in enumerate(itertools.islice(itertools.cycle([40, 90, 200, 600]), 20)):
        parts = pairs_of_filters(1000 * n_answers + place, n_people, n_answers, 50, adds_up=adds_up)
        n += attacked(parts, adds_up=adds_up)

    assert n == 0


def test_the_attack_finds_what_rounding_alone_would_tell(monkeypatch):
    """Were noughts shown, second counts not hidden and bases rounded by themselves, small counts would follow."""

    def ends(row, base, *, adds_up):
        cells = [None if 1 <= count <= 7 else rounded(int(count)) for count in row]
        low = [1.0 if cell is None else max(cell - 2.0, 0) for cell in cells]
        high = [7.0 if cell is None else cell + 2.0 * (cell > 0) for cell in cells]
        return [*low, max(rounded(base) - 2.0, 0)], [*high, rounded(base) + 2.0]

    monkeypatch.setattr(Shown, "ends", staticmethod(ends))
    n = sum(attacked(pairs_of_filters(seed, 90, 3, 50, adds_up=True), adds_up=True) for seed in range(10))

    assert n > 0


def test_the_attack_finds_what_a_file_of_every_answer_would_tell(monkeypatch):
    """Were all rows listed, their exact number would tell small counts together with the tables."""
    monkeypatch.setitem(globals(), "rows_listed", lambda counts: (counts, counts))
    n = sum(attacked(pairs_of_filters(4000 + place, 90, 4, 50, adds_up=False), adds_up=False) for place in range(40))

    assert n > 0


def interval(table, answer, group):
    """What a figure of a two-way table says: a hidden one is small, or no larger than the least shown beside it."""
    figure = table.iloc[answer, group]
    if not pd.isna(figure):
        return int(figure) - 2, int(figure) + 2
    beside = [table.iloc[answer].min(), table.iloc[:, group].min()]
    return 0, max([7, *(NO_END if pd.isna(least) else int(least) + 2 for least in beside)])


@pytest.mark.slow
def test_no_small_count_follows_from_all_less_the_other_groups():
    """Over 2,000 breakdowns in which every group is shown beside the row of all."""
    draw = np.random.default_rng(0)
    for _ in range(2000):
        n_answers, n_groups = draw.integers(2, 7), draw.integers(2, 6)
        counts = pd.DataFrame(draw.poisson(draw.gamma(1.0, 15.0, (n_answers, n_groups))))
        whole = counts.sum(axis=1)
        table, row_of_all = protected_table(counts, whole), protected(whole)
        for answer in range(n_answers):
            if pd.isna(row_of_all[answer]):
                continue
            ends = [interval(table, answer, group) for group in range(n_groups)]
            for group in np.flatnonzero(table.iloc[answer].isna()):
                others = ends[:group] + ends[group + 1 :]
                fewest = max(0, row_of_all[answer] - 2 - sum(top for _, top in others))
                most = min(ends[group][1], row_of_all[answer] + 2 - sum(bottom for bottom, _ in others))
                true = counts.loc[answer, group]
                assert fewest <= true <= most, "the attack is wrong"
                assert fewest < most or not 1 <= true <= 7
