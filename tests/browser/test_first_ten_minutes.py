"""The first ten minutes of README.md, to the letter: every clause of its numbered steps is done in a browser.

A clause that README gains, loses or words anew is not among those done here, and fails.
"""

from __future__ import annotations

import io
import re
from contextlib import closing

import openpyxl
import pytest
from docx import Document

from data import check_file, connect
from priorities.scenarios import store as scenarios
from tests.browser.conftest import PHONE, pressed, settled, visit
from tests.browser.test_journeys import SLIDER, names_in_order
from tests.browser.test_owning_themes import choose, open_theme, part_of_theme, theme_names, tick
from tests.browser.test_uploads import JOURNEYS, drop
from tests.browser.walk import Steps, Walk, steps_of_the_readme, take, unfold
from ui.shell.navigation import SCREENS

OWN_EXPORT = JOURNEYS / "forms.xlsx"
TITLE = "The first ten minutes"
ILLUSTRATIVE = "Sample responses: illustrative, written for this project"

# The sample comes in a few seconds later than it would, so that a browser has begun to look by then.
SLOWLY = """
import threading, time
from data import bundled
at_once = bundled.sample_files
def later():
    time.sleep(5 * (threading.current_thread().name == "explorer-opening"))
    return at_once()
bundled.sample_files = later
"""


# Home


def where_things_stand(walk):
    walk.page.goto(walk.server.url)
    walk.heading("The explorer is being prepared")
    walk.progress = walk.page.locator("[data-testid=stProgress]").first.inner_text()
    walk.heading(re.compile("^We have heard from"))
    walk.open("/")
    assert walk.headline.startswith("We have heard from")
    for part in ("Heard", "They say", "What leads", "Promised", "Next"):
        assert walk.page.get_by_role("heading", name=part, exact=True).is_visible()


def sample_came_in(walk):
    assert re.search(r"[1-9]\d* professionals.* and [1-9]\d* Londoners", walk.headline)


def says_how_far_it_is(walk):
    assert re.search(r"\w+ .*\(\d+%\)", walk.progress)


def every_screen_says_so(walk):
    for screen in SCREENS:
        if screen.in_menu:
            walk.go(screen.title)
        else:
            walk.open(f"/{screen.name}")
        assert walk.page.get_by_text(ILLUSTRATIVE).is_visible(), screen.title


# Themes


def every_question_by_itself(walk):
    walk.go("Questions")
    walk.heading(re.compile("people who answered"))
    assert walk.page.get_by_text(re.compile(r"^\d+\. ")).count() > 2


def with_its_finding(walk):
    assert walk.page.get_by_role("heading", name="people who answered").count() > 1


def its_picture_and_who_answered_it(walk):
    walk.page.locator("[data-testid=stVegaLiteChart]").first.wait_for()
    walk.page.get_by_role("button", name="The numbers").first.click()
    assert walk.page.get_by_role("columnheader").first.is_visible()
    walk.page.keyboard.press("Escape")


def groups_side_by_side(walk):
    choose(walk.page, "Side by side", "Borough")
    walk.page.wait_for_url("**by=borough*")


def what_people_say(walk):
    walk.go("Themes")
    assert re.search(r" comes up most: [\d,]+ of the [\d,]+ who answered \(\d+-\d+%\)", walk.headline)
    assert re.search(r"\d+ themes hold (?:over )?\d+% of what people wrote", walk.headline)
    choose(walk.page, "Question", "What would help you to make this happen locally?")
    walk.page.wait_for_url("**question=*")
    walk.open("/themes")


def by_audience(walk):
    walk.pick("Side by side")
    walk.heading(re.compile("Professionals.* Londoners|Londoners.* Professionals"))
    assert walk.table_of("Theme").locator("tr").count() > 4
    walk.pick("Themes")


def with_their_words(walk):
    assert len(walk.page.locator("table.themes td.line").all()) > 4


