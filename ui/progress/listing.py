"""Every target: a picture of how far on its way each is, then a line each; its name opens it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import nan

import pandas as pd
import streamlit as st

from explorer.progress import moved_from, progress
from explorer.pursuits import Pursuit, value_of
from explorer.snapshot import Snapshot
from priorities.progress import line_at
from priorities.progress.charts import FURTHEST, course_in_small, way_picture
from ui.parts import tables
from ui.progress import words
from ui.shell import desk, navigation, state
from ui.shell.wording import count, plain

_ROOM = 260  # pixels of a small picture that is read across a room


def draw(pursuits: tuple[Pursuit, ...]) -> None:
    """Draw the picture and the lines by commitment."""
    if not pursuits:
        st.write("A target is chosen on the Commitments page, from what was known when the board met.")
        navigation.link(navigation.COMMITMENTS, "Choose a target")
        return
    _picture(pursuits)
    for name, group in groupby(pursuits, key=lambda pursuit: pursuit.entry.commitment.name):
        st.subheader(plain(name), anchor=False)
        for pursuit in group:
            _line(pursuit)


def _line(pursuit: Pursuit) -> None:
    left, middle, right = st.columns([4, 2, 8], gap="small", vertical_alignment="top")
    with left:
        st.button(
            plain(pursuit.name), key=f"open {pursuit.key}", type="tertiary", icon=":material/chevron_right:",
            on_click=state.open_item, args=("target", pursuit.key),
        )  # fmt: skip
    with middle:
        _in_small(pursuit)
    with right, st.container(gap=None):
        beside = f"; {pursuit.plan.words}" if pursuit.plan is not None else ""
        course = moved_from(pursuit)
        sentence = f"{course[:1].upper()}{course[1:]}{beside}."
        st.markdown(f"**{plain(pursuit.status.word.capitalize())}.** {plain(sentence)}")
        parts = [pursuit.way, f"next publication: {pursuit.next_publication}", pursuit.status.note]
        st.caption(plain(" · ".join(filter(None, parts))))


def _in_small(pursuit: Pursuit) -> None:
    """Draw the baseline, what came after it, and the plan."""
    base = pursuit.baseline
    later = [pursuit.point(reading) for reading in pursuit.readings]
    course = [(base.start, base.value), *((point.start, point.value) for point in later if point.start > base.start)]
    svg = course_in_small(course, [(base.start, base.value), (float(pursuit.year), pursuit.aim)])
    size = "" if len(course) > 1 else " No reading yet"
    st.image(
        svg, width=_ROOM if state.projector() else "content",
        alt=f"{pursuit.name}: {moved_from(pursuit)}, and a dashed line to the target, {pursuit.figure(pursuit.aim)} by "
        f"{pursuit.year}.{size}",
    )  # fmt: skip


def _picture(pursuits: tuple[Pursuit, ...]) -> None:
    """Draw dots on their way; a target that keeps its level, and one without a reading, are told in words."""
    rows = _on_their_way(pursuits)
    table = words.overview(pursuits)
    if rows.empty:
        with st.expander("Every target as a table, to read and to download"):
            tables.table(table, name="progress of every target")
        return
    left_out = len(pursuits) - len(rows)
    described = "; ".join(f"{row['name']}: {row['per_cent']:.0f}%, {row['words']}" for row in rows.to_dict("records"))
    tables.chart(
        desk.now().keep(_way, pursuits[0].as_of.isoformat(), large=state.projector()),
        table,
        name="progress of every target",
        alt_text=f"How far each target is on its way from baseline (0) to target (100). {described}.",
    )
    far = " A dot at the edge lies further out." if (rows["per_cent"].abs() > FURTHEST).any() else ""
    more = f" {count(left_out, 'target')} without a reading or without a way to go not drawn." if left_out else ""
    st.caption(plain(f"A dot is the last reading with its limits; the stroke is where the plan would be.{far}{more}"))


def _way(now: Snapshot, as_of: str, *, large: bool) -> str:
    return tables.specification(way_picture(_on_their_way(now.keep(progress, as_of)), large=large), large=large)


def _on_their_way(pursuits: tuple[Pursuit, ...]) -> pd.DataFrame:
    return pd.DataFrame([_on_its_way(pursuit) for pursuit in pursuits if pursuit.way])


def _on_its_way(pursuit: Pursuit) -> dict[str, object]:
    latest, base = pursuit.latest, pursuit.baseline
    way = pursuit.aim - base.value
    ends: Sequence[float] = (nan, nan)
    planned = nan
    if latest is not None:
        point = pursuit.point(latest)
        ends = (
            sorted(100 * (end - base.value) / way for end in (point.lower, point.upper)) if point.has_limits else ends
        )
        planned = 100 * (line_at(base, pursuit.aim, pursuit.year, point.start) - base.value) / way
    return {
        "name": pursuit.name,
        "per_cent": pursuit.status.per_cent,
        "low": ends[0],
        "high": ends[1],
        "plan": planned,
        "words": f"{'' if latest is None else pursuit.figure(value_of(latest)) + ' '}{pursuit.status.word}",
    }
