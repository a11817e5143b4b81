"""The result of a round, once it is revealed: sentences to read out, tables, and what the picture shows.

Made of ballots alone. Nobody's name or token is in it; what fewer than five people said is not in it either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from statistics import median, quantiles
from typing import Any

import pandas as pd

from priorities.fixed_point import ScoreTable
from priorities.narrative import called, listed, percent, spoken
from priorities.ranking import Ranking, ScoredList
from priorities.triangle import Region
from priorities.workshop.ballots import STANCES, shares
from priorities.workshop.measures import (
    LEAST,
    TOP,
    Guarantee,
    Shares,
    Shift,
    Spread,
    can_change,
    disagreement_index,
    firsts,
    guarantee,
    middle,
    shift,
    spread,
)
from priorities.workshop.room import SCORES, STANCE, THEMES, WEIGHTS, FrozenList, Round

Answers = Sequence[tuple[int, str, Mapping[str, Any]]]
"""Phone, party, ballot: as `store.ballots` gives them."""


@dataclass(frozen=True, eq=False)
class Cloud:
    """What the picture of a round of weights shows.

    Attributes
    ----------
    criteria : names of the corners, in the order of the weights.
    points : every ballot as shares of the first three criteria, in no order that tells who sent it.
    middle : of the room.
    before : the middle of the round of weights before; None where there was none.
    regions : where each priority leads.
    """

    criteria: tuple[str, ...]
    points: tuple[tuple[float, ...], ...]
    middle: tuple[float, ...]
    before: tuple[float, ...] | None
    regions: tuple[Region, ...]


@dataclass(frozen=True, eq=False)
class Reveal:
    """The result of one round.

    Attributes
    ----------
    number, kind : of the round.
    answers : how many answered.
    sentence : the first line.
    more : what else can be read out.
    tables : by name.
    cloud : for weights of at least three criteria, with enough answers; else None.
    middle : weights of the middle by criterion, exact shares; empty for other kinds.
    open : priorities that some compromise of the ballots lets into the top five or drops from it, and not all do.
    reasons : lines that people wrote, in the order of the alphabet; never for a shared screen.
    """

    number: int
    kind: str
    answers: int
    sentence: str
    more: tuple[str, ...] = ()
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    cloud: Cloud | None = None
    middle: Mapping[str, Fraction] = field(default_factory=dict)
    open: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def is_shown(self) -> bool:
        """Whether enough people answered."""
        return self.answers >= LEAST


def reveal(of: Round, listed_then: FrozenList, answers: Answers, earlier: tuple[Round, Answers] | None) -> Reveal:
    """Return the result of a round.

    Parameters
    ----------
    of : a round that was revealed.
    listed_then : the list and criteria of the workshop.
    answers : the ballots that count in it.
    earlier : the revealed round of weights before it with its ballots, for what moved.
    """
    n = len(answers)
    if n < LEAST:
        few = "Nobody has" if not n else f"Only {spoken(n)} {'has' if n == 1 else 'have'}"
        return Reveal(of.number, of.kind, n, f"{few} answered: results are shown from {spoken(LEAST)} people on.")
    return _OF_KIND[of.kind](of, listed_then, answers, earlier)


def _weights(of: Round, listed_then: FrozenList, answers: Answers, earlier: tuple[Round, Answers] | None) -> Reveal:
    keys = listed_then.keys
    names = [criterion.name for criterion in listed_then.criteria]
    board = ScoredList.read(listed_then.frame())
    by_phone = {phone: shares(ballot, keys) for phone, _, ballot in answers}
    ballots = list(by_phone.values())
    centre, widths = middle(ballots), spread(ballots)
    changes = [_change(board, centre, at, width) for at, width in enumerate(widths)]
    before = {phone: shares(ballot, keys) for phone, _, ballot in earlier[1]} if earlier else {}
    moves, promise = shift(before, by_phone), guarantee(board, ballots)
    ranking = board.under(dict(zip(keys, map(float, centre), strict=True)))
    tables = {
        "weights": _spread_table(names, centre, widths, changes),
        "groups": _group_table(names, keys, answers),
        "top": _top_table(ranking),
    }
    return Reveal(
        of.number,
        of.kind,
        len(answers),
        _weights_sentence(board, names, ballots, widths, changes),
        (_top_sentence(promise), *_shift_sentences(moves, names), *_middle_sentences(ballots)),
        {name: table for name, table in tables.items() if not table.empty},
        _cloud(names, ballots, centre, [*before.values()], ranking.regions),
        dict(zip(keys, centre, strict=True)),
        tuple(str(label) for label in promise.open),
    )


def _top_table(ranking: Ranking) -> pd.DataFrame:
    rank = ranking.ordered["rank"]
    names = rank.index[rank.fillna(TOP + 1) <= TOP]
    return pd.DataFrame({"rank": [ranking.labels[name] for name in names], "priority": [str(name) for name in names]})


def _in_sentence(criterion: str) -> str:
    """A criterion's name inside a sentence: "regional action"; "NHS money" stays."""
    return criterion[:1].lower() + criterion[1:] if criterion[1:2].islower() else criterion


