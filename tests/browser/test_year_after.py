"""From the ten minutes on, to the letter: whom to hear next, what became of it, and the year after, in one visit."""

from __future__ import annotations

import re

from tests.browser.conftest import picture, pressed
from tests.browser.test_owning_themes import choose
from tests.browser.test_uploads import Hand, drop, to_the_plan
from tests.browser.walk import Steps, Walk, steps_of_the_readme, take, unfold

TITLE = "The year that follows"
GAP = "Hillingdon"
PEOPLE = 30


# Heard


def who_was_heard_less(walk):
    walk.open("/")
    walk.go("Heard")
    assert re.search(r" are \d+% of those who said, \d+% of London", walk.headline)
    walk.heading(re.compile(f"By borough, heard less than their number: {GAP}"))


def whether_weighting_would_change(walk):
    unfold(walk.page, "Would it change what we say?")
    walk.page.get_by_label("Make those heard like London in").click()
    walk.page.get_by_role("option", name="Age", exact=True).click()
    pressed(walk.page)
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
    walk.page.get_by_label("Boroughs (none: all of London)").click()
    walk.page.keyboard.type(GAP)
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
}


def test_the_walk_does_what_the_readme_says():
    """The steps and clauses of README.md are those done below, word for word and in order."""
    done = {name: list(clauses) for name, clauses in STEPS.items()}

    assert list(steps_of_the_readme(TITLE)) == list(done)
    assert steps_of_the_readme(TITLE) == done


def test_the_year_that_follows(page, serve):
    """From who was not heard to what the public is told, every clause does what it says."""
    take(Walk(page, serve(sample=True)), STEPS)
