"""Scores in force, where each comes from, and the gaps.

A score in force is the latest edit where there is one, and the draft of the bundled list otherwise. Nothing
is filled in: a score that nobody has set is missing, and stays so.
"""

from collections.abc import Sequence

import pandas as pd

from priorities.schema import CRITERIA


def current_scores(drafts: pd.DataFrame, edits: pd.DataFrame, criteria: Sequence[str] = CRITERIA) -> pd.DataFrame:
    """Scores in force: the drafts, replaced by the latest edit of each score.

    Parameters
    ----------
    drafts : priority x anything; the criteria among its columns are read, others that are named are empty.
    edits : columns priority, criterion and value, oldest first; a missing value takes the score away.
    criteria : columns of the result.

    Returns
    -------
    DataFrame
        Priority x criterion, floats from 0 to 10, missing where unscored. Edits of priorities that are no
        longer on the list are left out.
    """
    scores: pd.DataFrame = drafts.reindex(columns=list(criteria)).apply(pd.to_numeric).astype(float)
    scores.columns.name = None
    latest = edits.drop_duplicates(["priority", "criterion"], keep="last")
    rows = scores.index.get_indexer(pd.Index(latest["priority"].astype("str")))
    columns = scores.columns.get_indexer(pd.Index(latest["criterion"].astype("str")))
    on_list = (rows >= 0) & (columns >= 0)
    values = scores.to_numpy(copy=True)
    values[rows[on_list], columns[on_list]] = latest["value"].to_numpy(dtype=float)[on_list]
    return pd.DataFrame(values, index=scores.index, columns=scores.columns)


def score_sources(drafts: pd.DataFrame, edits: pd.DataFrame, criteria: Sequence[str] = CRITERIA) -> pd.DataFrame:
    """Where every score comes from: the draft and all edits, with the one in use marked.

    Parameters
    ----------
    drafts, edits, criteria : as for `current_scores`; edits also with at, who, reason, and origin where known
        ("person" otherwise).

    Returns
    -------
    DataFrame
        priority, criterion, value, origin ("draft", "person" or "indicator"), at, who, reason, in_use; by
        priority and criterion in the order of the list, then oldest first.
    """
    columns = ["priority", "criterion", "value", "origin", "at", "who", "reason"]
    scores = current_scores(drafts, edits.iloc[:0], criteria)
    rows = [
        {
            "priority": str(label),
            "criterion": name,
            "value": value,
            "origin": "draft",
            "at": "",
            "who": "",
            "reason": "",
        }
        for label, values in zip(scores.index, scores.to_numpy().tolist(), strict=True)
        for name, value in zip(criteria, values, strict=True)
    ]
    later = edits if "origin" in edits.columns else edits.assign(origin="person")
    table = pd.concat([pd.DataFrame(rows, columns=columns), later[columns]], ignore_index=True)
    place = {(row["priority"], row["criterion"]): i for i, row in enumerate(rows)}
    order = [place.get(pair, -1) for pair in zip(table["priority"], table["criterion"], strict=True)]
    table = table.assign(order=order).query("order >= 0").sort_values("order", kind="stable")
    last = ~table.duplicated(["priority", "criterion"], keep="last")
    return table.drop(columns="order").assign(in_use=last).reset_index(drop=True)
