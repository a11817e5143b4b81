"""One target, opened: its readings beside the plan, every version of them, and how the series goes on."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from explorer.progress import line
from explorer.pursuits import Pursuit, value_of
from priorities.progress import COURSES, GOES_ON, Course, store
from priorities.progress.charts import course_picture
from ui.parts import tables
from ui.progress import words
from ui.shell import desk, navigation, state
from ui.shell.wording import moment, plain


def draw(pursuit: Pursuit) -> None:
    """Draw the target with its picture, table, and what was said of the series."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("All targets", key="all targets", icon=":material/arrow_back:", on_click=_close)
        by_whom = "" if state.projector() else f" · target chosen by {pursuit.target.who}"
        st.caption(plain(f"{pursuit.entry.commitment.name}{by_whom}"), width="stretch")
    _picture(pursuit)
    status, parts = pursuit.status, [pursuit.way, f"Next publication: {pursuit.next_publication}"]
    st.write(plain(". ".join(filter(None, parts)) + "."))
    if status.note:
        st.write(plain(f"{status.note}."))
    if pursuit.course.reason and not state.projector():
        st.caption(plain(f"{pursuit.course.reason} ({pursuit.course.who}, {moment(pursuit.course.at)})"))
    navigation.link(
        navigation.COMMITMENTS, "Why this target, and who managed as much",
        commitment=pursuit.entry.commitment.commitment, slot=pursuit.key,
    )  # fmt: skip


def changes(pursuit: Pursuit) -> None:
    """Draw what may be said of the series: how it goes on, and that a reading is taken back."""
    with st.expander("When does it come out next? Did the series end, or is it counted anew?"):
        _course(pursuit)
    own = [reading for reading in pursuit.readings if reading.version]
    if own:
        with st.expander("Take a reading back"):
            _take_back(pursuit)


def _close() -> None:
    state.open_item("target", None)


def _picture(pursuit: Pursuit) -> None:
    base = pursuit.baseline
    points = []
    for reading in pursuit.readings:
        point = pursuit.point(reading)
        side = "baseline" if point.start == base.start else "after" if point.start > base.start else "before"
        points.append((point.start, reading.period, value_of(reading), point.lower, point.upper, side))
    if not any(side == "baseline" for *_, side in points):
        points.append((base.start, base.period, base.value, base.lower, base.upper, "baseline"))
    frame = pd.DataFrame(points, columns=["start", "period", "value", "lower", "upper", "side"])
    words_of_aim = f"target {pursuit.figure(pursuit.aim)}"
    plan = pd.DataFrame(
        {"start": [base.start, float(pursuit.year)], "value": [base.value, pursuit.aim], "words": ["", words_of_aim]}
    )
    tables.chart(
        course_picture(frame, plan, unit=str(pursuit.target.figures["unit"]), large=state.projector()),
        words.readings(pursuit).drop(columns=["Who"] if state.projector() else []),
        name=f"readings of {pursuit.name}",
        alt_text=f"{pursuit.name} over time with its limits, and the plan as a straight line. {line(pursuit)}",
    )
    st.caption(
        "Filled: the baseline (square) and what came after it, with limits where they are published. "
        "Open: before. Dashed: the plan, a straight line to the target."
    )


def _course(pursuit: Pursuit) -> None:
    course, key = pursuit.course, pursuit.key
    state_key, since_key, due_key, reason_key = (f"{name} of {key}" for name in ("course", "since", "due", "known"))
    with st.form(f"course {key}", border=False):
        st.selectbox(
            "The series",
            list(COURSES),
            COURSES.index(course.state),
            format_func=lambda option: words.COURSE[option],
            key=state_key,
        )
        st.text_input("From which period on, where it ended or is counted anew", course.since, key=since_key,
                      max_chars=40, placeholder="2020/21")  # fmt: skip
        due = date.fromisoformat(course.due) if course.due else None
        st.date_input("Next publication, where the day is known", due, format="DD/MM/YYYY", key=due_key)
        st.text_input("Where this is known from", course.reason, key=reason_key, max_chars=300)

        def keep() -> None:
            day = st.session_state.get(due_key)
            course_state = state.typed(state_key) or GOES_ON
            kept_course = Course(
                key, course_state, state.typed(since_key), day.isoformat() if day else "", state.typed(reason_key),
                course.version,
            )  # fmt: skip
            desk.do(store.keep_course, kept_course)

        press = desk.Press("Keep this", f"keep course {key}", in_form=True, after=_say_course)
        desk.work_button(press, store.keep_course, keep)


def _say_course(_nothing: None) -> None:
    state.say("What you said of the series is kept.")


def _take_back(pursuit: Pursuit) -> None:
    own = {reading.period: reading for reading in pursuit.readings if reading.version}
    key = f"back {pursuit.key}"
    st.selectbox("Period", list(own), key=key)

    def take_back() -> None:
        desk.do(store.take_back_reading, own[state.typed(key)])

    press = desk.Press("Take this reading back", f"take back {pursuit.key}", after=_say_back)
    desk.work_button(press, store.take_back_reading, take_back)


def _say_back(_nothing: None) -> None:
    state.say("The reading is taken back. Every version of it stays in the table.")
