"""What people said that speaks for a priority, with the decision on each point; and for a theme, its priorities."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from explorer import speaking
from explorer.evidence import CONFIRMED, REJECTED, SUGGESTED, Evidence, of_priority, priorities_of_theme
from priorities import store
from priorities.evidence import store as words
from ui.parts import comments, pages, people, topics_of_priority
from ui.shell import desk, errors, state
from ui.shell.progress import time_left
from ui.shell.wording import count, listing, number, plain

# Points with their buttons that a person looks through without scrolling for long.
_POINTS_A_PAGE: Final = 10
_NOTHING: Final = "Nothing we heard speaks of it."


def draw(priority: str) -> None:
    """Draw what people said that speaks for a priority, with the decision on each point and on all of them."""
    st.subheader("What people said", anchor=False)
    evidence = _evidence(priority)
    _look(priority)
    if in_part := _in_part():
        st.caption(plain(in_part))
    if evidence.points.empty and evidence.themes.empty:
        if desk.now().keep(speaking.waiting, priority) is not None:
            st.write(_NOTHING)
        topics_of_priority.draw(priority)
        return
    st.markdown(f"**{plain(_who(evidence))}**")
    st.caption(
        "Each point was chosen by the topic it speaks of and by what it means, and is a suggestion until a person "
        "decides. It stands beside the scores and never counts in them."
    )
    for quote in evidence.quotes.to_dict("records"):
        _point(priority, quote, "quote")
    if evidence.withheld:
        number = count(evidence.withheld, "point")
        st.caption(
            f"Not quoted unless a person confirms it by itself: {number} from answers with words of harm, listed below."
        )
    _as_a_whole(priority, evidence)
    _every_point(priority, evidence)
    for theme in evidence.themes.to_dict("records"):
        _whole_theme(priority, theme)
    topics_of_priority.draw(priority)


def lines(priority: str) -> list[str]:
    """Return a line on who speaks for a priority, and one for each quote."""
    evidence = _evidence(priority)
    if not evidence.anybody:
        return [_NOTHING]
    return [f"People said: {_who(evidence)}", *(f"“{quote}”" for quote in evidence.quotes["words"])]


def of_theme(theme_id: int) -> None:
    """Say which priorities the points of a theme speak for."""
    pairs = desk.now().keep(priorities_of_theme, theme_id)
    if pairs and not state.projector():
        names = listing([f"{name} ({count(n, 'person', 'people')})" for name, n in pairs])
        st.caption(
            plain(f"Its points speak for {count(len(pairs), 'priority', 'priorities')} of the long list: {names}.")
        )


def _evidence(priority: str) -> Evidence:
    return desk.now().keep(of_priority, priority, shared=not state.sees_exact_counts())


def _who(evidence: Evidence) -> str:
    """Return "3 of 326 professionals and 10 of 594 Londoners speak for it: 17 points, 2 of them confirmed."."""
    rows = evidence.people[evidence.people["n"] > 0].to_dict("records")
    who = listing([people.share_of(str(row["audience"]), int(row["n"]), int(row["base"])) for row in rows])
    who = who or ("A few people" if evidence.anybody else "Nobody")
    points = count(len(evidence.speaking), "point")
    confirmed = int((evidence.points["standing"] == CONFIRMED).sum())
    how_sure = f"{confirmed} of them confirmed" if confirmed else "none confirmed yet"
    n_read, n_answers = desk.now().keep(speaking.read_in_part)
    of_those = f", of the {count(n_read, 'answer')} read" if n_read < n_answers else ""
    return f"{who} speak for it{of_those}" + (f": {points}, {how_sure}." if state.sees_exact_counts() else ".")


def _in_part() -> str:
    """Say of how many answers only a part was read, and what that makes of the counts; "" where all were."""
    n_read, n_answers = desk.now().keep(speaking.read_in_part)
    if n_read >= n_answers:
        return ""
    every = count(n_answers, "different answer")
    if not n_read:
        return f"None of the {every} could be read: the sentence model is not installed here."
    return (
        f"Of the {every} the {number(n_read)} nearest to the priorities by their words were read: more people than "
        "these may speak for it."
    )


def _look(priority: str) -> None:
    """Say where answers were not read for this priority yet, and offer to read them."""
    new = desk.now().keep(speaking.waiting, priority)
    if new == 0:
        return
    if new is None:
        st.write("What people wrote has not been looked through for this priority yet.")
    else:
        st.write(f"{count(new, 'answer')} came in since what people wrote was looked through for the priorities.")
    _offer()


def not_looked_through() -> None:
    """Say how many answers were not looked through for the priorities yet, and offer it; nothing where all were."""
    new = desk.now().keep(speaking.waiting_at_all)
    if new and not state.projector():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f"{count(new, 'answer')} not looked through yet for what is said of the priorities.")
            _offer()


def _offer() -> None:
    sentence = desk.refusal(speaking.look)
    pressed = st.button(
        "Look through what people wrote",
        key="look_for_evidence",
        disabled=bool(sentence),
        help=plain(sentence) if sentence else None,
    )
    desk.explain(speaking.look)
    if pressed:
        with errors.boundary():
            _read()


def _read() -> None:
    bar = st.progress(0.0, text="Reading the answers")
    st.button("Stop", key="stop_looking")
    began = time.monotonic()

    def tell(doing: str, share: float) -> None:
        bar.progress(min(share, 1.0), text=plain(doing + time_left(time.monotonic() - began, share)))

    n_read = desk.do(speaking.look, tell)
    state.say(f"{count(n_read, 'answer')} looked through for every priority of the list.")
    st.rerun()


def _point(priority: str, point: Mapping[Any, Any], where: str) -> None:
    """One point: its words, whose they are, where it stands, and the decision on it."""
    if state.projector():
        return
    standing, number = str(point["standing"]), int(point["point"])
    by = f"{standing} by {point['who']}" if point["who"] else standing
    topic = f"speaks of: {point['topic']}" if point["topic"] else "by its meaning alone"
    with st.container(border=True):
        st.text(point["words"])
        st.text(" · ".join(part for part in (comments.origin(point), topic, by) if part), width="content")
        with st.container(horizontal=True):
            if standing != CONFIRMED:
                _decide("It speaks for this priority", priority, [number], f"{where} {number}", speaks_for_it=True)
            if standing != REJECTED:
                _decide("It does not", priority, [number], f"{where} {number}", speaks_for_it=False)


def _as_a_whole(priority: str, evidence: Evidence) -> None:
    """The decision on all points that nobody judged yet."""
    open_points = evidence.points.loc[evidence.points["standing"] == SUGGESTED, "point"].astype(int).tolist()
    if len(open_points) < 2 or state.projector():
        return
    with st.container(horizontal=True):
        all_of_them = f"All {len(open_points)} suggested points speak for it"
        _decide(all_of_them, priority, open_points, "whole", speaks_for_it=True)
        _decide("None of them does", priority, open_points, "whole", speaks_for_it=False)


def _every_point(priority: str, evidence: Evidence) -> None:
    points = evidence.points
    if points.empty or state.projector():
        return
    with st.expander(f"Every point ({len(points)})"):
        first, most = pages.part(len(points), "points", size=_POINTS_A_PAGE)
        pages.turn(len(points), "points", size=_POINTS_A_PAGE, noun="point")
        for point in points.iloc[first : first + most].to_dict("records"):
            _point(priority, point, "list")


def _whole_theme(priority: str, theme: Mapping[Any, Any]) -> None:
    """A theme that people judged as a whole, as earlier releases asked for it."""
    theme_id, standing = int(theme["theme_id"]), str(theme["standing"])
    people_of_it = f", {count(int(theme['people']), 'person', 'people')}" if state.sees_exact_counts() else ""
    who = f" (the whole theme{people_of_it}, {standing} by {theme['who']})"
    with st.container(border=True):
        st.markdown(f"**{plain(theme['name'])}**{plain(who)}")
        press = desk.Press(
            "The whole theme does not" if standing == CONFIRMED else "The whole theme speaks for it",
            f"whole theme {priority} {theme_id}",
        )
        desk.act_button(press, store.judge_evidence, priority, theme_id, speaks_for_it=standing != CONFIRMED)


def _decide(label: str, priority: str, points: list[int], where: str, *, speaks_for_it: bool) -> None:
    key = f"{'speaks' if speaks_for_it else 'does not speak'} {priority} {where}"
    desk.act_button(desk.Press(label, key), words.judge_points, priority, points, speaks_for_it=speaks_for_it)
