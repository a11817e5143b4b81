"""Groups of people to set side by side."""

from __future__ import annotations

import pandas as pd

from engagement.questions.asked import Asked
from engagement.questions.breakdown import groups_by_answer, groups_by_fact

AIR = Asked(1, "Is the air good?", "choice")


def people(**facts):
    n = len(next(iter(facts.values())))
    return pd.DataFrame({"respondent": [f"p{place}" for place in range(n)], **facts})


def test_a_fact_of_people_makes_groups_in_their_order():
    """The two audiences of the engagement first, ages from young to old; who did not say is in no group."""
    frame = people(audience=["Londoners", "Professionals", "Carers", ""], age_band=["65+", "16-24", "", "25-64"])

    assert groups_by_fact(frame, "audience", AIR).order == ("Professionals", "Londoners", "Carers")
    by_age = groups_by_fact(frame, "age_band", AIR)
    assert by_age.order == ("16-24", "25-64", "65+")
    assert len(by_age.people) == 3
    assert by_age.least == 10


def test_a_sensitive_question_on_either_side_needs_larger_groups():
    """By the question that makes the groups, and by the one that is split."""
    answers = pd.DataFrame({"respondent": ["p0", "p1"], "value": ["Hindu", "Sikh"]})

    assert groups_by_answer(answers, Asked(2, "What is your religion?", "choice"), AIR).least == 25
    assert groups_by_fact(people(audience=["Londoners"]), "audience", Asked(3, "Your gender?", "choice")).least == 25
