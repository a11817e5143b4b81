"""What is said of who was heard: in sentences that name whom a number is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from engagement.reach.fitting import AGE, BOROUGH, ETHNIC_GROUP, SEX, SYSTEM
from engagement.reach.parity import Unlikeness, missing
from engagement.shares import percent

_FROM: Final = {BOROUGH: "from {}", SYSTEM: "from {}", AGE: "aged {}", SEX: "among {}", ETHNIC_GROUP: "of the group {}"}
_MANY: Final = {
    BOROUGH: "people from {}", SYSTEM: "people from {}", AGE: "people aged {}", SEX: "{}",
    ETHNIC_GROUP: "people of the group {}",
}  # fmt: skip
_SEXES: Final = {"Female": "women", "Male": "men"}
# What a first line can hold: the widest gaps; the tables have all of them. By eye.
_NAMED: Final = 2
# Groups that a finding names.
_LISTED: Final = 3


def headline(tables: Mapping[str, pd.DataFrame]) -> str:
    """Say first who is missing.

    Parameters
    ----------
    tables : fact -> as `parity` returns it.
    """
    if not tables:
        return "Nobody has said yet where they live or how old they are, so who was heard cannot be told."
    few = {kind: missing(table.dropna(subset=["share"])) for kind, table in tables.items()}
    parts = [f"nobody {_listed(kind, list(rows.index[rows['heard'] == 0]), _FROM)}"
             for kind, rows in few.items() if (rows["heard"] == 0).any()]  # fmt: skip
    gaps = [(row["share"] - row["expected"], kind, str(name))
            for kind, rows in few.items() for name, row in rows.iterrows() if row["heard"]]  # fmt: skip
    for _, kind, name in sorted(gaps)[: max(0, _NAMED - len(parts))]:
        row = few[kind].loc[[name]].iloc[0].astype(float)
        parts.append(f"{_MANY[kind].format(_small(kind, name))} are {percent(row['share'])} of those who said, "
                     f"{percent(row['expected'])} of London")  # fmt: skip
    if not parts:
        return "Nobody is missing beyond chance among those who said who they are."
    sentence = "; ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."


def finding(kind: str, table: pd.DataFrame) -> str:
    """Say of one fact who is heard less than their number, and who more."""
    visible = table.dropna(subset=["share"])
    few, many = missing(visible), visible[visible["low"] > visible["expected"]].sort_values("ratio", ascending=False)
    parts = []
    if len(few):
        parts.append(f"heard less than their number: {_listed(kind, list(few.index), dict.fromkeys(_FROM, '{}'))}")
    if len(many):
        parts.append(f"more: {_listed(kind, list(many.index), dict.fromkeys(_FROM, '{}'))}")
    words = "; ".join(parts) if parts else "nobody is heard less than their number, beyond chance"
    return f"By {kind}, {words}."


def unlike(kind: str, unlikeness: Unlikeness) -> str:
    """Say how unlike those heard are to those who live in London, and what chance would do."""
    index = percent(unlikeness.index)
    if unlikeness.beyond_chance:
        return f"To be like London, {index} of them would have to be of another {kind}: more than chance."
    return f"To be like London, {index} of them would have to be of another {kind}, as chance alone might have it."


def _listed(kind: str, names: Sequence[object], forms: Mapping[str, str]) -> str:
    rest = len(names[_LISTED:])
    items = [_small(kind, name) for name in names[:_LISTED]] + ([f"{rest} more"] if rest else [])
    words = f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else items[0]
    return forms[kind].format(words)


def _small(kind: str, name: object) -> str:
    return _SEXES.get(str(name), str(name)) if kind == SEX else str(name)
