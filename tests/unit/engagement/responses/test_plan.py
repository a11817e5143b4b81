"""The plan of an import: every answer is counted once, and nothing personal is kept in the open."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.errors import MissingColumn, OutdatedPlan
from engagement.parsing import Export, Layout
from engagement.responses import plan_import
from engagement.responses.plan import plan_again
from engagement.schema import (
    CAMPAIGN,
    CHANGED,
    IN_USE,
    KNOWN,
    REPEAT,
    TRAYS,
    ColumnChoice,
    ImportPlan,
    KnownAnswer,
    StoredState,
)

LETTER = (
    "I urge the Mayor to keep the walk in centre on our high street open because families without a car "
    "cannot reach the hospital in time and older people need a nurse close to home"
)
CELLS = st.sampled_from(["", "  ", "Nothing", "Did not answer", "More parks", LETTER, LETTER + " please", "N/A"])


def export(**columns: list[str]) -> Export:
    return Export(pd.DataFrame(columns, dtype=str), Layout("utf-8-sig", ","))


def plan(columns: dict[str, list[str]], *, text: tuple[str, ...] = ("q",),
         known: dict[tuple[str, str, str], KnownAnswer] | None = None,
         secret: bytes = b"s", person: str | None = None, same_people: bool | None = None) -> ImportPlan:  # fmt: skip
    choice = ColumnChoice(text=text, person=person, same_people=same_people)
    return plan_import(export(**columns), choice, audience="Londoners", state=StoredState(known or {}), secret=secret)


def stored(found: ImportPlan) -> dict[tuple[str, str, str], KnownAnswer]:
    """What would be known after an import: every answer by respondent and question."""
    told = found.responses[["respondent", "question", "entry", "raw"]].itertuples(index=False, name=None)
    return {
        key: KnownAnswer(n, frozenset([raw.strip()]))
        for n, (*words, raw) in enumerate(told, 1)
        for key in (tuple(words),)
    }


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=14), st.integers(0, 14))
def test_every_answer_is_counted_once(rows: list[tuple[str, str]], some: int) -> None:
    """Read = stored + already there + set aside, and read = rows x questions, whoever is known already."""
    columns = {
        "id": [f"p{n}" for n in range(len(rows))], "q": [a for a, _ in rows], "z": [b for _, b in rows],
    }  # fmt: skip
    before = stored(plan(columns, text=("q", "z"), person="id"))
    codes = sorted({code for code, *_ in before})[:some]
    known = {key: answer for key, answer in before.items() if key[0] in codes}

    found = plan(columns, text=("q", "z"), person="id", known=known)

    counts = found.counts
    assert counts["read"] == 2 * len(rows) == len(found.responses)
    assert counts["read"] == counts["stored"] + counts["already_there"] + sum(counts[tray] for tray in TRAYS)
    assert counts["already_there"] == len(known)


def test_the_first_copy_of_a_campaign_stays_in_use() -> None:
    """Of six copies, one edited, five go into the tray; the campaign names all six rows of the file."""
    found = plan({"q": ["More parks", LETTER, LETTER, "", LETTER + " please", LETTER, LETTER, LETTER]})

    assert found.responses["tray"].tolist() == [IN_USE, IN_USE, CAMPAIGN, "blank", *[CAMPAIGN] * 4]
    assert found.campaigns[0].rows == (2, 3, 5, 6, 7, 8)
    assert found.campaigns[0].edited == (5,)
    assert found.campaigns[0].question == "q"
    assert found.responses["campaign"].tolist() == [0, 1, 1, 0, 1, 1, 1, 1]


def test_long_repeats_go_and_short_ones_stay() -> None:
    """The second of two long equal answers is a repeat; two people who say "More parks" are two answers."""
    found = plan({"q": [LETTER, "More parks", LETTER, "More parks"]})

    assert found.responses["tray"].tolist() == [IN_USE, IN_USE, REPEAT, IN_USE]


def test_known_answers_are_not_stored_again() -> None:
    """Who came in by an earlier file is known by the survey's own id; another question of theirs is new."""
    known = stored(plan({"id": ["a", "b"], "q": ["More parks", "Housing"]}, person="id"))

    again = plan({"id": ["c", "b"], "q": ["Clean air", "Housing"]}, person="id", known=known)
    further = plan({"id": ["b"], "z": ["Warm homes"]}, text=("z",), person="id", known=known)

    assert again.responses["tray"].tolist() == [IN_USE, KNOWN]
    assert again.counts["already_there"] == 1
    assert further.responses["tray"].tolist() == [IN_USE]


