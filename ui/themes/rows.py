"""The themes as lines of a list: what stands in each column, in words and in shares of a bar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from engagement import ThemedResponses, firmness
from ui.parts import people
from ui.shell import state
from ui.shell.wording import count, listing, number, percent

# A theme of a list needs no more of the width than its longest bar; below this share bars would all look long.
_SHORTEST_SCALE: Final = 0.1
_TYPICALLY: Final = "Typically: "
DIRECTIONS: Final = {"problem": "Wrong", "praise": "Good", "wish": "Wished"}


def content(themed: ThemedResponses, opened: int, *, sure: Mapping[int, str]) -> dict[str, Any]:
    """Return what the list of themes shows.

    Parameters
    ----------
    themed : as this screen may show it.
    opened : the number of the theme that is open beside the list; 0 for none.
    sure : what people who checked a theme found ("18 of 20 fit"), by its number.
    """
    room, narrow = state.projector(), bool(opened)
    ranked = themed.ranked.to_dict("records")
    bars = _bars(themed)
    splits = {} if room else _splits(themed)
    lines = {} if room else {int(theme["theme_id"]): _line(theme, themed.typical) for theme in ranked}
    has_topics = bool((themed.themes.themes["topic"] != "").any())
    rows = [
        {
            "id": int(theme["theme_id"]),
            "title": str(theme["name"]),
            "mark": _mark(theme),
            "bars": bars[str(theme["name"])],
            "split": splits.get(int(theme["theme_id"])),
            "sure": sure.get(int(theme["theme_id"])) or _firm(theme),
            "line": lines.get(int(theme["theme_id"]), ""),
        }
        for theme in ranked
    ]
    columns = [
        _column("title", "Theme"),
        *([_column("mark", "Topic")] if has_topics and not room and not narrow else []),
        *_audiences(themed),
        *([_column("split", "Wrong, good, wished")] if splits and not narrow else []),
        *([_column("sure", "How sure")] if not room and not narrow else []),
        *([_column("line", "For example")] if any(lines.values()) and not narrow else []),
    ]
    caption = "Themes, those first that most people speak of; each opens."
    return {"caption": caption, "columns": columns, "rows": rows, "opened": opened, "large": room, "narrow": narrow}


def _column(kind: str, name: str, note: str = "") -> dict[str, str]:
    return {"kind": kind, "name": name, "note": note}


def _audiences(themed: ThemedResponses) -> list[dict[str, str]]:
    if not themed.base:
        return [_column("bar", "People", f"of {number(themed.n_people)}")]
    return [_column("bar", audience or "Others", f"of {number(base)}") for audience, base in themed.base.items()]


def _bars(themed: ThemedResponses) -> dict[str, list[dict[str, Any]]]:
    """For each theme by name a bar an audience; one of everybody where no audience is known."""
    if themed.base:
        table = themed.shares
    else:
        table = themed.ranked.rename(columns={"name": "theme", "people": "n"}).assign(audience="")
    longest = max(float(table["high"].max(skipna=True) or 0.0), _SHORTEST_SCALE) if len(table) else 1.0
    bars: dict[str, list[dict[str, Any]]] = {}
    for row in table.to_dict("records"):
        bars.setdefault(str(row["theme"]), []).append(_bar(row, longest))
    return bars


def _bar(row: Mapping[Any, Any], longest: float) -> dict[str, Any]:
    if pd.isna(row["share"]):
        return {"share": None, "low": 0.0, "high": 0.0, "text": "few", "told": "not shown, a few people"}
    words = f"{people.share_of(str(row['audience']), int(row['n']), int(row['base']))}, {percent(row['share'])}"
    low, high = (float(row[name]) / longest for name in ("low", "high"))
    return {
        "share": float(row["share"]) / longest,
        "low": low,
        "high": high,
        "text": percent(row["share"]),
        "told": words,
    }


def _splits(themed: ThemedResponses) -> dict[int, dict[str, Any]]:
    """How many people speak of a theme as something wrong, good or wished for."""
    splits = {}
    for row in themed.directions.to_dict("records"):
        counts = {name: int(row[name]) for name in DIRECTIONS}
        total = sum(counts.values())
        parts = [{"name": name, "share": n / total} for name, n in counts.items()]
        words = listing([f"{count(n, 'person', 'people')} {_MEANS[name]}" for name, n in counts.items() if n])
        splits[int(row["theme_id"])] = {"parts": parts, "told": words, "text": " | ".join(map(number, counts.values()))}
    return splits


_MEANS: Final = {"problem": "say what is wrong", "praise": "say what is good", "wish": "wish for something"}


def _line(theme: Mapping[Any, Any], lines: Mapping[int, str]) -> str:
    """What a person said of it or the engine took for typical, else its most telling comment."""
    about = str(theme["description"])
    return about.removeprefix(_TYPICALLY).strip("“”") or lines.get(int(theme["theme_id"]), "")


def _mark(theme: Mapping[Any, Any]) -> str:
    if theme.get("origin", "found") != "found":
        return "own"
    return "known" if theme.get("topic") else "new"


def _firm(theme: Mapping[Any, Any]) -> str:
    return firmness(theme["stability"]) if pd.notna(theme["stability"]) else "not checked"
