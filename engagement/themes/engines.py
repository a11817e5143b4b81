"""Which engine finds the themes, and why: by the lengths of the texts, and by what is installed."""

from __future__ import annotations

from collections.abc import Sequence

from engagement.themes.features import words_fault
from engagement.themes.meaning import ANCHORS, anchors_of
from engagement.themes.sentences import expected_seconds, model_fault, tokenizer_fault

# People wait three minutes for what they will live with for months, given a true time left and a way to stop.
_PATIENCE_SECONDS = 180.0


def choose_engine(wish: str, texts: Sequence[str]) -> tuple[str, str]:
    """Return the engine to take and why.

    Parameters
    ----------
    wish : "auto", "fast" or "careful".
    texts : the distinct texts that will be read.

    Returns
    -------
    engine : "careful" (the sentence model), "fast" (vectors of words and word pieces) or "plain" (counts of words).
    reason : in one sentence, or two where something is missing.
    """
    engine, reason = (
        _by_length(texts)
        if wish == "auto"
        else (wish, f"{'Quick' if wish == 'fast' else wish.capitalize()}, as chosen.")
    )
    missing = model_fault() if engine == "careful" else ""
    if missing:
        engine, reason = "fast", f"Quick, by words alone: the sentence model was not used, since {missing}."
    if not words_fault():
        return engine, reason
    if engine == "fast" and tokenizer_fault():
        return "plain", f"Plain, by counts of words: no vectors were used, since {tokenizer_fault()}."
    return engine, f"{reason} Word vectors were not used, since {words_fault()}."


def reading_seconds(texts: Sequence[str]) -> float:
    """Return how long the careful engine reads these distinct texts at first: of many, those that find the groups."""
    read = anchors_of(len(texts))
    return expected_seconds([texts[at] for at in read])


def _by_length(texts: Sequence[str]) -> tuple[str, str]:
    seconds = reading_seconds(texts)
    length = f"{round(seconds):,} seconds" if seconds >= 1.5 else "a second"
    reading = f"reading the sentences takes about {length} at first"
    if len(texts) > ANCHORS:
        reading = f"{ANCHORS:,} of the {len(texts):,} different answers are read, which takes about {length} at first"
    if seconds <= _PATIENCE_SECONDS:
        return "careful", f"Careful: {reading}."
    return "fast", f"Quick, by words alone: {reading}, over three minutes."
