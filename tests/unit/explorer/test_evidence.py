"""What people said that speaks for priorities: by topic and meaning, decided point by point, counted by people."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from sqlite_utils import Database

from data import Stamp, bundled
from engagement import ColumnChoice
from engagement.evidence import store as points_store
from engagement.evidence.reading import MATTER_COLUMNS, TOPIC_COLUMNS, Reading
from explorer import evidence, intake, speaking, themes
from explorer.evidence import CONFIRMED, REJECTED, SUGGESTED, mention_shares, of_priority, priorities_of_theme, spoken
from explorer.snapshot import Snapshot
from priorities import store
from priorities.evidence import store as words
from priorities.long_list import store as list_store
from priorities.long_list.store import Entry

ANSWERS = {
    1: "The air by our school is filthy. Buses are late.",
    2: "Clean air for everyone on this long road",
    3: "My father has lost his teeth",
    4: "Nursery children have rotten teeth. He died.",
}
LIST = [("Air and buses", "clean air on the road, bus, buses, fumes"), ("Teeth", "teeth dentist rotten")]
AIR = (0, 32)


@pytest.fixture(name="people")
def _people(db: Database, stamp: Stamp, source: Callable[..., intake.Source]) -> None:
    """Four people's answers, of which three points speak of air, and two of teeth, as a reading would have it."""
    columns = ColumnChoice(text=("What matters most?",), person="Respondent ID")
    intake.bring_in(db, stamp, source(ANSWERS), intake.Choice(columns, "Londoners"))
    topics = [
        (1, *AIR, "Air pollution", 0.6, 0.2),
        (2, 0, 40, "Air pollution", 0.7, 0.2),
        (3, 0, 28, "Children's teeth", 0.5, 0.2),
        (4, 0, 35, "Children's teeth", 0.6, 0.2),
    ]
    reading = Reading(
        pd.DataFrame(topics, columns=list(TOPIC_COLUMNS)).astype(TOPIC_COLUMNS),
        pd.DataFrame([(2, 0, 40, "P01", 0.6)], columns=list(MATTER_COLUMNS)).astype(MATTER_COLUMNS),
        4,
        4,
    )
    names = evidence.long_list(Snapshot()).names
    points_store.keep_reading(db, stamp, reading, [f"{key} {name}" for key, name in names.items()])


def standing(priority: str) -> list[tuple[int, str]]:
    table = of_priority(Snapshot(), priority).points
    return list(zip(table["response_id"], table["standing"], strict=True))


def number(response: int) -> int:
    table = spoken(Snapshot())
    return int(table.loc[table["response_id"] == response, "point"].iloc[0])


def test_before_anybody_looked_there_is_nothing(path: object) -> None:
    """No point, no share, and nobody counted."""
    assert spoken(Snapshot()).empty
    assert mention_shares(Snapshot()).empty
    assert not of_priority(Snapshot(), "SW01").anybody
    assert speaking.waiting(Snapshot(), "SW01") is None


def test_points_speak_for_the_priority_of_their_topic(people: None) -> None:
    """The closest first; a priority that nothing speaks for has nothing."""
    assert standing("LW03") == [(2, SUGGESTED), (1, SUGGESTED)]
    assert standing("LW04") == []
    assert of_priority(Snapshot(), "LW03").people.to_numpy().tolist() == [["Londoners", 2, 4]]


def test_no_priority_of_children_gets_a_grown_up(people: None) -> None:
    """The father's teeth are no evidence for children's; the nursery's are."""
    assert standing("SW08") == [(4, SUGGESTED)]


def test_harm_is_withheld_until_a_person_chooses_the_point(db: Database, stamp: Stamp, people: None) -> None:
    """The answer tells of a death: it is counted; confirmed by itself it is quoted too, confirmed among others not."""
    found = of_priority(Snapshot(), "SW08")
    assert (len(found.quotes), found.withheld) == (0, 1)
    words.judge_points(db, stamp, "SW08", [number(4), number(1)], speaks_for_it=True)
    assert of_priority(Snapshot(), "SW08").quotes["response_id"].tolist() == [1]
    words.judge_points(db, stamp, "SW08", [number(4)], speaks_for_it=True)
    found = of_priority(Snapshot(), "SW08")

    assert found.withheld == 0
    assert found.quotes["words"].tolist()[0] == "Nursery children have rotten teeth."