Changes = tuple[tuple[Hashable, ...], tuple[Hashable, ...]]


def _change(board: ScoreTable, centre: Shares, at: int, width: Spread) -> Changes:
    """What one criterion's disagreement, over the middle half of the room, can do to the top five."""
    return can_change(board, centre, at, (width.lower, width.upper))


def _weights_sentence(
    board: ScoreTable,
    names: Sequence[str],
    ballots: Sequence[Shares],
    widths: Sequence[Spread],
    changes: Sequence[Changes],
) -> str:
    counts = firsts(board, ballots)
    if not counts:
        return "Nothing on the list is fully scored, so nothing can be ranked."
    leader, count = next(iter(counts.items()))
    first = f"{count} of {len(ballots)} put {called(leader)} first"
    widest = max(range(len(names)), key=lambda at: (widths[at].upper - widths[at].lower, -at))
    if widths[widest].upper == widths[widest].lower:
        return f"{first}; at least half of you agree on the weights."
    leaving, coming = changes[widest]
    n = max(len(leaving), len(coming))
    can = "it cannot change the top five" if not n else f"it can change {spoken(n)} of the top five"
    return f"{first}; what divides you is {_in_sentence(names[widest])}, and {can}."


def _top_sentence(promise: Guarantee) -> str:
    safe = [called(label, start=i == 0) for i, label in enumerate(promise.safe)]
    n = len(promise.open)
    if not safe:
        start = "Under some compromise of your weights each of the top five can change"
    else:
        verb = "stays" if len(safe) == 1 else "stay"
        start = f"{listed(safe)} {verb} in the top five whatever compromise you strike between your weights"
    if not n:
        return f"{start}, and nothing else can come in."
    if n <= TOP:
        return f"{start}; {listed([called(label) for label in promise.open])} can come in or drop out."
    return f"{start}; {spoken(n)} can come in or drop out."


def _shift_sentences(moves: Shift | None, names: Sequence[str]) -> tuple[str, ...]:
    if moves is None:
        return ()
    stayed = "nobody stayed" if not moves.stayed else f"{moves.stayed} stayed"
    sentence = (
        f"Of {moves.people} who answered this and the round of weights before, {stayed} where they were; "
        f"the middle one moved {_points(moves.points)}."
    )
    closest = max(range(len(names)), key=lambda at: (abs(moves.closer[at]), -at))
    change = moves.closer[closest]
    if not change:
        return (sentence,)
    closer = "closer together" if change > 0 else "further apart"
    return (sentence, f"You are {closer} on {_in_sentence(names[closest])}, by {_points(float(100 * abs(change)))}.")


def _middle_sentences(ballots: Sequence[Shares]) -> tuple[str, ...]:
    """Where the medians do not sum to 100: that the middle was made to."""
    together = round(100 * sum(median(column) for column in zip(*ballots, strict=True)))
    if together in {0, 100}:
        return ()
    return (f"The middle answers make {together} together, so the middle is brought to 100, and shown rounded.",)


def _points(points: float) -> str:
    whole = int(points + 0.5)
    return "less than a point" if 0 < points < 0.5 else f"{whole} point{'' if whole == 1 else 's'}"


def _spread_table(
    names: Sequence[str], centre: Shares, widths: Sequence[Spread], changes: Sequence[Changes]
) -> pd.DataFrame:
    rows = []
    for name, share, width, (leaving, coming) in zip(names, centre, widths, changes, strict=True):
        rows.append(
            {
                "Criterion": name,
                "Middle": percent(float(share)),
                "Half of you": _from_to(width.lower, width.upper),
                "All of you": _from_to(width.low, width.high),
                "Can change the top five": _what_changes(leaving, coming),
            }
        )
    return pd.DataFrame(rows)


def _from_to(low: Fraction, high: Fraction) -> str:
    return percent(float(low)) if low == high else f"{percent(float(low)).removesuffix('%')}–{percent(float(high))}"


def _what_changes(leaving: Sequence[Hashable], coming: Sequence[Hashable]) -> str:
    parts = [
        f"{listed([str(label) for label in labels])} {can}"
        for labels, can in ((leaving, "can drop out"), (coming, "can come in"))
        if labels
    ]
    return "; ".join(parts) or "no"


