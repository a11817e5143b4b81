"""Series that are read month by month, as known on a day, with the changes of level that people marked."""

from __future__ import annotations

import calendar
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd
from sqlite_utils import Database

from data import Stamp, bundled
from explorer.progress import progress
from explorer.pursuits import Pursuit, value_of
from explorer.snapshot import Snapshot
from priorities import progress as method
from priorities.errors import ProgressError
from priorities.progress import Step, checking, store

# The four-hour standard of the NHS constitution: 95 % of those who come are admitted, moved on or discharged.
_FOUR_HOURS: Final = 95.0
_EMERGENCY: Final = {
    "emergency-1": ("Seen within four hours, large emergency departments", "1"),
    "emergency-all": ("Seen within four hours, every emergency department", "all"),
}
_OFFENCES: Final = {
    "violence-injury": ("Violence with injury, recorded by the police", "Violence with Injury"),
    "violence-knives": ("Carrying a knife, recorded by the police", "Possession of Article with Blade or Point"),
    "violence-homicide": ("Homicide, recorded by the police", "Homicide"),
}


@dataclass(frozen=True, eq=False)
class MonthSeries:
    """A series of months.

    Attributes
    ----------
    key, name, unit : of the series; `better` is "lower" or "higher".
    readings : period ("2016-04") and value, those that were out on the day.
    target : missing where there is none; `target_source` says whose it is.
    steps : every change of level that a person marked, those taken away among them.
    """

    key: str
    name: str
    unit: str
    better: str
    readings: pd.DataFrame
    source: str
    target: float = math.nan
    target_source: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def marked(self) -> tuple[Step, ...]:
        """Changes of level in use, those left out after which too few months are known yet."""
        periods = self.readings["period"]
        return tuple(step for step in self.steps if step.in_use and (periods >= step.month).sum() > 1)

    @property
    def months(self) -> pd.DataFrame:
        """Months with limits and what they tell, as `priorities.progress.monthly` gives them.

        Raises
        ------
        ProgressError
            Where no such chart can be made.
        """
        return method.monthly(self.readings, [step.month for step in self.marked])

    def figure(self, value: float) -> str:
        """Return a value as it is read."""
        return f"{value:.1f}%" if self.unit.startswith("%") else f"{value:,.0f}"


def month_series(now: Snapshot, as_of: str) -> tuple[MonthSeries, ...]:
    """Return what can be read month by month on a day (ISO): bundled series, and targets with readings of months."""
    day = date.fromisoformat(as_of)
    steps = now.ask(store.steps)
    series = [*_bundled(day), *(_of_target(pursuit) for pursuit in now.keep(progress, as_of) if _in_months(pursuit))]
    return tuple(
        MonthSeries(**{**vars(entry), "steps": tuple(step for step in steps if step.series == entry.key)})
        for entry in series
        if len(entry.readings)
    )


def finding(series: MonthSeries) -> str:
    """Return the first line: the last month, whether it is special, and whether the target will be met."""
    months = series.months
    last = months.iloc[-1]
    words = f"{series.name}: {series.figure(float(last['value']))} in {month_name(str(last['period']))}"
    special = f"special ({last['rules']})" if last["rules"] else "no more than chance"
    if math.isnan(series.target):
        return f"{words}, {special}."
    return f"{words}, {special}. {method.assurance(_last_limits(months), series.target, series.better)}"


def _last_limits(months: pd.DataFrame) -> method.Limits:
    """Return the limits since the last change of level."""
    return method.limits(months.loc[months["stretch"] == months["stretch"].iloc[-1], "value"].tolist())


