"""What a target may know of a figure on a day, joined from the bundled tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Final

import pandas as pd

from data import bundled
from priorities import commitments

_LONDON, _ENGLAND, _BOROUGH = "London", "England", "borough"
_COUNCILS: Final = "councils of England"
_BOROUGHS: Final = "London boroughs"
_HOMICIDE_VICTIMS, _SHORT_TERM_SERVICES = "homicide_victims", "short_term_services"

_NAN: Final = float("nan")
_READING: Final = ["period", "year", "years", "value", "lower", "upper", "published"]


def measurable() -> pd.DataFrame:
    """Return every figure that a commitment may be measured by.

    Returns
    -------
    pandas.DataFrame
        By indicator_id: indicator, unit, better ("lower" or "higher"), basis, source (title).
    """
    return _measurable().copy(deep=False)


@cache
def _measurable() -> pd.DataFrame:
    table = bundled.series().set_index("indicator_id")
    sources = bundled.sources().set_index("source_id")["title"]
    better = table["direction"].str.split(n=1).str[0]
    listed = pd.DataFrame(
        {
            "indicator": table["indicator"],
            "unit": table["unit"],
            "better": better,
            "basis": table["basis"],
            "source": table["source_id"].map(sources),
        }
    )
    return pd.concat([listed, pd.DataFrame.from_dict(_OWN_WORDS, orient="index")])


def situation(
    indicator: str,
    as_of: date = commitments.BOARD,
    *,
    target_year: int | None = None,
    promise: tuple[float, str] = (_NAN, ""),
) -> commitments.Situation:
    """Return all that a target of this figure may know on a day.

    Parameters
    ----------
    indicator : one of `measurable`.
    as_of : the day; nothing that came out later is looked at.
    target_year : year of the reading that is to reach the target, five after the baseline unless given.
    promise : target of a promise already made, and what it says.

    Raises
    ------
    KeyError
        Where there is no such figure.
    """
    words = _measurable().loc[indicator].to_dict()
    facts = _READERS.get(indicator, _of_indicators)(indicator, as_of)
    london = facts.pop("london")
    latest: dict[str, Any] = london.iloc[-1].to_dict() if len(london) else dict.fromkeys(_READING, _NAN)
    year = int(latest["year"]) if len(london) else as_of.year
    return commitments.Situation(
        key=indicator,
        indicator=str(words["indicator"]),
        unit=str(words["unit"]),
        better=str(words["better"]),
        basis=str(words["basis"]),
        source=str(words["source"]),
        kind=_kind(str(words["unit"])),
        period=str(latest["period"]) if len(london) else "",
        year=year,
        length=int(latest["years"]) if len(london) else 1,
        value=float(latest["value"]),
        lower=float(latest["lower"]),
        upper=float(latest["upper"]),
        target_year=year + 5 if target_year is None else target_year,
        last_year=year,
        series=london.reset_index(drop=True),
        promise=promise[0],
        promise_words=promise[1],
        **facts,
    )


def expected(facts: commitments.Situation) -> tuple[commitments.Band, ...]:
    """Return what can be expected of a figure in each year up to its target, with how often such bands held."""
    rates = bundled.bands()
    return commitments.bands(facts, rates[rates["indicator_id"] == facts.key])


def _of_indicators(indicator: str, as_of: date) -> dict[str, Any]:
    london = _figures(indicator, _LONDON, as_of)[_READING]
    year = london["year"].max() if len(london) else _NAN
    england = _figures(indicator, _ENGLAND, as_of).set_index("year")["value"]
    by_borough = by_boroughs(indicator, as_of)
    regions = commitments.published_by(_of("regions", indicator, is_later=_is_later(as_of)), as_of)
    return {
        "london": london,
        "england": float(england.get(year, _NAN)),
        "boroughs": _with_people(by_borough[by_borough["year"] == year]),
        "regions": regions.loc[regions["year"] == year, ["region", "value"]].reset_index(drop=True),
        **_history(indicator, as_of, by_borough),
    }


def _history(indicator: str, as_of: date, by_borough: pd.DataFrame) -> dict[str, Any]:
    councils = _of("councils", indicator, is_later=_is_later(as_of))
    if len(councils):
        return {"history": councils.rename(columns={"area_code": "area"}), "reference": _COUNCILS}
    return {"history": by_borough[["area", "year", "value"]], "reference": _BOROUGHS}


def _of_victims(_: str, as_of: date) -> dict[str, Any]:
    """Victims of a calendar year are counted as known from the end of the January that follows."""
    by_year = _table("homicide_victims", is_later=_is_later(as_of)).groupby("year", as_index=False)["victims"].sum()
    by_year = by_year.assign(published=(by_year["year"] + 1).astype(int).astype(str) + "-01")
    london = commitments.published_by(by_year, as_of).rename(columns={"victims": "value"})
    london = london.assign(period=london["year"].astype(int).astype(str), years=1, lower=_NAN, upper=_NAN)
    return {"london": london[_READING]}


def _of_social_care(_: str, as_of: date) -> dict[str, Any]:
    """The middle borough stands for London; years come out in the October that follows."""
    table = _table("social_care", is_later=_is_later(as_of))
    table = table[table["code"] == "ASC5"].rename(columns={"financial_year": "period", "borough": "area"})
    table = table.assign(year=table["period"].str[:4].astype(int), years=1, lower=_NAN, upper=_NAN)
    table = commitments.published_by(table.assign(published=(table["year"] + 1).astype(str) + "-10"), as_of)
    london = table.groupby(["period", "year", "published"], as_index=False)["value"].median()
    london = london.assign(years=1, lower=_NAN, upper=_NAN)[_READING]
    latest = table[table["year"] == table["year"].max()]
    return {
        "london": london,
        "england": float(latest["england_median"].max()) if len(latest) else _NAN,
        "boroughs": _with_people(latest),
        "history": table[["area", "year", "value"]],
        "reference": _BOROUGHS,
    }


def by_boroughs(indicator: str, as_of: date) -> pd.DataFrame:
    """Return a figure of the boroughs over time, as known on a day, the earliest year first."""
    return _figures(indicator, _BOROUGH, as_of)


def _figures(indicator: str, area_type: str, as_of: date) -> pd.DataFrame:
    figures = commitments.published_by(_of("indicators", indicator, is_later=_is_later(as_of)), as_of)
    return figures[figures["area_type"] == area_type].sort_values("year")


def _is_later(as_of: date) -> bool:
    """Return whether a day knows what came out after the board: only then are those tables opened."""
    return as_of > commitments.BOARD


# The bundled tables do not change while the explorer runs: each is joined and parted by figure once, not at each day
# that somebody looks from.
@cache
def _table(name: str, *, is_later: bool) -> pd.DataFrame:
    table = bundled.table(name)
    return pd.concat([table, bundled.later(name)], ignore_index=True) if is_later else table


@cache
def _of(name: str, indicator: str, *, is_later: bool) -> pd.DataFrame:
    table = _table(name, is_later=is_later)
    return table[table["indicator_id"] == indicator]


def _with_people(rows: pd.DataFrame) -> pd.DataFrame:
    people = _people_by_borough()
    columns = rows[["area", "value", "lower", "upper"]].reset_index(drop=True)
    return columns.assign(people=columns["area"].map(people).astype(float))


@cache
def _people_by_borough() -> pd.Series:
    return bundled.boroughs().set_index("borough")["population"]


def _kind(unit: str) -> str:
    if unit.startswith("%"):
        return "share"
    if unit in ("years", "victims", "offences"):
        return "years" if unit == "years" else "count"
    if unit.startswith("0 "):
        return "score"
    return "rate" if "per " in unit else "level"


_READERS: Final[Mapping[str, Callable[[str, date], dict[str, Any]]]] = MappingProxyType(
    {_HOMICIDE_VICTIMS: _of_victims, _SHORT_TERM_SERVICES: _of_social_care}
)
_OWN_WORDS: Final = {
    _HOMICIDE_VICTIMS: {
        "indicator": "Victims of homicide in a year",
        "unit": "victims",
        "better": "lower",
        "basis": "as published",
        "source": "Homicide dashboard, victims 2003 to 2022",
    },
    _SHORT_TERM_SERVICES: {
        "indicator": "People who need no more care after short-term services (the middle borough)",
        "unit": "%",
        "better": "higher",
        "basis": "as published",
        "source": "Adult social care outcomes, 2015-16 to 2022-23",
    },
}
