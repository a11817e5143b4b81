"""From the ten minutes on, to the letter: whom to hear next, what became of it, and the year after, in one visit."""

from __future__ import annotations

import io
import re

from docx import Document

from tests.browser import test_first_ten_minutes as ten_minutes
from tests.browser.conftest import PHONE, picture, pressed
from tests.browser.test_owning_themes import choose, merge, theme_names
from tests.browser.test_uploads import Hand, drop, to_the_plan
from tests.browser.walk import Steps, Walk, steps_of_the_readme, take, unfold

TITLE = "The year that follows"
GAP = "Hillingdon"
PEOPLE = 30
COLUMNS = "period,value,lower,upper,published,source"


# Heard


def who_was_heard_less(walk):
    walk.open("/")
    walk.go("Heard")
    assert re.search(r" are \d+% of those who said, \d+% of London", walk.headline)
    walk.heading(re.compile(f"By borough, heard less than their number: {GAP}"))


def whether_weighting_would_change(walk):
    unfold(walk.page, "Would it change what we say?")
    choose(walk.page, "Make those heard like London in", "Age")
    walk.sees("No theme would move by more than its interval")
    walk.page.keyboard.press("Escape")


def whether_enough_were_asked(walk):
    unfold(walk.page, "Have we asked enough?")
    walk.sees(re.compile(r"^The last 50 of 920 people brought"))


# Plan


def plan_an_activity(walk):
    walk.go("Plan")
    assert walk.headline.startswith("No engagement is planned yet")
    unfold(walk.page, "Plan an activity, change one, or attach an import to it")
    for label, words in {
        "What it is called": f"{GAP} roadshow",
        "What it is for, in a line": "Hear who was not heard",
        "People expected": "40",
    }.items():
        walk.page.get_by_label(label, exact=True).fill(words)
    for label, day in (("First day", "20190503"), ("Last day", "20190505")):
        walk.page.get_by_role("group", name=label, exact=True).last.get_by_role("spinbutton").first.click()
        walk.page.keyboard.type(day, delay=30)
    pressed(walk.page)
    walk.page.get_by_label("Boroughs (none: all of London)").click()
    walk.page.keyboard.type(GAP, delay=30)
    walk.page.get_by_role("option", name=GAP, exact=True).click()
    walk.page.keyboard.press("Escape")
    walk.press("Plan it")
    walk.sees("Kept as A01: 3 to 5 May 2019, 40 people expected")
    walk.sees(re.compile(f"would close most of the gap|{GAP} roadshow"))


def bring_in_its_survey(walk):
    rows = [f"{n},{GAP},The bus to the clinic at stop {n} is late" for n in range(PEOPLE)]
    file = walk.server.database.with_name("roadshow.csv")
    file.write_text("\n".join(["Respondent ID,Borough,What would help you?", *rows]))
    walk.go("Responses")
    drop(walk.page, file)
    to_the_plan(Hand(walk.page))
    walk.press(re.compile(rf"^Import {PEOPLE} people"), exact=False)
    walk.sees("You can undo this under Imports", seconds=60)


def attach_it(walk):
    walk.go("Plan")
    unfold(walk.page, "Plan an activity, change one, or attach an import to it")
    choose(walk.page, "Which activity", f"A01 {GAP} roadshow")
    choose(walk.page, "An import that came of it", "roadshow: Round 1 (roadshow.csv)")
    walk.press("Attach it")
    walk.sees(f"Planned 40, heard {PEOPLE}.")
    assert f"40 people expected, {PEOPLE} heard so far" in walk.headline


def take_the_calendar_away(walk):
    calendar = walk.download("Take the calendar away (.ics)").decode()
    assert "DTSTART;VALUE=DATE:20190503" in calendar
    assert f"{GAP} roadshow" in calendar
    picture(walk.page, "plan")


# Workshop


def open_a_room(walk):
    walk.go("Workshop")
    walk.page.get_by_label("Name of the workshop").fill("Board, 3 May")
    walk.press("Open the workshop")
    walk.sees("In the room")
    walk.code = walk.page.get_by_test_id("stMetricValue").last.inner_text().replace(" ", "")


def phones_join_by_its_code(walk):
    context = walk.page.context.browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    walk.phone = context.new_page()
    walk.phone.goto(f"{walk.server.url}/join?code={walk.code}")
    walk.phone.get_by_role("button", name="Join").click()
    walk.phone.get_by_text("You are in.").wait_for()


def nobody_sees_a_result_before(walk):
    walk.press("Open round 1")
    walk.phone.locator(".order:visible").first.click()
    walk.phone.locator(".order").nth(1).click()
    walk.phone.get_by_role("button", name="Send").click()
    walk.phone.get_by_text("Sent:").wait_for()
    walk.sees("1 of 1")
    assert not walk.page.locator(".triangle").count()
    walk.phone.context.close()


# Progress


def bring_in_a_reading(walk):
    ten_minutes.what_london_promises(walk)
    ten_minutes.open_a_commitment(walk)
    ten_minutes.choose_a_target(walk)
    walk.go("Progress")
    walk.press(re.compile("^Year 6 children living with obesity|^Childhood obesity"))
    paste_a_reading(walk, "2024/25,21.0,20.7,21.3,2025-11-04,NHS England")


def paste_a_reading(walk, reading):
    unfold(walk.page, "Bring readings in")
    walk.page.get_by_label("Paste the table here, its first line naming the columns").fill(f"{COLUMNS}\n{reading}\n")
    walk.page.keyboard.press("Control+Enter")
    walk.press("Bring in 1 reading")


def whether_a_target_is_met(walk):
    walk.heading(re.compile("21.0% in 2024.25, from 23.1% in 2017.18: improving; behind plan, by no more than chance"))