def test_changed_words_wait_for_a_decision() -> None:
    """Other words of the same person name the answer they would replace; a blank one changes nothing."""
    known = stored(plan({"id": ["a", "b", "c"], "q": ["More parks", "Housing", "Clean air"]}, person="id"))

    again = plan({"id": ["a", "b", "c"], "q": ["More parks please", "", "Clean air"]}, person="id", known=known)

    assert again.responses["tray"].tolist() == [CHANGED, KNOWN, KNOWN]
    assert again.responses["replaces"].tolist() == [1, 0, 0]
    assert again.counts["changed"] == 1


def test_a_tool_that_counts_anew_brings_other_people() -> None:
    """Where most equal numbers gave other answers they are other people; the second wave knows itself again."""
    first = {"id": list("123456"), "q": [f"Parks for {n} people" for n in "abcdef"]}
    second = {"id": list("123456"), "q": [f"Homes for {n} people" for n in "ghijkl"]}
    known = stored(plan(first, person="id"))

    other = plan(second, person="id", known=known)
    again = plan(second, person="id", known=known | stored(other))

    assert other.responses["tray"].tolist() == [IN_USE] * 6
    assert again.responses["tray"].tolist() == [KNOWN] * 6


IDS = ["k3f9a", "ann@example.org", "8814402391", "zz-71c", "b0b", "77120093"]
FIRST = [f"Parks for {n} people" for n in "abcdef"]
SECOND = ["Parks for a people", *(f"Homes for {n} people" for n in "hijkl")]


def test_the_same_people_answer_again_under_ids_of_their_own() -> None:
    """Other words are a further round's: nothing is changed or replaced, what was said before is known."""
    first = plan({"id": IDS, "q": FIRST}, person="id")
    known = stored(first)
    second = plan({"id": IDS, "q": SECOND}, person="id", known=known)

    assert second.again == (6, 6, True)
    assert second.responses["tray"].tolist() == [KNOWN] + [IN_USE] * 5
    assert second.responses["respondent"].tolist() == first.responses["respondent"].tolist()
    assert second.responses["entry"].tolist() == [""] + ["@2"] * 5
    assert second.responses["replaces"].tolist() == [0] * 6
    known |= stored(second)
    for earlier in (FIRST, SECOND):
        assert plan({"id": IDS, "q": earlier}, person="id", known=known).responses["tray"].tolist() == [KNOWN] * 6
    third = plan({"id": IDS, "q": [f"Trees for {n}" for n in "abcdef"]}, person="id", known=known)
    assert third.responses["entry"].tolist() == ["@2"] + ["@3"] * 5


def test_whether_they_are_the_same_people_is_for_somebody_to_say() -> None:
    """Counted numbers are other people unless it is said, ids are the same people unless it is said."""
    counted = list("123456")
    known = stored(plan({"id": counted, "q": FIRST}, person="id"))
    same = plan({"id": counted, "q": SECOND}, person="id", known=known, same_people=True)
    anew = plan({"id": counted, "q": SECOND}, person="id", known=known)
    known_ids = stored(plan({"id": IDS, "q": FIRST}, person="id"))
    other = plan({"id": IDS, "q": SECOND}, person="id", known=known_ids, same_people=False)

    assert anew.again == (6, 6, False)
    assert same.responses["entry"].tolist() == [""] + ["@2"] * 5
    assert {code for code, *_ in known}.isdisjoint(anew.responses["respondent"])
    assert {code for code, *_ in known_ids}.isdisjoint(other.responses["respondent"])
    assert plan({"id": counted, "q": SECOND}, person="id", known=known | stored(anew)).again is None


def test_nothing_to_say_in_a_further_round_is_an_answer_of_it() -> None:
    """A person who had something to say first and nothing then stands in the second round with nothing."""
    known = stored(plan({"id": IDS, "q": FIRST}, person="id"))
    second = plan({"id": IDS, "q": ["Nothing", *SECOND[1:]]}, person="id", known=known)

    assert second.responses["tray"].tolist() == ["nothing"] + [IN_USE] * 5
    assert second.responses["entry"].tolist() == ["@2"] * 6


def test_words_deleted_on_request_do_not_come_back_with_a_further_round() -> None:
    """Who asked for deletion stays deleted: nothing of theirs is stored."""
    known = stored(plan({"id": IDS, "q": FIRST}, person="id"))
    deleted = {key: KnownAnswer(answer.response_id, frozenset()) for key, answer in [*known.items()][-1:]}
    anew = [f"Trees for {n}" for n in "abcdef"]
    second = plan({"id": IDS, "q": anew}, person="id", known=known | deleted)

    assert second.responses["tray"].tolist() == [*[IN_USE] * 5, KNOWN]


