"""Weights by hand: typed in a row, undone, held by locks, moved by a finger; one step of the history each."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, settled, visit
from tests.browser.live_harness import data_of, give, messages, scores_of, show
from tests.browser.test_live_ranking import NHS, middle, thumb, weights_shown

FIRST = "Weight of Collaboration, percent, slider"


@pytest.mark.finding("A5")
def test_history_address_and_screen_are_one(browser, sample_server):
    """One step a move, Back and Forward bring both; the menu's page has its weights; a bad link says so; locks hold."""
    context = browser.new_context(viewport=LAPTOP, reduced_motion="reduce")
    page = context.new_page()

    def stands(*weights):
        page.wait_for_function(
            "w => w.every(([name, value]) => new URL(location).searchParams.get(name) === value)",
            arg=list(zip(("collaboration", "health_burden", "regional_action"), weights, strict=True)),
        )
        for c, weight in enumerate(weights):  # the address goes on before the app has begun
            expect(page.locator(f"[data-item='box {c}']")).to_have_value("33.3" if weight == "1of3" else weight)
        settled(page)
        return page.evaluate("history.length"), weights_shown(page)[:3]

    visit(page, sample_server, "/ranking")
    start, thirds = stands("1of3", "1of3", "1of3")
    page.locator("[data-item='slider 0']").fill("50")
    one, moved = stands("50", "25", "25")
    page.locator("[data-item='point']").focus()
    for _ in range(10):
        page.keyboard.down("ArrowUp")
    page.keyboard.up("ArrowUp")
    two, pressed = stands("60", "20", "20")
    page.go_back()
    back = stands("50", "25", "25")
    page.go_back()
    first = stands("1of3", "1of3", "1of3")
    page.go_forward()
    forward = stands("50", "25", "25")
    page.get_by_role("button", name="Lock Collaboration").click()
    page.get_by_role("link", name="Home").first.click()
    page.wait_for_url("**/")
    page.get_by_role("link", name="Ranking").first.click()
    again = stands("50", "25", "25")
    lock = page.locator("[data-item='lock 0']").inner_text()
    visit(page, sample_server, "/ranking?collaboration=24&health_burden=28&regional_action=43")
    mended = stands("1of3", "1of3", "1of3")
    told = page.get_by_text("The weights in this address cannot be read").count()
    context.close()

    assert (one - start, two - one) == (1, 1)
    assert (thirds, moved, pressed) == ([33.3] * 3, [50, 25, 25], [60, 20, 20])
    assert [weights for _, weights in (back, first, forward, again, mended)] == [moved, thirds, moved, moved, thirds]
    assert lock == "locked"
    assert told == 1


@pytest.mark.finding("A4")
def test_the_headline_follows_the_hand(page):
    """While weights move the first line says who leads now, in the room it had; the server's words come back after."""
    scores = scores_of(30)
    data = data_of(scores, [34, 33, 33])
    show(page, data)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('afterbegin', '<h1><span>As it was</span></h1>')")
    x, y = thumb(page, FIRST)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y)
    weights_shown(page)
    first = page.locator(".row").evaluate_all(
        "rows => rows.filter(r => r.querySelector('.rank').textContent.replace('=', '') === '1')"
        ".map(r => r.querySelector('.name').textContent)"
    )
    during = page.locator("h1").get_attribute("data-now")
    page.mouse.up()
    page.wait_for_timeout(100)
    behind = page.locator("h1[data-behind]").count()
    give(page, data_of(scores, messages(page)[-1]))

    assert all(name in during for name in first)
    assert during.endswith(("leads.", "lead together."))
    assert behind == 1
    assert page.locator("h1[data-behind]").count() == 0


