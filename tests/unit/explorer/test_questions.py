"""What the questions of a survey found, read through one snapshot."""

from __future__ import annotations

from engagement import ColumnChoice, read_export
from engagement.answers import store as answers
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


ASKED_TWICE = "Respondent ID,Date,Do you agree with the plan?,What would help you?\n"


def a_round(db, stamp, month, agree_of, people):
    """One round of a survey: each of these people with a day of that month, what they say of the plan, and words."""
    rows = [
        f"{person},{1 + person % 28:02d}/{month:02d}/2025,{agree_of(person)},"
        + (f"More seats at stop {person} please" if person % 10 else "Nothing")
        for person in people
    ]
    content = (ASKED_TWICE + "\n".join(rows)).encode()
    export = read_export(content, filename=f"month {month}.csv")
    source = intake.Source(export, f"month {month}.csv", intake.digest(content))
    intake.bring_in(db, stamp, source, intake.Choice(ColumnChoice.guess(export), "Londoners"))


def survey_with_rounds(now):
    survey = survey_in_view(now, Selection()).survey_id
    return survey, now.ask(answers.rounds, survey)["name"].tolist()


def by_group(found, answer):
    rows = found.groups[found.groups["answer"] == answer]
    return dict(zip(rows["group"], zip(rows["people"], rows["base"], strict=True), strict=True))


def test_a_second_round_beside_the_first(db, stamp):
    """Each round counts its people with what they said then, also who said otherwise later; all of them count once."""
    a_round(db, stamp, 3, lambda person: "No" if person <= 30 else "Yes", range(1, 61))
    a_round(db, stamp, 5, lambda _person: "Yes", range(21, 81))
    now = Snapshot()
    survey, names = survey_with_rounds(now)

    found = tabulation(now, Selection(survey=survey), question(now, "agree"), "round", exact=True)

    assert groupings(now, survey)["round"] == "round"
    assert names == ["Round 1 (Mar 2025)", "Round 2 (May 2025)"]
    assert dict(zip(found.table["answer"], found.table["people"], strict=True)) == {"Yes": 60, "No": 20}
    assert by_group(found, "No") == {names[0]: (30, 60), names[1]: (0, 60)}
    words = tabulation(now, Selection(survey=survey), question(now, "help"), "round", exact=True)
    assert set(by_group(words, "gave an answer in words").values()) == {(54, 60)}
    one = tabulation(now, Selection(survey=survey, round=1), question(now, "agree"), "round", exact=True)
    assert set(one.groups["group"]) == {names[0]}


def test_rounds_stand_beside_each_other_under_the_rules_of_small_counts(db, stamp):
    """A round of nine people is not shown; for a shared screen counts are rounded, and small ones hidden by twos."""
    a_round(db, stamp, 3, lambda person: "No" if person <= 4 else "Yes", range(1, 61))
    a_round(db, stamp, 5, lambda person: "No" if person <= 80 else "Yes", range(61, 101))
    a_round(db, stamp, 6, lambda _person: "Yes", range(101, 110))
    now = Snapshot()
    survey, names = survey_with_rounds(now)

    exact = tabulation(now, Selection(survey=survey), question(now, "agree"), "round", exact=True)
    shown = tabulation(now, Selection(survey=survey), question(now, "agree"), "round", exact=False)

    assert exact.too_small == 1
    assert set(exact.groups["group"]) == set(names[:2])
    counts = shown.groups["people"].dropna()
    assert (counts % 5 == 0).all()
    assert not counts.between(1, 7).any()
    first = shown.groups[shown.groups["group"] == names[0]]
    assert first.empty or first["people"].isna().sum() != 1


def test_answers_by_month(db, stamp):
    """The months in their order, each with the people whose last answer came in it."""
    a_round(db, stamp, 3, lambda _person: "No", range(1, 41))
    a_round(db, stamp, 5, lambda _person: "Yes", range(31, 61))
    now = Snapshot()
    survey = survey_in_view(now, Selection()).survey_id

    found = tabulation(now, Selection(survey=survey), question(now, "agree"), "month", exact=True)

    assert groupings(now, survey)["month"] == "month"
    assert by_group(found, "No") == {"Mar 2025": (30, 30), "May 2025": (0, 30)}


def test_questions_that_everybody_answers_alike_come_last(db, stamp):
    """Trust: NEAS tells nobody anything: it follows the questions in which people differ."""
    rows = "\n".join(f"{n},NEAS,{'Good' if n % 3 else 'Poor'},Bus {n} never comes on time" for n in range(30))
    content = f"Respondent ID,Trust,How was it?,Why was that?\n{rows}".encode()
    columns = ColumnChoice(person="Respondent ID", choice=("Trust", "How was it?"), text=("Why was that?",))
    source = intake.Source(read_export(content, filename="trust.csv"), "trust.csv", intake.digest(content))
    intake.bring_in(db, stamp, source, intake.Choice(columns, "Londoners"))

    texts = [each.text for each in survey_in_view(Snapshot(), Selection()).questions]

    assert texts == ["How was it?", "Why was that?", "Trust"]
