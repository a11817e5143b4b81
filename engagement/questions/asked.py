"""A question as its answers are counted."""

from __future__ import annotations

from typing import NamedTuple

from engagement.schema import Asks, QuestionKind


class Asked(NamedTuple):
    """A question of a survey: its number, its words, how it is answered, and what it asks for."""

    question_id: int
    text: str
    kind: QuestionKind
    asks: Asks = "open"
