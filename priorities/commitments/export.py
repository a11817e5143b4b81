"""Commitments as a workbook that people change and bring back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from data import spreadsheets

TARGETS: Final = "Targets"
TARGET_COLUMNS: Final = (
    "slot", "commitment", "indicator", "baseline", "target", "year", "justification", "per cent", "lower", "upper",
    "period", "unit", "source", "method", "managed by others", "told from chance", "chosen by", "chosen at",
    "to collect",
)  # fmt: skip


def commitments_workbook(
    words: Sequence[Mapping[str, Any]],
    slots: Sequence[Mapping[str, Any]],
    versions: Sequence[Mapping[str, Any]],
    as_of: str,
) -> bytes:
    """Return commitments with their slots and every version of their targets as XLSX.

    Parameters
    ----------
    words : for each commitment life_stage, priority, sentence, state, meeting.
    slots : for each slot, what `TARGET_COLUMNS` names; what is missing stays blank.
    versions : every target ever chosen: slot, version, target, year, method, justification, as_of, who, at.
    as_of : the day up to which figures were known, in words.

    Returns
    -------
    bytes
        Sheets Targets (which can be brought back), Commitments, Versions and, first of all, Read me. Nothing in it is
        executed.
    """
    sheets = {
        TARGETS: pd.DataFrame(list(slots), columns=list(TARGET_COLUMNS)),
        "Commitments": pd.DataFrame(list(words), columns=["life stage", "priority", "sentence", "state", "meeting"]),
        "Versions": pd.DataFrame(
            list(versions),
            columns=["slot", "version", "target", "year", "method", "justification", "as of", "who", "at"],
        ),
    }
    notes = {
        "What this is": "Draft commitments with their slots. A number stands with its source; a slot without one says "
        "what to collect.",
        "As of": f"Figures known by {as_of}. A target rests on nothing that came out later.",
        "Bringing it back": f"Change target, year and justification in the sheet {TARGETS}, save, and drop the file on "
        "the page Commitments. Rows without target and year are passed over.",
        "Rounding": "Shares and rates to one decimal, below ten to two, counts whole; per cent whole.",
    }
    return spreadsheets.to_xlsx(sheets, notes=notes)
