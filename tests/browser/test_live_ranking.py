"""The live ranking under a real hand: it follows at once, reads any point, and nothing disturbs it."""

from __future__ import annotations

import random
import re
import time
from itertools import combinations

import pytest

from priorities import equal_weights, in_parts, rank, stability_interval
from priorities.fixed_point import integer_scores
from priorities.rank import in_order
from tests.browser.conftest import LAPTOP, settled, visit
from tests.browser.live_harness import NAMES, data_of, functions, give, messages, scores_of, show
from tests.browser.test_journeys import SLIDER
from tests.browser.test_three_officers import save

POINT = ".point"
FIRST = "Weight of Collaboration, percent, slider"
LAST = "Weight of Sustainability, percent, slider"
SPAN = functions("interval", "sameLeader")
LONGEST_BETWEEN = 4_500  # milliseconds between two questions for news: four seconds and a tenth, as poll.js has it
NHS = {"name": "NHS (an SRO)", "short": "NHS", "weights": [70, 20, 10]}


def middle(locator):
    """Where a hand would take hold of something."""
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def held_for(page, seconds, start, *, down=40):
    """Press at a place and move about it for some seconds; the hand is still down afterwards."""
    x, y = start
    page.mouse.move(x, y)
    page.mouse.down()
    end, step = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        step += 1
        page.mouse.move(x + 40 * ((step % 40) / 20 - 1), y + down * ((step % 30) / 30))
    return x, y


def thumb(page, label):
    """Where a slider's thumb is."""
    slider = page.get_by_label(label, exact=True)
    box = slider.bounding_box()
    return box["x"] + 12 + (box["width"] - 24) * int(slider.input_value()) / 100, box["y"] + box["height"] / 2


