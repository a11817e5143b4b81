"""The live ranking alone on a page, with as many priorities and criteria as a test wants, and no server behind it."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pandas as pd
from playwright.sync_api import Page, Route

from priorities import ScoredList
from priorities.fixed_point import integer_scores
from ui.parts.scripts import joined
from ui.ranking.live_ranking import component

FOLDER = Path(component.__file__).parent
NAMES = ("Collaboration", "Health burden", "Regional action", "Sustainability", "Cost", "Fairness")
ADDRESS = "http://explorer.test/base/ranking"
SCRIPT = "http://explorer.test/live_ranking.js"

_PAGE = """
<!doctype html><html lang="en"><title>Live ranking</title><main style="max-width: 81rem; margin: 1rem auto">
<div id="host"></div></main><script type="module">
import mount from "SCRIPT";
const root = document.getElementById("host").attachShadow({ mode: "open" });
root.innerHTML = MARKUP;
window.messages = [];
const setStateValue = (...message) => window.messages.push(message);
window.give = (data) => mount({ parentElement: root, data, setStateValue, setTriggerValue: setStateValue });
window.give(DATA);
</script></html>
"""


def functions(script: str, *names: str) -> str:
    """An expression for the page: the functions of one of the component's modules, by name."""
    return f"(() => {{ {joined(FOLDER / f'{script}.js')}; return {{ {', '.join(names)} }}; }})()"


def scores_of(n_rows: int, n_criteria: int = 3, seed: int = 1) -> pd.DataFrame:
    """A long list with whole scores, some tied and one missing."""
    chance = random.Random(seed)
    rows = [[float(chance.randint(0, 10)) for _ in range(n_criteria)] for _ in range(n_rows)]
    names = [f"Priority {n:02}" for n in range(n_rows)]
    scores = pd.DataFrame(rows, columns=list(NAMES[:n_criteria]), index=names)
    scores.iloc[-1, 0] = None
    return scores


def regions_of(scores: pd.DataFrame, weights: list[int]) -> list[dict[str, Any]]:
    """Where each priority leads among the first three criteria, the others at their present weights."""
    ranking = ScoredList.read(scores).under(dict(zip(scores.columns, weights, strict=True)))
    return [
        {"id": name, "name": name, "share": f"{region.share:.0%}", "points": region.corners.tolist()}
        | {"centre": region.corners.mean(axis=0).tolist(), "label": [name] if region.share > 0.06 else None}
        for region in ranking.regions
        for name in region.priorities
    ]


def data_of(scores: pd.DataFrame, weights: list[int], **more: Any) -> dict[str, Any]:
    """What the server would send for these scores and weights."""
    whole, _ = integer_scores(scores)
    rows = [
        {"id": name, "name": name, "scores": row, "route": "partnership", "stage": "", "close": False}
        for name, row in zip(scores.index, whole, strict=True)
    ]
    criteria = [{"name": name, "question": f"{name}?"} for name in scores.columns]
    given = {"criteria": criteria, "rows": rows, "weights": weights, "regions": regions_of(scores, weights)}
    saved = {
        "others": "none",
        "points": [],
        "stands": [],
        "saved_name": "",
        "saved_ranks": {},
        "compromise": "",
        "n_saved": 0,
    }
    return {**given, **saved, "nearest": None, "large": False, "version": "first", **more}


def show(page: Page, data: dict[str, Any], news: dict[str, Any] | None = None) -> list[str]:
    """Put the component on a page; the list returned grows with every question for news."""
    style = (FOLDER / "live_ranking.css").read_text(encoding="utf-8")
    markup = f"<style>{style}</style>{(FOLDER / 'live_ranking.html').read_text(encoding='utf-8')}"
    text = _PAGE.replace("SCRIPT", SCRIPT).replace("MARKUP", json.dumps(markup))
    asked: list[str] = []

    def answer(route: Route) -> None:
        if route.request.url == ADDRESS:
            route.fulfill(content_type="text/html; charset=utf-8", body=text.replace("DATA", json.dumps(data)))
        elif route.request.url == SCRIPT:
            route.fulfill(content_type="text/javascript; charset=utf-8", body=joined(FOLDER / "main.js"))
        else:
            asked.append(route.request.url)
            route.fulfill(json={"list": data["version"], "others": None, **(news or {})})

    page.route("http://explorer.test/**", answer)
    page.goto(ADDRESS)
    page.locator(".row").nth(len(data["rows"]) - 1).wait_for(state="attached")
    return asked


def messages(page: Page, name: str = "weights") -> list[Any]:
    """What the component has told the server so far under a name."""
    return [value for key, value in page.evaluate("() => window.messages") if key == name]


def give(page: Page, data: dict[str, Any]) -> None:
    """Send the component new data, as the server does after a run."""
    page.evaluate("data => { window.give(data); }", data)
