"""Each person and answer counts once; answers stand in order, and the rare ones together."""

from __future__ import annotations

import pandas as pd

from engagement.questions.labels import closed_labels, open_labels


def answers(*pairs):
    return pd.DataFrame(list(pairs), columns=["respondent", "value"])


def of_people(*values):
    return answers(*((f"p{place}", value) for place, value in enumerate(values)))


def counts(labels):
    return labels.people["answer"].value_counts().reindex(list(labels.order)).tolist()


def test_spellings_that_differ_in_case_and_spaces_are_one_answer():
    """In the spelling that most people have; blank answers are none; a person's second tick of the same counts once."""
    ticks = answers(("a", "Yes"), ("b", "yes "), ("c", "Yes"), ("d", "No"), ("d", "no"), ("e", " "))
    labels = closed_labels(ticks, "choices")

    assert labels.order == ("Yes", "No")
    assert counts(labels) == [3, 1]


def test_beyond_a_dozen_the_rest_is_one_line():
    """Twelve by name, the others together; a person with two of the others is one person there; "don't know" stays."""
    frequent = [(f"p{place}", f"answer {letter}") for letter in "abcdefghijkl" for place in range(3)]
    labels = closed_labels(answers(*frequent, ("q", "rare one"), ("q", "rare two"), ("r", "Don't know")), "choices")

    assert len(labels.order) == 14
    assert labels.order[-2:] == ("other answers (2)", "Don't know")
    assert counts(labels)[-2:] == [1, 1]
    assert set(labels.apart) == {"other answers (2)", "Don't know"}


def test_what_one_person_typed_is_no_line_among_many_answers():
    """Three choices that people ticked and twenty that one person each typed under "Other": these are one line."""
    ticked = [(f"{letter}{place}", f"choice {letter}") for letter in "abc" for place in range(4)]
    typed = [(f"t{place}", f"Other: {place} of these") for place in range(20)]
    labels = closed_labels(answers(*ticked, *typed), "choices")

    assert labels.order == ("choice a", "choice b", "choice c", "other answers (20)")
    assert counts(labels) == [4, 4, 4, 20]


def test_where_everybody_typed_another_answer_the_first_stand_by_name():
    """A picture of one line would say nothing."""
    labels = closed_labels(answers(*((f"t{place}", f"place {place}.") for place in range(20))), "choices")

    assert len(labels.order) == 13


def test_a_tick_is_named_without_the_question_before_it():
    """Some tools write the whole heading for every tick."""
    ticks = of_people("Q5[SQ001]. How do you travel? [Bus]", "Q5[SQ002]. How do you travel? [On foot]")

    assert closed_labels(ticks, "choices").order == ("Bus", "On foot")


def test_a_scale_stands_in_its_order_and_dont_know_after_it():
    """Also where the question was taken for one choice."""
    labels = closed_labels(of_people("Agree", "Strongly agree", "Don't know", "Disagree", "Agree"), "choice")

    assert labels.shape == "scale"
    assert labels.order == ("Disagree", "Agree", "Strongly agree", "Don't know")
    assert labels.sides == (-1, 1, 1)


def test_ages_stand_in_their_order():
    """From young to old, however many of each."""
    assert closed_labels(of_people("65+", "65+", "16-24", "25-64"), "choice").order == ("16-24", "25-64", "65+")


def test_few_whole_numbers_have_a_bar_each():
    """Those that nobody gave between them too; what is no number stands apart."""
    labels = closed_labels(of_people("2", "4", "2", "none"), "number")

    assert labels.order == ("2", "3", "4", "no number")
    assert labels.median == 2


def test_many_numbers_stand_in_bars_of_a_round_width():
    """One large number opens the last bar and bends nothing."""
    labels = closed_labels(of_people(*map(str, range(100)), "5000"), "number")

    assert labels.order[0] == "0 to 9"
    assert labels.order[-1].endswith("or more")
    assert len(labels.order) <= 12
    assert len(labels.people) == 101


def test_many_different_numbers_are_amounts_also_where_they_were_taken_for_choices():
    """Few stay choices, in their order."""
    assert closed_labels(of_people(*map(str, range(40)), "Don't know"), "choice").shape == "numbers"
    assert closed_labels(of_people("1", "2", "10"), "choice").order == ("1", "2", "10")


def test_fractions_and_years():
    """A bar of fractions ends before the next begins; years have no comma."""
    assert closed_labels(of_people("0.1", "0.25", "0.9"), "number").order[0].endswith("under 0.2")
    assert closed_labels(of_people("1950", "1990", "2010"), "number").order[0].startswith("1950")


def test_an_open_question_tells_who_had_nothing_to_say():
    """A worded nothing is an answer; under a question for faults it says that nothing needs to change."""
    trays = ["", "nothing", "praise", "criticism"]
    frame = pd.DataFrame({"respondent": list("abcd"), "tray": trays, "text": list("wxyz")})

    labels = open_labels(frame)

    assert labels.order == (
        "gave an answer in words",
        "said that nothing needs to change",
        "said that nothing was good",
        "had nothing to say",
    )


def test_a_question_for_yes_or_no_tells_who_said_which():
    """The others gave an answer in words."""
    frame = pd.DataFrame({"respondent": list("abc"), "tray": "", "text": ["Yes", "No", "it depends"]})

    labels = open_labels(frame, {"Yes": "yes", "No": "no", "it depends": ""}.__getitem__)

    assert labels.order == ("said yes", "said no", "gave an answer in words")
