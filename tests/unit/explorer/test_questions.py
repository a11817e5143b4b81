"""What the questions of a survey found, read through one snapshot."""

from __future__ import annotations

from engagement import ColumnChoice, read_export
from engagement.answers.selection import Selection
from engagement.questions import findings
from explorer import intake
from explorer.questions import groupings, headline, picture, survey_in_view, tabulation
from explorer.snapshot import Snapshot

HEADER = "Respondent ID,Which borough do you live in?,Do you agree with the plan?,Gender,What would help you?\n"


def bring_in(db, stamp, n_barnet=30, n_camden=20):
    """People of Barnet mostly agree, people of Camden mostly do not; the last five have nothing to say."""
    n = n_barnet + n_camden
    rows = []
    for place in range(n):
        borough = "Barnet" if place < n_barnet else "Camden"
        agree = "Yes" if (place % 10 != 0) == (borough == "Barnet") else "No"
        words = "Nothing" if place >= n - 5 else f"More benches on the street number {place} please."
        rows.append(f"{place + 1},{borough},{agree},{'Male' if place % 2 else 'Female'},{words}")
    content = (HEADER + "\n".join(rows)).encode()
    export = read_export(content, filename="plan.csv")
    source = intake.Source(export, "plan.csv", intake.digest(content))
    intake.bring_in(db, stamp, source, intake.Choice(ColumnChoice.guess(export), "Londoners"))


def question(now, words):
    return next(each for each in survey_in_view(now, Selection()).questions if words in each.text)


def test_nobody_was_heard(path):
    """No survey, no questions."""
    assert path.exists()
    view = survey_in_view(Snapshot(), Selection())

    assert (view.survey_id, view.questions, view.people) == (0, (), 0)


def test_a_closed_question_by_borough(db, stamp):
    """27 of 30 people of Barnet agree, 2 of 20 of Camden: more than chance, so the title names one of them."""
    bring_in(db, stamp)
    now, agree = Snapshot(), question(Snapshot(), "agree")

    whole = tabulation(now, Selection(), agree, exact=True)
    by_borough = tabulation(now, Selection(), agree, "borough", exact=True)

    assert findings.finding(whole) == "Nearly six in ten say yes (29 of 50 people who answered)"
    yes = by_borough.groups[by_borough.groups["answer"] == "Yes"].set_index("group")
    assert yes["people"].to_dict() == {"Barnet": 27, "Camden": 2}
    assert "more than others (27 of 30)" in findings.finding(by_borough)


def test_an_open_question_keeps_nothing_in_its_base(db, stamp):
    """50 people answered, five of them had nothing to say."""
    bring_in(db, stamp)
    now = Snapshot()

    found = tabulation(now, Selection(), question(now, "help"), exact=True)

    assert found.base == 50
    assert dict(zip(found.table["answer"], found.table["people"], strict=True))["had nothing to say"] == 5


def test_filters_leave_fewer_people_and_a_floor(db, stamp):
    """Of Camden 20 answered; with a filter on gender 25 would be needed, so that nothing is shown."""
    bring_in(db, stamp)
    now = Snapshot()
    agree, gender = question(now, "agree"), question(now, "Gender")

    assert tabulation(now, Selection(borough="Camden"), agree, exact=True).base == 20
    closed = ((gender.question_id, "Male"),)
    assert tabulation(now, Selection(borough="Camden", closed=closed), agree, exact=True).base is None


def test_groups_by_another_question_and_by_itself(db, stamp):
    """Gender makes groups of 25 or more; a question is never split by itself, nor by one that is not there."""
    bring_in(db, stamp)
    now = Snapshot()
    agree, gender = question(now, "agree"), question(now, "Gender")
    keys = groupings(now, survey_in_view(now, Selection()).survey_id)

    assert {"borough", f"q{agree.question_id}", f"q{gender.question_id}"} <= keys.keys()
    by_gender = tabulation(now, Selection(), agree, f"q{gender.question_id}", exact=True)
    assert by_gender.least == 25
    assert tabulation(now, Selection(), agree, f"q{agree.question_id}", exact=True).groups.empty
    assert tabulation(now, Selection(), agree, "q999", exact=True).groups.empty


def test_the_headline_is_what_the_first_telling_question_found(db, stamp):
    """Not where people live; for everybody in rounded counts."""
    bring_in(db, stamp)
    now = Snapshot()
    view = survey_in_view(now, Selection())

    assert headline(now, Selection(), view, exact=True).startswith("Nearly six in ten say yes (29 of 50")
    assert headline(now, Selection(), view, exact=False).startswith("Six in ten say yes (30 of 50")
    assert picture(now, Selection(), question(now, "agree"), exact=True, copies=False, large=False).startswith("{")
