"""What would be public and what stays back, in lines: for the screen's first line and for the command line."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.paper.model import Paragraph
from explorer.public.model import View
from explorer.public.view import Proposal


def quotes_of(view: View) -> list[str]:
    """Return the words of people that are in a view, each once."""
    blocks = [block for section in view.narrative for block in section.blocks if isinstance(block, Paragraph)]
    quotes = [block.text for block in blocks if block.kind == "quote"]
    quotes += [words for question in view.questions for theme in question.themes for words in theme.quotes]
    return list(dict.fromkeys(quotes))


def _counts(view: View) -> tuple[tuple[int, str, str], ...]:
    """How much of what is in a view: number, its noun, and the noun of several."""
    return (
        (sum(len(question.themes) for question in view.questions), "theme", "themes"),
        (len(quotes_of(view)), "quote", "quotes"),
        (len(view.answers), "answer to what people said", "answers to what people said"),
        (len(view.promises), "commitment", "commitments"),
    )


def summary(view: View) -> str:
    """Say what is in a view: "the narrative, 29 themes, 2 quotes, 1 answer to what people said and 9 commitments"."""
    parts = [f"{number} {noun if number == 1 else many}" for number, noun, many in _counts(view) if number]
    return " and ".join(filter(None, [", ".join(["the narrative", *parts[:-1]]), *parts[-1:]]))


def lines(offer: Proposal) -> Iterator[str]:
    """Yield what would be public and what stays back, a line each, without anybody's words."""
    view = offer.view
    yield f"Would be public: {summary(view)}."
    for question in view.questions:
        yield f"  {question.wording}"
        for theme in question.themes:
            shares = ", ".join(
                f"{audience or 'not said'} {'too few' if share is None else f'about {share.people}'}"
                for (audience, _base), share in zip(question.bases, theme.shares, strict=True)
            )
            yield f"    {theme.name}: {shares}"
    if offer.paragraphs:
        yield f"  Paragraphs that people wrote themselves: {len(offer.paragraphs)}. Read them on the Paper page."
    if offer.n_still:
        yield f"  Figures that stay as they were published, as they changed by too little: {offer.n_still}"
    yield "Stays back:"
    for entry in offer.staying_back:
        yield f"  {entry.what}: {entry.why}"
