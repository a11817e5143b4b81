"""One afternoon as a whole: three senior responsible owners at three screens, a facilitator, a wall and six phones."""

from __future__ import annotations

from urllib.parse import urlsplit

from tests.browser.conftest import LAPTOP, PHONE, picture, pressed, settled
from tests.browser.room import SMALL, come_in, decoded, opened, step, tap
from tests.browser.test_accessibility import serious_faults

WALL = {"width": 1920, "height": 1080}
SEATS = {
    "NHS": ("collaboration=30&health_burden=60&regional_action=10", LAPTOP, "moss-48"),
    "London Councils": ("collaboration=60&health_burden=10&regional_action=30", LAPTOP, "fern-11"),
    "PHE": ("collaboration=20&health_burden=40&regional_action=40", PHONE, "reed-73"),
}
CODES = ", ".join(f"{seat}={code}" for seat, (_weights, _size, code) in SEATS.items())
WHOLE = "() => document.documentElement.scrollHeight <= window.innerHeight + 1"
WIDTH = "() => document.documentElement.scrollWidth"


def take(browser, server, seat):
    """Open the page with this seat's weights and take the seat by its code."""
    weights, size, code = SEATS[seat]
    page = browser.new_page(viewport=size, bypass_csp=True)
    page.goto(f"{server.url}/seats?{weights}")
    page.get_by_label("Which seat is yours?").click(timeout=60_000)
    page.get_by_role("option", name=seat).click()
    page.get_by_label("Its code").fill(code)
    page.get_by_role("button", name="Take this seat").click()
    page.get_by_text(f"You hold the seat of {seat}.").wait_for(timeout=20_000)
    return page


def share(page):
    page.get_by_role("button", name="Share these with the other seats").click()
    page.get_by_role("button", name="Take back what we shared").wait_for(timeout=20_000)


def on_wall(wall, name):
    """The wall fits both projectors whole; a picture of each."""
    for size in (LAPTOP, WALL):
        wall.set_viewport_size(size)
        picture(wall, f"room_wall_{name}_{size['height']}")
        assert wall.evaluate(WHOLE), (name, size)


def three_seats(browser, server):
    """Each shares; the first sees all without a touch, the step named and drawn."""
    pages = {seat: take(browser, server, seat) for seat in SEATS}
    for page in pages.values():
        share(page)
    nhs, phone = pages["NHS"], pages["PHE"]
    nhs.get_by_role("heading", name="All seats have shared their weights").wait_for(timeout=20_000)
    nhs.get_by_text("London Councils moves 14 points").wait_for(timeout=20_000)
    phone.get_by_text("The smallest step to one first five asks for 14 points").wait_for(timeout=20_000)
    nhs.locator("img").wait_for(timeout=20_000)
    assert phone.evaluate(WIDTH) == PHONE["width"]
    for name, page in (("laptop", nhs), ("phone", phone)):
        # Streamlit's own notice has no name while it fades.
        page.locator("[data-testid=stToast]").first.wait_for(state="detached", timeout=20_000)
        assert serious_faults(page) == {}
        picture(page, f"room_seats_{name}")
    return pages


def first_round(desk, wall, phones):
    """Asked, answered by five and then six, closed, revealed: the wall counts, and tells nothing more before."""
    step(desk, "Open round 1")
    phones[1].locator(".order:visible").first.wait_for()
    picture(phones[1], "room_phone_asked")
    for n, phone in enumerate(phones[:5]):
        tap(phone, n % 3, (n + 1) % 3)
    wall.get_by_text("5 of 6 have answered").wait_for()
    on_wall(wall, "open")
    assert serious_faults(phones[0]) == {}
    assert phones[0].evaluate(WIDTH) == SMALL["width"]
    picture(phones[1], "room_phone_sent")
    picture(desk, "room_desk_open")
    tap(phones[5], 0, 1)
    step(desk, "Close the round")
    desk.get_by_role("button", name="Reveal the result").wait_for()
    assert "put" not in wall.locator("main").inner_text()
    step(desk, "Reveal the result")
    for screen in (wall, phones[1], phones[0]):
        screen.locator(".triangle").wait_for()
    assert phones[0].evaluate(WIDTH) == SMALL["width"]
    on_wall(wall, "revealed")
    picture(phones[1], "room_phone_revealed")
    settled(desk)
    picture(desk, "room_desk_revealed")


def second_round(desk, wall, phones):
    """All come nearer: an arrow on the wall, a sentence at the desk, and the middle is saved."""
    desk.locator("summary", has_text="Open round 2").click()
    step(desk, "Open round 2")
    for phone in phones:
        tap(phone, 0, 1)
    step(desk, "Close the round")
    step(desk, "Reveal the result")
    wall.locator(".triangle line").wait_for()
    on_wall(wall, "arrow")
    desk.get_by_text("answered this and the round of weights before").first.wait_for()
    assert serious_faults(desk) == {}
    desk.get_by_role("button", name="Save the scenario", exact=True).click()
    desk.get_by_text("Saved as a scenario").wait_for()
    picture(desk, "room_desk_saved")


def in_the_triangle(seats):
    """A seat sees the three seats and the room's middle in the ranking, each by its own mark."""
    nhs = seats["NHS"]
    nhs.get_by_role("link", name="Move the weights on the ranking").click()
    nhs.locator(".other.seat").nth(2).wait_for(timeout=30_000)
    pressed(nhs)
    picture(nhs, "room_ranking")
    assert nhs.locator(".other.workshop").count() == 1
    assert nhs.locator(".person").count() == 6
    nhs.get_by_text("▲ seats that have shared · ■ middle of a workshop, a dot a person · ◆ saved scenarios").wait_for()
    assert serious_faults(nhs) == {}
    seats["London Councils"].get_by_role("button", name="Take back what we shared").click()
    seats["PHE"].get_by_role("heading", name="NHS and PHE have shared weights; 1 seat to come").wait_for(timeout=20_000)


def test_a_room_from_the_seats_to_the_saved_middle(serve, browser, page, tmp_path):
    """Nobody sees a result before the reveal; both rounds, the seats and the middle meet in the ranking's triangle."""
    server = serve(explorer_seats=CODES)
    seats = three_seats(browser, server)
    page.set_viewport_size(LAPTOP)
    code = opened(page, server)
    link = {f"{server.url}/join?code={code}"}
    wall = browser.new_context(viewport=LAPTOP).new_page()
    wall.goto(f"{server.url}/join/wall?code={code}")
    assert decoded(page, tmp_path / "desk.png") == decoded(wall, tmp_path / "wall.png") == link
    picture(page, "room_desk_before")
    assert serious_faults(wall) == {}
    rooms = [browser.new_context(viewport=PHONE if n else SMALL, is_mobile=True, has_touch=True) for n in range(6)]
    phones = [come_in(context, server.url, code) for context in rooms]
    wall.get_by_text("6 of 30 in").wait_for()
    on_wall(wall, "entry")

    first_round(page, wall, phones)
    second_round(page, wall, phones)
    in_the_triangle(seats)
    foreign = {urlsplit(entry).netloc for entry in phones[0].evaluate("performance.getEntries().map((e) => e.name)")}
    assert foreign <= {"", urlsplit(server.url).netloc}
    for context in (*rooms, wall.context, *(seat.context for seat in seats.values())):
        context.close()
