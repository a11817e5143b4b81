"""Month by month: one series within its limits, what its months tell, and changes of level that people mark."""

from __future__ import annotations

from math import isnan

import streamlit as st

from explorer.months import MonthSeries, finding, mark_step, month_name, sentences
from priorities.progress import Step
from priorities.progress.charts import month_picture
from ui.parts import tables
from ui.shell import desk, state
from ui.shell.wording import plain

_KEY = "month series"
_NAMES = {"period": "Month", "value": "Value", "mean": "Mean", "lower": "Lower limit", "upper": "Upper limit",
          "rules": "Special", "side": "Side of the mean"}  # fmt: skip


def choose(series: tuple[MonthSeries, ...], opened: MonthSeries) -> None:
    """Draw the choice of a series."""
    names = {entry.key: entry.name for entry in series}
    st.selectbox(
        "Series", list(names), list(names).index(opened.key), format_func=lambda key: names.get(key, ""), key=_KEY,
        on_change=_open,
    )  # fmt: skip


def _open() -> None:
    state.open_item("months", state.typed(_KEY))


def draw(series: MonthSeries) -> None:
    """Draw the picture, what it tells, its table, and how it is read."""
    months = series.months
    target = None if isnan(series.target) else series.target
    table = months.drop(columns="stretch").rename(columns=_NAMES)
    table[["Mean", "Lower limit", "Upper limit"]] = table[["Mean", "Lower limit", "Upper limit"]].round(2)
    tables.chart(
        month_picture(months, unit=series.unit, target=target, large=state.projector()),
        table,
        name=f"months of {series.name}",
        alt_text=f"Months with their mean and limits; special months are filled squares. {finding(series)}",
    )
    for sentence in sentences(series):
        st.write(plain(sentence))
    whose = "" if target is None else f" Target: {series.figure(target)} ({series.target_source})."
    st.caption(plain(f"Source: {series.source}.{whose}"))
    with st.expander("How this is read"):
        st.write(
            "Limits lie 2.66 mean moving ranges from the mean. A month is special where it lies outside them, is one "
            "of seven in a row on one side of the mean, or of seven that rise or fall, or of two of three near the "
            "same limit. These are the rules of the NHS programme Making Data Count. Everything else is chance. "
            "Averages over several years are never drawn so: they overlap."
        )


def steps(series: MonthSeries) -> None:
    """Draw the form for a change of level, and the marked ones with their buttons."""
    with st.expander("Mark a change of level"):
        st.caption("The explorer never proposes one. Say what changed, so that others can judge it.")
        month_key, reason_key = f"step month {series.key}", f"step reason {series.key}"
        periods = series.readings["period"].tolist()
        versions = {step.month: step.version for step in series.steps}
        with st.form(f"step {series.key}", border=False):
            st.selectbox("From which month on", periods, format_func=month_name, key=month_key)
            st.text_input("What changed", key=reason_key, max_chars=300)

            def mark() -> None:
                month = state.typed(month_key)
                step = Step(series.key, month, state.typed(reason_key), version=versions.get(month, 0))
                desk.do(mark_step, series, step)

            press = desk.Press("Mark this change of level", f"mark {series.key}", in_form=True, after=_say)
            desk.work_button(press, mark_step, mark)
        for step in series.steps:
            if step.in_use:
                st.write(plain(f"{month_name(step.month)}: {step.reason} ({step.who})"))
                away = Step(series.key, step.month, step.reason, in_use=False, version=step.version)
                label = f"Take away the change of {month_name(step.month)}"
                desk.act_button(
                    desk.Press(plain(label), f"unmark {step.month}", after=_say_away), mark_step, series, away
                )


def _say(_nothing: None) -> None:
    state.say("The change of level is marked. Limits begin anew there.")


def _say_away(_nothing: None) -> None:
    state.say("The change of level is taken away. It stays on record.")
