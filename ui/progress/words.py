"""Progress as it is read on the screen."""

from __future__ import annotations

import pandas as pd

from explorer.pursuits import Pursuit, value_of
from priorities.progress import GOES_ON, Reading
from ui.shell.wording import day_of

COURSE = {
    "goes on": "It goes on as before",
    "ended": "It is not published any more",
    "redefined": "It is counted anew, so that it cannot be compared",
}


def limits(pursuit: Pursuit, reading: Reading) -> str:
    """Return the limits of a reading: "22.8% to 23.4%"."""
    if reading.lower is None or reading.upper is None:
        return "not published"
    return f"{pursuit.figure(reading.lower)} to {pursuit.figure(reading.upper)}"


def published(reading: Reading) -> str:
    """Return when a reading came out, as exactly as it is known."""
    if len(reading.published) > 7:
        return day_of(reading.published)
    return day_of(f"{reading.published}-01").split(" ", 1)[1] if reading.published else "not known"


def overview(pursuits: tuple[Pursuit, ...]) -> pd.DataFrame:
    """Return every target as a line: what the table shows and the file holds."""
    return pd.DataFrame([_row(pursuit) for pursuit in pursuits])


def _row(pursuit: Pursuit) -> dict[str, str]:
    latest, plan, status = pursuit.latest, pursuit.plan, pursuit.status
    return {
        "Commitment": pursuit.entry.commitment.name,
        "Measured by": pursuit.name,
        "From": f"{pursuit.figure(pursuit.baseline.value)} in {pursuit.baseline.period}",
        "Target": f"{pursuit.figure(pursuit.aim)} by {pursuit.year}",
        "Last reading": "none" if latest is None else f"{pursuit.figure(value_of(latest))} in {latest.period}",
        "Status": status.word,
        "Of the way": pursuit.way or "not known",
        "Beside the plan": "not known" if plan is None else plan.words,
        "Next publication": pursuit.next_publication,
        "Note": status.note,
    }


def readings(pursuit: Pursuit) -> pd.DataFrame:
    """Return the baseline and every reading since, every version with it."""
    base = pursuit.baseline.start
    rows = []
    for reading in pursuit.every_reading:
        is_later = pursuit.point(reading).start > base
        stands = reading in pursuit.readings
        plan = pursuit.beside_plan(reading) if is_later and reading.value is not None else None
        can_compare = plan is not None and pursuit.course_state == GOES_ON
        rows.append(
            {
                "Period": reading.period,
                "Value": "taken back" if reading.value is None else pursuit.figure(value_of(reading)),
                "Limits (95%)": limits(pursuit, reading),
                "The plan": pursuit.figure(plan.line) if plan is not None and can_compare else "",
                "Published": published(reading),
                "Source": reading.source,
                "Which": "stands" if stands else "revised since" if reading.value is not None else "taken back",
                "Who": reading.who or "bundled",
            }
        )
    return pd.DataFrame(rows)
