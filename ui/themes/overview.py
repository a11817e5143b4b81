"""What the themes page says: sentences, and tables as they are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from engagement import ThemedResponses, firmness
from engagement.audiences import who_answered
from engagement.schema import CRITICISM, NOTHING, PRAISE
from explorer.languages import OtherLanguages
from ui.parts import people
from ui.shell import state
from ui.shell.wording import count, listing, number, percent

# How sure a theme is, by `firmness`, as a sentence.
_FOUND_AGAIN: Final = {
    "strong": "It is found again whichever answers are left out.",
    "fair": "It is mostly found again when some answers are left out.",
    "fragile": "It is often not found again when some answers are left out.",
    "": "",
}
_SILENT: Final = {
    NOTHING: "had nothing to say",
    PRAISE: "have nothing to improve",
    CRITICISM: "name nothing good",
}


def headline(themed: ThemedResponses | None, n_waiting: int) -> str:
    """Return the page's first line: what comes up most, of how many people, and how much the themes hold."""
    if themed is None:
        return f"{count(n_waiting, 'answer')} wait to be read. Find the themes in them."
    largest = themed.ranked.iloc[0]
    if pd.isna(largest["people"]):
        return f"{count(len(themed.ranked), 'theme')}; too few people answered to say how many speak of each."
    if not themed.n_people:
        return "Nobody whom these filters leave has answered."
    if not largest["people"]:
        themes = count(len(themed.ranked), "theme")
        return f"{themes}, and nobody speaks of any in the {count(themed.n_answers, 'answer')} in use."
    themes = f"{count(len(themed.ranked), 'theme')} hold {percent(themed.share_held)} of what people wrote"
    alone = "; the rest stands alone" if themed.share_held < 1 else ""
    nothing = f" {number(themed.n_silent)} had nothing to add." if themed.n_silent and themed.is_exact else ""
    return (
        f"{largest['name']} comes up most: {number(largest['people'])} of the {number(themed.n_people)} "
        f"{who_answered(themed.base)} "
        f"({between(largest['low'], largest['high'])}). {themes}{alone}.{nothing}"
    )


def between(low: float, high: float) -> str:
    """Return the interval of a share as it is read: "27-33%"."""
    return f"{percent(low).removesuffix('%')}-{percent(high)}"


def answers(theme: Mapping[Any, Any]) -> str:
    """Return how many answers speak of a theme: "275 answers"; "answers" where that is not shown."""
    return "answers" if pd.isna(theme["answers"]) else count(int(theme["answers"]), "answer")


def sizes(themed: ThemedResponses) -> pd.DataFrame:
    """Return how many people and answers speak of each theme."""
    table = themed.ranked[["name", "people", "answers"]]
    return table.rename(columns={"name": "Theme", "people": "People", "answers": "Answers"})


def table(by_audience: pd.DataFrame) -> pd.DataFrame:
    """Return the same numbers as they are read."""
    rows = pd.DataFrame({"Theme": by_audience["theme"], "Audience": by_audience["audience"]})
    rows["People"] = people.of_all(by_audience["n"], by_audience["base"])
    rows["Share"] = ["" if pd.isna(share) else percent(share) for share in by_audience["share"]]
    rows["Likely between"] = [
        "" if pd.isna(low) else f"{percent(low)} and {percent(high)}"
        for low, high in zip(by_audience["low"], by_audience["high"], strict=True)
    ]
    return rows


def nothing_said(table: pd.DataFrame) -> pd.DataFrame:
    """Return how many people had nothing to say to each question as it is read."""
    return pd.DataFrame(
        {
            "Question": table["question"],
            "Of the people who answered it": [
                f"{share} {_SILENT[tray]}"
                for share, tray in zip(people.of_all(table["people"], table["base"]), table["tray"], strict=True)
            ],
            "Share": table["share"].map(percent),
        }
    )


def opened_number() -> int:
    """Return the number of the theme that the link opens; 0 for none."""
    typed = state.opened("theme") or ""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


def opened_theme(themed: ThemedResponses | None) -> Mapping[Any, Any] | None:
    """Return the theme that is open in this visit."""
    for theme in [] if themed is None else themed.ranked.to_dict("records"):
        if theme["theme_id"] == opened_number():
            return theme
    return None


def who_says_it(table: pd.DataFrame) -> pd.DataFrame:
    """Return who speaks of a theme as it is read, from `ThemedResponses.who_says_it`."""
    return pd.DataFrame(
        {
            "Of": table["group"],
            "Who": table["name"],
            "People": people.of_all(table["n"], table["base"]),
            "Share": table["share"].map(percent),
        }
    )


