"""Those heard beside London: over the sample, as everybody may see it, of a theme, weighted, and of other surveys."""

from __future__ import annotations

import pandas as pd
import pytest

from engagement.answers.selection import Selection
from engagement.questions.disclosure import SMALLEST, STEP
from explorer.intake import import_file
from explorer.reach import facts_of, forums, in_view, not_comparable, profiles
from explorer.snapshot import Snapshot

LONDONERS = Selection(audience="Londoners")


@pytest.mark.usefixtures("sample")
def test_londoners_are_in_view_unless_somebody_chooses():
    """Where professionals work is no matter of London's people."""
    now = Snapshot()
    assert in_view(now, Selection()) == LONDONERS
    assert in_view(now, Selection(audience="Professionals")).audience == "Professionals"


@pytest.mark.usefixtures("sample")
def test_every_fact_counts_each_person_once():
    """Said and not said are everybody; shares add up; the groups are those of London."""
    now = Snapshot()
    people = facts_of(now, LONDONERS)
    facts = {profile.kind: profile for profile in profiles(now, LONDONERS, exact=True)}

    assert list(facts) == ["age", "health and care system", "borough"]
    for profile in facts.values():
        assert profile.base + profile.silent == len(people) == people["respondent"].nunique()
        assert profile.table["share"].sum() == pytest.approx(1)
        assert profile.table["expected"].sum() == pytest.approx(1)
    assert len(facts["borough"].table) == 33
    assert facts["age"].table.index[-1] == "75 and over"


@pytest.mark.usefixtures("sample")
def test_a_shared_screen_shows_no_small_count():
    """Counts are rounded to five, those under the least are hidden, and never one alone."""
    now = Snapshot()
    for selection in (LONDONERS, Selection(audience="Londoners", borough="Bexley"), Selection(forum="Clinical Senate")):
        for profile in profiles(now, selection, exact=False):
            shown = profile.table["heard"].dropna()
            assert ((shown >= SMALLEST) & (shown % STEP == 0)).all()
            assert profile.table["heard"].isna().sum() != 1
            assert profile.silent is None


@pytest.mark.usefixtures("sample")
def test_forums_are_counted_largest_first():
    """Each professional once."""
    table = forums(Snapshot(), Selection(audience="Professionals"), "forum", exact=True)
    assert table["people"].is_monotonic_decreasing
    assert table["people"].sum() > 300


def test_a_survey_that_asks_sex_and_ethnic_group(path, stamp, tmp_path):
    """Closed questions are read by their wording; what was not said is no group, and strange values are told."""
    sexes = ["Woman", "Man", "Prefer not to say", "Non-binary"] * 10
    groups = ["White - British", "Asian or Asian British - Indian", "White and Black Caribbean", "Martian"] * 10
    words = [f"Shorter waits at the {at}th surgery near us" for at in range(40)]
    asked = ("What is your sex?", "What is your ethnic group?", "What should change?")
    table = pd.DataFrame(dict(zip(asked, (sexes, groups, words), strict=True)))
    table.to_csv(tmp_path / "survey.csv", index=False)
    import_file(tmp_path / "survey.csv", stamp, into=path, audience="Londoners")
    facts = {profile.kind: profile for profile in profiles(Snapshot(), Selection(), exact=True)}

    assert facts["sex"].base == 20
    assert facts["sex"].table["heard"].to_dict() == {"Female": 10, "Male": 10}
    assert facts["ethnic group"].table["heard"].sum() == 30
    assert facts["ethnic group"].strange == ("Martian",)


def test_ages_that_are_cut_otherwise_are_told(path, stamp, tmp_path):
    """No group of theirs is counted of London: the fact is not compared, and the screen can say so."""
    lines = [f"{at},{('18-29', '30-44')[at % 2]},Shorter waits at the {at}th surgery" for at in range(30)]
    (tmp_path / "survey.csv").write_text("\n".join(["Respondent ID,Age,What should change?", *lines]), encoding="utf-8")
    import_file(tmp_path / "survey.csv", stamp, into=path, audience="Londoners")

    assert profiles(Snapshot(), Selection(), exact=True) == ()
    strange = not_comparable(Snapshot(), Selection())
    assert {kind: sorted(values) for kind, values in strange.items()} == {"age": ["18-29", "30-44"]}
