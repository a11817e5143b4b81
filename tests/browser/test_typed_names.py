"""What people typed is shown as they typed it: on every page and view, at laptop and phone width, never as markup."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

import pytest

from tests.browser.conftest import LAPTOP, PHONE, Server, settled, visit
from tests.browser.typed_names import MARKS, Names, fill, table_of

# What markdown and Streamlit would have made of the marks, wherever it stands, shadow roots included.
_ROOTS = """
  const roots = [document];
  for (const root of roots) {
    for (const node of root.querySelectorAll('*')) if (node.shadowRoot) roots.push(node.shadowRoot);
  }
"""
_MADE = f"""
() => {{
  {_ROOTS}
  const all = (what) => roots.flatMap((root) => [...root.querySelectorAll(what)]);
  const away = all('a[href]').filter((link) => new URL(link.href, location.href).host !== location.host);
  const inside = (what) => all(`[data-testid=stMarkdownContainer] :is(${{what}})`);
  const made = [
    ...away, ...all('img, .katex, .stMarkdownColoredText, .stMarkdownColoredBackground, .stMarkdownBadge, del, b'),
    ...inside('[role=img], code, em, h1 a, li'),
    ...inside('strong').filter((strong) => strong.textContent === 'b'),
  ];
  return made.map((node) => node.outerHTML.slice(0, 200));
}}
"""
_TEXT = f"""
() => {{
  {_ROOTS}
  const boxes = [...document.querySelectorAll('input, textarea')].map((box) => box.value);
  const blocks = roots.flatMap((root) => [...(root.body ? [root.body] : root.children)]);
  return [...blocks.map((block) => block.innerText ?? ''), ...boxes].join('\\n');
}}
"""
VIEWS = {
    "/": [{}],
    "/responses": [{"view": view} for view in ("Bring in a file", "Read responses", "Imports")],
    "/themes": [{"view": view} for view in ("Themes", "Side by side", "Map", "Trays", "History")] + [{"theme": "1"}],
    "/long_list": [{"list_part": part} for part in ("List", "Scores from figures", "Criteria", "Bring in, take away")],
    "/ranking": [{}],
    "/record": [{"part": part} for part in ("Scenarios", "Downloads", "Who did what", "Backups")],
}


@pytest.fixture(name="filled", scope="module")
def _filled(tmp_path_factory):
    """A server on a database full of names that would be markup."""
    path = tmp_path_factory.mktemp("typed") / "explorer.sqlite"
    names = fill(path)
    server = Server(path, sample=False).start()
    yield server, names
    server.kill()


def drawn(page):
    """Wait until every part has come: Streamlit loads the code of an element when the first one is shown."""
    settled(page)
    for _ in range(2):  # what is drawn may bring parts of its own
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        page.locator("[data-testid=stSkeleton]").first.wait_for(state="detached")


class Reader:
    """Opens views, unfolds what is folded, and reads everything that stands there."""

    def __init__(self, page, server):
        self.page, self.server, self.words, self.made = page, server, "", []

    def read(self):
        self.made += [f"{self.page.url}: {one}" for one in self.page.evaluate(_MADE)]
        self.words += "\n" + " ".join(self.page.evaluate(_TEXT).split(" "))

    def open(self, path, link):
        visit(self.page, self.server, f"{path}?{urlencode(link, quote_via=quote)}" if link else path)
        drawn(self.page)
        self.page.evaluate("document.querySelectorAll('details:not([open]) > summary').forEach((fold) => fold.click())")
        drawn(self.page)
        self.read()

    def open_lists(self):
        """Read the options of every box that opens a list, and the help of every button that has some."""
        boxes = "[data-testid=stSelectbox] input:visible, [data-testid=stMultiSelect] input:visible"
        for box in self.page.locator(boxes).all():
            self._open_list(box)
            self.read()
            self.page.keyboard.press("Escape")
        for button in self.page.locator("[data-testid=stTooltipHoverTarget] button:has-text('Undo'):visible").all()[:1]:
            button.hover()
            self.page.locator("[data-testid=stTooltipContent]").first.wait_for(timeout=5_000)
            self.read()

    def _open_list(self, box):
        options = self.page.locator("[role=option]")
        for _ in range(25):
            box.focus()
            self.page.keyboard.press("ArrowDown")
            if options.count():
                return
            self.page.wait_for_timeout(200)
        pytest.fail(f"The list of {box.get_attribute('aria-label')} did not open")


def seen_as_typed(words: str, names: Names) -> dict[str, set[str]]:
    """Which marks were seen as typed, by the place in which they were typed."""
    flat = " ".join(words.split())
    found: dict[str, set[str]] = {}
    for name in names.given:
        place, mark = re.match(r"([A-Za-z]+)\d+ (.*)", name).groups()
        if name in flat:
            found.setdefault(place, set()).add(mark)
    return found


@pytest.mark.finding("B13")
def test_names_are_text_everywhere(page, filled):
    """No link to elsewhere, picture, formula, colour, icon or tag comes of a name; each is read as it was typed."""
    server, names = filled
    laptop, phone = Reader(page, server), Reader(page, server)

    for path, views in VIEWS.items():
        for link in views:
            page.set_viewport_size(LAPTOP)
            laptop.open(path, link)
            if path in ("/themes", "/long_list", "/record"):
                laptop.open_lists()
            if path == "/ranking":
                page.locator(".row .name").first.click()
                page.get_by_role("dialog").wait_for()
                drawn(page)
                laptop.read()
            page.set_viewport_size(PHONE)
            drawn(page)
            phone.read()

    for reader in (laptop, phone):
        assert not reader.made
        assert not re.findall(r".{30}(?::color\[|\\[^h]).{30}", reader.words)
        seen = seen_as_typed(reader.words, names)
        for place in ("Theme", "Audience", "Forum", "Priority", "Stage", "Scenario", "Visitor"):
            assert seen.get(place) == set(MARKS), place
        assert {"Crit", "Asks", "Zero", "Five", "Ten", "Reason", "About", "File", "Gone"} <= set(seen)


def test_an_upload_with_such_columns_is_text_too(page, filled, tmp_path):
    """Column names, values, the file's name and what the plan says of them are text before anything is stored."""
    server, _ = filled
    names = Names()
    question = "What should change about ![x](http://evil.example/p.png) www.evil.example where you live?"
    table = table_of(names, question)
    table[names("Column")] = [names("Value") for _ in range(len(table))]
    file = tmp_path / "http;www.evil.example :smile: me@evil.example.csv"
    table.assign(**{"Respondent ID": range(100, 100 + len(table))}).to_csv(file, index=False)
    reader = Reader(page, server)

    visit(page, server, "/responses")
    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_text("What each column holds").wait_for(timeout=60_000)
    drawn(page)
    page.evaluate("document.querySelectorAll('details:not([open]) > summary').forEach((fold) => fold.click())")
    drawn(page)
    reader.read()

    assert not reader.made
    assert question in " ".join(reader.words.split())
    assert {"Column", "Value"} <= set(seen_as_typed(reader.words, names))