def compared(table: pd.DataFrame, first: str, second: str) -> pd.DataFrame:
    """Return the comparison as it is read."""
    verdicts = {
        "one says it more": f"{first} more",
        "the other says it more": f"{second} more",
        "only one says it": f"{first} only",
        "only the other says it": f"{second} only",
        "both say it": "both say it",
    }
    return pd.DataFrame(
        {
            "Theme": table["theme"],
            first: _shares(table["n_one"], table["base_one"]),
            second: _shares(table["n_other"], table["base_other"]),
            "Difference, points": [f"{round(100 * d):+d}" for d in table["difference"]],
            "Likely between": [
                f"{round(100 * a):+d} and {round(100 * b):+d}" for a, b in zip(table["low"], table["high"], strict=True)
            ],
            "Verdict": table["verdict"].map(lambda verdict: verdicts.get(verdict, verdict)),
        }
    )


def comparison_headline(table: pd.DataFrame, first: str, second: str) -> str:
    """Return the first line of the comparison: who says what more, as far as chance allows to tell."""
    more = table.loc[table["verdict"].isin(["one says it more", "only one says it"]), "theme"].tolist()
    less = table.loc[table["verdict"].isin(["the other says it more", "only the other says it"]), "theme"].tolist()
    if (table["verdict"] == "too few to compare").any():
        return f"Under 30 people from {first} or {second} answered: too few to compare."
    if not more and not less:
        return f"{first} and {second} speak of the same themes; no difference is more than chance."
    parts = [f"{who} speak more of {listing(names, 3)}" for who, names in ((first, more), (second, less)) if names]
    return f"{'; '.join(parts)}."


def questions_differ(themed: ThemedResponses, first: str, second: str) -> str:
    """Return a warning where two audiences answered different questions; "" where they answered the same."""
    questions_of = {
        who: set(themed.questions[themed.questions["audience"] == who]["question"]) for who in (first, second)
    }
    if questions_of[first] == questions_of[second]:
        return ""
    counts = [f"{who} {count(len(questions), 'question')}" for who, questions in questions_of.items()]
    shared = len(questions_of[first] & questions_of[second])
    return (
        f"They were not asked the same: {listing(counts)}, {number(shared) if shared else 'none'} of them the same. "
        "What one says more may be what it alone was asked."
    )


def line(theme: Mapping[Any, Any], themed: ThemedResponses) -> str:
    """Return one line on a theme: how many people of each audience, in how many answers, how firm, what it is about."""
    counts = themed.count_by_audience(int(theme["theme_id"]))
    shares = [
        f"{people.share_of(who, n, themed.base[who])} ({percent(n / max(themed.base[who], 1))})"
        for who, n in counts.items()
    ]
    if not shares and pd.notna(theme["people"]):
        shares = [f"{number(theme['people'])} of {count(theme['base'], 'person', 'people')}"]
    speaking = " and ".join(shares) or "A few people: their number is not shown"
    in_answers = f", in {answers(theme)}" if pd.notna(theme["answers"]) and theme["answers"] else ""
    firm = f" {_FOUND_AGAIN[firmness(theme['stability'])]}" if pd.notna(theme["stability"]) else ""
    above = dict(zip(themed.ranked["theme_id"], themed.ranked["name"], strict=True)).get(theme["under"])
    under = f" Under {above}." if above else ""
    about = f" {theme['description']}" if theme["description"] else ""
    return f"{speaking}{in_answers}.{firm}{under}{about}"


def topics(themed: ThemedResponses) -> str:
    """Return which list of known topics was used, and how much it explains."""
    name = themed.themes.topics.name
    if not name:
        return "No list of known topics is used: every theme was found."
    return f"{name} topics explain {percent(themed.share_known)} of what people wrote."


def not_read(languages: OtherLanguages) -> str:
    """Return which answers are in languages that are not read, and where they stand; "" where there are none."""
    if not languages.answers:
        return ""
    first, *more = languages.answers.items()
    counts = listing([f"{count(first[1], 'answer')} in {first[0]}", *(f"{number(n)} in {name}" for name, n in more)])
    is_one = sum(languages.answers.values()) == 1
    if languages.by_words:
        return f"{counts} {'is' if is_one else 'are'} grouped by words alone: the engine reads English"
    own = f". Those in {listing(list(languages.themes))} stand in a theme of their own" if languages.themes else ""
    return f"{counts} {'is' if is_one else 'are'} not read: the engine reads English{own}"


def silent(themed: ThemedResponses) -> str:
    """Return who had nothing to say, question by question: "41 of 579 had nothing to say"; "" where nobody said so."""
    table = themed.nothing_said
    several = len(table["question"].unique()) > 1
    shares = people.of_all(table["people"], table["base"])
    return listing(
        [
            f"{share} {_SILENT[tray]}" + (f" to “{question}”" if several else "")
            for share, tray, question in zip(shares, table["tray"], table["question"], strict=True)
        ]
    )


def _shares(counts: pd.Series, base: pd.Series) -> list[str]:
    shares = counts / base.clip(lower=1)
    return [f"{of_whom}, {percent(share)}" for of_whom, share in zip(people.of_all(counts, base), shares, strict=True)]
