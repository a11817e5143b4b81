"""How a room weighed: the section of the board's paper on workshops, where one was held."""

from __future__ import annotations

from data import day_in_words
from explorer import workshop
from explorer.paper.basis import Basis, Part
from explorer.paper.model import Block, Paragraph, Section
from explorer.paper.values import count, value, words
from priorities.workshop import Reveal, Room


def workshops(basis: Basis) -> Part | None:
    """Return the section on the workshops whose results were revealed to at least five; None where there is none.

    Reasons that people wrote stand nowhere in it.
    """
    blocks: list[Block] = []
    for room, results in basis.now.keep(workshop.rooms_with_results):
        blocks += _workshop(room, results)
    return Part(Section("workshops", "How partners weighed in workshops", tuple(blocks))) if blocks else None


def _workshop(room: Room, results: tuple[Reveal, ...]) -> list[Block]:
    about = words(
        "{name} ({day}): {rounds} on phones, hidden until the answers were in, on the draft scores of that day.",
        name=value(room.name, "workshops", room.code, "name"),
        day=value(day_in_words(room.at), "workshops", room.code, "at"),
        rounds=value(f"{len(results)} round{'s' if len(results) > 1 else ''}", "workshops", room.code, "rounds"),
    )
    lines = [
        Paragraph(
            f"workshop.{room.code}.{result.number}.{place}",
            words(
                "Round {number}: {sentence}" if not place else "{sentence}",
                number=count(result.number, "workshops", room.code, "round"),
                sentence=value(sentence, "workshops", room.code, f"round {result.number}"),
            ),
            "item",
        )
        for result in results
        for place, sentence in enumerate((result.sentence, *result.more))
    ]
    return [Paragraph(f"workshop.{room.code}", about), *lines]