def _group_table(names: Sequence[str], keys: Sequence[str], answers: Answers) -> pd.DataFrame:
    """The middle of each group of five and more; the others are in the room's middle only."""
    sizes = Counter(party for _, party, _ in answers if party)
    rows = []
    for party, size in sizes.most_common():
        if size >= LEAST:
            centre = middle([shares(ballot, keys) for _, own_party, ballot in answers if own_party == party])
            weights = {name: percent(float(share)) for name, share in zip(names, centre, strict=True)}
            rows.append({"Group": party, "People": size, **weights})
    return pd.DataFrame(rows)


def _cloud(
    names: Sequence[str],
    ballots: Sequence[Shares],
    centre: Shares,
    before: Sequence[Shares],
    regions: tuple[Region, ...],
) -> Cloud | None:
    if len(names) < 3:
        return None
    points = sorted(point for ballot in ballots if (point := _corner_shares(ballot)) is not None)
    here = _corner_shares(centre)
    if here is None:
        return None
    return Cloud(
        tuple(names[:3]), tuple(points), here, _corner_shares(middle(before)) if len(before) >= LEAST else None, regions
    )


def _corner_shares(weights: Shares) -> tuple[float, ...] | None:
    """The first three weights, brought to a sum of 1; None where they have nothing."""
    total = sum(weights[:3])
    return tuple(float(weight / total) for weight in weights[:3]) if total else None


def _scores(of: Round, _listed: FrozenList, answers: Answers, _earlier: object) -> Reveal:
    cells = of.asks["cells"]
    rows, reasons, divided = [], [], []
    for cell in cells:
        values = [ballot["scores"][cell["key"]] for *_, ballot in answers if cell["key"] in ballot["scores"]]
        lines = [ballot["reasons"][cell["key"]] for *_, ballot in answers if cell["key"] in ballot["reasons"]]
        name = f"{cell['priority_name']}, {_in_sentence(cell['criterion_name'])}"
        if len(values) >= LEAST:
            index = disagreement_index(values, (0, 10))
            divided += [name] if index.disagrees else []
            rows.append(_cell_row(name, cell, values, disagrees=index.disagrees))
            reasons += [f"{name}: {line}" for line in lines]
        else:
            rows.append({"Score": name, "People": f"fewer than {LEAST}"})
    sentence = (
        f"You disagree about {listed(divided)}."
        if divided
        else "You do not disagree about any of these scores, by the rule of the RAND/UCLA method."
    )
    table = pd.DataFrame(rows).fillna("")
    return Reveal(of.number, of.kind, len(answers), sentence, (), {"scores": table}, reasons=tuple(sorted(reasons)))


def _cell_row(name: str, cell: Mapping[str, Any], values: Sequence[int], *, disagrees: bool) -> dict[str, Any]:
    lower, _, upper = quantiles(values, n=4, method="inclusive")
    return {
        "Score": name,
        "People": str(len(values)),
        "Middle": f"{median(values):g}",
        "Half of you": f"{lower:g} to {upper:g}",
        "All of you": f"{min(values)} to {max(values)}",
        "Stands at": "not scored" if cell.get("now") is None else f"{cell['now']:g}",
        "Disagreement": "yes" if disagrees else "no",
    }


def _stance(of: Round, _listed: FrozenList, answers: Answers, _earlier: object) -> Reveal:
    counts = Counter(str(ballot["stance"]) for *_, ballot in answers)
    table = pd.DataFrame([{"Answer": words, "People": counts[stance]} for stance, words in STANCES.items()])
    reasons = sorted(f"{STANCES[b['stance']]}: {b['reason']}" for *_, b in answers if b["reason"])
    object_words = "nobody objects" if not counts["object"] else f"{counts['object']} object"
    object_words += "s" if counts["object"] == 1 else ""
    sentence = f"{counts['agree']} of {len(answers)} agree, {counts['live']} can live with it, {object_words}."
    return Reveal(
        of.number,
        of.kind,
        len(answers),
        sentence,
        (str(of.asks["statement"]),),
        {"answers": table},
        reasons=tuple(reasons),
    )


def _themes(of: Round, _listed: FrozenList, answers: Answers, _earlier: object) -> Reveal:
    counts = Counter(number for *_, ballot in answers for number in ballot["themes"])
    rows = [
        {"Theme": str(theme["name"]), "People": counts[int(theme["number"])]}
        for theme in sorted(of.asks["themes"], key=lambda theme: (-counts[int(theme["number"])], str(theme["name"])))
    ]
    most = rows[0]["People"]
    leaders = [f"“{row['Theme']}”" for row in rows if row["People"] == most]
    sentence = f"{most} of {len(answers)} chose {listed(leaders)}{' each' if len(leaders) > 1 else ''}."
    about = f"Asked: {of.asks.get('question', '')} Each could choose up to {spoken(int(of.asks['most']))}."
    return Reveal(of.number, of.kind, len(answers), sentence, (about,), {"themes": pd.DataFrame(rows)})


_OF_KIND = {WEIGHTS: _weights, SCORES: _scores, STANCE: _stance, THEMES: _themes}
