"""The public view as one HTML file: no script, nothing fetched from anywhere; it only renders what was frozen."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Final

from data import day_in_words
from engagement import percent
from engagement.audiences import EVENT_NOTES
from explorer.paper.model import Block, Paragraph, Picture, Section, Table
from explorer.paper.pictures import svg_address
from explorer.paper.values import Runs, clean, text_of
from explorer.paper.word import LANGUAGE
from explorer.public.model import TITLE, Answer, Promise, Question, Share, Theme, View

_STYLE: Final = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
_HASH: Final = base64.b64encode(hashlib.sha256(_STYLE.encode("utf-8")).digest()).decode("ascii")
# Nothing may be asked for, whatever stands in the text, and no style but this one counts.
_POLICY: Final = f"default-src 'none'; style-src 'sha256-{_HASH}'; img-src data:; base-uri 'none'; form-action 'none'"
_SAMPLE: Final = "Answers of a sample stand on this page. They were written to show what it holds; nobody gave them."
# Letters of a name or a sentence that somebody typed; the whole stands in the explorer.
_LONGEST: Final = 600

_PARTS: Final = (
    ("story", "The story"),
    ("said", "What people said, question by question"),
    ("became", "What became of it"),
    ("promised", "What is promised, and how it goes"),
    ("numbers", "How to read the numbers"),
)
_NUMBERS: Final = """
A number of people is rounded to the nearest five, and not shown where fewer than eight people stand behind it. Shares
are worked out from these numbers.

A number that was published before stays as it was until it would differ by fifteen or more, so it may be up to twelve
off. So two pages laid side by side tell nothing of one person.

The range beside a share says where it would lie 19 times in 20 if chance alone chose who wrote. Chance did not: people
chose to write. These numbers tell of those who wrote, not of all Londoners.

