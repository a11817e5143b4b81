"""People of each audience in words: how many were heard, and how many speak for a priority."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explorer.evidence import of_priority
from explorer.heard import Heard
from explorer.paper.basis import joined
from explorer.paper.values import Runs, count, value, words
from explorer.snapshot import Snapshot


def counted(table: Heard) -> list[dict[Any, Any]]:
    """Return the audiences of which so many were heard that a count tells of nobody."""
    return [row for row in table.audiences.to_dict("records") if int(row["people"])]


def how_many(audiences: list[dict[Any, Any]], names: Mapping[str, str]) -> Runs:
    """Return how many people of each audience were heard: "about 320 professionals and about 575 Londoners".

    Parameters
    ----------
    names : what an audience is called here; by its own name where it is not among them.
    """
    return joined([
        words(
            "about {people} {audience}",
            people=count(row["people"], "heard", row["audience"], "people"),
            audience=value(names.get(row["audience"], row["audience"]), "heard", row["audience"], "audience"),
        )
        for row in audiences
    ])  # fmt: skip


def speaking_for(now: Snapshot, priority: str) -> Runs:
    """Return how many people of each audience speak for a priority; nothing where nobody does or too few to be told."""
    people = now.keep(of_priority, priority, shared=True).people
    return joined([
        words(
            "about {n} of {base} {audience}",
            n=count(row["n"], "evidence", priority, f"{row['audience']} n"),
            base=count(row["base"], "evidence", priority, f"{row['audience']} base"),
            audience=value(str(row["audience"]) or "others", "evidence", priority, "audience"),
        )
        for row in people[people["n"] > 0].to_dict("records")
    ])  # fmt: skip
