"""Answers in other languages are counted and told, and later ones go to the theme of theirs."""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database

from data import Stamp
from engagement import ColumnChoice
from explorer import intake, themes
from explorer.languages import OtherLanguages, other_languages
from explorer.snapshot import Snapshot
from tests.unit.engagement.themes.test_languages import ENGLISH_ANSWERS, POLISH
from ui.themes.overview import not_read

Source = Callable[..., intake.Source]


def bring_in(db: Database, stamp: Stamp, file: intake.Source) -> None:
    columns = ColumnChoice(text=("What matters most?",), person="Respondent ID")
    intake.bring_in(db, stamp, file, intake.Choice(columns, "Londoners"))


def test_they_are_counted_and_stand_together(db: Database, stamp: Stamp, source: Source) -> None:
    """Eleven in Polish have a theme, one in Bengali none; a later Polish one is placed beside the others."""
    assert other_languages(Snapshot(), 1).answers == {}
    bring_in(db, stamp, source(dict(enumerate([*ENGLISH_ANSWERS, *POLISH, "ভালো"], start=1))))
    themes.find(db, stamp, 1, themes.Wish(engine="fast"))
    others = other_languages(Snapshot(), 1)

    assert others == OtherLanguages({"Polish": 11, "Bengali": 1}, ("Polish",))
    bring_in(db, stamp, source({90: "Proszę otworzyć przychodnię w sobotę"}, "later.csv"))
    assert themes.place_later(db, stamp, 1) == (1, 0)
    themed = themes.themed_responses(Snapshot(), 1)
    sizes = dict(zip(themed.ranked["name"], themed.ranked["answers"], strict=True))
    assert sizes["Answers in Polish"] == 12


def test_what_is_said_of_them() -> None:
    """How many in each, why, and where they stand; nothing where there are none."""
    assert not_read(OtherLanguages({})) == ""
    assert not_read(OtherLanguages({"Polish": 14, "Arabic": 3}, ("Polish",))) == (
        "14 answers in Polish and 3 in Arabic are not read: the engine reads English. "
        "Those in Polish stand in a theme of their own"
    )
    assert not_read(OtherLanguages({"Arabic": 1})) == "1 answer in Arabic is not read: the engine reads English"
    assert not_read(OtherLanguages({"Danish": 60}, by_words=True)) == (
        "60 answers in Danish are grouped by words alone: the engine reads English"
    )
