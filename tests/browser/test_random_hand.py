"""A hand that presses whatever can be pressed, in an order that comes again with its seed, never meets a fault.

Twenty steps are a part of every run of the tests; with EXPLORER_NIGHTLY=1 nine longer visits follow.
"""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page
from playwright.sync_api import TimeoutError as TookTooLong

from tests.browser.conftest import LAPTOP, PHONE, Server, settled
from tests.browser.test_uploads import EXPORTS, JOURNEYS
from ui.shell.navigation import HOME, SCREENS

CODE = "heron-Quarry-58"
FILES = (EXPORTS / "talk_london.csv", JOURNEYS / "surveygizmo.csv")
# What a hand may press: our pages use these elements of Streamlit, and the live ranking plain ones.
KINDS = {
    "press": "button",
    "choose view": "[role=radio]",
    "tick": "input[type=checkbox]",
    "unfold": "summary",
    "type": "input[type=text], textarea",
    "type code": "input[type=password]",
    "type number": "input[type=number]",
    "slide": "[role=slider], input[type=range]",
    "choose from": "[data-baseweb=select]",
    "follow": "a[href^='/']",
}
TYPED = ("", "air", "A&E", "Café", "<b>x</b>", "=1+1", "http://evil.example", "::x:: $y$ `z`", "w" * 400, "ভালো", "-1")
NUMBERS = ("0", "3", "7.5", "-1", "1000000")
# Finding themes takes half a minute of one core; it has tests of its own, and the long visits press it.
SLOW = ("Find themes", "Use Experience of care", "Use Health and care", "Use no list", "Use this list")
FAULT = re.compile(r"Something went wrong|[Rr]eference [0-9A-F]{8}|Traceback")
SHOWN_STEPS = 15
DEEP_BREATH = 30_000


@dataclass(frozen=True)
class Visit:
    """How one hand visits: what repeats it, how long it stays, on which screen, and whether a code is set."""

    seed: int
    steps: int = 20
    phone: bool = False
    code: bool = False

    def __str__(self) -> str:
        return f"seed {self.seed}{', phone' * self.phone}{', code' * self.code}"


@dataclass(frozen=True)
class Move:
    """One thing that could be done now: of a kind, at a place among its kind, under a name."""

    kind: str
    name: str
    place: int = 0