def open_a_theme(walk):
    walk.first, walk.second, walk.third, *_ = theme_names(walk.page, walk.server)
    open_theme(walk.page, walk.server, walk.first)
    assert walk.page.locator(".st-key-theme_opened mark").count() > 1
    assert walk.page.locator(".st-key-ticks [data-testid=stCheckbox]").count() > 4


def rename(walk):
    part_of_theme(walk.page, "Change it")
    walk.page.get_by_label("Another name for this theme").fill("What people speak of most")
    walk.press("Rename")
    walk.heading(re.compile("^What people speak of most$"))
    walk.first = "What people speak of most"


def merge(walk):
    open_theme(walk.page, walk.server, walk.second)
    part_of_theme(walk.page, "Change it")
    choose(walk.page, "Merge everything in it into", walk.first)
    walk.press("Merge")
    walk.heading(re.compile(f"^{walk.first}$"))
    assert walk.second not in theme_names(walk.page, walk.server)


def split(walk):
    before = len(theme_names(walk.page, walk.server))
    open_theme(walk.page, walk.server, walk.first)
    part_of_theme(walk.page, "Change it")
    walk.press("Split")
    walk.sees(re.compile("^Split: "), seconds=60)
    assert len(theme_names(walk.page, walk.server)) > before


def move_comments(walk):
    open_theme(walk.page, walk.server, walk.first)
    part_of_theme(walk.page, "What people say")
    tick(walk.page, 1)
    choose(walk.page, "Move what you tick to", walk.third)
    walk.press("Move 1 comment")
    walk.sees("Moved 1 comment")


def take_any_of_it_back(walk):
    walk.open("/themes")
    for act in ("moved 1", "split", "merged", "renamed"):
        walk.press("Undo")
        walk.sees(re.compile(f"^Undone: {act}"))
    assert theme_names(walk.page, walk.server)[:3].count(walk.second) == 1
    assert walk.first not in theme_names(walk.page, walk.server)


# Long list


def thirty_and_more(walk):
    walk.go("Long list")
    assert int(walk.headline.partition(" ")[0]) >= 30
    for column in ("Indicator", "London"):
        assert walk.page.get_by_role("columnheader", name=column).first.is_visible()


def trend(walk):
    assert walk.table_of("Over the years").is_visible()
    choose(walk.page, "Open a priority", "Childhood obesity")
    walk.page.get_by_role("heading", name="Childhood obesity:").first.wait_for(timeout=30_000)
    assert walk.headline.startswith("Childhood obesity:")
    assert walk.page.locator("[data-testid=stVegaLiteChart]").first.is_visible()


def borough_spread(walk):
    assert walk.page.locator("[data-testid=stVegaLiteChart]").count() >= 2


def commitments_and_draft_scores(walk):
    assert walk.page.get_by_role("heading", name="Commitments that exist").is_visible()
    assert walk.table_of("In use").get_by_text("draft", exact=False).first.is_visible()


def change_a_score(walk):
    unfold(walk.page, "Change a score")
    walk.page.get_by_label("Score", exact=True).fill("9.5")
    walk.page.get_by_label("Why, in one line").fill("Agreed by the board")
    walk.press("Keep this score")
    walk.sees("The score is kept, with your reason")
    assert walk.table_of("In use").get_by_text("Agreed by the board").is_visible()


def take_it_from_figures(walk):
    walk.press(re.compile("^Use the figures for health burden"), exact=False)
    walk.sees("Every other score stays on record")


def add_a_priority_or_a_criterion(walk):
    walk.open("/long_list")
    unfold(walk.page, "Put a priority on the list")
    walk.page.get_by_label("Name of the priority").fill("Warm homes")
    walk.press("Put it on the list")
    walk.sees("is on the long list, without scores yet")
    walk.pick("Criteria")
    unfold(walk.page, "Add a criterion")
    for label, words in {
        "Name of the criterion": "Fairness",
        "What it asks": "Does it narrow the gaps?",
        "What 0 means": "No",
        "What 5 means": "For some",
        "What 10 means": "For those worst off",
    }.items():
        walk.page.get_by_label(label, exact=True).fill(words)
    walk.press("Add this criterion")
    walk.sees("is added. Score it, then let it count")