@pytest.mark.finding("B3")
@pytest.mark.parametrize("frame", [0, 300], ids=["at once", "where every frame is late"])
def test_three_weights_are_typed_in_order_and_undone(page, frame):
    """30, 60 and 10 stay as they are typed; Undo brings back one after the other; with two locked the third is held."""
    show(page, data_of(scores_of(10), [34, 33, 33]))
    if frame:
        page.evaluate("late => { window.requestAnimationFrame = (draw) => setTimeout(draw, late); }", frame)
    for c, number in enumerate(("30", "60", "10")):
        page.locator(f"[data-item='box {c}']").fill(number)
        page.keyboard.press("Tab")
    typed = weights_shown(page)
    page.get_by_role("button", name="Undo").click()
    undone = weights_shown(page)
    for name in ("Collaboration", "Health burden"):
        page.get_by_role("button", name=f"Lock {name}").click()

    assert typed == [30, 60, 10]
    assert undone[0] == 30
    assert undone != typed
    assert page.locator("[data-item='box 2']").is_disabled()
    assert page.get_by_role("button", name="Equal weights").is_disabled()


@pytest.fixture
def phone(browser):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    yield context.new_page()
    context.close()


def swipe(page, start, by):
    """Put a finger down, move it, and lift it."""
    hand = page.context.new_cdp_session(page)
    hand.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start[0], "y": start[1]}]})
    for step in range(1, 11):
        place = {"x": start[0] + by[0] * step / 10, "y": start[1] + by[1] * step / 10}
        hand.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [place]})
        page.wait_for_timeout(16)
    hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(300)


@pytest.mark.finding("B4")
def test_a_finger_scrolls_past_triangle_and_sliders(phone):
    """A swipe begun in either scrolls and moves no weight; a tap, the point and a slider's thumb move them."""
    data = data_of(scores_of(30), [34, 33, 33])
    show(phone, data)
    phone.add_style_tag(content="body { padding-bottom: 900px }")
    phone.locator(".map svg").scroll_into_view_if_needed()
    x, y = middle(phone.locator(".map svg"))
    before = phone.evaluate("scrollY")
    swipe(phone, (x + 60, y + 60), (0, -150))
    past_triangle = phone.evaluate("scrollY") - before, weights_shown(phone)
    phone.locator("[data-item='slider 0']").scroll_into_view_if_needed()
    box = phone.locator("[data-item='slider 0']").bounding_box()
    before = phone.evaluate("scrollY")
    swipe(phone, (box["x"] + 0.8 * box["width"], box["y"] + box["height"] / 2), (0, -150))
    past_slider = phone.evaluate("scrollY") - before, weights_shown(phone)
    leading = phone.locator(".first-now").inner_text()
    phone.locator(".map svg").scroll_into_view_if_needed()
    swipe(phone, middle(phone.locator(".point")), (0, -60))
    dragged = weights_shown(phone)
    phone.touchscreen.tap(*middle(phone.locator(".map svg")))
    tapped = weights_shown(phone)

    assert past_triangle[0] > 50 < past_slider[0]
    assert past_triangle[1] == past_slider[1] == [34, 33, 33]
    assert "leads" in leading or "lead together" in leading
    assert dragged[0] > 45
    assert tapped[0] < dragged[0]


@pytest.mark.finding("B6")
def test_rows_are_looked_at_by_stage_and_route_or_the_first_ten(page):
    """Filters show some rows and say of how many; ranks stay those of the whole list; what is hidden is no Tab stop."""
    data = data_of(scores_of(30), [34, 33, 33])
    for place, row in enumerate(data["rows"]):
        row |= {"stage": ("Age well", "Start well", "")[place % 3], "route": ("borough", "partnership")[place % 2]}
    show(page, data)
    ranks = dict(zip(*(page.locator(f".row {part}").all_inner_texts() for part in (".name", ".rank")), strict=True))
    choices = page.get_by_label("Show life stages").locator("option").all_inner_texts()
    page.get_by_label("Show life stages").select_option("Start well")
    page.get_by_label("Show routes").select_option("borough")
    names = page.locator(".row:visible .name").all_inner_texts()
    seen = dict(zip(names, page.locator(".row:visible .rank").all_inner_texts(), strict=True))
    told = page.locator(".count").inner_text()
    page.get_by_label("Show life stages").select_option("")
    page.get_by_label("Show routes").select_option("")
    page.get_by_label("Top ten only").check()
    first = page.locator(".row:visible .rank").all_inner_texts()

    assert choices == ["All life stages", "Start well", "Age well"]
    assert len(seen) == 5
    assert all(ranks[name] == rank for name, rank in seen.items())
    assert told == "5 of 30; ranks are those of the whole list"
    assert 10 <= len(first) < 30
    assert all(int(rank.rstrip("=").split("–")[0]) <= 10 for rank in first)


