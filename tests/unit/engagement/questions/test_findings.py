"""What a question found, in words, with its base."""

from __future__ import annotations

import pandas as pd
import pytest

from engagement.questions.asked import Asked
from engagement.questions.breakdown import Groups
from engagement.questions.findings import finding, notes, share_in_words
from engagement.questions.labels import closed_labels, open_labels
from engagement.questions.tabulation import tabulate


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (142 / 236, "Six in ten"), (0.0, "Nobody"), (1.0, "Everybody"), (0.004, "Under 1%"), (0.07, "7%"),
        (0.34, "A third"), (0.47, "Nearly half"), (0.54, "More than half"), (0.98, "Nearly everybody"),
        (0.75, "Three quarters"),
    ],
)  # fmt: skip
def test_shares_begin_a_sentence(share, words):
    """Round ones by their name, others by the nearest round one."""
    assert share_in_words(share) == words


def people(n):
    return [f"p{place}" for place in range(n)]


def found(kind, counts, *, groups=None, exact=True, overlap=False):
    """A question whose answers are given by so many people each, from the first on where they overlap."""
    starts = {answer: 0 if overlap else sum(list(counts.values())[:at]) for at, answer in enumerate(counts)}
    pairs = [(f"p{starts[answer] + place}", answer) for answer, n in counts.items() for place in range(n)]
    labels = closed_labels(pd.DataFrame(pairs, columns=["respondent", "value"]), kind)
    return tabulate(Asked(1, "A question?", kind), labels, groups, exact=exact)


def test_ticks():
    """The answer that most people tick, of those who ticked any."""
    ticks = found("choices", {"parks and green space": 142, "buses": 236}, overlap=True)

    assert finding(ticks) == "Everybody ticks buses (236 of 236 people who answered)"


@pytest.mark.parametrize(("old", "sentence"), [(72, "; people over 65 more than others (72 of 98)"), (50, "")])
def test_a_group_that_differs_by_more_than_chance_is_named(old, sentence):
    """72 of 98 over 65 choose parks, 70 of 138 others: named. 50 of 98 against 70 of 138: not."""
    answers = ["parks"] * old + ["buses"] * (98 - old) + ["parks"] * 70 + ["buses"] * 68
    names = ["people over 65"] * 98 + ["others"] * 138
    ages = Groups(pd.DataFrame({"respondent": people(236), "group": names}), ("people over 65", "others"), "age", 10)
    labels = closed_labels(pd.DataFrame({"respondent": people(236), "value": answers}), "choice")

    one = tabulate(Asked(1, "?", "choice"), labels, ages, exact=True)

    assert finding(one).endswith(f"choose parks ({old + 70} of 236 people who answered){sentence}")


def test_a_scale_tells_both_sides():
    """The larger side first, the milder answer before the stronger, the other side as a per cent."""
    scale = found("rating", {"Strongly agree": 73, "Agree": 73, "Neither agree nor disagree": 35, "Disagree": 55})

    assert finding(scale) == (
        "More than six in ten say “Agree” or “Strongly agree” (146 of 236 people who answered); 23% say “Disagree”"
    )


def test_a_scale_of_numbers_tells_its_mean():
    """(10 x 2 + 30 x 4 + 10 x 5) / 50 = 3.8."""
    assert finding(found("rating", {"2": 10, "4": 30, "5": 10})) == (
        "Eight in ten give 4 to 5 (40 of 50 people who answered); the mean is 3.8 of 5"
    )


def test_a_scale_of_numbers_leads_with_the_side_of_most():
    """1 is the best of many scales."""
    assert finding(found("rating", {"1": 40, "2": 10, "5": 10})) == (
        "More than eight in ten give 1 to 2 (50 of 60 people who answered); the mean is 1.8 of 5"
    )


def test_a_scale_with_a_hidden_side_tells_the_other():
    """3 and 12 are hidden: only who agrees is told, in rounded counts."""
    scale = found("rating", {"Strongly agree": 93, "Agree": 95, "Disagree": 12, "Strongly disagree": 3}, exact=False)

    assert finding(scale) == "More than nine in ten say “Agree” or “Strongly agree” (190 of 205 people who answered)"


def test_numbers_tell_their_middle():
    """The median, and the bar that comes up most."""
    assert finding(found("number", {"1": 20, "2": 40, "3": 10})) == (
        "Half say 2 or less, half that or more; 2 comes up most (40 of 70 people who answered)"
    )


def test_an_open_question_tells_who_had_nothing_to_say():
    """212 of 464 had nothing to say."""
    frame = pd.DataFrame({"respondent": people(464), "tray": ["nothing"] * 212 + [""] * 252})
    tabulation = tabulate(Asked(1, "?", "open"), open_labels(frame), None, exact=True)

    assert finding(tabulation) == ("Of 464 people who answered, 252 gave an answer in words and 212 had nothing to say")


def test_what_is_not_shown_is_told():
    """Groups that are too small, hidden counts, rounding."""
    ages = Groups(
        pd.DataFrame({"respondent": people(20), "group": ["old"] * 15 + ["young"] * 5}), ("old", "young"), "age", 10
    )

    assert notes(found("choice", {"yes": 20}, groups=ages)) == ["1 group with fewer than 10 people is not shown."]
    assert len(notes(found("choice", {"yes": 40, "no": 20, "perhaps": 3}, exact=False))) == 2


def test_answers_of_which_no_two_are_alike():
    """An "other, please specify": its answers stand in the table."""
    assert finding(found("choice", {"bingo": 1, "choir": 1, "knitting": 1})) == "3 people answered, no two alike"


def test_nobody_and_too_few():
    """Both are told in a sentence."""
    assert finding(found("choice", {})) == "Nobody answered this question"
    assert finding(found("choice", {"yes": 5}, exact=False)).startswith("Too few people answered")
