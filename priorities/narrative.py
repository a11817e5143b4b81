"""What a chair can read out: one plain sentence for each finding, and nothing that the figures do not say."""

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Final

import pandas as pd

from priorities.compare import compromise as common_ground
from priorities.dominance import LEADS_EVERYWHERE
from priorities.fixed_point import Scores
from priorities.ranking import Ranking
from priorities.schema import NOT_YET_SCORED, RANK, RANK_BEST, Weights, criterion_name
from priorities.sensitivity import WholeMove

Names = Mapping[Hashable, str] | None

KEEP_CAPITAL = frozenset({"London", "Londoners", "London's", "England", "English", "Mayor"})
ORDINARY = frozenset(
    {
        "active", "adult", "air", "alcohol", "asthma", "better", "cancer", "cardiovascular", "care", "child",
        "childhood", "children", "children's", "clean", "cold", "community", "dementia", "diabetes", "digital", "drug",
        "early", "end", "falls", "food", "fuel", "gambling", "good", "green", "health", "healthy", "heart",
        "homelessness", "housing", "hypertension", "independence", "isolation", "loneliness", "long", "low", "maternal",
        "mental", "obesity", "older", "oral", "parenting", "perinatal", "physical", "poverty", "prevention", "primary",
        "reducing", "respiratory", "safe", "safer", "school", "self", "severe", "sexual", "sleep", "smoking", "social",
        "stroke", "substance", "suicide", "teenage", "tuberculosis", "unpaid", "urgent", "violence", "walking", "warm",
        "women's", "work", "workplace", "young", "youth",
    }
)  # fmt: skip
"""First words of priorities that are no names of their own, the bundled list's among them.

Inside a sentence these alone lose their capital: of "Parkinson's care" or "Marlow Fields" nobody but a reader knows
that it is a name, and a capital too many reads better than one too few.
"""
SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MOST_NAMED: Final = 5
"""A sentence that is read out names no more than a hearer keeps in mind; the rest are counted."""

LEVEL: Final = 5e-10
"""A gap below this is rounding: scores have two decimals and weights whole percent, so real gaps are 1e-4 or more."""

SMALLEST_SAID: Final = 0.005
"""What rounds to 0.01, the smallest step of a score."""


def percent(share: float) -> str:
    """Say a share as every screen does: "41%", "under 1%", "over 99%"; halves are rounded up."""
    if 0 < share < 0.01:
        return "under 1%"
    if 0.99 < share < 1:
        return "over 99%"
    return f"{math.floor(share * 100 + 0.5)}%"


def spoken(number: int) -> str:
    """Say a count: up to ten in words, with commas from a thousand."""
    return SMALL_NUMBERS[number] if 0 <= number < len(SMALL_NUMBERS) else f"{number:,}"


def listed(words: Sequence[str]) -> str:
    """Words as a list: "a", "a and b", "a, b and c"; "a and b, and c" where one of them has an "and" of its own."""
    if len(words) < 2:
        return "".join(words)
    last = ", and" if any(" and " in word for word in words) else " and"
    return f"{', '.join(words[:-1])}{last} {words[-1]}"


def called(label: Hashable, names: Names = None, *, start: bool = False) -> str:
    """Name of a priority inside a sentence, or at its start."""
    name = str((names or {}).get(label, label))
    if start:
        return name[:1].upper() + name[1:]
    first, *rest = name.split() or [""]
    is_name = any(word[:1].isupper() and word[1:2].islower() and word not in KEEP_CAPITAL for word in rest)
    keeps = is_name or first.rstrip(":,;").casefold() not in ORDINARY
    return name if keeps else name[:1].lower() + name[1:]