def test_a_plan_of_a_further_round_is_held_against_what_came_meanwhile() -> None:
    """The same round that somebody else brought in is known; another one of the same people moves it to the third."""
    known = stored(plan({"id": IDS, "q": FIRST}, person="id"))
    second = plan({"id": IDS, "q": SECOND}, person="id", known=known)
    other = plan({"id": IDS, "q": [f"Trees for {n}" for n in "abcdef"]}, person="id", known=known)

    assert plan_again(second, StoredState(known)).responses.equals(second.responses)
    assert plan_again(second, StoredState(known | stored(second))).responses["tray"].tolist() == [KNOWN] * 6
    moved = plan_again(second, StoredState(known | stored(other)))
    assert moved.responses["entry"].tolist() == [""] + ["@3"] * 5


def test_codes_depend_on_the_secret_and_tell_nothing() -> None:
    """The same id under another secret is another code; the id itself stands in none."""
    columns = {"id": ["ann@example.org", "bob"], "q": ["More parks", "Housing"]}
    one, same, other = (
        plan(columns, person="id", secret=secret).responses["respondent"].tolist() for secret in (b"a", b"a", b"b")
    )

    assert one == same
    assert set(one).isdisjoint(other)
    assert not any("ann" in code or "bob" in code for code in one)


def test_people_without_an_id_stay_apart() -> None:
    """Two equal rows without an id are two people; the answers of one row to two questions are one person's."""
    found = plan({"q": ["Housing", "Housing"], "z": ["Parks", "Parks"]}, text=("q", "z")).responses

    assert found["respondent"].nunique() == 2
    assert found.groupby("row")["respondent"].nunique().tolist() == [1, 1]


def test_words_closed_answers_and_places_are_as_asked() -> None:
    """Words and choices are masked, the raw words stand beside, a postcode becomes its borough alone."""
    table = export(
        q=["Write to ann@example.org"], where=["E8 1EA"], who=["", ], more=["call 020 7946 0123"], left=["secret"],
    )  # fmt: skip
    choice = ColumnChoice(text=("q",), borough="where", audience="who", choice=("more",), personal=("left",))

    found = plan_import(table, choice, audience="Londoners", forum="Forum 1", secret=b"s")

    row = found.responses.iloc[0]
    assert row["text"] == "Write to [email]"
    assert row["raw"] == "Write to ann@example.org"
    assert (row["borough"], row["system"]) == ("Hackney", "NE")
    assert (row["audience"], row["forum"]) == ("Londoners", "Forum 1")
    assert found.closed[["question", "value"]].to_numpy().tolist() == [["more", "call [phone]"]]
    assert [(question.text, question.kind) for question in found.questions] == [("q", "open"), ("more", "choice")]
    assert "secret" not in found.responses.drop(columns="respondent").to_csv()
    assert found.masked.to_numpy().tolist() == [["Write to ann@example.org", "Write to [email]"]]


def test_a_column_that_is_not_there_is_refused() -> None:
    """The message names the column."""
    with pytest.raises(MissingColumn, match="no column called 'q2'"):
        plan({"q": ["Housing"]}, text=("q2",))


@settings(max_examples=40, deadline=None)
@given(st.lists(CELLS, max_size=14), st.integers(0, 14), st.integers(0, 14))
def test_a_plan_held_against_what_is_stored_now_is_the_plan_made_now(rows: list[str], early: int, late: int) -> None:
    """Whoever was known when it was made, it ends as one made from what is known now."""
    columns = {"id": [f"p{n}" for n in range(len(rows))], "q": rows}
    everything = stored(plan(columns, person="id"))
    before, now = (dict(list(everything.items())[:some]) for some in (early, late))

    again = plan_again(plan(columns, person="id", known=before), StoredState(now))

    made_now = plan(columns, person="id", known=now)
    pd.testing.assert_frame_equal(again.responses, made_now.responses)
    assert again.counts == made_now.counts
    assert again.campaigns == made_now.campaigns
    pd.testing.assert_frame_equal(again.masked, made_now.masked)


def test_a_plan_made_from_the_same_state_comes_back_as_it_is() -> None:
    """Nothing is judged anew where nothing came in meanwhile."""
    made = plan({"q": ["More parks", LETTER, "Nothing"]})

    assert plan_again(made, StoredState()).responses is made.responses


def test_other_people_with_the_same_numbers_meanwhile_are_not_taken_for_these() -> None:
    """Six people with the numbers 1 to 6 came in from another survey: the file has to come again."""
    numbers = [str(n) for n in range(1, 7)]
    ours = plan({"id": numbers, "q": [f"Our answer {n}" for n in numbers]}, person="id")
    theirs = stored(plan({"id": numbers, "q": [f"Quite another thing {n}" for n in numbers]}, person="id"))

    with pytest.raises(OutdatedPlan, match="Drop the file again"):
        plan_again(ours, StoredState(theirs))
