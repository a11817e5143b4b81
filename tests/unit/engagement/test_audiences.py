"""Audiences in one order everywhere."""

from __future__ import annotations

import pandas as pd

from engagement.audiences import EVENT_NOTES, audiences, nouns, of_people, who_answered


def test_the_two_audiences_of_the_engagement_come_first():
    """Professionals, Londoners, then others by the alphabet; a blank is nobody."""
    responses = pd.DataFrame({"audience": ["Visitors", "Londoners", "", "Carers", "Professionals", "Londoners"]})

    assert audiences(responses) == ["Professionals", "Londoners", "Carers", "Visitors"]


def test_nobody_was_heard():
    """Without responses there are no audiences."""
    assert audiences(pd.DataFrame({"audience": pd.Series([], dtype="str")})) == []


def test_notes_taken_at_events_come_last_and_are_no_people():
    """Behind every audience of people; their base is called what it is made of."""
    table = pd.DataFrame({"audience": [EVENT_NOTES, "Visitors", "Londoners"]})

    assert audiences(table) == ["Londoners", "Visitors", EVENT_NOTES]
    assert of_people(table)["audience"].tolist() == ["Visitors", "Londoners"]
    assert nouns(EVENT_NOTES) == ("event note", "event notes")
    assert nouns("Visitors") == ("person", "people")
    assert [who_answered(names) for names in (["Londoners"], [EVENT_NOTES], ["Londoners", EVENT_NOTES])] == [
        "who answered",
        "event notes",
        "people who answered and event notes",
    ]
