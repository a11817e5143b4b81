"""Vision statements and principles beside the ranked list, as they stand; nothing here is read by the ranking."""

from __future__ import annotations

from typing import Final

import pandas as pd

from data import bundled
from explorer import commitments
from explorer.long_list import long_list
from explorer.ranking import Standing
from explorer.snapshot import Snapshot
from priorities import framework as method
from priorities.commitments import spread_beyond_chance
from priorities.errors import CommitmentError
from priorities.framework import store

LEADING: Final = 10
"""How many priorities lead: what the finding lines speak of. Equals at the tenth place all count."""


def statements(now: Snapshot) -> pd.DataFrame:
    """Return the vision statements that stand, as `priorities.framework.current_statements`."""
    return method.current_statements(bundled.vision_statements(), now.ask(store.statement_rows))


def statements_taken_away(now: Snapshot) -> pd.DataFrame:
    """Return vision statements that were taken away, by statement_id: life_stage, statement, priorities."""
    rows = now.ask(store.statement_rows).drop_duplicates("statement_id", keep="last").set_index("statement_id")
    return rows.loc[~rows["in_use"], ["life_stage", "statement", "priorities"]]


def coverage(now: Snapshot) -> pd.DataFrame:
    """Return which priorities serve which statement: statement_id, priority (number, "" for none), name."""
    return method.coverage(now.keep(statements), now.keep(long_list).names)


def commitments_to(now: Snapshot, priority: str) -> list[str]:
    """Return the commitments to a priority as they stand, their slots filled; those withdrawn are left out."""
    return [entry.sentence for entry in commitments.in_force(now) if entry.serves(priority)]


def headline(now: Snapshot) -> str:
    """Say which statements no priority serves, and how many priorities stand under no life stage."""
    listed = now.keep(long_list).priorities
    return method.statement_sentence(now.keep(statements), listed["name"], len(not_placed(now)))


def not_placed(now: Snapshot) -> list[str]:
    """Return the names of priorities without a life stage."""
    listed = now.keep(long_list).priorities
    return [str(name) for name in listed.loc[listed["life_stage"] == "", "name"]]


def marks(now: Snapshot) -> pd.DataFrame:
    """Return the marks on principles in force: priority (number), principle, mark, reason, who, at."""
    return method.current_marks(now.ask(store.mark_rows))


def principles() -> list[str]:
    """Return the five guiding principles by name."""
    return [str(name) for name in bundled.principles()["principle"]]


def board_columns(now: Snapshot, standing: Standing) -> dict[str, pd.DataFrame]:
    """Return the ranked list as the board reads it: by life stage, rank and priority."""
    listed = now.keep(long_list).priorities
    return method.board_columns(standing.ranking.labels, listed.set_index("name")["life_stage"])


def leading(now: Snapshot, standing: Standing) -> list[str]:
    """Return the numbers of the leading priorities under some weights, equals at the last place included."""
    numbers = now.keep(long_list).numbers
    return [numbers[name] for name in standing.first(LEADING) if name in numbers]


def principle_sentence(now: Snapshot, standing: Standing, principle: str | None = None) -> str:
    """Say on which principle the leading priorities say least, or what they say on one."""
    of_principles = principles() if principle is None else [principle]
    return method.principle_sentence(now.keep(marks), of_principles, leading(now, standing))


def parity_hint(now: Snapshot, standing: Standing) -> str:
    """Say how many leading priorities are matters of the mind and of the body; a hint, never a mark."""
    sides = bundled.mind_and_body().set_index("priority_id")["side"]
    return method.parity_hint(sides, leading(now, standing))


def inequality_hint(now: Snapshot, priority: str) -> str:
    """Say how far the boroughs lie apart on a priority's figure, and how far beyond chance; a hint, never a mark."""
    row = now.keep(long_list).priorities.loc[priority]
    lowest, highest = row["borough_min_value"], row["borough_max_value"]
    ratio = None if pd.isna(lowest) or pd.isna(highest) or not lowest else float(highest / lowest)
    return method.inequality_hint(
        ratio, _beyond_chance(str(row["indicator_id"]), str(row["baseline_period"])), str(row["unit"])
    )


def _beyond_chance(indicator_id: str, period: str) -> float | None:
    """How far boroughs differ beyond chance; None where too few have limits, or they differ no more than chance."""
    figures = bundled.indicators()
    figures = figures[(figures["indicator_id"] == indicator_id) & (figures["period"] == period)]
    boroughs = figures[figures["area_type"] == "borough"].dropna(subset=["value", "lower", "upper"])
    try:
        return spread_beyond_chance(boroughs["value"], boroughs["lower"], boroughs["upper"])
    except CommitmentError:
        return None


def mark_table(now: Snapshot) -> pd.DataFrame:
    """Return priority by principle in words, by number, as `priorities.framework.mark_table`."""
    return method.mark_table(now.keep(marks), principles(), now.keep(long_list).names)
