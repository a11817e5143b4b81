"""What must be in place: the section of the board's paper, and appendix 5."""

from __future__ import annotations

from typing import Any

import pandas as pd

from explorer import enablers
from explorer.paper.basis import Basis, Part, joined
from explorer.paper.model import Block, Gap, Paragraph, Section, Table, heads
from explorer.paper.values import Runs, value, words


def in_place(basis: Basis) -> Part:
    """Return the section on what must be in place for the priorities that lead."""
    finding = value(enablers.headline(basis.now, basis.standing), "enablers", "", "headline")
    sentences = enablers.read_out(basis.now, basis.standing)
    blocks: tuple[Block, ...] = (
        Paragraph("support.finding", (finding,)),
        *(Paragraph(f"support.sentence.{place}", (value(sentence, "enablers", "read_out", str(place)),), "item")
          for place, sentence in enumerate(sentences)),
        Paragraph("support.where", words(
            "Integration is for boroughs and neighbourhoods first; London would create the conditions, share what "
            "works and speak with one voice. Appendix {appendix} has each need, with what is promised and measured.",
            appendix=value("5", "paper", "appendix", "support"),
        )),
    )  # fmt: skip
    gaps: tuple[Gap, ...] = ()
    if enablers.needs(basis.now).empty:
        gaps = (Gap("What must be in place", "Nobody has judged yet which priority needs what."),)
    return Part(Section("in_place", "What must be in place", blocks), gaps)


def support(basis: Basis) -> Part:
    """Return appendix 5: the enablers with what is measured and promised, and what each priority needs of them."""
    table = basis.now.keep(enablers.enablers)
    rows = tuple(_enabler(basis, str(key), row) for key, row in table.iterrows())
    columns = heads("Enabler", "What it is", "What is measured", "What is promised")
    blocks: list[Block] = [
        Table("support.table", words("Enablers, with what is known of them"), columns, rows,
              (14, 28, 26, 32)),
    ]  # fmt: skip
    needs = enablers.needs(basis.now)
    if needs.empty:
        blocks.append(Paragraph("support.none", words("Nobody has judged yet which priority needs which of them.")))
    else:
        blocks.append(_needs(basis, needs, table["name"]))
    return Part(Section("support", "Support for local partners and enablers", tuple(blocks)))


def _enabler(basis: Basis, key: str, row: pd.Series[Any]) -> tuple[Runs, ...]:
    promises = enablers.promised(basis.now, key)
    runs = joined([(value(text, "promises", number, "commitment"),) for number, text in promises["commitment"].items()])
    cells = ((value(row[name], "enabler", key, name),) for name in ("name", "what", "measured"))
    return (*cells, runs or ("nothing found",))


def _needs(basis: Basis, needs: pd.DataFrame, names: pd.Series[str]) -> Table:
    listed = basis.listed.names
    rows = tuple(
        (
            (value(listed[row["priority"]], "long_list", row["priority"], "name"),),
            (value(names[row["enabler"]], "enabler", row["enabler"], "name"),),
            *((value(row[column], "needs", place, column),) if str(row[column]) else ("not said",)
              for column in ("need", "reason", "owner", "next_step", "due")),
        )
        for place, row in needs.reset_index(drop=True).iterrows()
    )  # fmt: skip
    columns = heads("Priority", "Enabler", "Need", "Why", "Owner", "Next step", "By")
    return Table("support.needs", words("What each priority needs"), columns, rows,
                 (18, 13, 6, 25, 13, 17, 8))  # fmt: skip
