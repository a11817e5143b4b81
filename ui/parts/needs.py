"""What a priority needs to have in place, as it is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from explorer import enablers
from priorities.enablers import NEEDS
from ui.shell import desk


def of_priority(priority: str) -> pd.DataFrame:
    """Return one line an enabler: how much it is needed, why, who owns it, what comes next, until when, who says so."""
    now = desk.now()
    names, needs = now.keep(enablers.names), now.keep(enablers.needs)
    rows = {row["enabler"]: row for row in needs[needs["priority"] == priority].to_dict("records")}
    lines = [_line(str(name), rows.get(str(key))) for key, name in names.items()]
    columns = ["Enabler", "Needed", "Why", "Owner", "Next step", "By", "Who says so"]
    return pd.DataFrame(lines, columns=columns)


def _line(name: str, row: Mapping[Any, Any] | None) -> tuple[str, ...]:
    if row is None:
        return (name, "not said yet", "", "", "", "", "")
    need = int(row["need"])
    texts = (str(row[key]) for key in ("reason", "owner", "next_step", "due", "who"))
    return (name, f"{need}, {NEEDS[need]}", *texts)