def sentences(series: MonthSeries) -> list[str]:
    """Return what else must be said: mean and limits, trial limits, special months, season, marked changes of level."""
    months = series.months
    around = _last_limits(months)
    ends = f"{series.figure(around.lower)} to {series.figure(around.upper)}"
    since = " since the last change of level" if series.marked else ""
    lines = [f"Mean {series.figure(around.mean)}; months vary by chance from {ends}{since}."]
    if around.is_trial:
        lines.append(f"Trial limits: they rest on {around.n_months} months and may still move.")
    special = months[months["rules"] != ""]
    lines.append(f"{len(special)} of {len(months)} months are special.")
    if seasonal := method.season(months):
        names = [calendar.month_name[int(month)] for month in seasonal]
        lie = "lies" if len(names) == 1 else "lie"
        lines.append(f"Season: {' and '.join(names)} {lie} outside the limits in two years or more. That is no trend.")
    lines += [f"Another level from {month_name(step.month)} on: {step.reason.rstrip('.')}." for step in series.marked]
    return lines


def month_name(period: str) -> str:
    """Return a month as it is read: "April 2016"."""
    return f"{calendar.month_name[int(period[5:7])]} {period[:4]}"


def mark_step(db: Database, stamp: Stamp, series: MonthSeries, step: Step) -> None:
    """Mark a change of level, or take it away (`in_use` False).

    Raises
    ------
    ProgressError
        Without a month or a reason, or where either side of it would have fewer than two months; nothing is stored.
    """
    checking.check_step(step)
    if step.in_use:
        try:
            method.monthly(series.readings, [*(marked.month for marked in series.marked), step.month])
        except ProgressError:
            message = "Either side of a change of level needs at least two months. Choose another month."
            raise ProgressError(message) from None
        if step.month <= series.readings["period"].min():
            raise ProgressError("The first month has none before it, so no level can change there. Choose another.")
    store.keep_step(db, stamp, step)


def _bundled(day: date) -> list[MonthSeries]:
    emergency = pd.concat([bundled.emergency_by_month(), bundled.later("emergency_by_month")], ignore_index=True)
    violence = pd.concat([bundled.violence_by_month(), bundled.later("violence_by_month")], ignore_index=True)
    percent = "within_4_hours_percent"
    return [
        *(
            MonthSeries(
                key, name, "% of those who came", "higher", _out(emergency[emergency["type"] == kind], percent, day),
                "NHS England, attendances at emergency departments", _FOUR_HOURS, "the NHS constitution",
            )
            for key, (name, kind) in _EMERGENCY.items()
        ),
        *(
            MonthSeries(
                key, name, "offences", "lower", _out(violence[violence["offence"] == offence], "offences", day),
                "Metropolitan Police, recorded offences",
            )
            for key, (name, offence) in _OFFENCES.items()
        ),
    ]  # fmt: skip


def _out(table: pd.DataFrame, column: str, day: date) -> pd.DataFrame:
    """Months that were out on a day: each comes out in the month that follows."""
    rows = table.rename(columns={"month": "period", column: "value"})[["period", "value"]]
    published = (pd.PeriodIndex(rows["period"], freq="M") + 1).astype(str)
    return rows[[method.is_public(month, day) for month in published]].reset_index(drop=True)


def _in_months(pursuit: Pursuit) -> bool:
    return any(_is_month(reading.period) for reading in pursuit.readings)


def _is_month(period: str) -> bool:
    begins = method.period_of(period)
    return begins is not None and begins.is_month


def _of_target(pursuit: Pursuit) -> MonthSeries:
    rows = [
        (reading.period, value_of(reading))
        for reading in pursuit.readings
        if reading.version and _is_month(reading.period)
    ]
    return MonthSeries(
        pursuit.key, pursuit.name, str(pursuit.target.figures["unit"]), pursuit.better,
        pd.DataFrame(rows, columns=["period", "value"]), "as brought in", pursuit.aim, "the commitment",
    )  # fmt: skip


def named(series: Sequence[MonthSeries], key: str | None) -> MonthSeries:
    """Return one of the series, the first where the key is none of them."""
    return next((entry for entry in series if entry.key == key), series[0])