@dataclass
class Hand:
    """Moves about in a visit, and knows what it did."""

    page: Page
    server: Server
    chance: random.Random
    slow: bool
    steps: list[str] = field(default_factory=list)
    done: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def step(self) -> None:
        """Do one of all moves; what was done least is likeliest, and buttons and files above all."""
        moves = list(self.moves())
        move = self.chance.choices(moves, [self._pull(move) for move in moves])[0]
        self.done[self._sort(move)] += 1
        self.steps.append(f"{move.kind} {move.name!r} on {self._where()}")
        try:
            self._do(move)
        except TookTooLong:
            self.steps[-1] += " (gone meanwhile)"
        self._rest()

    def moves(self) -> Iterator[Move]:
        """Everything that can be done now."""
        for kind, selector in KINDS.items():
            for place, name in self.page.locator(selector).evaluate_all(_NAMES):
                if self.slow or not name.startswith(SLOW):
                    yield Move(kind, name, place)
        yield from (Move("go to", f"/{'' if screen is HOME else screen.name}") for screen in SCREENS)
        yield from (Move("go", "back"), Move("go", "again"))
        if self.page.locator("input[type=file]").count():
            yield from (Move("drop", str(place), place) for place in range(len(FILES)))

    def _pull(self, move: Move) -> float:
        leaves = move.kind in ("go to", "go", "follow") or "rojector" in move.name
        weight = 3.0 if move.kind in ("press", "drop") else 0.3 if leaves else 1.0
        return weight / (1 + self.done[self._sort(move)]) ** 2

    def _sort(self, move: Move) -> tuple[str, str, str]:
        """Moves that count as the same: on one page, names that differ in numbers only."""
        return self._where().partition("?")[0], move.kind, re.sub(r"\d+", "0", move.name)

    def _where(self) -> str:
        return self.page.url.removeprefix(self.server.url)[:70]

    def _do(self, move: Move) -> None:
        if move.kind == "go to":
            self.page.goto(self.server.url + move.name)
        elif move.kind == "go":
            self.page.go_back() if move.name == "back" else self.page.reload()
        elif move.kind == "drop":
            self.page.locator("input[type=file]").first.set_input_files(FILES[move.place])
        else:
            self._touch(move, self.page.locator(KINDS[move.kind]).nth(move.place))
        if not self.page.url.startswith(self.server.url):
            self.page.goto(self.server.url)

    def _touch(self, move: Move, thing: Any) -> None:
        if move.kind.startswith("type"):
            words = {"type": TYPED, "type number": NUMBERS, "type code": (CODE, "wrong")}[move.kind]
            thing.fill(self.chance.choice(words), timeout=3_000)
            thing.press("Enter", timeout=3_000)
        elif move.kind == "slide":
            thing.focus(timeout=3_000)
            for key in self.chance.choices(("ArrowRight", "ArrowLeft", "PageUp", "Home", "End"), k=3):
                self.page.keyboard.press(key)
        elif move.kind == "choose from":
            thing.click(timeout=3_000)
            options = self.page.locator("[role=option]:visible")
            if options.count():
                options.nth(self.chance.randrange(options.count())).click(timeout=3_000)
            self.page.keyboard.press("Escape")
        elif move.kind == "tick":
            thing.evaluate("box => box.click()")
        else:
            thing.click(timeout=3_000)

    def _rest(self) -> None:
        self.page.wait_for_timeout(100)
        self.page.locator("h1").first.wait_for(timeout=DEEP_BREATH)
        settled(self.page)

    def fault(self) -> str:
        """What should not be, in words; nothing where all is well."""
        if self.server.process.poll() is not None:
            return "the server is gone"
        words = FAULT.search(self.page.locator("body").inner_text())
        if words:
            return f"the page says “{words[0]}”"
        if self.page.locator("[data-testid=stException]").count():
            return "an exception stands on the page"
        if FAULT.search(self.server.log.read_text(errors="replace")):
            return "an error stands in the log"
        return ""


_NAMES = """things => things.flatMap((thing, place) => {
  const shown = thing.type === "checkbox" || thing.checkVisibility();
  if (!shown || thing.disabled || thing.getAttribute("aria-disabled") === "true") return [];
  return [[place, (thing.ariaLabel || thing.innerText || "").replace(/\\s+/g, " ").trim().slice(0, 60)]];
})"""

VISITS = [Visit(1)]
if os.environ.get("EXPLORER_NIGHTLY"):
    VISITS += [Visit(seed, 200, phone=seed % 3 == 0, code=seed % 2 == 0) for seed in range(2, 11)]


@pytest.mark.parametrize("visit", VISITS, ids=str)
def test_nothing_that_can_be_pressed_breaks_anything(browser, serve, visit):
    """After every step there is a server and a first line, and no error on the page or in the log."""
    server = serve(sample=True, **({"explorer_officer_code": CODE} if visit.code else {}))
    context = browser.new_context(viewport=PHONE if visit.phone else LAPTOP, reduced_motion="reduce")
    hand = Hand(context.new_page(), server, random.Random(visit.seed), slow=visit.steps > 40)
    hand.page.goto(server.url)
    hand.page.locator("h1").first.wait_for(timeout=DEEP_BREATH)
    settled(hand.page)

    problem = ""
    while not problem and len(hand.steps) < visit.steps:
        try:
            hand.step()
            problem = hand.fault()
        except Error as error:
            problem = hand.fault() or f"no page stands after this: {str(error)[:200]}"
    context.close()

    last = "\n".join(f"{n}. {step}" for n, step in list(enumerate(hand.steps, start=1))[-SHOWN_STEPS:])
    assert not problem, f"{visit}, step {len(hand.steps)}: {problem}\n{last}\n{_end_of(server.log)}"


def _end_of(log: Path) -> str:
    return log.read_text(errors="replace")[-1500:]