# Review


def begin_the_review(walk):
    walk.go("Review")
    walk.press("Begin this review")


def beside_others(walk):
    walk.sees(re.compile("the first review|no earlier review|review before", re.IGNORECASE))
    walk.sees(re.compile("New York|other cities", re.IGNORECASE))


def write_the_lessons(walk):
    walk.page.get_by_label("Lessons").fill("Ask sooner.")
    walk.press("Keep these words")
    walk.sees("Your words are kept in the draft")


def freeze_and_take_away(walk):
    walk.page.get_by_text("I have read it").click()
    pressed(walk.page)
    walk.press("Freeze this review")
    walk.heading(re.compile("edition 1, frozen"))
    walk.review = walk.download("Word")
    review = Document(io.BytesIO(walk.review))
    assert "Ask sooner." in [paragraph.text for paragraph in review.paragraphs]
    picture(walk.page, "review")


def later_figures_change_nothing(walk):
    walk.go("Progress")
    walk.press(re.compile("^Year 6 children living with obesity|^Childhood obesity"))
    paste_a_reading(walk, "2025/26,25.0,24.7,25.3,2026-11-04,NHS England")
    walk.heading(re.compile("25.0% in 2025.26"))
    walk.go("Review")
    assert walk.download("Word") == walk.review


# Ledger


def what_was_decided(walk):
    walk.go("Ledger")
    assert re.search(r"\d+ of \d+ themes have no answer yet", walk.headline)
    unfold(walk.page, "Answer a theme, or change an answer")
    choose(walk.page, "What became of it", "will do")
    walk.page.get_by_label("What was decided").fill("Clinics open on Saturdays")


def why(walk):
    walk.page.get_by_label("Why", exact=True).fill("Most who spoke of it are at work on weekdays")


def by_whom_and_by_when(walk):
    walk.page.get_by_label("By whom (an organisation or an office, nobody private)").fill("NHS London")
    walk.page.get_by_role("group", name="By when").last.get_by_role("spinbutton").first.click()
    walk.page.keyboard.type("20190901", delay=30)
    walk.press("Keep the answer")
    walk.heading(re.compile("no answer yet; 1 "))


def follows_its_theme(walk):
    first, second, *_ = theme_names(walk.page, walk.server)
    merge(walk.page, walk.server, first, second)
    walk.go("Ledger")
    walk.page.get_by_role("cell", name=re.compile("Clinics open on Saturdays")).first.wait_for()


def only_what_is_marked(walk):
    unfold(walk.page, "Answer a theme, or change an answer")
    choose(walk.page, "Which theme", re.compile("L01, will do$"))
    walk.press("Mark it for the public")
    walk.sees("Take it back from the public")


# Public


def what_everybody_will_read(walk):
    walk.go("Public")
    assert walk.headline.startswith("Nothing is public yet.")
    walk.sees("The narrative, word by word")


def what_stays_back(walk):
    walk.pick("Stays back")
    walk.sees(re.compile("Nobody cleared them on the Paper page"))
    walk.pick("Will be public")


def freeze_the_page(walk):
    walk.page.get_by_text("I have read what will be public").click()
    pressed(walk.page)
    walk.press("Publish")
    walk.heading(re.compile("^What is public is what stands today"))
    page = walk.download("Download: public view 1 (HTML)").decode()
    assert page.startswith("<!DOCTYPE html>")
    assert "<script" not in page.lower()
    assert "Clinics open on Saturdays" in page
    picture(walk.page, "public")


STEPS: Steps = {
    "Heard": {
        "who of London was heard less than their number": who_was_heard_less,
        "whether weighting would change what is said": whether_weighting_would_change,
        "and whether enough people were asked": whether_enough_were_asked,
    },
    "Plan": {
        "plan an activity for those who were not heard": plan_an_activity,
        "bring in its survey": bring_in_its_survey,
        "attach it to the activity": attach_it,
        "and take the calendar away": take_the_calendar_away,
    },
    "Workshop": {
        "open a room": open_a_room,
        "phones join by its code": phones_join_by_its_code,
        "and nobody sees a result before it is revealed": nobody_sees_a_result_before,
    },
    "Progress": {
        "bring in a reading": bring_in_a_reading,
        "and see whether a target is met": whether_a_target_is_met,
        "improving": whether_a_target_is_met,
        "not told from chance or getting worse": whether_a_target_is_met,
        "and beside its plan": whether_a_target_is_met,
    },
    "Review": {
        "begin the review of a day": begin_the_review,
        "see each target beside the review before and beside other cities": beside_others,
        "write the lessons": write_the_lessons,
        "freeze it and take it away as Word": freeze_and_take_away,
        "the same bytes whenever it is opened later": later_figures_change_nothing,
    },
    "Ledger": {
        "write beside a theme what was decided": what_was_decided,
        "why": why,
        "by whom and by when": by_whom_and_by_when,
        "The answer follows its theme when themes are merged": follows_its_theme,
        "and only what is marked is public": only_what_is_marked,
    },
    "Public": {
        "read what everybody will be able to read": what_everybody_will_read,
        "and what stays back and why": what_stays_back,
        "then freeze it as one page that works from any web space": freeze_the_page,
    },
}


def test_the_walk_does_what_the_readme_says():
    """The steps and clauses of README.md are those done below, word for word and in order."""
    done = {name: list(clauses) for name, clauses in STEPS.items()}

    assert list(steps_of_the_readme(TITLE)) == list(done)
    assert steps_of_the_readme(TITLE) == done


def test_the_year_that_follows(page, serve):
    """From who was not heard to what the public is told, every clause does what it says."""
    take(Walk(page, serve(sample=True)), STEPS)