def headline(ranking: Ranking, names: Names = None) -> str:
    """First line of the ranking page: who leads, and what it would take to change that.

    Parameters
    ----------
    names : priority -> name; row labels where None.
    """
    leaders = ranking.leaders
    if not leaders:
        return "No priority is fully scored yet, so nothing can be ranked."
    who = listed([called(label, names, start=i == 0) for i, label in enumerate(leaders)])
    could = _could_lead(ranking.table, names)
    everywhere = leading_everywhere(ranking)
    verb = "leads" if len(leaders) == 1 else "lead together"
    if len(everywhere) == len(leaders):
        return f"{who} {verb} whatever the weights.{could}"
    if everywhere:
        alone = listed([called(label, names) for label in everywhere])
        return f"{who} {verb}; {alone} {'leads' if len(everywhere) == 1 else 'lead'} whatever the weights.{could}"
    if len(leaders) > 1:
        return f"{who} lead together.{could}"
    move = ranking.smallest_whole_move
    if move is None:
        return f"{who} leads, and no shift between two weights changes that.{could}"
    return f"{who} leads, and stays first unless {_points(move)} from {_from_to(move)}.{could}"


def leading_everywhere(ranking: Ranking) -> list[Hashable]:
    """Return what leads whatever the weights, alone or level with others; empty where nothing does."""
    reach = ranking.scores.dominance
    everywhere = set(reach.index[reach == LEADS_EVERYWHERE])
    return [label for label in ranking.leaders if label in everywhere]


def _could_lead(table: pd.DataFrame, names: Names) -> str:
    """Who lacks a score and could be first; nothing is claimed over their heads."""
    could = table.index[table[RANK].isna() & (table[RANK_BEST] == 1)]
    if not len(could):
        return ""
    who = called(could[0], names, start=True) if len(could) == 1 else f"{spoken(len(could)).capitalize()} others"
    return f" {who}, not fully scored yet, could still be first."


def _points(move: WholeMove) -> str:
    return "1 point moves" if move.points == 1 else f"{move.points} points move"


def _from_to(move: WholeMove) -> str:
    return f"{criterion_name(move.giver)} to {criterion_name(move.taker)}"


def share(label: Hashable, of_all: float, names: Names = None, *, standard_error: float | None = None) -> str:
    """How often a priority leads: "Childhood obesity leads in 41% of all possible weights.".

    Parameters
    ----------
    standard_error : of a share that was sampled (0-1); None for an exact one.
    """
    who = called(label, names, start=True)
    if standard_error is not None:
        points = max(1, round(2 * standard_error * 100))
        around = "1 point" if points == 1 else f"{points} points"
        return f"{who} leads in about {percent(of_all)} of all possible weights (sampled, give or take {around})."
    if of_all == 0:
        return f"{who} leads under no weights."
    if of_all == 1:
        return f"{who} leads whatever the weights."
    return f"{who} leads in {percent(of_all)} of all possible weights."


def change(move: WholeMove | None, names: Names = None) -> str:
    """Say what the smallest move would do: "Moving 7 points ... would put mental health first."."""
    if move is None:
        return "No shift between two weights changes who is first."
    points = "1 point" if move.points == 1 else f"{move.points} points"
    who = [called(label, names) for label in move.top]
    result = f"put {who[0]} first" if len(who) == 1 else f"put {listed(who)} level in first place"
    return f"Moving {points} from {_from_to(move)} would {result}."


def why(a: Hashable, b: Hashable, reasons: pd.DataFrame, names: Names = None) -> str:
    """Why one priority stands above another, from the table of `priorities.why_above`."""
    gap = float(reasons["difference"].sum())
    who, rival = called(a, names, start=True), called(b, names)
    parts = listed([f"{criterion_name(str(name))} {_signed(d)}" for name, d in reasons["difference"].items()])
    if abs(gap) < LEVEL:
        return f"{who} and {rival} are level: {parts}."
    word = "above" if gap > 0 else "below"
    return f"{who} stands {_plain(abs(gap))} {word} {rival}: {parts}."