@pytest.mark.finding("B9", "B10")
def test_a_skip_passes_the_list_and_a_closed_row_gives_the_keyboard_back(page):
    """One Tab after Skip stands behind the rows; a dialog that closes leaves the keyboard on the row that opened it."""
    show(page, data_of(scores_of(30), [34, 33, 33]))
    skip = page.get_by_role("button", name="Skip the list")
    skip.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    behind = page.evaluate("document.querySelector('#host').shadowRoot.activeElement.dataset.item")
    row = page.locator(".row .name").first
    row.focus()
    page.keyboard.press("Enter")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<div role=dialog><button>Close</button></div>')")
    page.locator("[role=dialog] button").focus()
    page.wait_for_timeout(400)
    page.evaluate("document.querySelector('[role=dialog]').remove()")
    page.wait_for_timeout(400)
    focused = page.evaluate("document.querySelector('#host').shadowRoot.activeElement?.textContent")

    assert behind in ("point", "mark")
    assert focused == row.inner_text()


@pytest.mark.finding("B5", "B11")
def test_a_projector_shows_points_without_names(page):
    """Names of scenarios stand on a laptop and not on a projector; where not all are drawn it says how many are."""
    data = data_of(scores_of(30), [34, 33, 33], points=[NHS], n_saved=61)
    show(page, data)
    laptop = page.locator("svg .other text").all_text_contents(), page.locator(".drawn").inner_text()
    give(page, {**data, "large": True})

    assert laptop == (["NHS"], "The latest 1 of 61 scenarios are drawn.")
    assert page.locator("svg .other rect").count() == 1
    assert page.locator("svg .other text, svg .other title").count() == 0


@pytest.mark.finding("B12")
def test_a_long_unbroken_name_widens_nothing(page):
    """Sixty letters without a space, as scenario and priority, stay within a phone's width."""
    name = "W" * 60
    page.set_viewport_size({"width": 390, "height": 844})
    scores = scores_of(5).rename(index={"Priority 00": name})
    show(page, data_of(scores, [34, 33, 33], saved_name=name, compromise=f"{name} stays first."))

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.finding("B2", "B5")
def test_the_name_is_kept_for_a_page_loaded_again(browser, sample_server):
    """A name typed in a tab is there after loading it again, and in no other tab; a projector's menu leads on."""
    context = browser.new_context(viewport=LAPTOP, reduced_motion="reduce")
    pages = [context.new_page() for _ in range(2)]
    visit(pages[0], sample_server, "/about?projector=true")
    pages[0].get_by_role("button", name="Your name").click()
    pages[0].get_by_label("Name or role").fill("SRO for Newham")
    pages[0].keyboard.press("Enter")
    pages[0].wait_for_function("() => sessionStorage.getItem('explorer.name') !== null")
    for page, name in zip(pages, ("SRO for Newham", ""), strict=True):
        visit(page, sample_server, "/about?projector=true")
        page.wait_for_timeout(800)
        page.get_by_role("button", name="Your name").click()
        expect(page.get_by_label("Name or role")).to_have_value(name, timeout=15_000)
        page.keyboard.press("Escape")
    pages[0].get_by_role("button", name="Pages").click()
    pages[0].get_by_role("link", name="Ranking").click()
    pages[0].locator(".row").first.wait_for()
    large = pages[0].locator(".frame.large").count()
    context.close()

    assert large == 1
