"""What a question found, as a sentence: its title on screen, and the words that stand for its picture."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control, fisher_exact

from engagement.questions.labels import NOTHING_TO_SAY, number_in_words
from engagement.questions.tabulation import Tabulation

# Usual; of the differences named, one in twenty may be chance.
_FALSE_DISCOVERIES = 0.05
# How near a share must be to a round one to be called by it ("a third"); half a point more than whole percents need.
_NEAR = 0.015
_ROUND: Final = (
    (0.0, "Nobody"), (0.1, "One in ten"), (0.2, "Two in ten"), (0.25, "A quarter"), (0.3, "Three in ten"),
    (1 / 3, "A third"), (0.4, "Four in ten"), (0.5, "Half"), (0.6, "Six in ten"), (2 / 3, "Two thirds"),
    (0.7, "Seven in ten"), (0.75, "Three quarters"), (0.8, "Eight in ten"), (0.9, "Nine in ten"), (1.0, "Everybody"),
)  # fmt: skip
# Letters of an answer that fit a title; the whole answer stands in the table.
_LONGEST = 80


def _base_noun(tabulation: Tabulation) -> str:
    return "event notes" if tabulation.notes else "people who answered"


def share_in_words(share: float) -> str:
    """Return a share (0-1) as it begins a sentence: "Six in ten", "Nearly half", "7%"."""
    if share in (0.0, 1.0):
        return "Nobody" if share == 0 else "Everybody"
    if share < 0.1 - _NEAR:
        return "Under 1%" if share < 0.01 else f"{share:.0%}"
    if share > 0.97:
        return "Nearly everybody"
    value, words = min(_ROUND[1:-1], key=lambda entry: abs(entry[0] - share))
    if abs(value - share) <= _NEAR:
        return words
    return f"{'Nearly' if share < value else 'More than'} {words[0].lower()}{words[1:]}"


def finding(tabulation: Tabulation) -> str:
    """Return the finding of a question in a sentence, with its base."""
    if tabulation.base is None:
        return "Too few people answered for a picture that names nobody"
    if not tabulation.base:
        return "Nobody answered this question"
    maker = {"scale": _of_scale, "numbers": _of_numbers, "open": _of_words}.get(tabulation.shape, _of_choice)
    return maker(tabulation) + _difference(tabulation)


def _of_choice(tabulation: Tabulation) -> str:
    rows = tabulation.opinions[tabulation.opinions["people"].notna()]
    if rows.empty:
        return f"No answer was given often enough to be shown ({_count(tabulation.base)} {_base_noun(tabulation)})"
    top = _most(rows)
    answer = str(top["answer"])
    if int(top["people"]) == 1 and len(rows) > 1:
        return f"{_people(tabulation)} answered, no two alike"
    if answer.casefold() in ("yes", "no"):
        return f"{_subject(top['share'], 'say')} {answer.casefold()} ({_of(top)} {_base_noun(tabulation)})"
    verb = "tick" if tabulation.question.kind == "choices" else "choose"
    return f"{_subject(top['share'], verb)} {_cut(answer)} ({_of(top)} {_base_noun(tabulation)})"


def _of_scale(tabulation: Tabulation) -> str:
    """The side of the scale that most people are on, as far as its counts are shown; of numbers the mean too."""
    rows = tabulation.opinions.assign(side=list(tabulation.sides))
    names = {side: rows.loc[rows["side"] == side, "answer"].tolist() for side in (-1, 1)}
    people = {side: _side(rows, side) for side in (-1, 1)}
    side = max(people, key=lambda place: (people[place] or 0, place))
    n, base = people[side], tabulation.base or 1
    if not n or not names[side]:
        return _of_choice(tabulation)
    share, of = n / base, f"({_count(n)} of {_count(base)} {_base_noun(tabulation)})"
    if tabulation.numbers:
        mean = _mean(rows, tabulation)
        return f"{_subject(share, 'give')} {_numbers(names[side], tabulation)} {of}{mean}"
    other_side = people[-side]
    rest = f"; {other_side / base:.0%} say {_joined(names[-side], -side)}" if other_side else ""
    return f"{_subject(share, 'say')} {_joined(names[side], side)} {of}{rest}"


def _side(rows: pd.DataFrame, side: int) -> int | None:
    """How many people are on a side of the scale; None where a count of it is hidden."""
    counts = rows.loc[rows["side"] == side, "people"]
    return None if counts.isna().any() else int(counts.sum())


def _mean(rows: pd.DataFrame, tabulation: Tabulation) -> str:
    if rows["people"].isna().any():
        return ""
    counts = rows["people"].to_numpy(dtype=float)
    mean = float((counts * np.array(tabulation.numbers)).sum() / counts.sum())
    return f"; the mean is {mean:.1f} of {tabulation.highest}"


def _of_numbers(tabulation: Tabulation) -> str:
    rows = tabulation.opinions[tabulation.opinions["people"].notna()]
    if rows.empty or not int(rows["people"].sum()):
        return _of_choice(tabulation)
    top = _most(rows)
    most = f"{top['answer']} comes up most ({_of(top)} {_base_noun(tabulation)})"
    if tabulation.median is not None:
        return f"Half say {number_in_words(tabulation.median)} or less, half that or more; {most}"
    running = rows["people"].astype(int).cumsum()
    middle = rows.loc[running >= running.iloc[-1] / 2, "answer"].iloc[0]
    return f"The answer in the middle is {middle}; {most}"


def _of_words(tabulation: Tabulation) -> str:
    rows = tabulation.table.set_index("answer")["people"]
    base = tabulation.base or 0
    counts = {str(answer): int(people) for answer, people in rows.items() if not pd.isna(people)}
    wrote = base - counts.get(NOTHING_TO_SAY, 0) if tabulation.is_exact else None
    parts = [f"{_count(people)} {answer}" for answer, people in counts.items() if people]
    if wrote is not None and len(counts) == 1:
        return f"{_people(tabulation)} {'taken at events' if tabulation.notes else 'answered in their own words'}"
    if not parts:
        return f"{_people(tabulation)} answered"
    return f"Of {_count(base)} {_base_noun(tabulation)}, {_listing(parts)}"


def _difference(tabulation: Tabulation) -> str:
    """Return a clause on the group that differs most, where that is more than chance; else nothing."""
    answer = leading_answer(tabulation)
    rows = tabulation.groups[(tabulation.groups["answer"] == answer) & tabulation.groups["people"].notna()]
    if answer is None or len(rows) < 2:
        return ""
    people, bases = rows["people"].astype(int).to_numpy(), rows["base"].astype(int).to_numpy()
    people = np.minimum(people, bases)
    tests = [
        float(fisher_exact([[a, b - a], [people.sum() - a, bases.sum() - b - people.sum() + a]]).pvalue)
        for a, b in zip(people, bases, strict=True)
    ]
    sure = false_discovery_control(tests) < _FALSE_DISCOVERIES
    if not sure.any():
        return ""
    rest = (people.sum() - people) / np.maximum(bases.sum() - bases, 1)
    gaps = np.where(sure, np.abs(people / bases - rest), -1.0)
    place = int(gaps.argmax())
    more = "more" if people[place] / bases[place] > rest[place] else "fewer"
    row = rows.iloc[place]
    what = "" if tabulation.shape == "bars" else f" say “{_cut(answer)}”"
    return f"; {_cut(row['group'])} {more} than others{what} ({_of(row)})"


def leading_answer(tabulation: Tabulation) -> str | None:
    """Return the answer that groups are compared by: the one most people gave; None where none is shown."""
    rows = tabulation.opinions[tabulation.opinions["people"].notna()]
    if rows.empty:
        return None
    return str(_most(rows)["answer"])


def notes(tabulation: Tabulation) -> list[str]:
    """Return what is not shown and why, a sentence each."""
    sentences = []
    if tabulation.too_small:
        groups = "1 group" if tabulation.too_small == 1 else f"{tabulation.too_small} groups"
        are = "is" if tabulation.too_small == 1 else "are"
        bound = f"fewer than {tabulation.least} people" if tabulation.is_exact else "too few people"
        sentences.append(f"{groups} with {bound} {are} not shown.")
    if tabulation.n_hidden:
        sentences.append(
            "Counts under 8 are hidden, and where one is, a second one too, so that it cannot be worked out."
        )
    if not tabulation.is_exact and tabulation.base:
        sentences.append("Counts are rounded to 5, and shares are of the rounded counts.")
    return sentences


def _most(rows: pd.DataFrame) -> pd.Series:
    """Return the row of most people."""
    return rows.iloc[int(rows["people"].to_numpy(dtype=float).argmax())]


def _subject(share: float, verb: str) -> str:
    words = share_in_words(share)
    return f"{words} {verb}{'s' if words.split()[-1] in ('Nobody', 'Everybody', 'everybody') else ''}"


def _numbers(names: list[str], tabulation: Tabulation) -> str:
    of_name = dict(zip(tabulation.opinions["answer"], tabulation.numbers, strict=True))
    numbers = sorted({of_name[name] for name in names})
    if not numbers:
        return "more than the middle"
    return f"{numbers[0]}" if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"


def _joined(names: list[str], side: int) -> str:
    """Return the answers of a side in their own words, the milder first."""
    words = [f"“{_cut(name)}”" for name in (names if side > 0 else reversed(names))]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _listing(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _cut(answer: object) -> str:
    words = str(answer)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} ..."


def _of(row: pd.Series) -> str:
    return f"{_count(row['people'])} of {_count(row['base'])}"


def _people(tabulation: Tabulation) -> str:
    n = tabulation.base or 0
    single, plural = ("note", "notes") if tabulation.notes else ("person", "people")
    return f"1 {single}" if n == 1 else f"{n:,} {plural}"


def _count(value: object) -> str:
    return f"{int(str(value)):,}"
