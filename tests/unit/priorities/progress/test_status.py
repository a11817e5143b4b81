"""Status words by significance, on a table of cases worked by hand."""

from __future__ import annotations

import math

import pytest

from priorities.progress import Point, status

NAN = math.nan


def point(value, start=2017.0, half=NAN, years=1):
    """A figure with limits so far to either side; none where half is missing."""
    return Point(value, start, value - half, value + half, str(int(start)), years)


# name, baseline, target, better, reading, kind, course -> word, per cent of the way, beyond chance
CASES = [
    ("reached exactly", point(20, half=0.5), 18.0, "lower", point(18, 2020, 0.5), "share", "goes on", "met", 100, True),
    ("beyond it", point(20, half=0.5), 18.0, "lower", point(17, 2020, 0.5), "share", "goes on", "met", 150, True),
    (
        "reached within chance",
        point(20, half=3),
        19.0,
        "lower",
        point(19, 2020, 3),
        "share",
        "goes on",
        "met",
        100,
        False,
    ),
    (
        "better beyond chance",
        point(20, half=0.5),
        16.0,
        "lower",
        point(19, 2020, 0.5),
        "share",
        "goes on",
        "improving",
        25,
        True,
    ),
    # z = 0.7 / sqrt(2 * (1 / 3.92)²) = 1.940; with 0.71 it is 1.968
    (
        "just within chance",
        point(20, half=0.5),
        16.0,
        "lower",
        point(19.3, 2020, 0.5),
        "share",
        "goes on",
        "no change that can be told from chance",
        17.5,
        False,
    ),
    (
        "just beyond chance",
        point(20, half=0.5),
        16.0,
        "lower",
        point(19.29, 2020, 0.5),
        "share",
        "goes on",
        "improving",
        17.75,
        True,
    ),
    (
        "worse beyond chance",
        point(23.1, half=0.275),
        20.8,
        "lower",
        point(24.8, 2022, 0.28),
        "share",
        "goes on",
        "getting worse",
        -73.913043,
        True,
    ),
    (
        "worse within chance",
        point(23.1, half=0.275),
        20.8,
        "lower",
        point(23.3, 2018, 0.28),
        "share",
        "goes on",
        "no change that can be told from chance",
        -8.695652,
        False,
    ),
    (
        "higher is better, up",
        point(70, half=1),
        80.0,
        "higher",
        point(75, 2020, 1),
        "share",
        "goes on",
        "improving",
        50,
        True,
    ),
    (
        "higher is better, down",
        point(70, half=1),
        80.0,
        "higher",
        point(65, 2020, 1),
        "share",
        "goes on",
        "getting worse",
        -50,
        True,
    ),
    (
        "keep, worse",
        point(20, half=0.5),
        20.0,
        "lower",
        point(22, 2020, 0.5),
        "share",
        "goes on",
        "getting worse",
        NAN,
        True,
    ),
    (
        "keep, kept",
        point(20, half=0.5),
        20.0,
        "lower",
        point(20, 2020, 0.5),
        "share",
        "goes on",
        "no change that can be told from chance",
        NAN,
        False,
    ),
    (
        "keep, better",
        point(20, half=0.5),
        20.0,
        "lower",
        point(18, 2020, 0.5),
        "share",
        "goes on",
        "improving",
        NAN,
        True,
    ),
    (
        "keep, no limits",
        point(20),
        20.0,
        "lower",
        point(22, 2020),
        "share",
        "goes on",
        "no change that can be told from chance",
        NAN,
        None,
    ),
    ("no limits, a tenth", point(70), 80.0, "higher", point(71, 2020), "share", "goes on", "improving", 10, None),
    (
        "no limits, under a tenth",
        point(70),
        80.0,
        "higher",
        point(70.9, 2020),
        "share",
        "goes on",
        "no change that can be told from chance",
        9,
        None,
    ),
    (
        "no limits, a tenth back",
        point(70),
        80.0,
        "higher",
        point(69, 2020),
        "share",
        "goes on",
        "getting worse",
        -10,
        None,
    ),
    # (128 - 98) / sqrt(226) = 1.996; (128 - 99) / sqrt(227) = 1.925
    (
        "a count beyond chance",
        point(128),
        64.0,
        "lower",
        point(98, 2020),
        "count",
        "goes on",
        "improving",
        46.875,
        True,
    ),
    (
        "a count within chance",
        point(128),
        64.0,
        "lower",
        point(99, 2020),
        "count",
        "goes on",
        "no change that can be told from chance",
        45.3125,
        False,
    ),
    ("no reading", point(20, half=0.5), 18.0, "lower", None, "share", "goes on", "no reading yet", NAN, None),
    ("ended", point(20, half=0.5), 18.0, "lower", None, "share", "ended", "series ended", NAN, None),
    (
        "redefined after a reading",
        point(20, half=0.5),
        16.0,
        "lower",
        point(19, 2020, 0.5),
        "share",
        "redefined",
        "series redefined",
        25,
        True,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_the_word_is_right(case):
    """Word, share of the way and chance, each as by hand."""
    _, baseline, target, better, reading, kind, course, word, per_cent, beyond = case
    judged = status(baseline, target, better, reading, kind=kind, course=course)

    assert (judged.word, judged.beyond_chance) == (word, beyond)
    assert judged.per_cent == pytest.approx(per_cent, abs=1e-6, nan_ok=True)


def test_what_must_be_said_beside_it():
    """Without limits, for a level to keep, for years that overlap, and after a series was counted anew."""
    no_limits = status(point(70), 80.0, "higher", point(75, 2020))
    level = status(point(20, half=1), 20.0, "lower", point(20, 2020, 1))
    overlap = status(point(64, 2015, 0.6, 3), 66.0, "higher", point(64.2, 2016, 0.6, 3))
    apart = status(point(64, 2015, 0.6, 3), 66.0, "higher", point(64.2, 2018, 0.6, 3))
    redefined = status(point(20, half=0.5), 16.0, "lower", point(19, 2020, 0.5), course="redefined")

    assert "Limits are not published" in no_limits.note
    assert "keep the level" in level.note
    assert "overlap" in overlap.note
    assert not apart.note
    assert redefined.note == "The last reading that can be compared, 2020: improving"
