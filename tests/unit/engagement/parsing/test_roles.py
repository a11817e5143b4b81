from __future__ import annotations

import pandas as pd
import pytest

from engagement.parsing.roles import guess_roles

LONG = [
    "The wait for a doctor is three weeks where I live.",
    "More benches on the way to the shops would help me to walk.",
    "Somebody should check on carers, who never ask.",
    "Air on the main road makes my asthma worse each winter.",
    "My son found work through the college and has not been ill since.",
    "n/a",
    "Warm homes first, everything else after.",
]
SHORT = [
    "parking at the hospital",
    "a kinder front desk",
    "shorter waits",
    "more nurses on nights",
    "sleep",
    "a garden to sit in",
]


SHORTER = ["longer opening hours", "one place for it all", "lifts that work", "rest", "a bus", "bins"]
JOBS = [
    "Nurse",
    "Head of communications and engagement",
    "Carer",
    "Director of public health",
    "Social worker in adult care",
    "Practice manager",
    "Matron",
    "Health visitor team lead",
    "Link worker",
    "Senior commissioner for London",
    "Chair of the trust board",
    "Pharmacist",
]


def role(name: str, values: list[str], **more: object) -> str:
    frame = pd.DataFrame({name: pd.Series(values, dtype=str)})
    return guess_roles(frame, **more)[name].kind  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "name", "values"),
    [
        ("text", "What would you change?", LONG),
        ("text", "Q7", LONG),
        ("text", "Q7", [*SHORT, *SHORTER]),
        ("text", "What would help most?", [*SHORT, *LONG]),
        ("text", "Comment", ["Good", "Slow", "Fine", "Kind"]),
        ("rating", "How satisfied are you?", ["Satisfied", "Very satisfied", "Neither", "Dissatisfied"] * 3),
        ("choices", "What helps?", ["Parks;Friends;", "Faith;", "Friends;Parks;", "Parks;"] * 4),
        ("choices", "Tick all that apply", ["Parks, Friends", "Faith", "Friends"]),
        ("choice", "Other (please specify)", ["my allotment", "singing", "the mosque", "a dog"]),
        ("rating", "How likely, from 1 to 5?", ["1", "5", "3", "3", "2", "4"] * 3),
        ("choice", "What is your ethnic group?", ["White British", "Black African", "Asian", "Mixed"] * 2),
        ("choice", "What is your job title?", JOBS),
        ("number", "Hours of care a week", ["12", "168", "7", "35.5", "20", "9", "14"]),
        ("person", "Response ID", ["R_1", "R_2", "R_3"]),
        ("person", "Comment ID", ["Trust A 1", "Trust A 2", "Trust B 1"]),
        ("ignore", "Collector ID", ["7", "7", "7"]),
        ("ignore", "_uuid", ["4b-1", "4b-2", "4b-3"]),
        ("ignore", "Anything", ["", " ", ""]),
        ("time", "Submitted", ["03/11/2025 09:12", "2025-11-03 10:00:00", "2025/11/03 9:12:10 am GMT"]),
        ("time", "Posted", ["2 November 2025", "3 Nov 2025", "Nov 4, 2025"]),
        ("personal", "Email", ["anonymous", "anonymous"]),
        ("personal", "Contact", ["jo@example.org", "", "sam@example.com"]),
        ("personal", "Number", ["020 7946 0000", "07700 900123"]),
        ("personal", "First Name", ["Jo", "Amina", "Lan"]),
        ("personal", "What is your name?", ["Jo Bloggs", "Amina Yusuf"]),
        ("personal", "3: What is your name? - Name", ["Jo Bloggs", "Amina Yusuf"]),
        ("personal", "Date of birth", ["01/02/1970", "03/04/1981"]),
        ("personal", "Server", ["192.0.2.1", "2001:db8::1"]),
        ("borough", "Where do you live?", ["Brent", "London Borough of Ealing", "Kensington & Chelsea", "Hackney"]),
        ("borough", "Postcode", ["E17", "SE5", ""]),
        ("borough", "Q3", ["E17 4QJ", "SW9 8QF", "N1 2AB", "W3 6RS", "EC1A 1BB"]),
        ("age_band", "How old are you?", ["25-34", "65 and over", "Under 18"]),
        ("age_band", "Q2", ["25 to 34", "35 to 44", "75+", "under 18"]),
        ("age_band", "Age", ["34", "51", "29"]),
        ("number", "Your child's age", ["4", "11", "13", "2", "7", "14"]),
        ("ignore", "Upload a picture", ['[{"title": "a"}]', '[{"title": "b"}]']),
        ("organisation", "What type of organisation do you work for?", ["NHS trust", "Council", "Charity"]),
        ("audience", "Are you responding as an individual or for an organisation?", ["Individual", "Organisation"]),
        ("forum", "Which forum did you attend?", ["Carers", "Nurses", "Carers"]),
    ],
)  # fmt: skip
def test_a_column_gets_the_role_that_a_person_would_give_it(kind: str, name: str, values: list[str]) -> None:
    """From its name where that is clear, from its values otherwise."""
    assert role(name, values) == kind


