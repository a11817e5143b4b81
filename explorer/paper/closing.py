"""The last sections of the board's paper: review, equality, method, next steps, and what to agree."""

from __future__ import annotations

from typing import Final

import pandas as pd

from data import day_in_words
from engagement.answers import store
from engagement.questions.disclosure import SMALLEST, STEP, protected
from engagement.questions.sensitive import is_sensitive
from explorer.paper.basis import Basis, Part
from explorer.paper.model import Block, Gap, Paragraph, Section, Table, heads
from explorer.paper.values import Runs, count, value, words
from explorer.progress import headline, moved_from, progress, today
from explorer.snapshot import Snapshot

# The protected characteristics of the Equality Act 2010, section 4, and words by which a question tells of one.
_CHARACTERISTICS: Final = (
    ("age", "Age", ("age", "old")),
    ("disability", "Disability", ("disab", "long-term condition", "impairment")),
    ("gender", "Gender reassignment", ("gender you were", "trans", "gender reassignment")),
    ("marriage", "Marriage and civil partnership", ("married", "civil partner")),
    ("pregnancy", "Pregnancy and maternity", ("pregnan", "maternity")),
    ("race", "Race", ("ethnic", "race")),
    ("religion", "Religion or belief", ("religio", "faith")),
    ("sex", "Sex", ("sex?", "your sex", "gender")),
    ("orientation", "Sexual orientation", ("orientation", "sexuality")),
)
_AGREE: Final = (
    ("submit", "AGREE", "that this paper goes to the London Health Board."),
    ("build", "AGREE", "that partners build on the commitments that each of them has made already."),
    ("plan", "AGREE", "how members, other stakeholders, the public, patients and carers take part from here on."),
    ("months", "AGREE", "that this takes six months."),
    ("order", "NOTE", "which priorities lead, under which weights, and how much would have to move to change that."),
    ("unknown", "NOTE", "what is not known, and whom the explorer has not heard."),
)  # fmt: skip


def review(basis: Basis) -> Part:
    """Return the section on the dashboard and the yearly review."""
    blocks: tuple[Block, ...] = (
        Paragraph("review.dashboard", words(
            "A dashboard would follow each shared commitment: its figure as it is published, beside the target, and "
            "whether a change can be told from chance."
        )),
        *_recorded(basis),
        Paragraph("review.yearly", words(
            "Once a year the Board would look back: what moved, what did not, how other cities fare, and what has to "
            "change. Each such review would be kept as it was read."
        )),
    )  # fmt: skip
    return Part(Section("review", "Dashboard and yearly review", blocks))


def _recorded(basis: Basis) -> tuple[Block, ...]:
    """Return what is recorded of progress by today, a line a target; it says so where nothing is."""
    day = today()
    pursuits = basis.now.keep(progress, day.isoformat())
    finding = Paragraph("review.recorded", words(
        "What is recorded by {day}: {finding}", day=value(day_in_words(day), "progress", "day"),
        finding=value(headline(pursuits), "progress", "headline"),
    ))  # fmt: skip
    if not pursuits:
        return (finding,)
    rows = tuple(
        tuple(
            (value(text, "progress", pursuit.key, column),)
            for column, text in (
                ("name", pursuit.name), ("moved", moved_from(pursuit)), ("status", pursuit.status.word),
                ("plan", pursuit.plan.words if pursuit.plan else "no reading yet"), ("next", pursuit.next_publication),
            )
        )
        for pursuit in pursuits
    )  # fmt: skip
    columns = heads("What is counted", "What came", "Status", "Beside the plan", "Next publication")
    return finding, Table("review.table", words("Targets and what came of them"), columns, rows, (26, 22, 18, 17, 17))


def equality(basis: Basis) -> Part:
    """Return the section on protected characteristics: what is known of those who answered, and what is not."""
    rows, silent = [], []
    for key, name, signs in _CHARACTERISTICS:
        runs = _what_is_known(basis.now, key, signs)
        silent += [] if runs else [name.lower()]
        rows.append(((name,), runs or words("Nobody was asked.")))
    blocks: tuple[Block, ...] = (
        Paragraph("equality.duty", words(
            "Public bodies must have regard to equality. For each protected characteristic this is what the answers "
            "in the explorer say of who was heard:"
        )),
        Table("equality.table", words("What is known of who was heard"),
              (words("Protected characteristic"), words("What is known")), tuple(rows), (30, 70)),
        Paragraph("equality.source", words(
            "Counts of people are rounded to {step}; none under {smallest} is shown.",
            step=value(STEP, "disclosure", column="step"), smallest=value(SMALLEST, "disclosure", column="smallest"),
        ), "source"),
        Paragraph("equality.next", words(
            "Where nobody was asked, nothing can be said of whether a priority would help or harm a group. That is to "
            "be found out before a commitment is agreed."
        )),
    )  # fmt: skip
    gaps = (Gap("Equality", f"Nobody was asked about: {', '.join(silent)}."),) if silent else ()
    return Part(Section("equality", "Equality", blocks), gaps)