def own_list_as_a_workbook(walk):
    walk.pick("Bring in, take away")
    book = openpyxl.Workbook()
    for row in (("Priority", "Collaboration"), ("Warm homes", 7), ("Childhood obesity", 8)):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    workbook = {"name": "ours.xlsx", "mimeType": "application/octet-stream", "buffer": content.getvalue()}
    walk.page.locator("input[type=file]").set_input_files(workbook)
    walk.sees("Read 2 priorities, with scores for collaboration")
    walk.fill("Why, in one line", "Our own list")
    walk.press(re.compile("^Bring in 0 new priorities and 2 scores"), exact=False)
    walk.sees("The list is brought in")


# Ranking


def move_the_weights(walk):
    walk.go("Ranking")
    sliders = walk.page.locator(".weight")
    sliders.first.wait_for()
    assert sliders.count() == 3
    walk.order, walk.lead = names_in_order(walk.page), walk.headline
    walk.page.get_by_label(SLIDER).focus()
    for _ in range(40):
        walk.page.keyboard.press("ArrowRight")
    walk.page.wait_for_url("**health_burden=73*")
    settled(walk.page)
    assert names_in_order(walk.page) != walk.order
    assert walk.headline != walk.lead
    assert names_in_order(walk.page)[0] in walk.headline


def what_would_have_to_change(walk):
    assert re.search("would|unless|until|whatever|takes|points", walk.headline)


def which_route(walk):
    unfold(walk.page, "The ranking as a table")
    routes = walk.table_of("Route").locator("tbody tr")
    assert routes.count() >= 30
    for route in ("partnership", "single partner", "borough"):
        assert walk.table_of("Route").get_by_text(route, exact=False).count()


def save_a_scenario(walk):
    for name in ("Burden first", "Less burden"):
        walk.fill("Save these weights as a scenario", name)
        walk.press("Save scenario")
        walk.sees(f"Saved “{name}”: it keeps these weights")
        walk.page.get_by_label(SLIDER).focus()
        for _ in range(30):
            walk.page.keyboard.press("ArrowLeft")
        walk.page.wait_for_timeout(1000)  # the slider has come to rest, and its weights are in the link
        settled(walk.page)


# Commitments


def what_london_promises(walk):
    walk.go("Commitments")
    assert re.search(r"^\w+ of \w+ commitments can be filled from published figures", walk.headline)
    walk.sees("Fewer children live with obesity in Year 6")


def open_a_commitment(walk):
    walk.press("Childhood obesity")
    walk.heading(re.compile("^Year 6 children living with obesity, London: 23.1% in 2017.18, and no target yet"))


def what_others_managed(walk):
    assert walk.page.get_by_role("radio", name=re.compile(r"A tenth better: 20.8% .*few did")).first.is_visible()


def choose_a_target(walk):
    walk.page.locator("label", has_text="A tenth better").first.click()
    pressed(walk.page)
    walk.page.get_by_label("Why this target").fill("As was promised before")
    walk.press("Keep this target")
    walk.heading(re.compile("^Year 6 children living with obesity, London: from 23.1% to 20.8% by 2022.23 .10% less"))


# Partners


def promised_already(walk):
    walk.go("Partners")
    assert re.search(r"^\d+ promises of partners stand already", walk.headline)


def what_came_of_it(walk):
    assert (
        walk.table_of("What came, as known in March 2019")
        .get_by_text("22.4% in 2013/14 became 23.1%")
        .first.is_visible()
    )


def vision_statements(walk):
    walk.pick("Framework")
    for stage in ("Start well", "Live well", "Age well"):
        walk.heading(re.compile(f"^{stage}", re.IGNORECASE))


