"""A workshop as a workbook: what was asked, the results of its revealed rounds, and every ballot without its sender."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data import spreadsheets
from priorities.workshop.measures import LEAST
from priorities.workshop.reveal import Reveal
from priorities.workshop.room import Room


def session_workbook(room: Room, results: Sequence[Reveal]) -> bytes:
    """Return a workshop as XLSX: no token, no phone's number, no time of a ballot, no reason that somebody wrote.

    Parameters
    ----------
    results : of its revealed rounds, in their order. Points of a round stand in the order of their size, so that
        nobody is followed from round to round.
    """
    sheets = {"Rounds": _rounds(results), "List": _list(room)}
    for result in results:
        for name, frame in result.tables.items():
            sheets[f"Round {result.number} {name}"] = frame
        if result.cloud is not None:
            columns = list(result.cloud.criteria)
            sheets[f"Round {result.number} points"] = pd.DataFrame(list(result.cloud.points), columns=columns)
    notes = {
        "What this is": f"{room.name}, opened on {room.at:%Y-%m-%d} by {room.who}. Results of a room that answered on "
        "phones, hidden until each round was closed.",
        "Draft scores": "Scores are those that stood on the list when the workshop was opened.",
        "The middle": "The median of each weight, brought back to a sum of 100%.",
        "Small numbers": f"What fewer than {LEAST} people said is left out.",
    }
    return spreadsheets.to_xlsx(sheets, notes=notes)


def _rounds(results: Sequence[Reveal]) -> pd.DataFrame:
    rows = [
        {"round": result.number, "asked": result.kind, "answers": result.answers, "result": result.sentence}
        | {"more": " ".join(result.more)}
        for result in results
    ]
    return pd.DataFrame(rows, columns=["round", "asked", "answers", "result", "more"])


def _list(room: Room) -> pd.DataFrame:
    return room.listed.frame().reset_index()