def weights_shown(page):
    """The numbers in the boxes, once the next frame is painted."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return [float(box.input_value()) for box in page.locator(".panel input[type=number]").all()]


def expected_reading(scores, weights):
    """What the engine says of the first two under these weights, where neither is tied."""
    order = in_order(rank(scores, dict(zip(scores.columns, weights, strict=True))))
    first, second = (order.index[order["rank"] == n].tolist() for n in (1, 2))
    return f"{first[0]} leads, {second[0]} is second" if len(first) == len(second) == 1 else None


@pytest.mark.parametrize("what", ["point", "slider"])
def test_a_drag_of_two_seconds_tells_the_server_once(page, what):
    """With 50 priorities: nothing is told while the hand is down, the weights once on release."""
    show(page, data_of(scores_of(50), [34, 33, 33]))
    before = [row.get_attribute("style") for row in page.locator(".row").all()]
    start = middle(page.locator(POINT)) if what == "point" else thumb(page, FIRST)

    held_for(page, 2, start)
    page.mouse.move(start[0] + 30, start[1] + 20)
    during = messages(page)
    page.wait_for_timeout(100)
    moved = [row.get_attribute("style") for row in page.locator(".row").all()]
    page.mouse.up()
    page.wait_for_timeout(200)

    assert during == []
    assert moved != before
    assert messages(page) == [weights_shown(page)]


@pytest.mark.parametrize("what", ["point", "slider"])
def test_no_run_while_the_hand_moves(browser, sample_server, what):
    """In the app no websocket frame leaves the browser during a drag of two seconds; release sends the weights."""
    context = browser.new_context(viewport=LAPTOP, reduced_motion="reduce")
    page = context.new_page()
    sent = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda _: sent.append(time.monotonic())))
    visit(page, sample_server, "/ranking")
    page.wait_for_timeout(500)
    start = middle(page.locator(POINT)) if what == "point" else thumb(page, SLIDER)
    before = len(sent)

    x, y = held_for(page, 2, start)
    page.mouse.move(x - 30, y + 30)
    page.wait_for_timeout(100)
    during = len(sent) - before
    page.mouse.up()
    page.wait_for_url(lambda url: "1of3" not in url)
    settled(page)
    context.close()

    assert during == 0
    assert len(sent) > before


def test_a_held_key_tells_the_server_on_release(page):
    """An arrow key held down moves the weight at every repeat; the server is told once, when it has been let go."""
    show(page, data_of(scores_of(50), [34, 33, 33]))
    for item in ("slider 0", "point"):
        before = len(messages(page))
        page.locator(f"[data-item='{item}']").focus()
        for _ in range(20):
            page.keyboard.down("ArrowUp")
            page.wait_for_timeout(20)
        assert len(messages(page)) == before
        page.keyboard.up("ArrowUp")
        page.wait_for_timeout(600)
        assert messages(page)[before:] == [weights_shown(page)]

    assert weights_shown(page)[0] == 74


@pytest.mark.parametrize("end", ["Enter", "Tab"])
def test_a_typed_weight_is_told_once_it_is_whole(page, end):
    """Digits move the list as they are typed; the server hears of the number, not of its first digit."""
    data = data_of(scores_of(20), [34, 33, 33])
    show(page, data)
    page.get_by_label("Weight of Health burden, percent", exact=True).select_text()
    page.keyboard.type("60", delay=40)
    give(page, {**data, "points": [NHS]})
    page.wait_for_timeout(100)
    while_typing = messages(page), page.locator("svg .other").count()
    page.keyboard.press(end)
    page.wait_for_timeout(100)

    assert while_typing == ([], 0)
    assert messages(page) == [weights_shown(page)] == [[20, 60, 20]]
    assert page.locator("svg .other").count() == 1


def test_a_slider_that_comes_back_tells_nothing_and_lets_go(page):
    """A slider dragged away and back has changed nothing: no run, and the hand counts as gone."""
    data = data_of(scores_of(20), [34, 33, 33])
    show(page, data)
    x, y = thumb(page, FIRST)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y)
    page.mouse.move(x, y)
    page.mouse.up()
    page.wait_for_timeout(100)
    give(page, {**data, "points": [NHS]})

    assert weights_shown(page) == [34, 33, 33]
    assert messages(page) == []
    assert page.locator("svg .other").count() == 1


def test_hovering_reads_any_point(page):
    """The pointer reads weights, leader and second of where it is, as the engine has them; no weight moves."""
    scores = scores_of(30)
    show(page, data_of(scores, [34, 33, 33]))
    present = page.locator(".reading").inner_text()
    checked = 0
    for dx, dy in [(0, -60), (-50, 20), (40, 30), (10, -20), (-80, 55), (70, 50)]:
        x, y = middle(page.locator("svg .regions"))
        page.mouse.move(x + dx, y + dy)
        reading = page.locator(".reading", has_text="Here:")
        reading.wait_for()
        page.wait_for_timeout(50)
        words = reading.inner_text()
        expected = expected_reading(scores, [int(n) for n in re.findall(r"(\d+)%", words)])
        checked += expected is not None
        assert expected is None or expected in words
    assert page.locator(".mark.away").count() == 0

    page.mouse.move(5, 5)
    page.locator(".mark.away").wait_for(state="attached")

    assert checked
    assert page.locator(".reading").inner_text() == present
    assert weights_shown(page) == [34, 33, 33]
    assert messages(page) == []


def test_the_keyboard_reads_any_point(page):
    """The arrows move the mark by 1 and with Shift by 10; only Enter takes the weights; Escape leaves."""
    scores = scores_of(30)
    show(page, data_of(scores, [34, 33, 33]))
    page.locator(".mark").focus()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(100)
    words = page.locator(".mark").get_attribute("aria-valuetext")
    assert words.startswith("Collaboration 34%, Health burden 24%, Regional action 42%: ")
    assert (expected_reading(scores, [34, 24, 42]) or "") in words
    assert page.locator(".reading").inner_text() == f"Here: {words}"
    assert weights_shown(page) == [34, 33, 33]

    page.keyboard.press("Escape")
    page.wait_for_timeout(100)
    assert page.locator(".point:focus").count() == 1
    assert "Here" not in page.locator(".reading").inner_text()
    assert messages(page) == []

    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    assert messages(page) == [[24, 38, 38]]
    assert weights_shown(page) == [24, 38, 38]


def test_a_span_is_drawn_along_the_slider(page):
    """The mark ends where the thumb would be at the first and last weight that keeps the leader; words say it, too."""
    scores = scores_of(30)
    weights = dict(zip(scores.columns, [34, 33, 33], strict=True))
    show(page, data_of(scores, [34, 33, 33]))
    for c, name in enumerate(scores.columns):
        low, high = whole_span(scores, weights, name)
        group = page.locator("fieldset").nth(c)
        track, span = group.locator("input[type=range]").bounding_box(), group.locator(".span").bounding_box()
        travel = track["width"] - 24
        assert span["x"] == pytest.approx(track["x"] + 12 + travel * low / 100 - 1, abs=0.6)
        assert span["x"] + span["width"] == pytest.approx(track["x"] + 12 + travel * high / 100 + 1, abs=0.6)
        assert group.locator(".interval").inner_text() == f"same leader from {low} to {high}"
        assert group.locator("input[type=range]").get_attribute("aria-describedby") == f"same-leader-{c}"


def whole_span(scores, weights, name):
    """The engine's span, rounded inwards to whole points."""
    low, high = stability_interval(scores, weights, name)
    return [-int(-low // 1), int(high // 1)]


def test_spans_are_the_engines(page):
    """The browser's span of 300 random lists, ties and gaps included, is that of `stability_interval`."""
    chance = random.Random(11)
    cases, expected = [], []
    for n in range(300):
        n_criteria = chance.choice([3, 3, 4, 6])
        scores = scores_of(chance.choice([2, 5, 20]), n_criteria, seed=n)
        cuts = sorted(chance.choice([0, 50, 100, chance.randint(0, 100)]) for _ in range(n_criteria - 1))
        weights = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
        which = chance.randrange(n_criteria)
        rows = [{"scores": row} for row in integer_scores(scores)[0]]
        cases.append([rows, weights, which, [False] * n_criteria])
        expected.append(whole_span(scores, dict(zip(scores.columns, weights, strict=True)), scores.columns[which]))
    page.set_content("<p>ready</p>")
    run = f"cases => {{ const {{ sameLeader }} = {SPAN}; return cases.map((c) => sameLeader(...c)); }}"

    assert page.evaluate(run, cases) == expected


def test_locked_weights_stay_out_of_the_span(page):
    """With one of three locked, the span is that of the other two alone: worked by hand."""
    rows = [{"scores": [1000, 0, 500]}, {"scores": [0, 1000, 500]}]
    page.set_content("<p>ready</p>")
    run = f"c => {SPAN}.sameLeader(...c)"

    assert page.evaluate(run, [rows, [50, 30, 20], 0, [False, False, True]]) == [40, 80]
    assert page.evaluate(run, [rows, [50, 30, 20], 0, [False, True, True]]) is None


def test_four_criteria(page):
    """All four have a slider, bar and lock; the triangle shows three, says what is held, and keeps it."""
    scores = scores_of(30, 4)
    data = data_of(scores, [30, 30, 20, 20])
    show(page, data)
    assert weights_shown(page) == [30, 30, 20, 20]
    assert page.locator(".row").first.locator(".segment").count() == 4
    assert page.locator(".held").inner_text() == "With Sustainability held at 20%."
    assert page.locator(".region").count() == len(data["regions"])

    held_for(page, 0.3, middle(page.locator(POINT)))
    page.mouse.up()
    page.wait_for_timeout(100)
    assert messages(page)[-1] == weights_shown(page)
    assert weights_shown(page)[3] == 20
    assert sum(weights_shown(page)) == 100


def test_regions_of_other_weights_are_not_shown(page):
    """While the held weight moves the regions fade; the server's next ones are shown; with nothing left it says so."""
    scores = scores_of(30, 4)
    show(page, data_of(scores, [30, 30, 20, 20]))
    slider = page.get_by_label(LAST, exact=True)
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.locator("svg.stale").wait_for()
    now = weights_shown(page)
    give(page, data_of(scores, now))
    assert now[3] == 21
    assert page.locator("svg.stale").count() == 0

    page.keyboard.press("End")
    page.wait_for_timeout(100)
    give(page, data_of(scores, [0, 0, 0, 100]))
    assert page.locator("svg.empty").is_hidden()
    assert "All the weight is on Sustainability" in page.locator(".held").inner_text()
    page.keyboard.press("ArrowLeft")
    assert weights_shown(page)[3] == 99
    assert page.locator(".map svg").is_visible()


@pytest.mark.parametrize("n", [3, 5, 6])
def test_three_to_six_criteria_work(page, n):
    """Equal weights are equal and exact, rows are split by criterion, points are drawn from the first three."""
    weights = [100 - 10 * (n - 1), *[10] * (n - 1)]
    points = [
        {"name": "First", "short": "First", "weights": weights},
        {"name": "Held only", "short": "Held", "weights": [0] * (n - 1) + [100]} if n > 3 else NHS,
    ]
    show(page, data_of(scores_of(30, n), weights, points=points))
    page.get_by_role("button", name="Equal weights").click()

    assert len(set(weights_shown(page))) == 1
    assert messages(page)[-1] == in_parts(equal_weights(NAMES[:n]))
    assert page.locator(".rounded").is_visible() == (n in (3, 6))
    assert page.locator(".row").first.locator(".segment").count() == n
    assert page.locator("svg .other").count() == (1 if n > 3 else 2)
    assert page.locator(".frame").evaluate("frame => frame.scrollWidth <= frame.clientWidth")


def test_two_criteria_have_no_triangle(page):
    """With two criteria there is nothing to draw, and the weights and the list work."""
    scores = scores_of(10).iloc[:, :2]
    show(page, {**data_of(scores_of(10), [34, 33, 33], regions=[]), **two(scores)})
    page.get_by_label(FIRST, exact=True).focus()
    page.keyboard.press("ArrowRight")

    assert page.locator(".map").is_hidden()
    assert weights_shown(page) == [51, 49]


def two(scores):
    whole = integer_scores(scores)[0]
    rows = [
        {"id": n, "name": n, "scores": s, "route": "borough", "close": False}
        for n, s in zip(scores.index, whole, strict=True)
    ]
    return {"criteria": [{"name": n, "question": ""} for n in NAMES[:2]], "rows": rows, "weights": [50, 50]}


@pytest.mark.parametrize("what", ["point", "slider"])
def test_data_that_comes_during_a_drag_waits(page, what):
    """What the server sends while a hand is down is taken after release; the weights are the hand's."""
    scores = scores_of(30)
    data = data_of(scores, [34, 33, 33])
    show(page, data)
    start = middle(page.locator(POINT)) if what == "point" else thumb(page, FIRST)
    x, y = held_for(page, 0.3, start)
    give(page, {**data, "points": [NHS], "regions": data["regions"][:1], "rows": data["rows"][:10]})
    page.mouse.move(x + 25, y + 15)
    page.wait_for_timeout(100)
    during = page.locator("svg .other").count(), page.locator(".row").count()
    page.mouse.up()
    page.wait_for_timeout(200)

    assert during == (0, 30)
    assert (page.locator("svg .other").count(), page.locator(".row").count()) == (1, 10)
    assert messages(page) == [weights_shown(page)]
    assert weights_shown(page) != [34, 33, 33]


@pytest.mark.parametrize("item", ["slider 1", "box 0", "lock 2", "point", "mark", "row Priority 04"])
def test_the_focus_stays_where_it_is(page, item):
    """New points, regions and scores leave the keyboard on the same item."""
    data = data_of(scores_of(30), [34, 33, 33])
    show(page, data)
    page.locator(f"[data-item='{item}']").focus()
    other = data_of(scores_of(30, seed=2), [34, 33, 33], points=[NHS])
    give(page, other)
    assert page.locator("svg .other").count() == 1
    assert page.locator(f"[data-item='{item}']:focus").count() == 1

    renamed = [{**criterion, "question": "Another?"} for criterion in other["criteria"]]
    give(page, {**other, "criteria": renamed})
    assert page.locator(f"[data-item='{item}']:focus").count() == 1


def test_an_older_answer_does_not_take_the_weights_back(page):
    """A run that began before the release brings the weights of before: they are no news, the hand's weights stay."""
    data = data_of(scores_of(30), [34, 33, 33])
    show(page, data)
    page.get_by_label(FIRST, exact=True).focus()
    page.keyboard.press("ArrowRight")
    mine = weights_shown(page)
    give(page, {**data, "points": [NHS]})
    assert weights_shown(page) == mine
    give(page, {**data, "weights": mine})
    give(page, {**data, "weights": [10, 20, 70]})
    assert weights_shown(page) == [10, 20, 70]


def ask_for_news(page, times=1):
    """Let the page ask so often: its clock goes on, which was installed before it came, and the answers come."""
    for _ in range(times):
        with page.expect_response("**/ranking-news*"):
            page.clock.run_for(LONGEST_BETWEEN)
        page.wait_for_timeout(100)


def test_it_asks_beside_its_own_page_and_once_a_list(page):
    """Under a base path it asks beside the page; the same list asks for no run, a new one for one run."""
    page.clock.install()
    asked = show(page, data_of(scores_of(10), [34, 33, 33]), news := {"list": "first"})
    ask_for_news(page)
    assert set(asked) == {"http://explorer.test/base/ranking-news?others=none"}
    assert messages(page, "seen") == []
    news["list"] = "second"
    ask_for_news(page, times=2)

    assert messages(page, "seen") == ["second"]


def test_what_others_save_is_drawn_without_a_run(page):
    """A point, places against it and what holds of all come with the answer; the server hears nothing of it."""
    saved = {"others": "one", "points": [NHS], "saved_name": "NHS", "saved_ranks": {"Priority 00": 30}}
    page.clock.install()
    asked = show(page, data_of(scores_of(30), [34, 33, 33]), {"others": {**saved, "compromise": "All agree."}})
    ask_for_news(page)
    page.locator("svg .other").wait_for(timeout=6_000)

    assert page.get_by_text("All agree.").is_visible()
    assert "places against “NHS”" in page.locator(".legend").inner_text()
    assert page.locator(".change", has_text="▲").count() == 1
    assert page.evaluate("() => window.messages") == []
    ask_for_news(page)
    assert asked[-1].endswith("?others=one")


def test_it_does_not_ask_while_a_hand_is_down(page):
    """A held point asks nothing; what was written meanwhile is heard of after release."""
    page.clock.install()
    asked = show(page, data_of(scores_of(10), [34, 33, 33]), {"list": "second"})
    held_for(page, 0.1, middle(page.locator(POINT)))
    page.clock.run_for(LONGEST_BETWEEN)
    page.wait_for_timeout(200)
    during = list(asked)
    page.mouse.up()
    page.wait_for_timeout(200)
    ask_for_news(page)

    assert during == []
    assert messages(page, "seen") == ["second"]


@pytest.mark.finding("B1")
def test_a_saved_scenario_appears_in_an_idle_window(browser, serve):
    """By the next question, without a reload and without a run of the page; and what is half typed stays."""
    server = serve(sample=True)
    mine, theirs = (browser.new_context(viewport=LAPTOP, reduced_motion="reduce").new_page() for _ in range(2))
    sent = []
    mine.on("websocket", lambda socket: socket.on("framesent", lambda _: sent.append(time.monotonic())))
    mine.clock.install()
    visit(mine, server, "/ranking")
    visit(theirs, server, "/ranking")
    mine.wait_for_timeout(1_000)
    loaded = len(sent)
    mine.get_by_label("Save these weights as a scenario").press_sequentially("half a na")
    ask_for_news(mine, times=2)
    idle = len(sent) - loaded

    save(theirs, "NHS first")
    ask_for_news(mine)
    mine.locator("svg title", has_text="NHS first").wait_for(state="attached", timeout=5_000)
    ask_for_news(mine, times=2)
    after = len(sent) - loaded
    half = mine.locator("input:focus").input_value()
    for page in (mine, theirs):
        page.context.close()

    assert idle == 0
    assert after == 0
    assert half == "half a na"


def test_reduced_motion_moves_at_once(browser):
    """Rows glide, and regions fade, only for those who have not asked for less motion."""
    seen = {}
    for motion in ("reduce", "no-preference"):
        context = browser.new_context(viewport=LAPTOP, reduced_motion=motion)
        page = context.new_page()
        show(page, data_of(scores_of(10), [34, 33, 33]))
        length = "node => getComputedStyle(node).transitionDuration"
        seen[motion] = [page.locator(part).first.evaluate(length) for part in (".row", ".regions")]
        context.close()

    assert seen == {"reduce": ["0s", "0s"], "no-preference": ["0.25s", "0.15s"]}


def test_text_of_people_is_text(page):
    """A name that looks like markup is shown as it was written, everywhere."""
    name = "<img src=x onerror=alert(1)>"
    scores = scores_of(5).rename(index={"Priority 00": name})
    point = {"name": name, "short": name, "weights": [20, 30, 50]}
    show(page, data_of(scores, [34, 33, 33], points=[point], saved_name=name))

    assert page.locator("img").count() == 0
    assert page.get_by_role("button", name=name).count() == 1


def test_names_in_the_triangle_keep_clear_of_each_other(page):
    """Names of regions and of saved points, the points and the present weights do not lie on one another."""
    scores = scores_of(9)
    near = [("NHS", [30, 40, 30]), ("PHE", [36, 34, 30]), ("Councils", [60, 10, 30]), ("Together", [34, 32, 34])]
    points = [{"name": name, "short": name, "weights": weights} for name, weights in near]
    show(page, data_of(scores, [34, 33, 33], points=points))

    written = page.locator(".region-name, .other text, circle.point").all()
    boxes = [box for one in written if (box := one.bounding_box())]

    assert len(boxes) >= 7
    assert max(shared_area(a, b) for a, b in combinations(boxes, 2)) < 40  # square pixels, of corners without ink


def shared_area(a, b):
    wide = min(a["x"] + a["width"], b["x"] + b["width"]) - max(a["x"], b["x"])
    high = min(a["y"] + a["height"], b["y"] + b["height"]) - max(a["y"], b["y"])
    return max(0, wide) * max(0, high)
