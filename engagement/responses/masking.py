"""What is hidden in the answers of one file: the words of the survey are nobody's name, each language has its rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import pandas as pd

from engagement.parsing import Export
from engagement.responses.language import language_of_column
from engagement.responses.markup import readable
from engagement.responses.memory import Memory
from engagement.responses.redact import Masker
from engagement.responses.vocabulary import stated_words, usual_words
from engagement.schema import Question

CLOSED = ""
"""Stands for closed questions where open ones stand by their text."""
# Answers between two tellings of how far it is: about twenty milliseconds. Not tuned.
_TOLD_EVERY = 500


def maskers_of(
    export: Export,
    questions: tuple[Question, ...],
    words: pd.DataFrame,
    *,
    file_name: str,
    masker: Masker,
    memory: Memory,
) -> dict[str, Masker]:
    """Return what hides details in the answers to each open question, and under `CLOSED` in choices.

    Parameters
    ----------
    export : the file.
    questions : of the file.
    words : one row an answer in people's own words: question, raw.
    file_name : as the person's computer calls the file.
    masker : what people said is no name, or is to be hidden.
    memory : of the file.
    """
    headings = (
        file_name.replace("_", " "),
        *map(str, export.frame.columns),
        *(question.text for question in questions),
    )
    stated = memory.once("words of headings", headings, lambda: stated_words(headings))
    choices = [
        memory.once(("words of choices", name), (), partial(_words_of_choices, export.frame[name]))
        for question in questions
        if question.kind != "open"
        for name in question.columns
    ]
    is_open = tuple(question.text for question in questions if question.kind == "open")
    usual = memory.once("usual words", is_open, lambda: usual_words(words["raw"]))
    general = replace(masker, vocabulary=stated.union(*choices, usual))
    languages = {
        question: memory.once(("language", question), (), partial(language_of_column, raw))
        for question, raw in words.groupby("question", sort=False)["raw"]
    }
    return {CLOSED: general, **{str(text): replace(general, language=code) for text, code in languages.items()}}


def _words_of_choices(column: pd.Series) -> frozenset[str]:
    """The words of values that several people have: what only one person has is no choice."""
    return stated_words(str(value) for value, times in column.value_counts().items() if times > 1)


def masked_words(
    words: pd.DataFrame, maskers: Mapping[str, Masker], memory: Memory, progress: Callable[[float], None]
) -> pd.Series:
    """Return the answers with personal details hidden.

    Parameters
    ----------
    words : one row an answer: question, raw.
    maskers : by question, as `maskers_of` returns them.
    memory : of the file.
    progress : told the share (0-1) of the answers that is behind.
    """
    parts = []
    behind = 0
    for question, raw in words.groupby("question", sort=False)["raw"]:

        def tell(share: float, before: int = behind, number: int = len(raw)) -> None:
            progress((before + share * number) / len(words))

        text_of = masked(raw, str(question), maskers[str(question)], memory, tell)
        parts.append(pd.Series([text_of[text] for text in raw], index=raw.index, dtype=str))
        behind += len(raw)
    return pd.concat(parts) if parts else pd.Series(dtype=str)


def masked(
    raw: pd.Series, question: str, masker: Masker, memory: Memory, tell: Callable[[float], None] | None = None
) -> dict[str, str]:
    """Return each different text of a column with personal details hidden.

    Where only the words of the survey changed since the last time, only texts that hold one of them are looked at.

    Parameters
    ----------
    raw : the texts.
    question : under which they are kept.
    masker : what hides details.
    memory : of the file.
    tell : told the share (0-1) of the texts that is behind, from time to time.
    """
    masks = _still_masked(memory.last(("masks", question)), masker)
    different = dict.fromkeys(raw)
    text_of = {}
    for number, text in enumerate(different, start=1):
        text_of[text] = masks[text] if text in masks else masker.mask(readable(text))
        if tell and number % _TOLD_EVERY == 0:
            tell(number / len(different))
    memory.keep(("masks", question), masker, text_of)
    return text_of


def _still_masked(last: tuple[Masker, Mapping[str, str]] | None, masker: Masker) -> Mapping[str, str]:
    """The texts whose masks cannot have changed: they hold none of the words gained or lost."""
    if last is None or replace(last[0], vocabulary=masker.vocabulary) != masker:
        return {}
    gone_or_new = last[0].vocabulary ^ masker.vocabulary
    if not gone_or_new:
        return last[1]
    whole = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, sorted(gone_or_new)))})(?![^\W\d_])")
    return {text: mask for text, mask in last[1].items() if not _holds(readable(text), gone_or_new, whole)}


def _holds(text: str, words: frozenset[str], whole: re.Pattern[str]) -> bool:
    plain = text.lower().replace("’", "'")
    return any(word in plain for word in words) and bool(whole.search(plain))
