"""Priority by partner: what each has promised, and in words where one has promised nothing."""

from __future__ import annotations

import pandas as pd

from priorities.promises.promise import OWN_DRAFT, PARTNERS


def _by_partner(promises: pd.DataFrame) -> pd.DataFrame:
    """Return one line for each promise and partner of it: the columns of `promises`, with one partner a line."""
    lines = promises.assign(partner=promises["partner"].str.split("; ")).explode("partner", ignore_index=True)
    return lines[lines["partner"] != OWN_DRAFT]


def matrix(promises: pd.DataFrame, names: pd.Series[str]) -> pd.DataFrame:
    """Return what each partner has promised on each priority.

    Parameters
    ----------
    promises : priority, partner (several joined by "; "), document, commitment, target.
    names : of the priorities, by number, in the order of the rows.

    Returns
    -------
    pandas.DataFrame
        By number: "priority" (its name), a column for each partner with text in every cell, and "promises" (int,
        each promise once).
    """
    lines = _by_partner(promises)
    more = [str(name) for name in lines["partner"].unique() if name not in PARTNERS]
    columns = [*PARTNERS, *sorted(more)]
    cells = {key: _cell(rows) for key, rows in lines.groupby(["priority", "partner"], sort=False)}
    table = pd.DataFrame({"priority": names})
    for partner in columns:
        table[partner] = [
            cells.get((number, partner)) or f"Nothing was found on {_lowered(name)}." for number, name in names.items()
        ]
    counts = lines.drop_duplicates("promise_id")["priority"].value_counts()
    table["promises"] = [int(counts.get(number, 0)) for number in names.index]
    return table


def priorities_without(promises: pd.DataFrame, names: pd.Series[str]) -> list[str]:
    """Return the names of priorities on which no partner has promised anything."""
    spoken_of = set(_by_partner(promises)["priority"])
    return [name for number, name in names.items() if number not in spoken_of]


def promised_sentence(promises: pd.DataFrame, names: pd.Series[str]) -> str:
    """Say how much has been promised already, and on what nobody has promised anything."""
    count = _by_partner(promises)["promise_id"].nunique()
    silent = priorities_without(promises, names)
    stand = f"{count} promises of partners stand already" if count != 1 else "One promise of a partner stands already"
    if not count:
        return "No promise of any partner is known."
    if not silent:
        return f"{stand}; every priority on the list has one."
    if len(silent) <= 2:
        return f"{stand}; no partner has promised anything on {' or '.join(map(_lowered, silent))}."
    return f"{stand}; on {len(silent)} of {len(names)} priorities no partner has promised anything."


def _cell(lines: pd.DataFrame) -> str:
    """Where it is promised, with how much where a number was given; once each."""
    rows = lines[["document", "target"]].to_numpy().tolist()
    cells = [f"{document}: {target}" if target else document for document, target in rows]
    return "; ".join(dict.fromkeys(cells))


def _lowered(name: str) -> str:
    """Return a name as it stands inside a sentence; capitals stay where the first word is one."""
    first, _, rest = name.partition(" ")
    lowered = first if first[1:] != first[1:].lower() else first.lower()
    return f"{lowered} {rest}".strip()
