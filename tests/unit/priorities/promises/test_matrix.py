"""Priority by partner, with a sentence where nothing is promised."""

from __future__ import annotations

import pandas as pd

from priorities.promises import OWN_DRAFT, matrix, priorities_without, promised_sentence

NAMES = pd.Series({"A": "Asthma", "T": "TB screening", "C": "Child poverty"})
PROMISES = pd.DataFrame(
    [
        ("P1", "A", "NHS; Boroughs", "Plan (2019)", "10%"),
        ("P2", "A", "NHS", "Other plan", ""),
        ("P3", "T", OWN_DRAFT, "Paper", "X%"),
        ("P4", "", "Charities", "Estates plan", ""),
    ],
    columns=["promise_id", "priority", "partner", "document", "target"],
)


def test_every_cell_is_words():
    """A cell names the documents with their number; an empty one is a sentence; partners beyond the five come last."""
    table = matrix(PROMISES, NAMES)

    assert table.loc["A", "NHS"] == "Plan (2019): 10%; Other plan"
    assert table.loc["A", "Boroughs"] == "Plan (2019): 10%"
    assert table.loc["T", "NHS"] == "Nothing was found on TB screening."
    assert table.loc["C", "Boroughs"] == "Nothing was found on child poverty."
    assert list(table.columns)[-2:] == ["Charities", "promises"]
    assert table["promises"].tolist() == [2, 0, 0]
    assert OWN_DRAFT not in table.columns


def test_what_nobody_promised_is_named():
    """The board's own drafts are no partner's promise."""
    assert priorities_without(PROMISES, NAMES) == ["TB screening", "Child poverty"]
    assert promised_sentence(PROMISES, NAMES).endswith(
        "no partner has promised anything on TB screening or child poverty."
    )


def test_the_sentence_counts():
    """Many silent priorities are counted; none at all, and one promise, are said so."""
    more = pd.Series({**NAMES, "D": "Dementia"})
    assert promised_sentence(PROMISES, more).endswith("on 3 of 4 priorities no partner has promised anything.")
    assert promised_sentence(PROMISES.head(0), NAMES) == "No promise of any partner is known."
    assert promised_sentence(PROMISES.head(1), NAMES.head(1)) == (
        "One promise of a partner stands already; every priority on the list has one."
    )