def a_lens(walk):
    walk.pick("Principles")
    walk.sees(re.compile("Parity of physical and mental health"))


# Paper


def as_it_will_print(walk):
    walk.go("Paper")
    walk.sees("DRAFT")
    walk.heading("1. Background")


def what_is_missing(walk):
    assert re.search(r"missing in the paper of “Less burden”", walk.headline)
    assert walk.page.get_by_role("radio", name="Missing").first.is_visible()


def change_a_paragraph(walk):
    walk.pick("Changes")
    choose(walk.page, "Change a paragraph", "Presented by: not filled in yet")
    walk.page.get_by_label("Your words").fill("The chair of the group")
    walk.press("Keep these words")
    walk.go("Ranking")
    walk.go("Paper")
    walk.sees("The chair of the group")


def take_the_paper_away(walk):
    paper = Document(io.BytesIO(walk.download("Word")))
    assert "The chair of the group" in " ".join(paper.element.itertext())


# Responses


def take_the_sample_out(walk):
    walk.go("Responses")
    walk.press("Take the sample out")
    walk.heading(re.compile("^No responses yet"))
    assert not walk.page.get_by_text(ILLUSTRATIVE).count()


def drop_your_own(walk):
    drop(walk.page, OWN_EXPORT)
    walk.page.get_by_role("radio", name="Londoners").click()
    settled(walk.page)


def correct_a_column(walk):
    walk.column = walk.page.get_by_label(re.compile("^(Selected .*)?What “.*” holds")).nth(1)
    walk.column_name = re.search("“(.*)”", walk.column.get_attribute("aria-label")).group(1)
    walk.column.click()
    walk.page.get_by_role("option", name="One choice", exact=True).click()
    settled(walk.page)


def look_at_what_is_hidden(walk):
    walk.sees(re.compile(r"answers? read = \d+ to store"))
    if walk.page.get_by_text("I have looked at what is hidden").count():
        unfold(walk.page, "Personal details hidden in")
        walk.page.locator("table:visible").first.wait_for()
        walk.page.get_by_text("I have looked at what is hidden").first.click()
        settled(walk.page)
    else:
        walk.sees("We found no names, numbers or addresses to hide")


def import_it(walk):
    walk.press(re.compile(r"^Import \d+ (?:person|people)"), exact=False)
    walk.sees("You can undo this under Imports", seconds=60)
    assert walk.headline.startswith("We have heard from")


def undo_it(walk):
    walk.pick("Imports")
    walk.press("Undo this import")
    walk.sees(re.compile("^Undone "))
    walk.heading(re.compile("^No responses yet"))
    walk.pick("Bring in a file")
    drop(walk.page, OWN_EXPORT)
    walk.sees("taken over from the last file with the same headers")


# Record


def compare_scenarios(walk):
    walk.go("Record")
    assert walk.headline.startswith("2 scenarios saved.")
    walk.heading(re.compile("^From Burden first to Less burden"))


def take_away_the_workbook(walk):
    walk.pick("Downloads")
    book = openpyxl.load_workbook(io.BytesIO(walk.download("Download: Ranking workbook (XLSX)")))
    words = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {*walk.order, "Burden first", "Less burden", "Warm homes"} <= words


def see_who_did_what(walk):
    walk.pick("Who did what")
    walk.sees("The record is unbroken.")
    entries = walk.table_of("What")
    for reason in ("Agreed by the board", "Our own list"):
        assert entries.get_by_text(reason, exact=False).count()


def make_a_backup(walk):
    walk.pick("Backups")
    walk.press("Make a backup now")
    walk.sees("Backup made and checked")
    (backup,) = [file for file in walk.server.database.parent.rglob("*.sqlite") if file != walk.server.database]
    check_file(backup)
    with closing(connect(backup)) as db:
        assert {scenario.name for scenario in scenarios.scenarios(db)} == {"Burden first", "Less burden"}