def _plain(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if value >= SMALLEST_SAID else "less than 0.01"


def _signed(value: float) -> str:
    if abs(value) < LEVEL:
        return "0"
    return f"{'+' if value > 0 else '−'}{_plain(abs(value))}"


def _limit(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0") + "%"


def compromise(scores: Scores, weightings: Sequence[Weights], names: Names = None) -> str:
    """Say what stays first under any compromise of the saved weights.

    Parameters
    ----------
    scores : priority x criterion.
    weightings : the saved sets of weights.
    """
    if len(weightings) < 2:
        return "Save at least two scenarios to see what any compromise between them would put first."
    leaders = common_ground(scores, weightings).leaders
    if not leaders:
        return "The saved weights put different priorities first: which one leads depends on where they meet."
    who = listed([called(label, names, start=i == 0) for i, label in enumerate(leaders)])
    verb = "stays" if len(leaders) == 1 else "stay"
    return f"{who} {verb} first under any compromise of these weights."


def unscored(ranking: pd.DataFrame, names: Names = None) -> str:
    """Which priorities lack a score, and where they could end up; "" where none does."""
    gaps = ranking.loc[ranking[RANK].isna()]
    if gaps.empty:
        return ""
    parts = [
        f"{called(label, names, start=i == 0)} ({_reach(row)})"
        for i, (label, row) in enumerate(zip(gaps.index, gaps.itertuples(index=False), strict=True))
        if i < MOST_NAMED
    ]
    if len(gaps) > MOST_NAMED:
        parts.append(f"{len(gaps) - MOST_NAMED} more")
    verb = "is" if len(parts) == 1 else "are"
    return f"{listed(parts)} {verb} not fully scored."


def _reach(row: Any) -> str:
    if row.rank_best == row.rank_worst:
        return f"rank {row.rank_best} in any case"
    return f"anywhere from rank {row.rank_best} to {row.rank_worst}"


def move_sentence(label: Hashable, row: Any, names: Names = None) -> str:
    """Say what moved one priority, from a row of `priorities.compare.what_moved`."""
    who = called(label, names, start=True)
    places = int(row.places)
    if not places:
        return f"{who} keeps its place."
    word = "place" if abs(places) == 1 else "places"
    verb = "rises" if places > 0 else "falls"
    return f"{who} {verb} {spoken(abs(places))} {word}, mostly through {criterion_name(str(row.criterion))}."


def disagreement(table: pd.DataFrame, top: int) -> str:
    """Say what the saved weights differ in and whether it matters, from `priorities.compare.disagreement`."""
    first = table.iloc[0]
    if first["spread"] == 0:
        return "The saved weights are the same."
    name = criterion_name(str(table.index[0]))
    deciding = [criterion_name(str(k)) for k in table.index[table["decides"].to_numpy(dtype=bool)]]
    spread = f"They differ most on {name} ({_limit(first['lowest'])} to {_limit(first['highest'])})."
    what = "who leads" if top == 1 else f"the top {spoken(top)}"
    if not deciding:
        return f"{spread} No single weight, moved over its range, changes {what}."
    return f"{spread} What can change {what}: {listed(deciding)}."


def emerging(table: pd.DataFrame) -> str:
    """How a ranking compares with the emerging priorities of March 2019, from `emerging_agreement`."""
    n, inside = len(table), int(table["in_top"].sum())
    if not n:
        return "None of the emerging priorities of March 2019 is on this list."
    verb = "stands" if inside == 1 else "stand"
    count = spoken(inside).capitalize() if inside else "None"
    return f"{count} of the {spoken(n)} emerging priorities of March 2019 {verb} in the top {spoken(n)}."


def route(label: Hashable, row: Any, names: Names = None) -> str:
    """Which way a priority goes, and how close it is to another, from a row of `priorities.route`."""
    who = called(label, names, start=True)
    if row.route == NOT_YET_SCORED:
        return f"{who} is not fully scored, so it has no route yet."
    base = f"{who}: {row.route}."
    if not row.close:
        return base
    distance = "on the line" if row.margin == 0 else f"{_plain(float(row.margin))} from the line"
    nearest = criterion_name(row.nearest)
    return f"{base} Close to the line: {distance} on {nearest}, beyond which it is {row.other_route}."
