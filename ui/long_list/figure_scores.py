"""Scores from figures: the anchors that say which level earns which score, what they propose, and what moves."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from explorer import scores as figures
from explorer.long_list import long_list, scoring_rules
from priorities import BASELINE, FIGURES, UNITS, ScoringRule, anchored, anchors, charts, criterion_name, moved_proposals
from priorities.errors import EvidenceError
from priorities.long_list import store
from priorities.store import last_batch, undo_scores
from ui.parts import tables
from ui.parts.score_sources import score_words
from ui.shell import desk, errors, state
from ui.shell.wording import count, listing, moment, number, plain

_ANCHORS: Final = (0, 5, 10)
# Changes that a person can weigh before a press; the table holds them all.
_MOST_NAMED: Final = 4


def draw() -> None:
    """Draw the proposals for one criterion, and the rule for one figure."""
    criteria = desk.now().keep(long_list).criteria
    names = list(criteria.index)
    burden = names.index("health_burden")
    criterion = st.selectbox("Criterion", names, burden, format_func=lambda name: criteria.loc[name, "name"])
    _proposals(criterion)
    st.subheader("Which level earns which score", anchor=False)
    rule, earlier = _chosen_rule(criterion)
    edited = _edited(rule, is_new=earlier is None)
    if edited is None:
        return
    _picture(edited)
    _moves(edited, earlier)


def _proposals(criterion: str) -> None:
    proposed = desk.now().keep(figures.proposed)
    table = proposed[(proposed["criterion"] == criterion) & proposed["value"].notna()]
    listed, origins = desk.now().keep(long_list), desk.now().keep(figures.origins)
    scores, names = listed.scores[criterion], listed.names
    how_many = f"for {len(table)} of {count(len(names), 'priority', 'priorities')}"
    st.subheader(plain(f"Figures propose a score on {criterion_name(criterion)} {how_many}."), anchor=False)
    if table.empty:
        st.write("No rule yet, or no figures. Say below which level of a figure earns 0, 5 and 10.")
        return
    rows = pd.DataFrame(
        {
            "Priority": [names[priority] for priority in table["priority"]],
            "Figures propose": table["value"].to_list(),
            "In use": [score_words(scores[priority]) for priority in table["priority"]],
            "Taken from": [_origin(origins.get((p, criterion), "")) for p in table["priority"]],
            "How": table["why"].to_list(),
            "Not known": table["missing"].to_list(),
        }
    )
    with st.expander("The proposals, with their figures"):
        tables.table(rows, name=f"proposed scores on {criterion_name(criterion)}")
    differ = table.loc[[scores[p] != value for p, value in zip(table["priority"], table["value"], strict=True)]]
    _take(differ, scores, criterion)
    _undo()


def _origin(origin: str) -> str:
    """What a score in use was taken from; a draft is nobody's judgement."""
    return {"indicator": "figures", "person": "a person", "draft": "a draft, nobody yet"}.get(origin, "")


def _take(differ: pd.DataFrame, scores: pd.Series[float], criterion: str) -> None:
    """Draw what taking the proposals would change, the reason it needs, and the buttons that take them."""
    if differ.empty:
        st.write("Every score that figures propose is in use.")
        return
    gaps = differ.loc[[pd.isna(scores[priority]) for priority in differ["priority"]]]
    st.write(plain(_largest_moves(differ, scores)))
    reason = f"why figures {criterion}"
    with st.form(f"take figures {criterion}", border=False):
        st.text_input("Why take scores from figures, in one line", key=reason, max_chars=200)
        with st.container(horizontal=True):
            _button(differ, f"Use all that differ ({len(differ)})", criterion, reason)
            if len(gaps):
                _button(gaps, f"Fill the gaps only ({len(gaps)})", criterion, reason)


def _largest_moves(differ: pd.DataFrame, scores: pd.Series[float]) -> str:
    names = desk.now().keep(long_list).names
    before = differ["priority"].map(scores)
    moves = differ.assign(before=before, size=(differ["value"] - before).abs())
    moves = moves[moves["before"].notna()].sort_values("size", ascending=False, kind="stable").head(_MOST_NAMED)
    parts = [f"{names[row['priority']]} {row['before']:g} to {row['value']:g}" for row in moves.to_dict("records")]
    largest = f" The largest changes: {listing(parts)}." if parts else ""
    return f"{count(len(differ), 'score')} would change.{largest} Only you can say whether this figure measures it."


def _button(proposed: pd.DataFrame, label: str, criterion: str, reason: str) -> None:
    name = criterion_name(criterion)
    press = desk.Press(
        label,
        label.split(" (", maxsplit=1)[0],
        in_form=True,
        after=lambda n_scores: state.say(
            f"{count(n_scores, 'score')} on {name} now come from figures; one press below undoes it."
        ),
    )
    desk.work_button(press, store.take_proposals, partial(_take_because, proposed, reason))


def _take_because(proposed: pd.DataFrame, reason: str) -> int:
    why = state.typed(reason)
    if not why:
        raise errors.NotReady("Say in a line why these scores come from figures. The reason stands beside each.")
    return desk.do_because(why, store.take_proposals, proposed)


