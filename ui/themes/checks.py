"""Check 20: a random sample of a theme's comments, one key each, and how far two people agree who did so unseen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import isnan
from typing import Any, Final

import pandas as pd
import streamlit as st

from data import NOBODY
from engagement import ThemedResponses
from engagement.themes.checks import store
from engagement.themes.checks.agreement import agreement
from explorer import themes
from ui.parts.marked_text import Marked, marked_text
from ui.shell import desk, state
from ui.shell.wording import count, percent, plain
from ui.themes.overview import between

Theme = Mapping[Any, Any]

_ANSWERS: Final[dict[store.Verdict, tuple[str, str]]] = {
    "fits": ("Fits", "F"),
    "does_not": ("Does not fit", "D"),
    "unsure": ("Unsure", "U"),
}


def draw(theme: Theme, themed: ThemedResponses) -> None:
    """Draw the next comment to check, or what checking found.

    Parameters
    ----------
    theme : a row of `themed.ranked`.
    themed : its set; the sample is of everybody's comments, whatever filters are in force.
    """
    theme_id = int(theme["theme_id"])
    everybody = desk.now().keep(themes.themed_of, theme_id) or themed
    points = everybody.points[everybody.points["theme_id"] == theme_id]
    points = points.merge(everybody.responses[["response_id", "text"]], on="response_id").set_index("point")
    sample = store.sample(theme_id, points.index)
    if not sample:
        st.write("Nobody speaks of it, so there is nothing to check.")
        return
    every_answer = desk.now().ask(store.answers)
    every_answer = every_answer[(every_answer["theme_id"] == theme_id) & every_answer["point"].isin(sample)]
    own = every_answer[every_answer["who"] == state.who()]
    left = [point for point in sample if point not in set(own["point"])]
    if left:
        _next(theme_id, points, left, len(sample))
    else:
        _result(theme_id, every_answer, sample)
    if len(own):
        press = desk.Press("Go back one", "check_back", after=_say_back)
        desk.act_button(press, store.take_back, theme_id)


def _say_back(_point: int) -> None:
    state.say("Your last answer is taken back. Give another.")


def _next(theme_id: int, points: pd.DataFrame, left: list[int], n: int) -> None:
    """Draw one comment and the three answers."""
    st.write(
        f"Does what is marked belong in the theme? {len(left)} of {n} left, drawn at random; everybody who checks "
        "gets the same ones and sees no other person's answers before the end."
    )
    if state.who() == NOBODY:
        st.caption("Say who you are under “Your name” first, so that a second person can be told from you.")
    point = left[0]
    row = points.loc[[point]].to_dict("records")[0]
    marked_text([Marked(row["text"], ((row["start"], row["end"]),))], key="to_check", meaning="the comment to check")
    by_keys = st.toggle("Answer with the keys F, D and U", value=True, key="check_keys")
    with st.container(horizontal=True):
        for verdict, (label, key) in _ANSWERS.items():
            press = desk.Press(plain(label), f"check_{verdict}", shortcut=key if by_keys else None)
            desk.work_button(press, store.check, partial(desk.do, store.check, theme_id, point, verdict))


def _result(theme_id: int, every_answer: pd.DataFrame, sample: list[int]) -> None:
    """Draw the result, and the agreement of the first two people who looked at every comment."""
    st.markdown(f"**{plain(sure()[theme_id])}**")
    people = [who for who in every_answer["who"].unique() if (every_answer["who"] == who).sum() == len(sample)]
    if len(people) < 2:
        st.write(
            "You looked at all of them. Let a second person check the same ones: the agreement of both is shown then."
        )
        return
    verdicts = every_answer.pivot_table(index="point", columns="who", values="verdict", aggfunc="first")
    st.write(plain(_agreement(verdicts, people[0], people[1])))
    differs = verdicts[verdicts[people[0]] != verdicts[people[1]]]
    if len(differs):
        st.caption(f"They differ on {count(len(differs), 'comment')}; these count as unsure.")


def sentence(result: Mapping[Any, Any]) -> str:
    """Say what checking found, "18 of 20 fit, 70-97%"."""
    n = sum(int(result[verdict]) for verdict in store.VERDICTS)
    return f"{int(result['fits'])} of {n} fit, {between(result['low'], result['high'])}"


def sure() -> dict[int, str]:
    """Return what checking found of each theme that somebody checked, in words, by its number."""
    return {int(row["theme_id"]): sentence(row) for row in desk.now().ask(store.results).to_dict("records")}


def _agreement(verdicts: pd.DataFrame, first: str, second: str) -> str:
    agreed = agreement(verdicts[first].tolist(), verdicts[second].tolist(), store.FITS)
    words = f"{first} and {second} say the same of {agreed.same} of {agreed.n}"
    if not isnan(agreed.f1):
        words += f"; on what fits they agree by {percent(agreed.f1)} (F1)"
    if isnan(agreed.kappa):
        return f"{words}. Both gave one answer throughout, so agreement beyond chance (kappa) cannot be told."
    interval = f"95% interval {agreed.low:.2f} to {agreed.high:.2f}"
    return f"{words}; beyond chance by {agreed.kappa:.2f} (Cohen's kappa, {interval})."
