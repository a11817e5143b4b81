"""Known topics take what they explain; what is left is found, alone, or a topic in other words."""

from __future__ import annotations

import numpy as np

from engagement.themes import ThemeModel
from engagement.themes.topics import Topic, TopicList

TEETH = [
    f"{a} {b}"
    for a in ("no dentist takes", "the dentist closed on", "cannot find a dentist for")
    for b in ("us", "me", "my son", "my mother", "anybody here")
]
BUSES = [
    f"{a} {b}"
    for a in ("the night bus is", "our bus was", "every bus runs")
    for b in ("late", "full", "slow", "too early", "rarely")
]
TOPICS = TopicList(
    "l",
    (
        Topic("Teeth", "NHS dentists", "", ("cannot find an NHS dentist", "the dentist closed")),
        Topic("Teeth", "Gums", "", ("bleeding gums",)),
    ),
)


def model(n_themes=None, **more):
    return ThemeModel(n_themes, engine="careful", topics=TOPICS, **more).fit([*TEETH, *BUSES])


def test_known_first_then_what_is_new():
    """Dentists are the known topic, buses are found and new; each text stands with its like."""
    themes = model(place="all").themes_
    known = themes[themes["topic"] != ""]

    assert known["name"].tolist() == ["NHS dentists"]
    assert known["family"].tolist() == ["Teeth"]
    assert known["size"].tolist() == [15]
    assert themes.loc[themes["topic"] == "", "name"].str.contains("bus", case=False).any()


def test_order_changes_nothing():
    """The other way round the same texts stand in themes of the same names."""
    one, other = model(), ThemeModel(engine="careful", topics=TOPICS).fit([*TEETH, *BUSES][::-1])

    assert one.themes_.equals(other.themes_)
    assert one.labels_.tolist() == other.labels_.tolist()[::-1]


def test_new_texts_are_placed_by_the_topics():
    """A text that took no part goes to the known topic; fewer themes are unions of more."""
    found = model(place="all")
    label = found.predict(["is there any dentist for my daughter"])[0]
    fewer = found.at(2)

    assert found.themes_["topic"][label] == "NHS dentists"
    assert len({(fine, coarse) for fine, coarse in zip(found.labels_, fewer.labels_, strict=True)}) == len(
        found.themes_
    )


def test_a_list_that_explains_everything_leaves_nothing_to_find():
    """Then there is no group to find, and no resample that could move a theme."""
    found = ThemeModel(engine="careful", topics=TOPICS).fit(TEETH)

    assert found.choices().empty
    assert found.themes_["stability"].isna().all()
    assert np.array(found.labels_ >= 0).all()


def test_a_list_that_explains_nothing_of_little():
    """Three answers that no topic explains are too few to be left over: they are grouped as without topics."""
    found = ThemeModel(topics=TOPICS).fit(["the night bus is late", "our bus was full", "every bus runs slow"])

    assert len(found.themes_) > 0
    assert found.themes_["topic"].tolist() == [""] * len(found.themes_)
