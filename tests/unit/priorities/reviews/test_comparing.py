"""A review beside the one before: each sentence on a case worked by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from priorities.reviews import CityLine, Line, compare, compare_cities, finding

# 23.1 (22.8 to 23.4): a standard error of 0.6 / 3.92 = 0.153.
LINE = Line(
    "C1-level", "Childhood obesity", "Cut it.", "agreed", "Year 6 obesity", "London", "Year 6 obesity (%), level",
    "22.9% in 2016/17", "20.8% by 2022", "share", "lower", "no change that can be told from chance",
    period="2017/18", figure="23.1%", value=23.1, lower=22.8, upper=23.4, begins=2017.0,
)  # fmt: skip
LATER = replace(LINE, period="2018/19", figure="24.0%", value=24.0, lower=23.7, upper=24.3, begins=2018.0)


def words(before: Line, line: Line) -> str:
    """What is said of a target that stands in both."""
    (row,) = compare([before], [line])
    return row.words


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        # (24.0 - 23.1) / (0.153 * sqrt 2) = 4.2
        (LATER, "Changed beyond chance, for the worse."),
        (replace(LATER, better="higher"), "Changed beyond chance, for the better."),
        # (23.4 - 23.1) / 0.216 = 1.39
        (replace(LATER, value=23.4, lower=23.1, upper=23.7), "No change that can be told from chance."),
        (
            replace(LATER, lower=None, upper=None),
            "Limits are not published, so the change cannot be told from chance.",
        ),
        (LINE, "No new reading."),
        (replace(LINE, value=23.2, figure="23.2%"), "2017/18 was revised from 23.1% to 23.2%."),
        (
            replace(LINE, period="", figure="", value=None, begins=None),
            "The reading of the review before does not stand any more.",
        ),
        (replace(LINE, period="2016/17", begins=2016.0), "The reading of 2017/18 does not stand any more."),
        (replace(LATER, measure="another"), "Measured by another figure than before, so that nothing is compared."),
    ],
)
def test_readings_of_two_years(line: Line, sentence: str) -> None:
    """Chance is judged by the limits of both; what is revised, taken back or measured otherwise is said."""
    assert words(LINE, line) == sentence


def test_years_that_overlap_are_named() -> None:
    """2015-17 and 2016-18 share two of their three years."""
    before, line = replace(LINE, begins=2015.0, years=3), replace(LATER, begins=2016.0, years=3)

    assert words(before, line).endswith("overlap, so that the figure moves less than the years themselves.")
    assert "overlap" not in words(before, replace(line, begins=2018.0))


def test_what_people_changed_is_named() -> None:
    """A renamed target, another aim, another state and another status word stand beside the reading."""
    line = replace(LATER, name="Obesity at ten", aim="22.0% by 2022", state="withdrawn", status="getting worse")

    assert words(LINE, line) == (
        "Changed beyond chance, for the worse. Status before: no change that can be told from chance; now: getting "
        "worse. The target was 20.8% by 2022, and is 22.0% by 2022. It was called “Year 6 obesity”, and is called "
        "“Obesity at ten”. The commitment was agreed, and is withdrawn."
    )


def test_new_and_retired_targets() -> None:
    """One that was not there says so, one that is no more comes last; the first reading is one."""
    silent = replace(LINE, key="C2", period="", figure="", value=None, begins=None)
    rows = compare([LINE, silent], [replace(silent, period="2018", begins=2018.0), replace(LINE, key="C3")])

    assert [row.words for row in rows] == [
        "The first reading after the baseline.", "Not in the review before.",
        "In the review before, and no target any more.",
    ]  # fmt: skip
    assert (rows[-1].now, rows[-1].before) == ("no target", f"23.1% in 2017/18: {LINE.status}")
    assert words(silent, silent) == "Still no reading."


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [
        ([], "No target of the review of 2019 can be set beside one of today."),
        ([(LINE, LINE)], "Of one target of the review of 2019 none has a new reading."),
        (
            [(LINE, LATER), (LINE, replace(LATER, better="higher")), (LINE, LINE)],
            (
                "Of three targets of the review of 2019 two have a new reading, changed beyond chance: one for the "
                "better and one for the worse."
            ),
        ),
        (
            [(LINE, replace(LATER, value=23.2))],
            "Of one target of the review of 2019 one has a new reading, none changed beyond chance.",
        ),
    ],
)
def test_the_finding(pairs: list[tuple[Line, Line]], sentence: str) -> None:
    """How many have a reading, and how many moved beyond chance, to which side."""
    before = [replace(line, key=str(place)) for place, (line, _) in enumerate(pairs)]
    after = [replace(line, key=str(place)) for place, (_, line) in enumerate(pairs)]

    assert finding(compare(before, after), 2019) == sentence


def test_other_cities_that_are_spoken_of_otherwise() -> None:
    """New, changed and no more; what is the same is not told again."""
    rome = CityLine("Smoking", "Rome", "colour", "Rome smokes.", "WHO")
    paris, oslo = replace(rome, city="Paris", sentence="Paris smokes."), replace(rome, city="Oslo", sentence="Oslo.")

    assert compare_cities([rome, paris], [rome, replace(paris, sentence="Paris stopped."), oslo]) == (
        "Now: Paris stopped. Before: Paris smokes.", "New: Oslo.",
    )  # fmt: skip
    assert compare_cities([rome], []) == ("No more: Rome smokes.",)
