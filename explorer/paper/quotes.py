"""Quotes of a document: words of people that a person cleared, and those that wait to be looked at."""

from __future__ import annotations

from typing import Final, NamedTuple

from engagement import ThemedResponses
from explorer.evidence import of_priority
from explorer.paper.basis import basis
from explorer.paper.store import Clearance, cleared_quotes, words_hash
from explorer.paper.values import Value, value
from explorer.snapshot import Snapshot

# Quotes of one theme or priority that a document holds.
_MOST: Final = 2


class Quote(NamedTuple):
    """A quote: its words as a value, the answer that it stands in, its clearance, and whether it is cleared."""

    words: Value
    row: int
    clearance: Clearance
    is_cleared: bool


def _of_priority(now: Snapshot, priority: str) -> list[Quote]:
    """Return what may be quoted for a priority: the most telling words, by the rules of evidence.

    Words of an answer that tells of harm are among them only where a person chose them for the priority by themselves.
    """
    table = now.keep(of_priority, priority, shared=True).quotes
    in_force = now.ask(cleared_quotes)
    return [_quote(row["text"], row["response_id"], (row["start"], row["end"]), in_force) for row in
            table.to_dict("records")]  # fmt: skip


class OfPriority(NamedTuple):
    """A priority by name, with what may be quoted for it."""

    name: str
    quotes: tuple[Quote, ...]


def to_look_at(now: Snapshot, scenario: str) -> tuple[OfPriority, ...]:
    """Return what may be quoted for each priority that leads under a scenario, cleared or not."""
    ground = basis(now, scenario)
    return tuple(OfPriority(name, tuple(_of_priority(now, ground.numbers[name]))) for name in ground.leading)


def cleared_of(now: Snapshot, priority: str) -> list[Quote]:
    """Return the quotes of a priority that a person cleared."""
    if not now.ask(cleared_quotes):
        return []
    return [quote for quote in _of_priority(now, priority) if quote.is_cleared][:_MOST]


def cleared(now: Snapshot, themed: ThemedResponses, theme_id: int) -> list[Quote]:
    """Return the quotes that a person cleared and that speak of a theme."""
    in_force = now.ask(cleared_quotes)
    if not in_force:
        return []
    members = themed.members(theme_id).set_index("response_id")["text"]
    own = sorted(quote for quote in in_force if quote.response_id in members.index)
    quotes = [_quote(members[one_of.response_id], one_of.response_id, (one_of.start, one_of.end), in_force)
              for one_of in own]  # fmt: skip
    return [quote for quote in quotes if quote.is_cleared][:_MOST]


def _quote(text: str, response: int, span: tuple[int, int], in_force: frozenset[Clearance]) -> Quote:
    spoken = str(text)[int(span[0]) : int(span[1])]
    clearance = Clearance(int(response), int(span[0]), int(span[1]), words_hash(spoken))
    letters = value(f"“{spoken.strip()}”", "quote", response, f"{span[0]}-{span[1]}")
    return Quote(letters, int(response), clearance, clearance in in_force)
