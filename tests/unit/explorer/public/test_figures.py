"""What somebody works out of published pages, who knows the rules and lays all of them side by side.

The attacker reads the figures of the pages as anybody does. Of a figure that is new on a page they know the five counts
that are rounded to it, of one that stood on an earlier page the twenty-five around it, of one that is missing that
fewer than eight people stand behind it, or did. They know that who speaks of a theme has answered, and may assume that
people only come, or that they come and go. All that together are inequalities between pairs of counts, and closing
them over every path (R. Floyd, Algorithm 97: Shortest path, 1962) leaves the least and the most of each difference.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import combinations
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest

from explorer.public.figures import figures, question
from explorer.public.model import View
from explorer.public.page import html

AUDIENCES, THEMES, PAGES = ("Professionals", "Londoners"), 6, 3
FAR = 10**6
ROW = re.compile(r'<th scope="row"><bdi>(.*?)</bdi></th>(.*?)</tr>')
CELL = re.compile(r"<td>(.*?)</td>")
COUNT = re.compile(r"about ([\d,]+)")
Place = tuple[int, str, str]
"""Page, audience, theme; "" for everybody who answered."""


class Population:
    """People of two audiences, each with the themes that they speak of; they come and go from page to page."""

    def __init__(self, seed: int, *, only_come: bool) -> None:
        self.draw, self.only_come = np.random.default_rng(seed), only_come
        self.rates = self.draw.choice([0.01, 0.04, 0.1, 0.3, 0.95], size=(len(AUDIENCES), THEMES))
        self.speaks = [self._people(audience, int(self.draw.integers(8, 120))) for audience in range(len(AUDIENCES))]

    def _people(self, audience: int, n: int) -> np.ndarray:
        return self.draw.random((n, THEMES)) < self.rates[audience]

    def later(self) -> None:
        """A few people come, seldom many; where they also go, a few of those who were there do."""
        for audience, people in enumerate(self.speaks):
            rows = people if self.only_come else people[self.draw.random(len(people)) < 0.95]
            n = int(self.draw.choice([0, 1, 2, 5, 7, 12, 40]))
            self.speaks[audience] = np.vstack([rows, self._people(audience, n)])

    def themed(self) -> SimpleNamespace:
        """The same as a set of themes gives it."""
        numbers = range(1, THEMES + 1)
        return SimpleNamespace(
            set_id=1,
            ranked=pd.DataFrame({"theme_id": list(numbers), "name": [f"Theme {number}" for number in numbers]}),
            base=dict(zip(AUDIENCES, map(len, self.speaks), strict=True)),
            count_by_audience=lambda theme: dict(
                zip(AUDIENCES, (int(people[:, theme - 1].sum()) for people in self.speaks), strict=True)
            ),
        )

    def truth(self, page: int) -> dict[Place, int]:
        """Every count as it is."""
        counts = {(page, name, ""): len(people) for name, people in zip(AUDIENCES, self.speaks, strict=True)}
        for name, people in zip(AUDIENCES, self.speaks, strict=True):
            counts |= {(page, name, f"Theme {n + 1}"): int(people[:, n].sum()) for n in range(THEMES)}
        return counts


class Published(NamedTuple):
    """What happened over some pages: every count as it was, and the pages."""

    truth: dict[Place, int]
    pages: list[str]


def publish(seed: int, *, only_come: bool) -> Published:
    """Publish a population over several pages, each compared with those before."""
    people, truth, pages, earlier = Population(seed, only_come=only_come), {}, [], ()
    for page in range(PAGES):
        truth |= people.truth(page)
        table = figures(people.themed(), "What helps?", earlier)
        asked = question(table, lambda _theme: ())
        pages.append(html(View((), (asked,) if asked else (), (), (), "", is_sample=False)))
        earlier += table
        people.later()
    return Published(truth, pages)


def read(page: str) -> dict[tuple[str, str], int | None]:
    """The figures of a page by audience and theme; None where the page says that they are too few."""
    text = unescape(page)
    bases = {
        name: int(count.replace(",", ""))
        for name, count in re.findall(r'<th scope="col"><bdi>(.*?)</bdi>: about ([\d,]+) wrote</th>', text)
    }
    found: dict[tuple[str, str], int | None] = {(name, ""): base for name, base in bases.items()}
    for theme, cells in ROW.findall(text):
        for name, cell in zip(bases, CELL.findall(cells), strict=True):
            count = COUNT.search(cell)
            found[name, theme] = int(count[1].replace(",", "")) if count else None
    return found


def known(pages: list[str]) -> dict[Place, tuple[int, int]]:
    """The least and the most of each count, as the figures of each page tell it by themselves."""
    ends: dict[Place, tuple[int, int]] = {}
    before: set[tuple[str, str, int]] = set()
    capped: set[tuple[str, str]] = set()
    for number, page in enumerate(pages):
        shown = read(page)
        for name in AUDIENCES:
            base = shown.get((name, ""))
            for theme in ("", *(f"Theme {n}" for n in range(1, THEMES + 1))):
                figure = shown.get((name, theme))
                if not shown:
                    # Where no theme is told, nobody is counted at all.
                    ends[number, name, theme] = (0, FAR)
                elif figure is None:
                    # Not told: under 8, or up to 17 where it was not told before; a base up to 12, or to 22.
                    most = (22 if number else 12) if not theme else (17 if number else 7)
                    ends[number, name, theme] = (0, most if base is not None or not theme else FAR)
                elif theme and figure == base:
                    ends[number, name, theme] = (figure - 12, FAR)
                else:
                    # Told as its base before, it may have had this figure then.
                    reach = 12 if (name, theme, figure) in before or (name, theme) in capped else 2
                    ends[number, name, theme] = (max(figure - reach, 0), figure + reach)
        capped |= {place for place, figure in shown.items() if place[1] and figure == shown[place[0], ""]}
        before |= {(name, theme, figure) for (name, theme), figure in shown.items() if figure is not None}
    return ends


def closed(ends: dict[Place, tuple[int, int]], *, only_come: bool) -> tuple[list[Place], np.ndarray]:
    """The most that each count exceeds each other one by, and nought (the last): inequalities closed over paths."""
    places = list(ends)
    index = {place: at for at, place in enumerate(places)}
    nought = len(places)
    most = np.full((nought + 1, nought + 1), FAR, dtype=np.int64)
    np.fill_diagonal(most, 0)
    for place, (low, high) in ends.items():
        most[index[place], nought] = min(high, FAR)
        most[nought, index[place]] = -low
    for page, name, theme in places:
        if theme:
            most[index[page, name, theme], index[page, name, ""]] = 0
        later = index.get((page + 1, name, theme))
        if only_come and later is not None:
            most[index[page, name, theme], later] = 0
    for middle in range(nought + 1):
        most = np.minimum(most, most[:, [middle]] + most[[middle], :])
    return places, most


@pytest.mark.parametrize("only_come", [True, False], ids=["people come", "people come and go"])
def test_no_pair_of_figures_of_three_pages_tells_of_a_few(only_come: bool) -> None:
    """Over 10,000 pairs of groups and pages no count, rest or change of 1 to 7 follows; the truth always fits."""
    n_pairs = 0
    for seed in range(40):
        truth, pages = publish(seed, only_come=only_come)
        places, most = closed(known(pages), only_come=only_come)
        counts = np.array([*(truth[place] for place in places), 0])
        assert (counts[:, None] - counts[None, :] <= most).all(), "the attacker is mistaken"
        for first, second in combinations(range(len(counts)), 2):
            high, low = int(most[first, second]), -int(most[second, first])
            few = 1 <= low <= high <= 7 or -7 <= low <= high <= -1
            assert not few, (seed, places[first], second, low, high)
            n_pairs += 1

    assert n_pairs > 30_000


def test_the_attacker_finds_what_is_there_to_be_found() -> None:
    """Figures that follow each change, rounded or not, and totals beside their parts, give small counts away."""
    ends = {(0, "Londoners", ""): (98, 102), (0, "Londoners", "Theme 1"): (0, 7), (1, "Londoners", ""): (103, 103)}
    places, most = closed({**ends, (1, "Londoners", "Theme 1"): (8, 12)}, only_come=True)
    first, second = places.index((0, "Londoners", "")), places.index((1, "Londoners", ""))
    assert (-most[first, second], most[second, first]) == (1, 5)


def test_what_is_counted_again_under_another_number() -> None:
    """After themes are found anew a theme of the same name is the same: its figure stays while few came."""
    first = figures(Population(3, only_come=True).themed(), "What helps?", ())
    people = Population(3, only_come=True)
    people.speaks = [np.vstack([rows, np.ones((4, THEMES), dtype=bool)]) for rows in people.speaks]
    again = people.themed()
    again.set_id, again.ranked["theme_id"] = 9, again.ranked["theme_id"] + 100
    again.count_by_audience = lambda theme: people.themed().count_by_audience(theme - 100)
    second = figures(again, "what helps?", first)

    assert [figure.people for figure in second] == [figure.people for figure in first]


def test_a_figure_is_never_above_its_base() -> None:
    """A theme that moved may stand above a base that did not: it is told as all of them."""
    themed = Population(1, only_come=True).themed()
    themed.base, themed.count_by_audience = {"Londoners": 110}, lambda _theme: {"Londoners": 110}
    asked = question(figures(themed, "What helps?", figures_of(100)), lambda _theme: ())

    assert {(share.people, share.base) for theme in asked.themes for share in theme.shares} == {(100, 100)}


def figures_of(base: int) -> tuple:
    """An earlier page on which so many answered and nobody spoke of a theme."""
    themed = Population(1, only_come=True).themed()
    themed.base, themed.count_by_audience = {"Londoners": base}, lambda _theme: {"Londoners": 0}
    return figures(themed, "What helps?", ())