def test_a_persons_word_stands(db: Database, stamp: Stamp, people: None) -> None:
    """Confirmed ones come first, rejected ones last and are neither counted nor quoted."""
    words.judge_points(db, stamp, "LW03", [number(2)], speaks_for_it=False)
    words.judge_points(db, stamp, "LW03", [number(1)], speaks_for_it=True)
    found = of_priority(Snapshot(), "LW03")

    assert standing("LW03") == [(1, CONFIRMED), (2, REJECTED)]
    assert found.points["who"].tolist() == ["Ada", "Ada"]
    assert found.quotes["response_id"].tolist() == [1]
    assert found.people["n"].tolist() == [1]


def test_a_topic_is_taken_away_and_given(db: Database, stamp: Stamp, people: None) -> None:
    """Without its topic a priority has no suggestions, and what a person confirmed stays; another one gets them."""
    words.judge_points(db, stamp, "LW03", [number(1)], speaks_for_it=True)
    words.keep_topic(db, stamp, "LW03", "Air pollution", words.NO_PART)
    words.keep_topic(db, stamp, "LW08", "Air pollution", words.WHOLE)

    assert standing("LW03") == [(1, CONFIRMED)]
    assert standing("LW08") == [(2, SUGGESTED), (1, SUGGESTED)]


def test_a_priority_of_ones_own_is_found_by_meaning(db: Database, stamp: Stamp, people: None) -> None:
    """It has no topic; what comes very close to its name speaks for it, once answers were looked through for it."""
    list_store.keep_entry(db, stamp, bundled.long_list(), Entry(None, "Clean air on every road", "LIVE WELL"))

    assert speaking.waiting(Snapshot(), "P01") is None
    assert speaking.waiting(Snapshot(), "LW03") == 0
    assert standing("P01") == [(2, SUGGESTED)]


def test_shares_count_people_of_confirmed_points(db: Database, stamp: Stamp, people: None) -> None:
    """One of four people is confirmed: 25 %; suggestions count nothing; a second one makes 50 %."""
    assert mention_shares(Snapshot()).empty
    words.judge_points(db, stamp, "LW03", [number(1)], speaks_for_it=True)
    assert mention_shares(Snapshot()).to_dict() == {"LW03": 25.0}
    words.judge_points(db, stamp, "LW03", [number(2)], speaks_for_it=True)

    assert mention_shares(Snapshot()).to_dict() == {"LW03": 50.0}


def test_a_theme_tells_which_priorities_its_points_speak_for(db: Database, stamp: Stamp, people: None) -> None:
    """By how many of its people; rejected points are left out."""
    themes.begin_from_list(db, stamp, 1, LIST)
    table = themes.themed_responses(Snapshot(), 1).themes.themes  # type: ignore[union-attr]
    air = int(table.loc[table["name"] == "Air and buses", "theme_id"].iloc[0])

    assert priorities_of_theme(Snapshot(), air) == [("Air quality", 2)]
    words.judge_points(db, stamp, "LW03", [number(2)], speaks_for_it=False)
    assert priorities_of_theme(Snapshot(), air) == [("Air quality", 1)]
    assert priorities_of_theme(Snapshot(), 99) == []


def test_whole_themes_of_an_earlier_release_stand(db: Database, stamp: Stamp, people: None) -> None:
    """A theme confirmed before points were judged counts with all its people; one rejected is shown and counts none."""
    themes.begin_from_list(db, stamp, 1, LIST)
    table = themes.themed_responses(Snapshot(), 1).themes.themes.set_index("name")["theme_id"]  # type: ignore[union-attr]
    store.judge_evidence(db, stamp, "LW03", int(table["Teeth"]), speaks_for_it=True)
    store.judge_evidence(db, stamp, "LW04", int(table["Teeth"]), speaks_for_it=False)
    found = of_priority(Snapshot(), "LW03")

    assert found.themes[["name", "people", "standing", "who"]].to_numpy().tolist() == [["Teeth", 2, CONFIRMED, "Ada"]]
    assert found.people["n"].tolist() == [4]
    assert mention_shares(Snapshot()).to_dict() == {"LW03": 50.0}
    assert not of_priority(Snapshot(), "LW04").anybody
