"""Scores from figures: the anchors that say which level earns which score, what they propose, and what moves."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from priorities import BASELINE, FIGURES, UNITS, ScoringRule, anchored, anchors, charts, criterion_name, moved_proposals
from priorities.errors import EvidenceError
from ui import acts, cache
from ui.parts import figures, tables
from ui.parts.score_sources import score_words
from ui.shell import state
from ui.shell.wording import count, number, plain

_ANCHORS: Final = (0, 5, 10)


def draw() -> None:
    """Draw the proposals for one criterion, and the rule for one figure."""
    criteria = cache.criteria()
    names = list(criteria.index)
    burden = names.index("health_burden")
    criterion = st.selectbox("Criterion", names, burden, format_func=lambda name: criteria.loc[name, "name"])
    _proposals(criterion)
    st.subheader("Which level earns which score", anchor=False)
    rule, held = _chosen_rule(criterion)
    edited = _edited(rule, held=held is not None)
    if edited is None:
        return
    _picture(edited)
    _moves(edited, held)


def _proposals(criterion: str) -> None:
    proposed = figures.proposed()
    mine = proposed[(proposed["criterion"] == criterion) & proposed["value"].notna()]
    scores, names, by_figures = cache.scores()[criterion], cache.long_list()["name"], _from_figures()
    told = f"for {len(mine)} of {count(len(names), 'priority', 'priorities')}"
    st.subheader(plain(f"Figures propose a score on {criterion_name(criterion)} {told}."), anchor=False)
    if mine.empty:
        st.write("No rule yet, or no figures. Say below which level of a figure earns 0, 5 and 10.")
        return
    shown = pd.DataFrame(
        {
            "Priority": [names[priority] for priority in mine["priority"]],
            "Figures propose": mine["value"].to_list(),
            "In use": [score_words(scores[priority]) for priority in mine["priority"]],
            "Taken from": ["figures" if (p, criterion) in by_figures else "a person" for p in mine["priority"]],
            "How": mine["why"].to_list(),
            "Not known": mine["missing"].to_list(),
        }
    )
    with st.expander("The proposals, with their figures"):
        tables.table(shown, name=f"proposed scores on {criterion_name(criterion)}")
    differ = mine.loc[[scores[p] != value for p, value in zip(mine["priority"], mine["value"], strict=True)]]
    gaps = mine.loc[[pd.isna(scores[p]) for p in mine["priority"]]]
    with st.container(horizontal=True):
        _take(differ, f"Use all that differ ({len(differ)})", criterion)
        _take(gaps, f"Fill the gaps only ({len(gaps)})", criterion)


def _take(proposed: pd.DataFrame, label: str, criterion: str) -> None:
    if st.button(label, key=label, disabled=proposed.empty):
        taken = acts.take_proposals(proposed)
        state.say(f"{count(taken, 'score')} on {criterion_name(criterion)} now come from figures; the others are kept.")
        st.rerun()


def _from_figures() -> set[tuple[str, str]]:
    """Scores in use that were taken from figures."""
    last = cache.score_edits().drop_duplicates(["priority", "criterion"], keep="last")
    last = last[last["origin"] == "indicator"]
    return set(zip(last["priority"], last["criterion"], strict=True))


def _chosen_rule(criterion: str) -> tuple[ScoringRule, ScoringRule | None]:
    """Return the rule to edit, and the one it takes the place of."""
    figure = st.selectbox("Figure", list(FIGURES), format_func=lambda name: f"{FIGURES[name]} ({UNITS[name]})")
    indicator = _indicator() if figure == BASELINE else ""
    held = next((r for r in cache.scoring_rules() if r.key == (criterion, figure, indicator)), None)
    start = ScoringRule(criterion, figure, anchored((0, 1, 2)), 1.0, indicator)
    return held or start, held


def _indicator() -> str:
    listed = cache.long_list()
    known = listed[listed["baseline_london"].notna()].drop_duplicates("indicator_id").set_index("indicator_id")
    return str(
        st.selectbox(
            "Indicator",
            list(known.index),
            format_func=lambda name: (
                f"{known.loc[name, 'indicator']}, {known.loc[name, 'unit']}: {known.loc[name, 'baseline_london']:g}"
            ),
        )
    )


def _edited(rule: ScoringRule, *, held: bool) -> ScoringRule | None:
    """Return the rule as the boxes say; None until they make sense."""
    mark = " ".join(rule.key)
    levels = anchors(rule.function) if held else (None, None, None)
    columns = st.columns(4)
    given = [
        columns[at].number_input(f"Level that earns {score:d}", value=levels[at], key=f"{score} {mark}", format="%g")
        for at, score in enumerate(_ANCHORS)
    ]
    weight = columns[3].number_input("Counts how much", 0.1, None, rule.weight, 0.5, key=f"weight {mark}")
    source = st.text_input("Where these levels come from", rule.function.source, max_chars=200, key=f"source {mark}")
    at_0, at_5, at_10 = given
    if at_0 is None or at_5 is None or at_10 is None:
        st.caption("Give the three levels; between them the score follows a straight line, beyond them it stays.")
        return None
    try:
        function = anchored((at_0, at_5, at_10), source, rule.function.year)
    except EvidenceError as problem:
        st.error(plain(problem))
        return None
    return replace(rule, function=function, weight=float(weight))


def _picture(rule: ScoringRule) -> None:
    listed, levels = cache.long_list(), figures.levels()[rule.figure]
    if rule.indicator:
        levels = levels[listed["indicator_id"] == rule.indicator]
    known = levels.dropna()
    earned = pd.DataFrame(
        {
            "priority": listed.loc[known.index, "name"].to_list(),
            "level": known.to_list(),
            "score": [rule.function.at(level) for level in known],
        }
    )
    figure = FIGURES[rule.figure]
    title = f"{figure[0].upper()}{figure[1:]} scores {count(len(earned), 'priority', 'priorities')}"
    if len(earned):
        title += f" between {earned['score'].min():.1f} and {earned['score'].max():.1f}"
    st.markdown(f"**{plain(title)}**")
    tables.chart(
        charts.value_function(rule.function.points, earned, unit=UNITS[rule.figure]),
        earned.set_axis(["Priority", "Level", "Score"], axis=1),
        name=f"what {FIGURES[rule.figure]} earns",
        alt_text=title,
    )


def _moves(rule: ScoringRule, held: ScoringRule | None) -> None:
    """Draw every score that the change moves, and the buttons that keep it."""
    others = tuple(r for r in cache.scoring_rules() if r.key != rule.key)
    now = figures.proposed()
    if rule != held:
        moved = moved_proposals(now, figures.proposed((*others, rule)))
        _told(moved)
        if st.button("Keep these levels", type="primary"):
            acts.keep_rule(rule, _in_use(moved))
            state.say(f"Kept. {count(len(moved), 'proposal')} moved, {len(_in_use(moved))} of them in use.")
            st.rerun()
    elif st.button("Take this rule away"):
        acts.keep_rule(rule, _in_use(moved_proposals(now, figures.proposed(others))), in_use=False)
        st.rerun()


def _told(moved: pd.DataFrame) -> None:
    names, used = cache.long_list()["name"], len(_in_use(moved))
    if moved.empty:
        st.write("No score moves.")
        return
    st.write(f"{count(len(moved), 'proposed score')} would move; {number(used)} of them in use, and those follow.")
    shown = pd.DataFrame(
        {
            "Priority": [names[priority] for priority in moved["priority"]],
            "Before": [score_words(value) for value in moved["before"]],
            "After": [score_words(value) for value in moved["after"]],
            "How": moved["why"].to_list(),
        }
    )
    tables.table(shown, name="scores that move")


def _in_use(moved: pd.DataFrame) -> pd.DataFrame:
    by_figures = _from_figures()
    return moved.loc[[pair in by_figures for pair in zip(moved["priority"], moved["criterion"], strict=True)]]