def _undo() -> None:
    """Draw the button that takes back the scores that were set together last, or puts them back."""
    batch = desk.now().ask(last_batch)
    if batch is None or batch.what != store.FROM_FIGURES:
        return
    by = f"{count(batch.n_scores, 'score')} taken from figures"
    st.caption(plain(f"{by}: {'in force' if batch.in_force else 'taken back'}, {batch.who}, {moment(batch.at)}."))
    label = f"Undo: {by}" if batch.in_force else f"Put back: {by}"
    press = desk.Press(label, "undo_scores", after=_say_undone)
    desk.act_button(press, undo_scores, batch.batch_id)


def _say_undone(_nothing: None) -> None:
    state.say("Done. What was set before, or since, stands; every score stays on record.")


def _chosen_rule(criterion: str) -> tuple[ScoringRule, ScoringRule | None]:
    """Return the rule to edit, and the one it takes the place of."""
    figure = st.selectbox("Figure", list(FIGURES), format_func=lambda name: f"{FIGURES[name]} ({UNITS[name]})")
    indicator = _indicator() if figure == BASELINE else ""
    earlier = next((r for r in desk.now().keep(scoring_rules) if r.key == (criterion, figure, indicator)), None)
    start = ScoringRule(criterion, figure, anchored((0, 1, 2)), 1.0, indicator)
    return earlier or start, earlier


def _indicator() -> str:
    listed = desk.now().keep(long_list).priorities
    table = listed[listed["baseline_london"].notna()].drop_duplicates("indicator_id").set_index("indicator_id")
    return str(
        st.selectbox(
            "Indicator",
            list(table.index),
            format_func=lambda name: (
                f"{table.loc[name, 'indicator']}, {table.loc[name, 'unit']}: {table.loc[name, 'baseline_london']:g}"
            ),
        )
    )


def _edited(rule: ScoringRule, *, is_new: bool) -> ScoringRule | None:
    """Return the rule as the boxes say; None until they make sense."""
    mark = " ".join(rule.key)
    levels = (None, None, None) if is_new else anchors(rule.function)
    columns = st.columns(4)
    boxes = [
        columns[at].number_input(f"Level that earns {score:d}", value=levels[at], key=f"{score} {mark}", format="%g")
        for at, score in enumerate(_ANCHORS)
    ]
    weight = columns[3].number_input("Counts how much", 0.1, None, rule.weight, 0.5, key=f"weight {mark}")
    source = st.text_input("Where these levels come from", rule.function.source, max_chars=200, key=f"source {mark}")
    at_0, at_5, at_10 = boxes
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
    listed, levels = desk.now().keep(long_list).priorities, desk.now().keep(figures.levels)[rule.figure]
    if rule.indicator:
        levels = levels[listed["indicator_id"] == rule.indicator]
    known_levels = levels.dropna()
    earned = pd.DataFrame(
        {
            "priority": listed.loc[known_levels.index, "name"].to_list(),
            "level": known_levels.to_list(),
            "score": [rule.function.at(level) for level in known_levels],
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


def _moves(rule: ScoringRule, earlier: ScoringRule | None) -> None:
    """Draw every score that the change moves, and the buttons that keep it."""
    rest = tuple(r for r in desk.now().keep(scoring_rules) if r.key != rule.key)
    now = desk.now().keep(figures.proposed)
    if rule != earlier:
        moves = moved_proposals(now, desk.now().keep(figures.proposed, (*rest, rule)))
        _what_moves(moves)
        sentence = f"Kept. {count(len(moves), 'proposal')} moved, {len(_in_use(moves))} of them in use."
        press = desk.Press("Keep these levels", "keep_rule", primary=True, after=lambda _nothing: state.say(sentence))
        desk.act_button(press, store.keep_rule, rule, moves=_in_use(moves))
    else:
        moves = moved_proposals(now, desk.now().keep(figures.proposed, rest))
        desk.act_button(
            desk.Press("Take this rule away", "take_rule_away"),
            store.keep_rule,
            rule,
            moves=_in_use(moves),
            in_use=False,
        )


def _what_moves(moves: pd.DataFrame) -> None:
    names, n_in_use = desk.now().keep(long_list).names, len(_in_use(moves))
    if moves.empty:
        st.write("No score moves.")
        return
    st.write(f"{count(len(moves), 'proposed score')} would move; {number(n_in_use)} of them in use, and those follow.")
    table = pd.DataFrame(
        {
            "Priority": [names[priority] for priority in moves["priority"]],
            "Before": [score_words(value) for value in moves["before"]],
            "After": [score_words(value) for value in moves["after"]],
            "How": moves["why"].to_list(),
        }
    )
    tables.table(table, name="scores that move")


def _in_use(moves: pd.DataFrame) -> pd.DataFrame:
    by_figures = desk.now().keep(figures.from_figures)
    return moves.loc[[pair in by_figures for pair in zip(moves["priority"], moves["criterion"], strict=True)]]
