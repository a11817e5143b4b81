"""From what people answered to the few answers that are counted: one spelling each, in order, the rest together."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import pandas as pd

from engagement.questions.ordering import is_apart, natural_order
from engagement.questions.scales import Scale, scale_of
from engagement.schema import CRITICISM, NOTHING, PRAISE, QuestionKind

Shape = Literal["bars", "ordered", "scale", "numbers", "open"]

# Answers shown by name, as many as fit beside each other on a laptop; the rest is one line. By eye.
MOST: Final = 12
# Where answers are put together, share of the people up to which one is as well, and at least those of one person: what
# somebody typed under "Other" is no line of a picture. By eye, over the exports.
_RARE = 0.01
# Different whole numbers up to which each has a bar of its own.
_EACH_NUMBER = 12
# Bars of a histogram at most; the width is the smallest of 1, 2 and 5 times a power of ten that gives no more.
_MOST_BINS = 12
# Share of the numbers at each end that may lie in an open bar ("200 or more"), so that one large number bends nothing.
_TAIL = 0.02
# Whole numbers in this range are years, which have no thousands comma.
_YEARS = (1900, 2100)
_WROTE: Final = "gave an answer in words"
NOTHING_TO_SAY: Final = "had nothing to say"
_NOTHING_WRONG: Final = "said that nothing needs to change"
_NOTHING_GOOD: Final = "said that nothing was good"
_STANCES: Final = {"yes": "said yes", "no": "said no"}
_LAST_BRACKETS = re.compile(r"^\S.{8,}\[([^\[\]]+)\]\s*$")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, eq=False)
class Labels:
    """What is counted under one question.

    Attributes
    ----------
    people : one row a person and answer: respondent, answer (its label); each pair once.
    order : the labels, in the order in which they are shown.
    shape : how they are drawn.
    apart : labels that say "don't know" and the like, and the one of all other answers.
    sides : of each label of a scale, -1 below the middle, 0 in it, 1 above.
    numbers : of each label of a scale of numbers, its number.
    highest : the highest number of the scale; 0 where there is none.
    median : of numbers; None elsewhere.
    """

    people: pd.DataFrame
    order: tuple[str, ...]
    shape: Shape
    apart: tuple[str, ...] = ()
    sides: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    highest: int = 0
    median: float | None = None


def closed_labels(answers: pd.DataFrame, kind: QuestionKind) -> Labels:
    """Return what is counted under a closed question.

    Parameters
    ----------
    answers : respondent, value; one row an answer, several of a person where several were ticked.
    kind : of the question.
    """
    people = _one_spelling(answers)
    if kind == "choices":
        people = people.assign(answer=people["answer"].map(choices_named(people["answer"].unique().tolist())))
    counts = people["answer"].value_counts(sort=False)
    if kind == "number" or (kind == "choice" and _are_amounts(counts.index)):
        return _in_bins(people)
    frequent = counts.sort_index().sort_values(ascending=False, kind="stable").index.tolist()
    scale = scale_of(frequent, is_rating=kind == "rating") if kind in ("rating", "choice") else None
    ends = [answer for answer in frequent if is_apart(answer)]
    if scale is not None:
        return _on_scale(people, scale, ends)
    natural = natural_order(frequent) if kind != "choices" else None
    if natural is not None and len(natural) <= MOST:
        return Labels(people, tuple(natural), "ordered", tuple(ends))
    return _most_frequent(people, [answer for answer in frequent if answer not in ends], ends)


def open_labels(answered: pd.DataFrame, stance: Callable[[str], str] | None = None) -> Labels:
    """Return what is counted under an open question: who wrote something, who had nothing to say.

    Parameters
    ----------
    answered : respondent, tray, and where `stance` is given text (masked); one row a person.
    stance : returns "yes", "no" or "" for an answer to a question that asks yes or no.
    """
    means = {NOTHING: NOTHING_TO_SAY, PRAISE: _NOTHING_WRONG, CRITICISM: _NOTHING_GOOD}
    labels = [means.get(tray, _WROTE) for tray in answered["tray"]]
    if stance is not None:
        stances = [_STANCES.get(stance(str(text)), "") for text in answered["text"]]
        labels = [by_stance or label for by_stance, label in zip(stances, labels, strict=True)]
    people = pd.DataFrame({"respondent": answered["respondent"].to_numpy(), "answer": labels})
    people = people.drop_duplicates("respondent").reset_index(drop=True)
    order = (*_STANCES.values(), _WROTE, _NOTHING_WRONG, _NOTHING_GOOD, NOTHING_TO_SAY)
    present = set(people["answer"])
    apart = (NOTHING_TO_SAY,) if NOTHING_TO_SAY in present else ()
    return Labels(people, tuple(label for label in order if label in present), "open", apart)


def _one_spelling(answers: pd.DataFrame) -> pd.DataFrame:
    """Each person and answer once, blank ones left out; spellings that differ in case and spaces are one."""
    different = pd.Series(answers["value"].unique(), dtype="str")
    spaced = different.str.split().str.join(" ")
    spelling_of = dict(zip(different, spaced, strict=True))
    people = pd.DataFrame({"respondent": answers["respondent"].to_numpy(), "answer": answers["value"].map(spelling_of)})
    people = people[people["answer"] != ""]
    counts = people["answer"].value_counts()
    folded = pd.Series({answer: answer.casefold().rstrip(".") for answer in counts.index})
    if folded.duplicated().any():
        usual = {fold: answer for answer, fold in reversed(list(folded.items()))}
        people = people.assign(answer=people["answer"].map({answer: usual[fold] for answer, fold in folded.items()}))
    return people.drop_duplicates().reset_index(drop=True)


def choices_named(choices: Sequence[str]) -> dict[str, str]:
    """Return each choice as it is ticked: without the question, where a tool put it before ("Q5. Which? [Bus]")."""
    parts = [_LAST_BRACKETS.search(choice) for choice in choices]
    names = [part[1].strip() for part in parts if part]
    if len(choices) > 1 and len(set(names)) == len(choices):
        return dict(zip(choices, names, strict=True))
    return {choice: choice for choice in choices}


def _on_scale(people: pd.DataFrame, scale: Scale, ends: list[str]) -> Labels:
    order = (*scale.answers, *ends)
    return Labels(people, order, "scale", tuple(ends), scale.sides, scale.numbers, scale.highest)


def _most_frequent(people: pd.DataFrame, frequent: list[str], ends: list[str]) -> Labels:
    if len(frequent) + len(ends) <= MOST:
        return Labels(people, (*frequent, *ends), "bars", tuple(ends))
    counts, most_rare = people["answer"].value_counts(), max(1, _RARE * people["respondent"].nunique())
    named = [answer for answer in frequent[:MOST] if counts[answer] > most_rare] or frequent[:MOST]
    rest = f"other answers ({len(frequent) - len(named)})"
    by_name = {*named, *ends}
    together = people.assign(answer=people["answer"].where(people["answer"].isin(by_name), rest)).drop_duplicates()
    return Labels(together.reset_index(drop=True), (*named, rest, *ends), "bars", (rest, *ends))


def _in_bins(people: pd.DataFrame) -> Labels:
    """Numbers in bars of one width; what holds no number, or several, stands apart."""
    different = people["answer"].unique()
    value_of = {answer: _value(answer) for answer in different}
    values = people["answer"].map(value_of).to_numpy(dtype=float)
    numbers = values[~np.isnan(values)]
    if not len(numbers):
        return _most_frequent(people, people["answer"].value_counts().index.tolist(), [])
    starts, names = _bins(numbers)
    places = np.clip(np.searchsorted(starts, values, side="right") - 1, 0, len(starts) - 1)
    labels = np.where(np.isnan(values), "no number", np.array(names, dtype=object)[places])
    apart = ("no number",) if np.isnan(values).any() else ()
    frame = people.assign(answer=labels).drop_duplicates("respondent").reset_index(drop=True)
    middle = float(np.median(numbers))
    return Labels(frame.astype({"answer": "str"}), (*names, *apart), "numbers", apart, median=middle)


def _are_amounts(answers: pd.Index) -> bool:
    """Whether answers that were taken for choices are numbers, too many of them to choose from."""
    opinions = [answer for answer in answers if not is_apart(answer)]
    return len(opinions) > MOST and all(_NUMBER.fullmatch(answer.replace(",", "")) for answer in opinions)


def _value(answer: str) -> float:
    numbers = _NUMBER.findall(answer.replace(",", ""))
    return float(numbers[0]) if len(numbers) == 1 else float("nan")


def _bins(values: np.ndarray) -> tuple[np.ndarray, list[str]]:
    """Where each bar begins, and its name."""
    whole = bool((values == np.round(values)).all())
    different = np.unique(values)
    if whole and len(different) <= _EACH_NUMBER and different[-1] - different[0] < _EACH_NUMBER:
        starts = np.arange(different[0], different[-1] + 1)
        return starts, [number_in_words(start) for start in starts]
    low, high = np.quantile(values, [_TAIL, 1 - _TAIL])
    width = _width(max(high - low, 1e-9), whole=whole)
    first = np.floor(low / width) * width
    # The last bar holds the highest usual number.
    starts = np.arange(first, high + width * 1e-9, width)
    names = []
    for place, start in enumerate(starts):
        if place == len(starts) - 1 and different[-1] >= start + width:
            names.append(f"{number_in_words(start)} or more")
        elif place == 0 and different[0] < start:
            names.append(f"under {number_in_words(start + width)}")
        elif whole and width == 1:
            names.append(number_in_words(start))
        else:
            names.append(f"{number_in_words(start)} to {_end(start + width, whole=whole)}")
    return starts, names


def _width(reach: float, *, whole: bool) -> float:
    power = 10.0 ** np.floor(np.log10(reach / _MOST_BINS))
    width = next(float(power * step) for step in (1, 2, 5, 10) if reach / (power * step) <= _MOST_BINS - 1)
    return max(width, 1.0) if whole else width


def _end(end: float, *, whole: bool) -> str:
    return number_in_words(end - 1) if whole else f"under {number_in_words(end)}"


def number_in_words(value: float) -> str:
    """Return a number as it is read: "1,204", "2.5", but the year 1998 without a comma."""
    if value != round(value):
        return f"{value:.6g}"
    return f"{value:.0f}" if _YEARS[0] <= value <= _YEARS[1] else f"{value:,.0f}"
