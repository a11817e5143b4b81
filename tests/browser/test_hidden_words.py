"""What is hidden, put right by people: a mask corrected, words hidden, both in what is stored, and taken back."""

from __future__ import annotations

from tests.browser.conftest import PHONE, long_journey, picture, visit
from tests.browser.test_accessibility import serious_faults
from tests.browser.test_filters import choose
from tests.browser.test_uploads import Hand, drop, to_the_plan

ANSWERS = (
    b"Response ID,Which borough do you live in?,What would help you?\n"
    b"1,Barnet,Please ask Dr Adesina about the Blue Gate benches.\n"
    b"2,Camden,My dentist closed and Dr Adesina is far away.\n"
    b"3,Camden,Trees and shade near the school gate please.\n"
)
SHOWN, MASKED = "Please ask Dr Adesina about", "Please ask Dr [name] about"


def first_answer(page, server, words):
    """Read the answers anew, and wait for these words."""
    visit(page, server, "/responses?view=Read+responses")
    page.get_by_text(words).wait_for()


def say(page, server, press, confirmed):
    """Press, on the view of what is hidden, and load the page anew."""
    page.get_by_role("button", name=press).click()
    page.get_by_text(confirmed).first.wait_for()
    visit(page, server, "/responses?view=What+is+hidden")
    assert not serious_faults(page)


@long_journey(PHONE)
def test_a_mask_is_corrected_and_words_are_hidden(browser, serve, size):
    """Shown, then hidden again, other words hidden, then shown: each time stored answers follow, after a reload."""
    server = serve()
    context = browser.new_context(viewport=size, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    visit(page, server, "/responses")
    drop(page, {"name": "benches.csv", "mimeType": "text/csv", "buffer": ANSWERS})
    to_the_plan(Hand(page))
    page.get_by_role("button", name="Import ", exact=False).click()
    page.get_by_text("You can undo this under Imports").wait_for(timeout=60_000)
    first_answer(page, server, MASKED)

    visit(page, server, "/responses?view=What+is+hidden")
    page.get_by_role("button", name="List what is hidden").click()
    page.get_by_text("1 string is hidden").wait_for()
    choose(page, "Words that are no personal detail", "Adesina")
    picture(page, f"hidden-{size['width']}")
    say(page, server, "Not a name: show it everywhere", "2 stored answers changed")
    page.get_by_text("no personal detail").first.wait_for()
    first_answer(page, server, SHOWN)

    visit(page, server, "/responses?view=What+is+hidden")
    choose(page, "Words", "adesina")
    say(page, server, "Take it back", "2 stored answers changed")
    first_answer(page, server, MASKED)

    visit(page, server, "/responses?view=What+is+hidden")
    box = page.get_by_role("textbox", name="Words to hide, as they stand in an answer")
    box.fill("blue gate")
    box.press("Enter")
    say(page, server, "Hide this everywhere", "1 stored answer changed")
    first_answer(page, server, "about the [hidden] benches.")

    visit(page, server, "/responses?view=What+is+hidden")
    choose(page, "Words", "blue gate")
    say(page, server, "Take it back", "1 stored answer changed")
    first_answer(page, server, "about the Blue Gate benches.")
    context.close()
