"""The header of the board's paper, and its first two sections: background, and how the vision is developed."""

from __future__ import annotations

from typing import Final

from data import bundled, day_in_words
from engagement.audiences import EVENT_NOTES
from engagement.questions.disclosure import SMALLEST
from explorer.heard import heard
from explorer.paper.audiences import counted, how_many
from explorer.paper.basis import Basis, Part
from explorer.paper.model import Gap, Paragraph, Section
from explorer.paper.values import Runs, count, value, words

# Lines of the header in the order of a paper of the London Health Board, and what stands there until somebody fills it.
_HEADER: Final = (
    ("meeting", "Date of meeting", "not filled in yet"),
    ("item", "Agenda item", "not filled in yet"),
    ("title", "Title", "Developing the London Vision for Health and Care: priorities and draft shared commitments"),
    ("presented", "Presented by", "not filled in yet"),
    ("author", "Author", "not filled in yet"),
    ("cleared", "Cleared by", "not filled in yet"),
    ("classification", "Classification", "not filled in yet"),
)
EMPTY: Final = "not filled in yet"


def header() -> tuple[Paragraph, ...]:
    """Return the lines above section 1."""
    return tuple(Paragraph(f"header.{key}", (filling,), "plain", lead) for key, lead, filling in _HEADER)


def header_gaps(lines: tuple[Paragraph, ...]) -> tuple[Gap, ...]:
    """Return which lines of the header nobody filled in."""
    names = [line.lead.lower() for line in lines if line.text == EMPTY]
    return (Gap("Header", f"Nobody filled in: {', '.join(names)}."),) if names else ()


def background(basis: Basis) -> Part:
    """Return section 1."""
    blocks = (
        Paragraph("background.purpose", words(
            "This paper brings the Board what stands so far: whom we heard and what they said, which priorities follow "
            "from it, and what partners would promise together. Every figure in it can be opened in the explorer that "
            "it was written from."
        )),
        Paragraph("background.request", words(
            "The Board asked for a renewed vision for health and care in London. It is to build on Better Health for "
            "London and on the strategies that partners have agreed since, and to keep the aim of being the healthiest "
            "global city."
        )),
        Paragraph("background.narrative", words(
            "A short narrative for the public goes with this paper. It is written from the same figures."
        )),
        Paragraph("background.owners", words(
            "The work is steered jointly by senior responsible officers of the NHS, London Councils and Public Health "
            "England, with task and finish groups of partners."
        )),
        Paragraph("background.weights", _weights(basis)),
    )  # fmt: skip
    gaps = () if basis.scenario else (Gap("Background", "No scenario is saved: every criterion counts the same."),)
    return Part(Section("background", "Background", blocks), gaps)


def _weights(basis: Basis) -> Runs:
    if basis.scenario is None:
        return words(
            "Nobody has saved weights yet. The order below counts every criterion the same: {weights}. It is nobody’s "
            "judgement.",
            weights=basis.weights,
        )
    saved = basis.scenario
    return words(
        "The order below is that of the scenario “{name}”, saved by {who} on {day}: {weights}. Other weights are as "
        "open to the Board; section {section} says how far the order would hold.",
        name=value(saved.name, "scenario", saved.name, "name"),
        who=value(saved.who, "scenario", saved.name, "who"),
        day=value(day_in_words(saved.at), "scenario", saved.name, "at"),
        weights=basis.weights,
        section=value("3", "paper", "section", "priorities"),
    )


def development(basis: Basis) -> Part:
    """Return section 2: criteria, engagement, framework, principles, and where scores come from."""
    heard_part, gaps = _heard(basis)
    unscored = len(basis.standing.unscored)
    blocks = [
        Paragraph("development.criteria", words(
            "A priority of the Board needs a partnership. Each priority of the long list is scored from {low} to "
            "{high} on these criteria:",
            low=value("0", "scale", column="low"), high=value("10", "scale", column="high"),
        )),
        *_criteria(basis),
        Paragraph("development.engagement", heard_part),
        Paragraph("development.framework", words(
            "The framework follows the course of a life: start well, live well and age well. The statements under it "
            "are in appendix {appendix}.", appendix=value("2", "paper", "appendix", "vision"),
        )),
        Paragraph("development.principles", words("These principles hold throughout:")),
        *_principles(),
        Paragraph("development.evidence", words(
            "Beside what people said, each priority was set against published figures: London’s level, its course "
            "over the years, and how far boroughs differ (appendix {list}), and other cities (appendix {cities}).",
            list=value("3", "paper", "appendix", "long_list"), cities=value("4", "paper", "appendix", "cities"),
        )),
        Paragraph("development.scores", words(
            "{priorities} priorities stand on the long list; {unscored} of them lack a score. Scores are drafts for "
            "the senior responsible officers unless a person’s name stands beside them in the explorer.",
            priorities=count(len(basis.listed.priorities), "long_list", column="rows"),
            unscored=count(unscored, "ranking", column="unscored"),
        )),
    ]  # fmt: skip
    if unscored:
        gaps += (Gap("Development", f"{unscored} of {len(basis.listed.priorities)} priorities lack a score."),)
    return Part(Section("development", "Development of the London Vision", tuple(blocks)), gaps)


def _criteria(basis: Basis) -> list[Paragraph]:
    return [
        Paragraph(
            f"development.criterion.{key}",
            words(
                "{name}: {question}",
                name=value(row["name"], "criterion", key, "name"),
                question=value(row["question"], "criterion", key, "question"),
            ),
            "item",
        )
        for key, row in basis.listed.criteria.iterrows()
        if str(key) in basis.listed.counting
    ]


def _principles() -> list[Paragraph]:
    return [
        Paragraph(
            f"development.principle.{place}",
            words(
                "{name}. {meaning}",
                name=value(row["principle"], "principles", place, "principle"),
                meaning=value(row["explanation"], "principles", place, "explanation"),
            ),
            "item",
        )
        for place, row in bundled.principles().iterrows()
    ]


def _heard(basis: Basis) -> tuple[Runs, tuple[Gap, ...]]:
    """Who was heard, counted as everybody may see it."""
    table = basis.now.keep(heard, shared=True)
    if table.nobody:
        gap = Gap("Development", "Nobody was heard yet: no response is in the explorer.")
        return words("Nobody was heard yet: no response to any survey has been brought in."), (gap,)
    audiences = counted(table)
    if not audiences:
        return words(
            "Fewer than {fewest} people of any audience were heard, too few for a count that tells of nobody.",
            fewest=value(SMALLEST, "disclosure", column="smallest"),
        ), ()
    runs = words("The explorer holds the answers of {audiences}. ", audiences=how_many(audiences, _NAMES))
    absent = len(table.absent_boroughs)
    if absent:
        runs += words(
            "No Londoner answered from {absent} of {boroughs} boroughs. ",
            absent=count(absent, "heard", column="absent boroughs"),
            boroughs=count(table.n_boroughs, "heard", column="boroughs"),
        )
    return runs + words(
        "Those who answer such surveys are not a sample of all; shares below are of the people who answered. "
        "Appendix {appendix} gives their answers question by question.",
        appendix=value("1", "paper", "appendix", "engagement"),
    ), ()


_NAMES: Final = {"": "people who did not say who they are", "Professionals": "professionals",
                 EVENT_NOTES: "notes of events"}  # fmt: skip