STEPS: Steps = {
    "Home": {
        "says where things stand": where_things_stand,
        "The first start brings in sample responses": sample_came_in,
        "and says how far it is": says_how_far_it_is,
        "they are illustrative and every screen says so": every_screen_says_so,
    },
    "Questions": {
        "every question by itself": every_question_by_itself,
        "with its finding": with_its_finding,
        "its picture and who answered it": its_picture_and_who_answered_it,
        "Put groups side by side": groups_side_by_side,
    },
    "Themes": {
        "what people say to each question": what_people_say,
        "by audience": by_audience,
        "with a line of their words": with_their_words,
        "Open a theme to read all of it beside the list": open_a_theme,
        "rename": rename,
        "merge": merge,
        "split it": split,
        "tick comments and move them": move_comments,
        "and take any of it back": take_any_of_it_back,
    },
    "Long list": {
        "30 and more priorities with indicator": thirty_and_more,
        "trend": trend,
        "borough spread": borough_spread,
        "commitments and draft scores": commitments_and_draft_scores,
        "Change a score with a reason": change_a_score,
        "take it from figures": take_it_from_figures,
        "add a priority or a criterion": add_a_priority_or_a_criterion,
        "or bring in your own list as a workbook": own_list_as_a_workbook,
    },
    "Ranking": {
        "move the weights of the three criteria and see at once what leads": move_the_weights,
        "what would have to change": what_would_have_to_change,
        "and which route each priority takes": which_route,
        "Save the weights as a scenario": save_a_scenario,
    },
    "Commitments": {
        "what London promises": what_london_promises,
        "each with what can be filled from published figures": what_london_promises,
        "Open one": open_a_commitment,
        "see what others managed": what_others_managed,
        "choose a target and say why": choose_a_target,
    },
    "Partners": {
        "what partners have promised already": promised_already,
        "and what came of it": what_came_of_it,
        "Framework sets vision statements over the life course": vision_statements,
        "Principles is a lens that never changes a score": a_lens,
    },
    "Paper": {
        "the board's paper as it will print": as_it_will_print,
        "with what is missing beside it": what_is_missing,
        "Change a paragraph and it stays": change_a_paragraph,
        "take it away as Word": take_the_paper_away,
    },
    "Responses": {
        "take the sample out": take_the_sample_out,
        "drop your own survey export as the tool wrote it": drop_your_own,
        "correct what a column holds (it is remembered)": correct_a_column,
        "look at what is hidden and set aside": look_at_what_is_hidden,
        "import": import_it,
        "Undo it if it was the wrong file": undo_it,
    },
    "Record": {
        "compare scenarios": compare_scenarios,
        "take away the workbook": take_away_the_workbook,
        "see who did what": see_who_did_what,
        "make a backup": make_a_backup,
    },
}


def test_the_walk_does_what_the_readme_says():
    """The steps and clauses of README.md are those done below, word for word and in order."""
    done = {name: list(clauses) for name, clauses in STEPS.items()}

    assert list(steps_of_the_readme(TITLE)) == list(done)
    assert steps_of_the_readme(TITLE) == done


def test_the_first_ten_minutes(page, serve):
    """From a first start to the backup, every clause does what it says."""
    walk = Walk(page, serve(sample=True, first=True, prepared=False, before=SLOWLY))

    take(walk, STEPS)


READING = ("Home", "Questions", "Themes", "Long list", "Ranking")


@pytest.mark.parametrize("name", READING)
def test_the_reading_steps_on_a_phone(browser, sample_server, name):
    """At phone width the screen of each reading step opens with its finding and its menu, and nothing runs off."""
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    page = context.new_page()
    screen = next(each for each in SCREENS if each.title == name)
    visit(page, sample_server, f"/{'' if screen.name == 'home' else screen.name}")
    headline = page.locator("h1")
    wide = page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth - main.clientWidth")

    assert headline.is_visible()
    assert len(headline.inner_text()) > 20
    assert wide <= 1
    assert page.get_by_text(ILLUSTRATIVE).is_visible()
    context.close()
