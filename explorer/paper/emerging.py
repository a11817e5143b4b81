"""Section 3 of the board's paper: what leads, how firmly, and what partners would promise."""

from __future__ import annotations

from typing import Final

import pandas as pd

from explorer.paper.audiences import speaking_for
from explorer.paper.basis import LEADING, Basis, Part, joined
from explorer.paper.figures import baseline, span
from explorer.paper.model import Block, Gap, Paragraph, Section, Table, heads
from explorer.paper.pictures import ranking_picture, trend_picture
from explorer.paper.quotes import cleared_of
from explorer.paper.shared import blocks as shared_blocks
from explorer.paper.shared import is_open
from explorer.paper.shared import of_priority as of_commitments
from explorer.paper.values import Runs, count, value, words
from priorities import CRITERIA, emerging_agreement, narrative

# Priorities of the body whose course is drawn: the board's own nine rows fit, more fill pages that nobody reads.
_DRAWN = LEADING
_ROUTES: Final = {
    "partnership": "would go forward as a partnership", "single partner": "may be better placed with a single partner",
    "borough": "may be better placed with the boroughs", "watch": "would be watched",
    "not yet scored": "cannot be routed yet",
}  # fmt: skip


def emerging(basis: Basis) -> Part:
    """Return section 3."""
    leading = basis.leading
    promised, promise_gaps = shared_blocks(basis)
    if not leading:
        blocks: tuple[Block, ...] = (Paragraph("priorities.headline", _nothing_leads(basis)),)
        return Part(_section(blocks + promised), (Gap("Emerging priorities", "Nothing is ranked yet."), *promise_gaps))
    texts = [basis.standing.sentence, *basis.standing.more_sentences]
    sentences = [
        Paragraph(f"priorities.sentence.{place}", (value(sentence, "ranking", "sentences", str(place)),))
        for place, sentence in enumerate(texts)
    ]
    routes, route_gaps = _routes(basis)
    every = (
        *sentences,
        Paragraph("priorities.table", words(
            "The priorities that lead, with how each would go forward and what partners would promise:"
        )),
        *_table(basis),
        *ranking_picture(basis, leading),
        Paragraph("priorities.routes", routes),
        *_emerging_2019(basis),
        *(block for name in leading for block in _priority(basis, name, with_picture=name in leading[:_DRAWN])),
        *promised,
    )  # fmt: skip
    return Part(_section(tuple(every)), route_gaps + _gaps(basis) + promise_gaps)


def _nothing_leads(basis: Basis) -> Runs:
    """Say why the body names no priority: nothing is scored, or more are level in front than it holds."""
    level = int((basis.standing.ranking.ordered["rank"] == 1).sum())
    if level:
        return words(
            "{level} priorities are level in front under these weights, so none of them leads. Appendix {appendix} has "
            "them all.",
            level=count(level, "ranking", column="level"), appendix=value("3", "paper", "appendix", "long_list"),
        )  # fmt: skip
    return words(
        "Nothing can be ranked yet: no priority of the long list is fully scored. Once scores stand, this section says "
        "what leads and how firmly."
    )


def _section(blocks: tuple[Block, ...]) -> Section:
    return Section("priorities", "Emerging priorities and draft shared commitments", blocks)


def _table(basis: Basis) -> tuple[Block, ...]:
    ranking = basis.standing.ranking
    scores = ranking.ordered["score"].to_dict()
    rows = []
    for name in basis.leading:
        number = basis.numbers[name]
        route = "" if not _has_routes(basis) else str(ranking.routes.loc[name, "route"])
        rows.append(
            (
                (value(ranking.labels[name], "ranking", name, "label"),),
                (basis.name(name),),
                (value(basis.row(name)["life_stage"] or "none yet", "long_list", number, "life_stage"),),
                (value(f"{scores[name]:.2f}", "ranking", name, "score"),),
                (value(route or "not known", "ranking", name, "route"),),
                of_commitments(basis, number) or words("No shared commitment is drafted yet."),
            )
        )
    columns = heads("Rank", "Emerging priority", "Life stage", "Score", "Goes forward as", "Draft shared commitment")
    table = Table("priorities.leading", words("The priorities that lead"), columns, tuple(rows),
                  (8, 24, 13, 9, 16, 30))  # fmt: skip
    source = Paragraph("priorities.leading.source", words(
        "Scores and ranks: the explorer, under the weights of section {section}. Equal ranks are ties. In brackets: "
        "what stands in a commitment’s open places.", section=value("1", "paper", "section", "background"),
    ), "source")  # fmt: skip
    return table, source


def _has_routes(basis: Basis) -> bool:
    return set(CRITERIA) <= set(basis.standing.ranking.scores.criteria)


def _routes(basis: Basis) -> tuple[Runs, tuple[Gap, ...]]:
    """How many of those that lead need the partnership, and how many may be better placed elsewhere."""
    if not _has_routes(basis):
        return words("Routes need scores on collaboration, health burden and regional action."), ()
    routes = basis.standing.ranking.routes.loc[basis.leading]
    counts = routes["route"].value_counts(sort=False).sort_values(ascending=False, kind="stable")
    parts = [
        words("{n} " + _ROUTES.get(str(route), "elsewhere"), n=count(n, "ranking", "routes", str(route)))
        for route, n in counts.items()
    ]
    runs = words("By the lines between routes, {parts}. ", parts=joined(parts))
    close = int(routes["close"].sum())
    if close:
        runs += words("{close} stand less than a point from another route.", close=count(close, "ranking", "close"))
    return runs, ()


def _emerging_2019(basis: Basis) -> tuple[Paragraph, ...]:
    listed = basis.listed.priorities
    emerging_of = dict(zip(listed["name"], listed["emerging_2019"], strict=True))
    sentence = narrative.emerging(emerging_agreement(basis.standing.ranking.table, emerging_of))
    return (Paragraph("priorities.of_2019", (value(sentence, "ranking", "sentences", "emerging"),)),)


def _priority(basis: Basis, name: str, *, with_picture: bool) -> tuple[Block, ...]:
    """A priority of the body: what the figures say, who speaks for it, and its course."""
    number, row = basis.numbers[name], basis.row(name)
    runs: Runs = (basis.name(name), ". ")
    runs += baseline(number, row)
    if pd.notna(row["borough_min_value"]):
        runs += words(" Boroughs reach from {span}.", span=span(number, row))
    if row["trend"]:
        runs += words(" {trend}", trend=value(row["trend"], "long_list", number, "trend"))
    runs += _voices(basis, number)
    paragraph = Paragraph(f"priorities.of.{number}", runs)
    quotes = (
        Paragraph(f"priorities.quote.{quote.row}", (quote.words,), "quote") for quote in cleared_of(basis.now, number)
    )
    return (paragraph, *quotes, *(trend_picture(number, row) if with_picture else ()))


def _voices(basis: Basis, number: str) -> Runs:
    """Who speaks for a priority, of those who answered; nothing where nobody does or too few to be told."""
    people = speaking_for(basis.now, number)
    return words(" Of the people who answered, {people} speak for it.", people=people) if people else ()


def _gaps(basis: Basis) -> tuple[Gap, ...]:
    part = "Emerging priorities"
    without = [name for name in basis.leading if pd.isna(basis.row(name)["baseline_london"])]
    open_drafts = [name for name in basis.leading if is_open(basis, basis.numbers[name])]
    gaps = []
    if without:
        gaps.append(Gap(part, f"No London figure: {', '.join(without)}."))
    if open_drafts:
        gaps.append(Gap(part, f"The commitment still says X%: {', '.join(open_drafts)}."))
    return tuple(gaps)
