"""A file's own rating or sentiment: known by its heading and its answers, and read from the worst to the best."""

from __future__ import annotations

import pytest

from engagement.questions.own_ratings import called_rating, label_of_rating, may_rate, own_rating, places_of

FFT = ["Very good", "Good", "Neither good nor poor", "Poor", "Very poor", "Don't know"]


def ways(answers: list[str], *, low_is_good: bool = False) -> dict[str, str]:
    found = own_rating(1, "Rating", answers, "Why?", "open", behind=1)
    assert found is not None
    return found.ways(low_is_good=low_is_good)


@pytest.mark.parametrize(
    ("problem", "neither", "praise"),
    [
        ("1 2", "3", "4 5"),
        ("1 2 3", "4", "5 6 7"),
        ("0 1 3", "4 5 6", "7 9 10"),
        ("1.0 2.0", "3.0", "4.0 5.0"),
        ("-5 -1", "0", "1 5"),
        ("0 20", "50", "80 100"),
        ("1/5 2/5", "3/5", "4/5 5/5"),
        ("★☆☆☆☆", "★★★☆☆", "★★★★★"),
        ("negative", "neutral mixed", "positive"),
        ("Complaint", "Suggestion", "Compliment"),
        ("Sad", "OK", "Happy"),
    ],
)
def test_the_ends_of_a_scale_are_problem_and_praise(problem: str, neither: str, praise: str) -> None:
    """Below two fifths of the scale something is wrong, above three fifths good; in between neither."""
    sides = {"problem": problem.split(), "": neither.split(), "praise": praise.split()}
    expected = {answer: side for side, answers in sides.items() for answer in answers}

    assert ways(list(expected)) == expected


def test_words_of_a_scale_tell_their_side() -> None:
    """The friends and family test; who does not know tells nothing, and the words say which end is the good one."""
    found = own_rating(1, "Overall, how was your experience?", FFT, "Please tell us why", "open", behind=1)

    assert found is not None
    assert found.ways(low_is_good=bool(found.low_is_good)) == {
        "Very good": "praise", "Good": "praise", "Neither good nor poor": "", "Poor": "problem", "Very poor": "problem",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "answers", "low_is_good"),
    [
        ("Rating", ["1", "3", "5"], None),
        ("Rating (1 = very good, 5 = very poor)", ["1", "3", "5"], True),
        ("Rate us from 1 (not at all satisfied) to 5: 1 = not at all satisfied", ["1", "3", "5"], False),
        ("Rating", ["1 - Very good", "2 - Good", "5 - Very poor"], True),
        ("Rating", ["1 - Very poor", "3", "5 - Very good"], False),
        ("Rating", ["1 star", "3 stars", "5 stars"], False),
        ("Sentiment", ["positive", "negative"], False),
    ],
)
def test_which_end_is_good(heading: str, answers: list[str], low_is_good: bool | None) -> None:
    """Words and headings tell it; bare numbers do not."""
    found = own_rating(1, heading, answers, "Comments", "open", behind=1)

    assert found is not None
    assert found.low_is_good is low_is_good


@pytest.mark.parametrize(
    ("heading", "question", "asks", "behind", "fit"),
    [
        ("Comment sentiment", "What could be better?", "faults", -3, "of the comment"),
        ("criticality", "feedback", "open", -1, "of the comment"),
        ("Importance rating: Why?", "Why?", "open", -3, "of the comment"),
        ("Star rating", "Comments", "open", 9, "of the matter"),
        ("Rating", "What could be better?", "faults", 1, "may be"),
        ("How satisfied are you with the service?", "Please give your reason", "open", 1, "of the matter"),
        ("How satisfied are you with the service?", "Please give your reason", "open", 3, "may be"),
        ("How satisfied are you with the service?", "What matters most to you?", "open", 1, "may be"),
    ],
)
def test_of_what_a_rating_is(heading: str, question: str, asks: str, behind: int, fit: str) -> None:
    """A sentiment is of the comment; a rating of the matter that the next question asks the reason of, or may be."""
    found = own_rating(1, heading, ["1", "3", "5"], question, asks, behind=behind)  # type: ignore[arg-type]

    assert found is not None
    assert found.fit == fit


@pytest.mark.parametrize("answers", [["Red", "Blue"], ["1"], [], ["Yes", "No"], ["3", "5", "250"]])
def test_no_scale_no_rating(answers: list[str]) -> None:
    """Colours, one answer, none, yes and no, and amounts lie on no scale."""
    assert places_of(answers) is None
    assert own_rating(1, "Rating", answers, "Why?", "open", behind=1) is None


def test_a_code_beside_numbers_is_no_step() -> None:
    """ "A" for not assessed stands beside the numbers of a scale and has no place on it."""
    places, _ = places_of(["1", "2", "3", "4", "5", "A"]) or ({}, None)

    assert set(places) == {"1", "2", "3", "4", "5"}


def test_a_heading_tells() -> None:
    """Colours are no rating whatever their values; a rating given with each answer is called by its own name."""
    assert not called_rating("Which colour?")
    assert not may_rate("Colour", ["1", "3", "5"])
    assert may_rate("Comment sentiment", ["1", "3", "5"])
    assert label_of_rating("Comment sentiment: Why?", "Why?") == "Comment sentiment"
