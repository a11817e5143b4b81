"""The narrative of the public view tells of people from published figures alone."""

from __future__ import annotations

from explorer.paper.model import Change, Paper, Paragraph, Picture, Section
from explorer.paper.values import count, text_of, value, words
from explorer.public.model import Question, Share, Theme
from explorer.public.narrative import narrative

CHANGE = Change("Our own.", 3, "Ann of Barnet", "2026-01-01", "as it was")
LONDONERS = Question(
    "What helps?", (("Londoners", 40),), (Theme("Buses", (Share("Londoners", 10, 40, 0.25, 0.1, 0.4),)),)
)


def line(key: str, text, kind="plain", change=None) -> Paragraph:
    return Paragraph(key, text if isinstance(text, tuple) else (text,), kind, change=change)


def texts(section: Section) -> list[str]:
    return [text_of(block.runs) if isinstance(block, Paragraph) else "picture" for block in section.blocks]


def paper(*sections: Section) -> Paper:
    return Paper("narrative", "A healthier London", "", (), sections)


def test_counts_of_people_stay_back() -> None:
    """Whatever holds a value that is not on the list goes, pictures too; how many spoke gives way to that some did."""
    spoke = words("Of those who wrote, {n} spoke of this.", n=count(23, "evidence", "SW01", "n"))
    picture = Picture("p", words("Bars"), "{}", words("Most: {n}.", n=count(23, "theme", 1, "n")))
    section = Section("priority.SW01", "Obesity", (
        line("a", words("It stood at {figure}.", figure=value("23.1", "long_list", "SW01", "baseline"))),
        line("b", words("{n} came to us.", n=count(7, "a table nobody thought of"))), picture,
        line("priority.SW01.voices", spoke), line("q", words("{quote}", quote=value("“Help”", "quote", 5)), "quote"),
        line("c", "Written by hand.", change=CHANGE),
    ))  # fmt: skip
    without_quote = Section("priority.SW02", "Asthma", (line("priority.SW02.voices", spoke),))
    first, second = narrative(paper(section, without_quote), ())

    assert texts(first) == ["It stood at 23.1.", "What did you say? Some of you wrote:", "“Help”", "Written by hand."]
    assert texts(second) == []
    assert "Ann of Barnet" not in repr((first, second))
    assert not [run for block in first.blocks for run in block.runs if not isinstance(run, str) and run.place.table]


def test_who_was_heard_is_told_from_published_figures() -> None:
    """Not from the counts of today; what a person wrote in its place stands; nobody heard is said."""
    told = Section("told", "What you told us", (
        line("told.who", words("{n} wrote.", n=count(43, "heard", "Londoners", "people"))),
        line("told.not_all", "By hand.", change=CHANGE),
        line("told.absent", words("{n} boroughs.", n=count(3, "heard"))),
    ))  # fmt: skip
    ((blocks,), (nobody,)) = narrative(paper(told), (LONDONERS,)), narrative(paper(told), ())

    who, by_hand, question = texts(blocks)
    assert who.startswith("We asked, and about 40 Londoners wrote back. Thank you.")
    assert by_hand == "By hand."
    assert question == "We asked: “What helps?” Those who wrote spoke of these most: Buses (25%)."
    assert texts(nobody)[0] == "We have not heard from enough of you yet to say what you told us."
