"""Starting from a list of themes that a team brings: reading it, and finding which comments lie near each line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from engagement.themes.similarity import similarity

# Chosen by eye; no measurement stands behind it. Comments coded by hand against a list would decide it.
_LEAST_SIMILARITY = 0.35
# More themes than a team can tell apart; a longer list was pasted by mistake.
_MOST_THEMES = 60


@cache
def shipped_lines(name: str) -> list[str]:
    """Return the lines of a list that lies beside this file as "name.txt", without remarks (#)."""
    lines = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def read_list(typed: str, most: int = _MOST_THEMES) -> list[tuple[str, str]]:
    """Read themes from lines "name: what it is about"; a line without a colon is a name alone.

    Parameters
    ----------
    most : themes at most.

    Returns
    -------
    list
        Name and line of each, names only once.
    """
    themes: dict[str, tuple[str, str]] = {}
    for line in typed.splitlines():
        name, _, about = line.partition(":")
        tidy = " ".join(name.split())[:80]
        if tidy:
            themes.setdefault(tidy.lower(), (tidy, " ".join(about.split())))
    return list(themes.values())[:most]


def nearest(lines: Sequence[str], comments: Sequence[str]) -> list[tuple[int, float]]:
    """Return for each comment the number of the line it lies nearest to, -1 for none, and how near (0-1).

    Parameters
    ----------
    lines : each theme's name with its description.
    comments : what was said.
    """
    if not lines or not comments:
        return [(-1, 0.0)] * len(comments)
    scores = similarity(comments, lines)
    best = scores.argmax(axis=1)
    strength = scores.max(axis=1)
    return [(int(b) if s >= _LEAST_SIMILARITY else -1, float(s)) for b, s in zip(best, strength, strict=True)]
