"""The nine draft commitments of the paper, as records."""

from __future__ import annotations

import pandas as pd

from priorities.commitments.schema import Commitment, Slot


def draft_commitments(words: pd.DataFrame, slots: pd.DataFrame) -> tuple[Commitment, ...]:
    """Return the bundled drafts with their slots.

    Parameters
    ----------
    words : commitment, priority, name, life_stage, sentence; text.
    slots : slot, commitment, name, kind, priority, indicator, measure, area, better, to_collect; text.
    """
    records = [Slot(**{str(name): value for name, value in row.items()}) for row in slots.to_dict("records")]
    return tuple(
        Commitment(**row, slots=tuple(slot for slot in records if slot.commitment == row["commitment"]))
        for row in [{str(name): value for name, value in row.items()} for row in words.to_dict("records")]
    )