@pytest.mark.parametrize(
    "name",
    [
        "What do you think of our e-mail newsletter?",
        "How did your age or borough affect your care?",
        "Your name for this plan, and why?",
    ],
)
def test_answers_about_personal_things_are_still_words(name: str) -> None:
    """A question that mentions an address or a borough is not one that asks for it."""
    assert role(name, LONG) == "text"


def test_yes_and_no_to_a_personal_question_is_a_choice() -> None:
    """Whether somebody would share their e-mail address is no e-mail address."""
    assert role("Are you happy to share your email address?", ["Yes", "No", "Yes", "No", "No", "Yes"]) == "choice"


def test_a_campaign_does_not_hide_a_column_of_words() -> None:
    """950 copies of one long text and 50 answers: few different values, but nobody chooses from such."""
    copy = "Please keep the walk-in centre open because it is the only place that sees us on the same day. " * 2
    assert role("Your response", [copy] * 950 + [f"{LONG[n % 5]} And {n} more." for n in range(50)]) == "text"


@pytest.mark.parametrize(
    "answers",
    [
        ["আমাদের এলাকায় আরও ডাক্তার দরকার", "রাস্তার বাতাস পরিষ্কার করুন দয়া করে", "কাজ পেতে সাহায্য দরকার আমাদের সবার"],
        [
            "نحتاج إلى مزيد من الأطباء في منطقتنا",
            "الهواء قرب المدرسة ملوث جدا كل يوم",
            "ساعدوا من يعتنون بأهلهم في البيت",
        ],
        [
            "我们这里需要更多的医生和护士来帮助老人",
            "学校旁边的空气污染很严重需要改善",
            "请多帮助照顾家人的人让他们休息",
        ],
    ],
)
def test_words_in_any_script_are_words(answers: list[str]) -> None:
    """Bengali, Arabic and Chinese, the last without spaces between words."""
    assert role("Q1", answers * 2 + [answer[::-1] for answer in answers]) == "text"


def test_the_tool_s_word_that_a_column_was_typed_counts() -> None:
    """SurveyMonkey's "Open-Ended Response" makes short answers words, but not numbers."""
    assert role("Best thing", ["sleep", "friends"] * 3, open_ended={"Best thing"}) == "text"
    assert role("Hours", ["12", "7"], open_ended={"Hours"}) != "text"


def test_a_choice_of_a_question_is_no_text() -> None:
    """One choice a column, ticked or blank."""
    assert (
        role(
            "What helps?: Parks and gardens",
            ["Parks and gardens", ""],
            questions={"What helps?: Parks and gardens": "What helps?"},
        )
        == "choices"
    )


def test_one_column_each_says_borough_age_and_organisation() -> None:
    """The clearest name wins; a postcode beside a borough is a personal detail."""
    frame = pd.DataFrame(
        {
            "Postcode": ["E17 4QJ", "SW9 8QF"],
            "Which borough?": ["Waltham Forest", "Lambeth"],
            "Name of your organisation": ["Carers First", "Mind"],
            "Type of organisation": ["Charity", "Charity"],
        },
        dtype=str,
    )
    kinds = [given.kind for given in guess_roles(frame).values()]
    assert kinds == ["personal", "borough", "choice", "organisation"]


def test_every_role_says_why() -> None:
    """A person who corrects a guess sees what it rested on."""
    roles = guess_roles(
        pd.DataFrame({"How old are you?": ["25-34", "65+"], "Contact": ["a@example.org"] * 2}, dtype=str)
    )
    assert roles["How old are you?"].reason == "its name says so: how old are you"
    assert roles["Contact"].reason == "its values are e-mail addresses"


def test_a_yes_or_no_that_asks_why_holds_words() -> None:
    """Most say a bare "No", and some say why: the question asked for words."""
    answers = ["No"] * 9 + ["Yes, because it is nearer to where I work", "No, the lift there is always broken again",
                            "I agree but keep the old entrance open too"]  # fmt: skip
    frame = pd.DataFrame({"Would you use the new clinic? Please say why.": answers}, dtype=str)

    assert [role.kind for role in guess_roles(frame).values()] == ["text"]


def test_boxes_under_ratings_are_words_alike() -> None:
    """Whatever the tool calls the box, and however little people wrote in some of them."""
    frame = pd.DataFrame(
        {
            "How warm is your home?": ["1", "2", "3", "4", "5"],
            "How warm is your home?: Other (please specify)": [
                "It is damp in every room",
                "",
                "Fine since May",
                "",
                "",
            ],
            "How safe is your street?": ["5", "4", "3", "2", "1"],
            "How safe is your street?: Other (please specify)": ["No", "", "No", "The lights are out", ""],
        },
        dtype=str,
    )
    assert [role.kind for role in guess_roles(frame).values()] == ["rating", "text", "rating", "text"]


def test_an_other_under_a_choice_is_no_text() -> None:
    """What people wrote beside "other" belongs to the choice."""
    frame = pd.DataFrame(
        {
            "How do you travel?": ["Bus", "Other", "Walk", "Bus", "Other", "Bus"],
            "How do you travel?: Other (please specify)": ["", "boat", "", "", "horse", ""],
        },
        dtype=str,
    )
    assert [role.kind for role in guess_roles(frame).values()] == ["choice", "choice"]
