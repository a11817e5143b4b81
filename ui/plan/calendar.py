"""The six months: what happens when, in a picture, as a table, and as a file for a calendar."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pandas as pd
import streamlit as st

from engagement.plan import CANCELLED, COMING, Activity, calendar_file, double_booked, span
from engagement.plan.charts import calendar_picture
from engagement.plan.store import keep_beginning
from explorer.plan import Plan, plan, rounds
from ui.parts import tables
from ui.shell import desk, errors, state
from ui.shell.wording import count, listing, number, plain


def plan_in_view() -> Plan:
    """Return the plan as this visit may see it."""
    return desk.now().keep(plan, exact=state.sees_exact_counts())


def headline() -> str:
    """Return the first line: how much is planned, how many are expected and how many were heard."""
    current = plan_in_view()
    going_on = [activity for activity in current.activities if activity.state != CANCELLED]
    if not going_on:
        return f"No engagement is planned yet for {current.period.words}."
    expected = sum(activity.expected for activity in going_on)
    told_people = current.people.reindex([activity.number for activity in going_on]).dropna()
    heard = f"{number(int(told_people.sum()))} heard so far" if len(told_people) else "nobody heard through them yet"
    return f"{count(len(going_on), 'activity', 'activities')} in the plan, {number(expected)} people expected, {heard}."


def draw() -> None:
    """Draw the calendar, what does not fit, the file to take away, and the beginning of the six months."""
    current = plan_in_view()
    st.subheader(plain(f"The six months: {current.period.words}"), anchor=False)
    if current.entries:
        _picture(current)
        st.download_button(
            "Take the calendar away (.ics)",
            data=partial(_file, current),
            file_name="engagement-plan.ics",
            mime="text/calendar",
            key="calendar_file",
            on_click="ignore",
        )
    for sentence in _conflicts(current):
        st.write(plain(sentence))
    if not state.projector():
        _beginning(current)


def table(current: Plan) -> pd.DataFrame:
    """Return the activities as they are read."""
    names = desk.now().keep(rounds)
    return pd.DataFrame(
        {
            "Activity": [f"{entry.number} {entry.name}" for entry in current.activities],
            "Track": [entry.track for entry in current.activities],
            "Kind": [entry.kind for entry in current.activities],
            "When": [span(*entry.days) for entry in current.activities],
            "Aim": [entry.aim for entry in current.activities],
            "For": [_audience(entry) for entry in current.activities],
            "Led by": [entry.partner or "nobody yet" for entry in current.activities],
            "State": [entry.state for entry in current.activities],
            "Expected": [number(entry.expected) for entry in current.activities],
            "Heard": [current.heard(entry.number) for entry in current.activities],
            "Imports": [
                listing([str(names[place]) for place in current.imports.get(entry.number, ())]) or "none"
                for entry in current.activities
            ],
        }
    )


def _picture(current: Plan) -> None:
    period, activities = current.period, current.activities
    rows = pd.DataFrame(
        {
            "name": [entry.name for entry in activities],
            "track": [entry.track for entry in activities],
            "first": [entry.first for entry in activities],
            "end": [(entry.days[1] + timedelta(days=1)).isoformat() for entry in activities],
            "words": [_words(current, entry) for entry in activities],
            "state": [entry.state for entry in activities],
        }
    )
    drawing = calendar_picture(rows, period.first.isoformat(), (period.last + timedelta(days=1)).isoformat(),
                               large=state.projector())  # fmt: skip
    words = " ".join(f"{_words(current, entry)}." for entry in activities)
    public = desk.now().keep(plan, exact=False)
    tables.chart(
        drawing,
        table(current),
        name="plan of engagement",
        alt_text=f"A calendar of {period.words}, a bar an activity. {words}",
        file=lambda: table(public),
    )


def _words(current: Plan, activity: Activity) -> str:
    """Return "Bexley roadshow, 3 to 5 May 2019, planned: 120 expected, 87 heard"."""
    heard = f", {current.heard(activity.number)} heard" if activity.number in current.people.index else ""
    return f"{activity.name}, {span(*activity.days)}, {activity.state}: {number(activity.expected)} expected{heard}"


def _audience(activity: Activity) -> str:
    parts = [activity.audience, listing(list(activity.boroughs)), listing(list(activity.groups))]
    return "; ".join(filter(None, parts)) or "everybody"


def _conflicts(current: Plan) -> list[str]:
    outside = [activity.name for activity in current.outside]
    verb = "lies" if len(outside) == 1 else "lie"
    sentences = [f"{listing(outside)} {verb} outside the six months now."] if outside else []
    return sentences + double_booked(activity for activity in current.activities if activity.state in COMING)


def _file(current: Plan) -> bytes:
    return calendar_file(current.entries).encode()


def _beginning(current: Plan) -> None:
    with st.expander("Say when the six months begin"):
        st.date_input("First day", current.period.first, format="YYYY-MM-DD", key="plan_first")

        def keep() -> str:
            if not state.typed("plan_first"):
                raise errors.NotReady("Choose the first day.")
            desk.do(keep_beginning, state.typed("plan_first"))
            return "Kept. Activities stay on their days."

        desk.work_button(desk.Press("Keep the first day", "keep_beginning", after=state.say), keep_beginning, keep)