People’s words stand here only where somebody read them first and cleared them.
""".strip().split("\n\n")


def html(view: View, day: date | None = None) -> str:
    """Return the public view as a page.

    Parameters
    ----------
    day : when it was published; None for a preview, which says so.
    """
    parts = (_story(view), _what_people_said(view.questions), _became(view.answers), _promised(view), _numbers())
    body = "".join(
        f'<section id="{key}" aria-labelledby="{key}-title"><h2 id="{key}-title">{title}</h2>{part}</section>'
        for (key, title), part in zip(_PARTS, parts, strict=True)
    )
    links = "".join(f'<li><a href="#{key}">{title}</a></li>' for key, title in _PARTS)
    stand = "Not published yet." if day is None else f"Published on {day_in_words(day)}, as it stood on that day."
    sample = f'<p class="preview">{_SAMPLE}</p>' if view.is_sample else ""
    preview = '<p class="preview">PREVIEW: not published</p>' if day is None else ""
    return (
        f'{_head()}<body><header><a class="skip" href="#content">Skip to the text</a>{preview}{sample}'
        f"<h1>{escape(TITLE)}</h1>"
        f'<p>{stand} Nothing on this page changes by itself.</p><nav aria-label="On this page"><ol>{links}</ol></nav>'
        f'</header><main id="content" tabindex="-1">{body}</main></body></html>\n'
    )


def html_of_withdrawal(day: date) -> str:
    """Return the page that takes the place of one that was withdrawn."""
    return (
        f"{_head()}<body><header><h1>{escape(TITLE)}</h1></header><main><p>This page was withdrawn on "
        f"{day_in_words(day)}. A new one may take its place.</p></main></body></html>\n"
    )


def _head() -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGE}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="referrer" content="no-referrer"><title>{escape(TITLE)}</title><style>{_STYLE}</style></head>'
    )


def _foreign(text: str) -> str:
    """What somebody typed: as text, and apart, so that its direction turns nothing around it."""
    return f"<bdi>{escape(clean(text, _LONGEST))}</bdi>"


def _story(view: View) -> str:
    return "".join(f"<h3>{_foreign(part.title)}</h3>{''.join(map(_block, part.blocks))}" for part in _full(view))


def _full(view: View) -> list[Section]:
    return [section for section in view.narrative if section.blocks]


def _block(block: Block) -> str:
    if isinstance(block, Table):
        return _table(text_of(block.caption), map(_runs, block.heads), (map(_runs, row) for row in block.rows))
    if isinstance(block, Picture):
        return (
            f'<figure><figcaption>{_runs(block.caption)}</figcaption><img alt="{escape(text_of(block.alternative))}" '
            f'src="{svg_address(block.spec)}"></figure>'
        )
    return _paragraph(block)


def _paragraph(block: Paragraph) -> str:
    lead = f"<strong>{escape(block.lead)}</strong> " if block.lead else ""
    if block.kind == "quote":
        return f"<blockquote>{_runs(block.runs)}</blockquote>"
    if block.kind == "heading":
        return f"<h4>{_runs(block.runs)}</h4>"
    return f"<p{' class=source' if block.kind == 'source' else ''}>{lead}{_runs(block.runs)}</p>"


def _runs(runs: Runs) -> str:
    return "".join(escape(run) if isinstance(run, str) else f"<bdi>{escape(run.text)}</bdi>" for run in runs)


def _table(caption: str, heads: Iterable[str], rows: Iterable[Iterable[str]], of: str = "") -> str:
    head = "".join(f'<th scope="col">{cell}</th>' for cell in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>' for first, *rest in rows
    )
    name, title = (escape(clean(words, _LONGEST)) for words in (f"{caption} {of}", caption))
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{name}"><table><caption>{title}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _what_people_said(questions: Sequence[Question]) -> str:
    if not questions:
        return "<p>Not enough people have answered yet to say what they said without telling of one of them.</p>"
    return "".join(map(_question, questions))


def _question(question: Question) -> str:
    heads = ["Theme", *(f"{_audience(name)}: about {base:,} {_unit(name)}" for name, base in question.bases)]
    rows = ([_foreign(theme.name), *map(_cell, theme.shares)] for theme in question.themes)
    table = _table("Who spoke of what", heads, rows, question.wording) if question.themes else (
        "<p>No theme was named by so many people that it could be told here.</p>"
    )  # fmt: skip
    return f"<h3>{_foreign(question.wording)}</h3>{table}{''.join(_quotes(question.themes))}"


def _quotes(themes: Sequence[Theme]) -> Iterator[str]:
    for theme in themes:
        if theme.quotes:
            words = "".join(f"<blockquote>{_foreign(words)}</blockquote>" for words in theme.quotes)
            yield f"<h4>In people’s own words: {_foreign(theme.name)}</h4>{words}"


def _cell(share: Share | None) -> str:
    if share is None:
        return '<span class="small">too few to be told</span>'
    width = round(100 * share.share)
    bar = (
        '<svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect width="100" height="6" fill="#DCE5EC"/><rect width="{width}" height="6" fill="#12436D"/></svg>'
    )
    return f"{bar}<strong>{percent(share.share)}</strong> <span class=small>{_of(share)}</span>"


def _of(share: Share) -> str:
    return f"about {share.people:,}; {100 * share.low:.0f} to {100 * share.high:.0f}%"


def _unit(audience: str) -> str:
    return "notes" if audience == EVENT_NOTES else "wrote"


def _audience(name: str) -> str:
    return _foreign(name) if name else "Not said"


def _became(answers: Sequence[Answer]) -> str:
    if not answers:
        return "<p>No answer to what people said is public yet.</p>"
    return "".join(map(_entry, answers))


def _entry(answer: Answer) -> str:
    counts = "; ".join(
        f"{_audience(share.audience)}: <strong>{percent(share.share)}</strong> of about {share.base:,} ({_of(share)})"
        for share in answer.shares
    )
    lines = [
        ("We asked", _foreign(answer.question)),
        ("You said", counts or "too few said so for a number that tells of nobody"),
        ("Where it stands", f"<strong>{_ANSWERS.get(answer.state, escape(answer.state))}</strong>"),
        *((lead, _foreign(text)) for lead, text in (
            ("What we decided", answer.decided), ("Why", answer.why), ("Who does it", answer.by_whom),
            ("By when", answer.by_when),
        ) if text),
    ]  # fmt: skip
    parts = "".join(f"<dt>{lead}</dt><dd>{text}</dd>" for lead, text in lines)
    return f'<div class="entry"><h3>{_foreign(answer.theme)}</h3><dl>{parts}</dl></div>'


def _promised(view: View) -> str:
    if not view.promises:
        return "<p>Nothing is promised yet.</p>"
    stages = groupby(view.promises, key=lambda promise: promise.stage)
    body = "".join(f"<h3>{_foreign(stage)}</h3>{''.join(map(_promise, group))}" for stage, group in stages)
    return f"<p>{_foreign(view.progress)}</p>{body}"


def _promise(promise: Promise) -> str:
    lines = "".join(f"<li>{_foreign(line)}</li>" for line in promise.progress)
    progress = f"<ul>{lines}</ul>" if lines else '<p class="small">No target stands yet, so nothing is measured.</p>'
    return (
        f'<div class="entry"><h4>{_foreign(promise.name)}</h4><p>{_foreign(promise.sentence)}</p>'
        f'<p class="small">This is {_STATES.get(promise.state, escape(promise.state))}.</p>{progress}</div>'
    )


_ANSWERS: Final = {
    "heard": "We heard it; nothing is decided yet",
    "considering": "We are considering it",
    "will do": "We will do it",
    "done": "It is done",
    "will not": "We will not do it",
}
_STATES: Final = {
    "draft": "a draft: nobody has agreed to it yet",
    "proposed": "proposed: it is to be agreed",
    "agreed": "agreed",
}


def _numbers() -> str:
    return "".join(f"<p>{text}</p>" for text in _NUMBERS)
