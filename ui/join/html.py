"""The frame of the light pages, and the few pieces that phones and the wall share. Everything typed is escaped."""

from __future__ import annotations

from html import escape
from typing import Final

import pandas as pd

from priorities.workshop import SCORES, STANCE, THEMES, Reveal, Round

KIND_NAMES: Final = {"weights": "Weights", SCORES: "Scores", STANCE: "Agree or not", THEMES: "Themes"}
"""What a round is called above its question."""


def page(title: str, body: str, *, script: str, name: str, base: str) -> str:
    """Return a whole page.

    Parameters
    ----------
    title : of the window.
    body : HTML.
    script : file of the page's script, "" for none.
    name : class of the body, by which the style knows phone and wall.
    base : what stands before every path on this server, "" or "/name".
    """
    tag = f'<script src="{base}/join/{script}" defer></script>' if script else ""
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="{base}/join/style.css">{tag}</head><body class="{name}">{body}</body></html>\n'
    )


def table(frame: pd.DataFrame, caption: str) -> str:
    """Return a frame as a table in a frame of its own that scrolls."""
    heads = "".join(f'<th scope="col">{escape(str(head))}</th>' for head in frame.columns)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>"
        for row in frame.itertuples(index=False, name=None)
    )
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


CAPTIONS: Final = {
    "weights": "How the room weighs",
    "groups": "Groups of five and more",
    "top": "The top five at the middle",
    "scores": "How the room scores",
    "answers": "How the room answers",
    "themes": "What the room chose",
}


def tables(result: Reveal, *names: str) -> str:
    """Return the tables of a result that there are among these, in this order; all where none is named."""
    return "".join(
        table(result.tables[name].rename(columns={"rank": "Rank", "priority": "Priority"}), CAPTIONS[name])
        for name in names or tuple(result.tables)
        if name in result.tables
    )


def round_name(of: Round) -> str:
    """Return "Round 2: weights"."""
    return f"Round {of.number}: {KIND_NAMES[of.kind].lower()}"


def clock(seconds: int | None) -> str:
    """Return the time that is left, for a script to count down; nothing where the round has no end."""
    if seconds is None:
        return ""
    words = f"{seconds // 60}:{seconds % 60:02d} left" if seconds else "Time is up: send now"
    return f'<p class="clock" data-left="{seconds}">{words}</p>'