def _what_is_known(now: Snapshot, key: str, signs: tuple[str, ...]) -> Runs:
    """Say what is known of a characteristic: people by age band, or that a question asked for it."""
    if key == "age":
        bands = now.ask(store.people)["age_band"]
        if (bands != "").any():
            counts = protected(bands[bands != ""].value_counts().sort_index())
            parts: Runs = ()
            for band, people in counts.items():
                n: Runs = ("hidden",) if pd.isna(people) else (count(people, "people", "age_band", str(band)),)
                line = words("{band}: {n}", band=value(band, "people", "age_band", str(band)), n=n)
                parts += ("; ", *line) if parts else line
            return parts
    questions = now.ask(store.questions)
    closed = questions[questions["kind"] != "open"]
    asks = [text for text in closed["text"] if any(sign in str(text).lower() for sign in signs)]
    if not asks or not (key == "age" or any(map(is_sensitive, asks)) or key in ("sex", "marriage", "pregnancy")):
        return ()
    return words(
        "Asked as “{question}”; appendix {appendix} has the answers.",
        question=value(asks[0], "question", "", "text"),
        appendix=value("1", "paper", "appendix", "engagement"),
    )


def method(_basis: Basis) -> Part:
    """Return the section on method, limits, and what is not known."""
    blocks = (
        Paragraph("method.ranking", words(
            "A priority’s score is the mean of its scores on the criteria, by the weights. A priority that lacks a "
            "score is ranked as far as its best and its worst case allow. Equal scores are ties. How firmly something "
            "leads is worked out over all possible weights."
        )),
        Paragraph("method.people", words(
            "A person counts once, however much they wrote; copies of a campaign count as one person. Shares are of "
            "the people who answered, with the interval of Wilson at {level}. Counts are rounded to {step}, and none "
            "under {smallest} is shown, so that nobody can be told.",
            level=value("95%", "method", column="interval"), step=value(STEP, "disclosure", column="step"),
            smallest=value(SMALLEST, "disclosure", column="smallest"),
        )),
        Paragraph("method.themes", words(
            "Themes are groups of similar comments, found by a program and corrected by people. Quotes are shown "
            "where a person cleared them."
        )),
        Paragraph("method.figures", words(
            "Published figures are those that a board could have seen on {day}. Later readings belong to the "
            "dashboard. Boroughs differ by chance, too; small counts move a good deal from year to year.",
            day=value("15 March 2019", "paper", "board", "date"),
        )),
        Paragraph("method.unknown", words("Not known are, as far as this paper can tell:")),
    )  # fmt: skip
    return Part(Section("method", "Method, limits and what is not known", blocks))


def with_unknowns(part: Part, gaps: tuple[Gap, ...]) -> Part:
    """Return the section on method with what is missing in the whole document as its last lines."""
    items = tuple(
        Paragraph(f"method.gap.{place}", (value(gap.words, "paper", "gaps", str(place)),), "item")
        for place, gap in enumerate(gaps)
    )
    blocks = part.section.blocks + items if items else part.section.blocks[:-1]
    return Part(Section(part.section.key, part.section.title, blocks))


def next_steps(_basis: Basis) -> Part:
    """Return the section on what comes next."""
    blocks = (
        Paragraph("next.months", words(
            "Six months of engagement and development are proposed, with leaders of the system and with Londoners."
        )),
        Paragraph("next.leaders", words(
            "With leaders: test priorities and commitments, fill what is open, and keep in step with the plans that "
            "local partnerships write."
        )),
        Paragraph("next.londoners", words(
            "With Londoners: build on what was asked before, go first where nobody was heard, and say each time what "
            "became of it. Appendix {appendix} has the plan as far as it is recorded.",
            appendix=value("7", "paper", "appendix", "plan"),
        )),
    )  # fmt: skip
    return Part(Section("next", "Next steps", blocks))


def recommendations(_basis: Basis) -> Part:
    """Return what the Board is asked to do."""
    items = tuple(Paragraph(f"ask.{key}", (text,), "item", lead) for key, lead, text in _AGREE)
    opening = Paragraph("ask.opening", words("The Strategic Partnership Board is asked to:"))
    return Part(Section("ask", "Recommendations", (opening, *items)))
