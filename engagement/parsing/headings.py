"""Headings as people read them: without markup, follow-ups named after their question, unquoted commas mended."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from engagement.parsing.labels import label_of

_TAG: Final = re.compile(
    r"<(?:style|script)\b.*?</(?:style|script)>|<!--.*?-->"
    r"|</?(?:p|div|br|hr|li|ul|ol|tr|td|th|table|tbody|thead|h[1-6]|section|blockquote)\b(?:\s[^<>]*)?/?>",
    re.IGNORECASE | re.DOTALL,
)
_INLINE: Final = re.compile(
    r"</?(?:a|abbr|b|big|center|code|em|font|i|img|label|mark|o:p|q|s|small|span|strong|strike|sub|sup|tt|u|var"
    r"|iframe|input"
    r"|button)\b(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_FOLLOW_UP: Final = re.compile(
    r"(?:and |so )?(?:why(?:,? or)?(?: why)?(?: not)?|why (?:do|did|is|was|have) (?:you|that|this|it)\b.{0,40}"
    r"|what makes you say (?:that|this|so)"
    r"|how(?: so)?|in what way|which(?: ones?)?|when|where|who|what|please (?:explain|give|say|tell|expand"
    r"|elaborate|describe|specify"
    r"|provide|comment|state|add|share|use)\b.{0,60}|(?:can|could) you (?:explain|say|tell|give|expand)\b.{0,60}"
    r"|explain\b.{0,40}"
    r"|(?:any |your |other |further |additional )*(?:comments?|details?|reasons?|explanations?|feedback|thoughts"
    r"|remarks?|notes?)"
    r"(?: (?:here|below|box))?|reasons? for (?:your|this|that)\b.{0,40}|if (?:yes|no|so|not|other|other,)\b.{0,80}"
    r"|other(?: ?\(?(?:please )?(?:specify|state|say|describe|give details)\)?)?|specify|tell us (?:more"
    r"|why)\b.{0,40})",
    re.IGNORECASE,
)
_LONGEST: Final = 5_000  # characters of a heading that are looked at: more is a pasted page; not tuned
_LEAST_WORDS: Final = 3  # of a heading that asks something; not tuned beyond the fixtures


def without_markup(cell: str) -> str:
    """Return a heading without HTML: tags of known names are taken out, and entities are read."""
    cell = cell[:_LONGEST]
    if "&" in cell:
        cell = html.unescape(html.unescape(cell))
    if "<" in cell:
        cell = _INLINE.sub("", _TAG.sub(" ", cell))
    return cell


def is_follow_up(name: str) -> bool:
    """Return whether a heading says nothing without the question before it, as "Why or why not?"."""
    return bool(_FOLLOW_UP.fullmatch(label_of(name)))


def asks_something(name: str) -> bool:
    """Return whether a heading is a question or a statement that stands by itself."""
    return not is_follow_up(name) and (name.rstrip(" *").endswith("?") or len(name.split()) >= _LEAST_WORDS)


def follow_ups_named(names: Sequence[str]) -> list[str]:
    """Return headings in which a follow-up that stands more than once is called by the question that it follows.

    Parameters
    ----------
    names : headings in the order of the columns.
    """
    times = Counter(names)
    question, question_before = "", []
    for name in names:
        is_repeated_follow_up = times[name] > 1 and is_follow_up(name)
        question_before.append(question if is_repeated_follow_up else "")
        if not is_repeated_follow_up:
            question = name if asks_something(name) else ""
    # Where one of them follows no question, numbers tell them apart better than half of the names.
    without = {name for name, before in zip(names, question_before, strict=True) if not before}
    return [
        name if name in without else f"{before} {name}" for name, before in zip(names, question_before, strict=True)
    ]


def commas_joined(header: Sequence[str], body: Sequence[Sequence[str]], delimiter: str | None) -> list[str] | None:
    """Return a header row in which names that hold the delimiter unquoted are whole again; None where none does.

    Parameters
    ----------
    header : cells of the header row.
    body : the rows below it.
    delimiter : what stands between the cells.
    """
    cells = list(header)
    while cells and not cells[-1].strip():
        cells.pop()
    widths = Counter(map(len, body[:1000]))
    width, times = max(widths.items(), key=lambda pair: pair[1], default=(0, 0))
    surplus = len(cells) - width
    if delimiter is None or surplus <= 0 or width < 1 or times < _NEARLY_ALL * widths.total():
        return None
    joints = _surest_joints(cells, surplus) or _one_sentence(cells, surplus)
    if not joints:
        return None
    whole: list[str] = []
    for at, cell in enumerate(cells):
        if at in joints:
            whole[-1] += delimiter + cell
        else:
            whole.append(cell)
    return whole


# Share of the rows that are as wide as the others, and signs that a cell goes on with the one before it.
# Not tuned beyond the fixtures.
_NEARLY_ALL: Final = 0.9
_SURE: Final = 2


def _surest_joints(cells: Sequence[str], surplus: int) -> list[int]:
    """So many places where a cell goes on with the one before it; none where others would do as well."""
    likely = sorted(range(1, len(cells)), key=lambda at: -_goes_on(cells[at - 1], cells[at]))
    signs = [_goes_on(cells[at - 1], cells[at]) for at in likely]
    is_clear = signs[surplus - 1] >= _SURE and (len(likely) == surplus or signs[surplus] < signs[surplus - 1])
    return likely[:surplus] if is_clear else []


def _goes_on(before: str, cell: str) -> int:
    """How much speaks for a cell being the rest of the one before it."""
    if re.fullmatch(r"\d{3}\b.*", cell, re.DOTALL) and re.search(r"\d$", before):
        return 4
    signs = 2 * cell[:1].isspace() + cell.lstrip()[:1].islower()
    return signs - 3 * before.rstrip().endswith(("?", ":", "."))


def _one_sentence(cells: Sequence[str], surplus: int) -> list[int]:
    """Places inside the only run of cells that makes one question: small letters go on, and a mark ends it."""
    runs = [
        list(range(start + 1, start + surplus + 1))
        for start in range(len(cells) - surplus)
        if cells[start].strip()[:1].isupper()
        and all(cell.strip()[:1].islower() for cell in cells[start + 1 : start + surplus + 1])
        and cells[start + surplus].rstrip().endswith("?")
        and not any(cell.rstrip().endswith("?") for cell in cells[start : start + surplus])
    ]
    return runs[0] if len(runs) == 1 else []
