"""The illustrative responses have the shapes of two survey tools and read like people."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from datetime import UTC, datetime
from io import BytesIO
from statistics import median

import openpyxl

from data import bundled

FIRST, LAST = datetime(2019, 3, 15, tzinfo=UTC), datetime(2019, 7, 1, tzinfo=UTC)
THEMES = {
    "waiting", "gp_access", "mental_health", "young_minds", "food_weight", "air_streets", "housing", "workforce",
    "joined_up", "fairness", "violence", "ageing", "digital", "substances", "sexual_health", "carers",
}  # fmt: skip


def words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.lower().replace("’", "'"))


def professionals() -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(BytesIO(bundled.sample_files()[0].path.read_bytes()))["Form1"]
    return list(sheet.iter_rows(values_only=True))


def londoners() -> list[list[str]]:
    with bundled.sample_files()[1].path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


FORMS, MONKEY = professionals(), londoners()
ANSWERS = [(f"P{row[0]}", str(text)) for row in FORMS[1:] for text in row[9:11] if text] + [
    (f"L{row[0]}", row[-1]) for row in MONKEY[2:] if row[-1]
]
MEANT = bundled.intended_themes()
CAMPAIGN = {f"L{respondent}" for respondent in MEANT.loc[MEANT["kind"] == "campaign", "respondent"]}


def test_enough_people_over_forums_boroughs_and_ages():
    """At least 320 professionals over eight forums and 600 Londoners of all 33 boroughs and seven age bands."""
    boroughs = set(bundled.boroughs()["borough"])

    assert len(FORMS) - 1 >= 320
    assert len({row[5] for row in FORMS[1:]}) >= 8
    assert len(MONKEY) - 2 >= 600
    assert {row[9] for row in MONKEY[2:]} - {""} == boroughs
    ages = {"16-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75+"}
    assert {row[10] for row in MONKEY[2:]} - {""} == ages


def test_professionals_have_the_shape_of_microsoft_forms():
    """Five columns of the tool, then questions with a hard space and a line break; real dates; ticks joined by ;"""
    header, rows = FORMS[0], FORMS[1:]
    assert header[:5] == ("ID", "Start time", "Completion time", "Email", "Name")
    assert "\u00a0" in str(header[8])
    assert str(header[10]).endswith("\n")
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    assert all(row[3] == "anonymous" and row[4] is None for row in rows)
    for row in rows:
        assert isinstance(row[1], datetime)
        assert isinstance(row[2], datetime)
        assert FIRST < row[1].replace(tzinfo=UTC) < row[2].replace(tzinfo=UTC) < LAST
        assert row[1].hour > 4
    assert all(str(row[8]).endswith(";") for row in rows)
    assert any(str(row[8]).count(";") > 1 for row in rows)


def test_londoners_have_the_shape_of_surveymonkey():
    """Two header rows, the parts of a question under an empty first line; US dates; addresses kept for documents."""
    first, second, rows = MONKEY[0], MONKEY[1], MONKEY[2:]
    assert first[:9] == [
        "Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name",
        "Last Name", "Custom Data 1",
    ]  # fmt: skip
    assert second[9:] == ["Response", "Response", *second[11:17], "Other (please specify)", "Open-Ended Response"]
    assert first[12:18] == [""] * 6
    assert {len(row) for row in rows} == {len(first)}
    assert len({row[0] for row in rows}) == len(rows)
    for row in rows:
        started, ended = (datetime.strptime(row[at], "%m/%d/%Y %I:%M:%S %p").replace(tzinfo=UTC) for at in (2, 3))
        assert FIRST < started < ended < LAST
        assert re.fullmatch(r"(192\.0\.2|198\.51\.100)\.\d{1,3}", row[4])
    assert sum(bool(row[6]) for row in rows) >= 5


def test_no_eight_words_in_a_row_are_shared():
    """No template: outside the campaign no two people share eight words in a row."""
    holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for who, text in ANSWERS:
        said = words(text)
        for at in range(len(said) - 7 if who not in CAMPAIGN else 0):
            holders[tuple(said[at : at + 8])].add(who)

    assert [" ".join(run) for run, people in holders.items() if len(people) > 1] == []


def test_the_campaign_is_one_text_with_small_edits():
    """Dozens of people send it: most share a run of eight words, and at least a dozen versions go round."""
    texts = [text for who, text in ANSWERS if who in CAMPAIGN]
    runs = Counter(
        run for text in texts for run in {tuple(words(text)[at : at + 8]) for at in range(len(words(text)) - 7)}
    )

    assert len(texts) >= 24
    assert runs.most_common(1)[0][1] > len(texts) / 2
    assert len(set(texts)) >= 12


def test_answers_vary_as_people_do():
    """Some say nothing or leave a blank, some a few words, some a hundred; some break lines, some shout."""
    lengths = [len(words(text)) for _, text in ANSWERS]

    assert 15 <= median(lengths) <= 35
    assert min(lengths) <= 2
    assert 80 <= max(lengths) <= 130
    assert sum("\n" in text for _, text in ANSWERS) >= 5
    assert sum(not row[-1] for row in MONKEY[2:]) >= 5
    assert MEANT["kind"].eq("nothing").sum() >= 15
    assert MEANT["kind"].eq("serious").sum() >= 8
    assert MEANT["themes"].str.contains(";").mean() > 0.2


def test_what_was_meant_belongs_to_the_answers():
    """Each line is about an answer in its file, in known codes, with details that stand in the answer."""
    questions = {FORMS[0][9]: 9, str(FORMS[0][10]).strip(): 10, MONKEY[0][-1]: -1}
    rows = {f"P{row[0]}": row for row in FORMS[1:]} | {f"L{row[0]}": row for row in MONKEY[2:]}

    assert len(MEANT) == len(ANSWERS)
    for line in MEANT.itertuples():
        text = str(rows[f"{line.audience[0]}{line.respondent}"][questions[line.question]])
        assert set(line.themes.split(";")) - {""} <= THEMES
        assert line.kind in {"real", "nothing", "campaign", "serious"}
        assert all(detail in text for detail in line.personal.split(" | ") if detail)
    assert MEANT["personal"].ne("").sum() >= 30


def test_personal_details_can_belong_to_nobody():
    """Telephone numbers are Ofcom's for drama, e-mail addresses end in example.com or example.org (RFC 2606)."""
    text = "\n".join(text for _, text in ANSWERS) + "\n".join(row[5] for row in MONKEY[2:])
    numbers = [re.sub(r"\D", "", found) for found in re.findall(r"(?:\+44|0)[\d ()-]{9,14}\d", text)]

    assert numbers
    assert all(re.fullmatch(r"(?:0|44|440)(?:2079460\d{3}|7700900\d{3})", number) for number in numbers)
    assert all(found.endswith(("example.com", "example.org")) for found in re.findall(r"@[\w.-]*\w", text))
