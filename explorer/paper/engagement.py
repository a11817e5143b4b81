"""Appendix 1 of the board's paper: who was heard, and what each question found, audience by audience."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from engagement import ThemedResponses, percent, shares_of
from engagement.answers import store
from engagement.answers.selection import EVERYTHING, Selection
from engagement.audiences import EVENT_NOTES
from engagement.questions import charts, findings
from engagement.questions.asked import Asked
from engagement.questions.tabulation import Tabulation
from engagement.reach.wording import finding
from explorer.heard import heard
from explorer.paper.basis import Basis, Part, joined
from explorer.paper.model import Block, Gap, Paragraph, Picture, Section, Table, heads
from explorer.paper.quotes import cleared
from explorer.paper.values import Runs, count, value, words
from explorer.questions import survey_in_view, tabulation
from explorer.reach import in_view, profiles
from explorer.snapshot import Snapshot
from explorer.themes import sets, themed_responses

# Themes of a question that a table of the paper holds; the explorer has them all. The board reads the first ten.
_THEMES: Final = 10
# Themes that a picture holds at a glance.
_DRAWN: Final = 6
# Closed questions that are drawn; the others are answers in a sentence each, so that the paper stays readable.
_PICTURES: Final = 6
# Share of the counts of a question that must be shown for a picture of it.
_SHOWN: Final = 0.5
# Themes of a question that the narrative names.
_SPOKEN: Final = 5
_TITLE: Final = "Summary of engagement"
_HIDDEN: Final = "hidden"


def engagement(basis: Basis) -> Part:
    """Return appendix 1."""
    table = basis.now.keep(heard, shared=True)
    if table.nobody:
        sentence = "Nobody was heard yet: no response to any survey has been brought in."
        return Part(Section("engagement", _TITLE, (Paragraph("engagement.nobody", (sentence,)),)))
    blocks: list[Block] = [*_heard(table.audiences), *_beside_london(basis.now)]
    gaps: list[Gap] = []
    for entry in sets(basis.now):
        themed = basis.now.keep(themed_responses, entry.set_id)
        if themed is None:
            wording = " and ".join(f"“{question.text}”" for question in entry.questions)
            gaps.append(Gap("Appendix 1", f"Themes were not found yet in the answers to {wording}."))
            continue
        blocks += _themes(basis.now, themed, entry.set_id, [question.text for question in entry.questions])
    blocks += _closed(basis.now)
    return Part(Section("engagement", _TITLE, tuple(blocks)), tuple(gaps))


def _heard(audiences: pd.DataFrame) -> tuple[Block, ...]:
    counts = ("people", "words", "nothing", "ticked")
    rows = tuple(
        (
            (value(row["audience"] or "Not said", "heard", row["audience"], "audience"),),
            *((count(row[column], "heard", row["audience"], column),) if row[column] else (_HIDDEN,)
              for column in counts),
        )
        for row in audiences.to_dict("records")
    )  # fmt: skip
    notes = "; a note taken at an event is nobody's" * (EVENT_NOTES in set(audiences["audience"]))
    columns = heads("Audience", "People", "In their own words", "With nothing to say", "Ticks alone")
    return (
        Paragraph("engagement.heard", words("Who was heard, in rounded counts:")),
        Table("engagement.people", words("People heard, by audience{notes}", notes=notes), columns, rows,
              (32, 17, 17, 17, 17)),
    )  # fmt: skip


def _findings(now: Snapshot) -> dict[str, str]:
    """Return, fact by fact, who was heard less than their number in London and who more, as a shared page may tell."""
    shown_facts = now.keep(profiles, now.keep(in_view, EVERYTHING), exact=False)
    return {fact.kind: finding(fact.kind, fact.table) for fact in shown_facts if fact.base is not None}


def _beside_london(now: Snapshot) -> list[Block]:
    """Those heard beside those who live in London."""
    sentences = now.keep(_findings)
    if not sentences:
        return [Paragraph("engagement.beside.none", words("Nobody said enough of themselves to be set beside London."))]
    items = [Paragraph(f"engagement.beside.{fact}", (value(sentence, "beside", fact, "finding"),), "item")
             for fact, sentence in sentences.items()]  # fmt: skip
    opening = words("Beside those who live in London, as far as people said who they are, beyond chance:")
    return [Paragraph("engagement.beside", opening), *items]


def _themes(now: Snapshot, themed: ThemedResponses, set_id: int, questions: list[str]) -> list[Block]:
    """What people said to a question in their own words: themes with shares, intervals and audiences."""
    shared, key = themed.shared, f"engagement.set.{set_id}"
    wording = value(" / ".join(questions), "set", set_id, "questions")
    heading = Paragraph(f"{key}.heading", (wording,), "heading")
    if not shared.n_people:
        return [heading, Paragraph(f"{key}.few", words("Too few people answered for shares that tell of nobody."))]
    ranked = shared.ranked.head(_THEMES)
    opening = words(
        "{themes} themes were found in what about {people} people wrote. The first {listed}:",
        themes=count(len(themed.ranked), "themes", set_id, "rows"),
        people=count(shared.n_people, "themes", set_id, "base"),
        listed=count(len(ranked), "themes", set_id, "listed"),
    )
    blocks: list[Block] = [heading, Paragraph(f"{key}.opening", opening), _theme_table(shared, ranked, key)]
    blocks += _theme_picture(shared, ranked, key, questions)
    for theme in ranked["theme_id"].tolist():
        blocks += [
            Paragraph(f"{key}.quote.{quote.row}", (quote.words,), "quote") for quote in cleared(now, themed, int(theme))
        ]
    return blocks


def first_themes(now: Snapshot) -> list[Block]:
    """Return, question by question, the themes that most people speak of, as a sentence with its picture."""
    blocks: list[Block] = []
    for entry in sets(now):
        themed = now.keep(themed_responses, entry.set_id)
        if themed is None or not themed.shared.n_people:
            continue
        shared, key = themed.shared, f"told.set.{entry.set_id}"
        ranked = shared.ranked.dropna(subset=["people"]).head(_SPOKEN)
        if ranked.empty:
            continue
        questions = [question.text for question in entry.questions]
        parts = [
            words("{theme} ({share})", theme=value(row["name"], "theme", row["theme_id"], "name"),
                  share=value(percent(row["share"]), "theme", row["theme_id"], "all share"))
            for row in ranked.to_dict("records")
        ]  # fmt: skip
        runs = words(
            "We asked: {questions} Most of those who wrote spoke of these: {parts}.",
            questions=joined([("“", value(text, "set", entry.set_id, "questions"), "”") for text in questions]),
            parts=joined(parts),
        )
        blocks += [Paragraph(f"{key}.first", runs, "plain"), *_theme_picture(shared, ranked, key, questions)]
    return blocks


def _theme_table(shared: ThemedResponses, ranked: pd.DataFrame, key: str) -> Table:
    audiences = list(shared.base)
    by_audience = {(row["theme"], row["audience"]): row for row in shared.shares.to_dict("records")}
    rows = []
    for row in ranked.to_dict("records"):
        number = row["theme_id"]
        cells: list[Runs] = [(value(row["name"], "theme", number, "name"),)]
        if pd.isna(row["people"]):
            cells += [(_HIDDEN,)] * 2
        else:
            cells += [(count(row["people"], "theme", number, "people"),), _share(row, number, "all")]
        for audience in audiences:
            own = by_audience.get((row["name"], audience), {"n": None})
            cells.append((_HIDDEN,) if pd.isna(own["n"]) else _share(own, number, audience))
        rows.append(tuple(cells))
    heads: list[Runs] = [("Theme",), ("People",), ("Share of all (interval)",)]
    heads += [words("{audience} (interval)", audience=value(name, "heard", name, "audience")) for name in audiences]
    rest = 100 // (len(heads) + 1)
    widths = (100 - rest * (len(heads) - 1), *([rest] * (len(heads) - 1)))
    return Table(f"{key}.table", words("Themes with the share of people who speak of them"), tuple(heads), tuple(rows),
                 widths)  # fmt: skip


def _share(row: Mapping[Any, Any], theme: int, audience: str) -> Runs:
    """A share with its interval: "41% (36 to 46%)"."""
    low, high = (f"{100 * float(str(row[name])):.0f}" for name in ("low", "high"))
    return (
        value(percent(float(str(row["share"]))), "theme", theme, f"{audience} share"),
        " (", value(low, "theme", theme, f"{audience} low"), " to ",
        value(f"{high}%", "theme", theme, f"{audience} high"), ")",
    )  # fmt: skip


def _theme_picture(shared: ThemedResponses, ranked: pd.DataFrame, key: str, questions: list[str]) -> list[Block]:
    first = ranked.dropna(subset=["people"]).head(_DRAWN)
    names = first["name"].tolist()
    groups = shares_of(shared.shares, names).rename(columns={"theme": "answer", "n": "people", "audience": "group"})
    table = first.rename(columns={"name": "answer"})[["answer", "people", "base", "share", "low", "high"]]
    picture = Tabulation(
        Asked(0, questions[0], "choices"), "bars", table.reset_index(drop=True), shared.n_people,
        groups, "audience", 0, 0, is_exact=False,
    )  # fmt: skip
    spec = charts.picture(picture) if len(first) else ""
    if not spec:
        return []
    top = first.iloc[0]
    alternative = words(
        "Bars of the share of people who speak of each theme, by audience. Most speak of {theme}: {share} of all.",
        theme=value(top["name"], "theme", top["theme_id"], "name"),
        share=value(percent(top["share"]), "theme", top["theme_id"], "all share"),
    )
    return [Picture(f"{key}.picture", words("The themes that most people speak of, by audience"), spec, alternative)]


def _closed(now: Snapshot) -> list[Block]:
    """What each closed question found, in a sentence, the first ones with a picture."""
    blocks: list[Block] = []
    for survey in now.ask(store.surveys)["survey_id"].tolist():
        selection = Selection(survey=int(survey))
        view = now.keep(survey_in_view, selection)
        for question in view.questions:
            if question.kind == "open":
                continue
            answers = now.keep(tabulation, selection, question, exact=False)
            blocks += _question(answers, with_picture=_n_pictures(blocks) < _PICTURES)
    return blocks


def _n_pictures(blocks: list[Block]) -> int:
    return sum(isinstance(block, Picture) for block in blocks)


def _question(answers: Tabulation, *, with_picture: bool) -> list[Block]:
    number, key = answers.question.question_id, f"engagement.question.{answers.question.question_id}"
    sentence = value(f"{findings.finding(answers)}.", "question", number, "finding")
    blocks: list[Block] = [
        Paragraph(f"{key}.finding", words(
            "“{question}” {finding}",
            question=value(answers.question.text, "question", number, "text"), finding=sentence,
        )),
    ]  # fmt: skip
    # Where most counts are hidden a picture is a list of what is not said.
    worth = answers.table["people"].notna().mean() > _SHOWN if len(answers.table) else False
    spec = charts.picture(answers) if with_picture and worth else ""
    if spec:
        caption = (value(answers.question.text, "question", number, "text"),)
        blocks.append(Picture(f"{key}.picture", caption, spec, (sentence,)))
    return blocks
