"""Choosing a target for a measured slot: picture, number box and list of candidates say the same, each may be used."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from explorer import commitments
from explorer.commitments import CommitmentNow
from explorer.long_list import long_list
from explorer.slots import SlotNow
from priorities.commitments import Candidate, change, decimals_of, rounded
from priorities.commitments.schema import OWN_METHOD, Target
from priorities.commitments.ticks import ticks
from priorities.errors import CommitmentError
from ui.commitments import drawing, promised, words
from ui.commitments.target_picture import target_picture
from ui.parts import cities, tables
from ui.parts import standing as ranking
from ui.shell import desk, state
from ui.shell.wording import count, day_of, moment, plain

# The board's paper named nine emerging priorities.
_LEADING: Final = 9
_OWN: Final = "A number of our own"


def draw(entry: CommitmentNow, standing: SlotNow, as_of: str) -> None:
    """Draw where the slot starts from, the candidates, what is said of the target, and the button that keeps it."""
    now = standing.situation
    if now is None:
        return
    _begin(standing)
    year = _year(standing)
    candidates = standing.candidates(year)
    letters = drawing.marks(candidates)
    value = state.number_in(_value_key(standing))
    left, right = st.columns([3, 2], gap="medium")
    with left:
        put = partial(_put, standing)
        target_picture(f"picture {standing.slot.slot}", drawing.content(standing, candidates, value, year), put)
        if now.basis in words.BASIS:
            st.caption(words.BASIS[now.basis])
        _expected(standing, year)
        _numbers(standing)
    with right:
        _boxes(standing, year)
        _list(standing, candidates, letters, value)
    if value is not None:
        _judgement(entry, standing, value, year)
    if as_of >= commitments.AS_OF:
        promised.draw(standing, value, year)
    if state.projector():
        return
    _cities(standing, as_of)
    _keep_box(entry, standing, as_of)
    _all_candidates(standing, candidates, letters)
    _versions(standing)


def _value_key(standing: SlotNow) -> str:
    return f"target of {standing.slot.slot}"


def _year_key(standing: SlotNow) -> str:
    return f"year of {standing.slot.slot}"


def _reason_key(standing: SlotNow) -> str:
    return f"justification of {standing.slot.slot}"


def _begin(standing: SlotNow) -> None:
    """Fill the boxes with what stands, the first time they are drawn."""
    target, now = standing.target, standing.situation
    if now is None:
        return
    start = {
        _value_key(standing): None if target is None else target.value,
        _year_key(standing): now.target_year if target is None else target.year,
        _reason_key(standing): "" if target is None else target.justification,
    }
    for key, value in start.items():
        st.session_state.setdefault(key, value)


def _year(standing: SlotNow) -> int:
    """The year in the box, as far as it is one that candidates can be worked out for."""
    typed = state.number_in(_year_key(standing))
    now = standing.situation
    if now is None or typed is None or typed <= now.year:
        return 0 if now is None else now.target_year
    return int(min(typed, now.year + 15))


def _put(standing: SlotNow, value: float) -> None:
    st.session_state[_value_key(standing)] = value


def _boxes(standing: SlotNow, year: int) -> None:
    now = standing.situation
    decimals = 0 if now is None else decimals_of(now.kind, now.value)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input(
            plain(f"Target ({'' if now is None else now.unit})"),
            key=_value_key(standing),
            step=10.0**-decimals,
            format=f"%.{decimals}f",
            disabled=standing.is_frozen,
            placeholder="a number",
        )
        period = "" if now is None else now.period_of(year)
        st.number_input(plain(f"By the year ({period})"), key=_year_key(standing), step=1, disabled=standing.is_frozen)


def _list(standing: SlotNow, candidates: Sequence[Candidate], letters: dict[str, str], value: float | None) -> None:
    """The candidates as a list in which the one that the target is stands chosen."""
    valued = {candidate.method: candidate for candidate in candidates if candidate.method in letters}
    if not valued:
        return
    lines = {name: words.candidate_line(standing, valued[name], letters[name]) for name in valued} | {OWN_METHOD: _OWN}
    key, method = f"method of {standing.slot.slot}", _method(standing, candidates, value)
    st.session_state[key] = None if method is None else lines[method]
    of_line = {line: valued.get(name) for name, line in lines.items()}
    st.radio(
        "Where a target may come from",
        list(of_line),
        index=None,
        format_func=plain,
        key=key,
        on_change=lambda: _put_candidate(standing, of_line[st.session_state[key]]),
    )


def _method(standing: SlotNow, candidates: Sequence[Candidate], value: float | None) -> str | None:
    """Which candidate a value is; a number of one's own where it is none."""
    if value is None:
        return None
    target = standing.target
    same = [
        candidate.method
        for candidate in candidates
        if not math.isnan(candidate.value) and math.isclose(_rounded(standing, candidate), value, abs_tol=1e-9)
    ]
    if target is not None and target.value == value and target.method in same:
        return target.method
    return same[0] if same else OWN_METHOD


def _rounded(standing: SlotNow, candidate: Candidate) -> float:
    now = standing.situation
    return candidate.value if now is None else rounded(now, candidate)


def _put_candidate(standing: SlotNow, candidate: Candidate | None) -> None:
    if candidate is not None:
        _put(standing, _rounded(standing, candidate))


def _numbers(standing: SlotNow) -> None:
    name = f"{standing.slot.name}, figures"
    with st.expander("The numbers behind this picture"):
        st.write(plain(drawing.described(standing, None, 0).removesuffix(" No target yet.")))
        tables.table(drawing.table(standing), name=name)
        now = standing.situation
        if now is not None:
            st.caption(plain(f"Source: {now.source}. {now.basis[:1].upper()}{now.basis[1:]}."))
            st.caption(plain(words.trend(now)))


def _expected(standing: SlotNow, year: int) -> None:
    """Say what the pale band is, and how often such bands held."""
    expected, now = standing.band(year), standing.situation
    if expected is not None and now is not None:
        st.caption(plain(words.band(standing, expected, now.period_of(year))))


def _judgement(entry: CommitmentNow, standing: SlotNow, value: float, year: int) -> None:
    now = standing.situation
    try:
        candidate = standing.judge(value, year)
    except CommitmentError as problem:
        st.warning(plain(problem))
        return
    if now is None:
        return
    first, *rest = words.judgement(standing, candidate, year)
    st.subheader(plain(first), anchor=False)
    for line in rest:
        st.write(plain(line))
    order = ranking.now().first(_LEADING)
    leads = entry.commitment.name in order or _priority_name(standing) in order
    looked_at = ticks(
        replace(now, target_year=year),
        candidate,
        state.typed(_reason_key(standing)),
        area=standing.slot.area,
        leads=leads,
        leading="the first nine",
    )
    with st.container(border=True, gap="xxsmall"):
        for tick in looked_at:
            st.markdown(f"**{plain(words.tick_line(tick))}.** {plain(tick.why)}.")


def _priority_name(standing: SlotNow) -> str:
    return str(desk.now().keep(long_list).names.get(standing.slot.priority, ""))


def _cities(standing: SlotNow, as_of: str) -> None:
    """Other cities on the slot's priority, drawn when asked for; what is known of them is of the day of the board."""
    name = _priority_name(standing)
    if not name or as_of < commitments.AS_OF:
        return
    if st.toggle("Show other cities", key=f"cities beside {standing.slot.slot}"):
        cities.draw(standing.slot.priority, name)


def _keep_box(entry: CommitmentNow, standing: SlotNow, as_of: str) -> None:
    if standing.is_frozen:
        return
    st.text_area(
        "Why this target (kept with it, and read by the board)",
        key=_reason_key(standing),
        max_chars=2_000,
        height=80,
    )

    def keep() -> None:
        value, year = state.number_in(_value_key(standing)), state.number_in(_year_key(standing))
        method = _method(standing, standing.candidates(_year(standing)), value) or OWN_METHOD
        target = Target(
            standing.slot.slot, method, value, None if year is None else int(year),
            state.typed(_reason_key(standing)), as_of, version=standing.target_version,
        )  # fmt: skip
        desk.do(commitments.choose, standing, target)

    is_fixed = not entry.may_change
    hint = "Make the commitment a draft again first." if is_fixed else None
    with st.container(horizontal=True):
        press = desk.Press(
            "Keep this target",
            f"keep {standing.slot.slot}",
            primary=True,
            disabled=is_fixed,
            help=hint,
            after=_say_kept,
        )
        desk.work_button(press, commitments.choose, keep)
        if standing.target is not None:
            back = desk.Press(
                "Take the target back", f"take back {standing.slot.slot}", disabled=is_fixed, help=hint,
                after=partial(_say_back, standing),
            )  # fmt: skip
            desk.act_button(back, commitments.take_back, standing)


def _say_kept(_nothing: None) -> None:
    state.say("The target is kept, with its figures and your justification. Earlier ones stay on record.")


def _say_back(standing: SlotNow, _nothing: None) -> None:
    for key in (_value_key(standing), _reason_key(standing)):
        st.session_state.pop(key, None)
    state.say("The target is taken back. What was chosen before stays on record.")


def _all_candidates(standing: SlotNow, candidates: Sequence[Candidate], letters: dict[str, str]) -> None:
    """The twelve methods as a table: value, change, who managed it, whether it can be told, or why there is none."""
    if not candidates:
        return
    frame = pd.DataFrame(
        [
            {
                "Mark": letters.get(candidate.method, ""),
                "Method": candidate.words,
                "Target": standing.figure(candidate.value) if candidate.method in letters else "none",
                "Change": change(candidate.per_cent),
                "How many others managed it": candidate.attainable,
                "Told from chance": candidate.chance.words,
                "Note": candidate.note or candidate.reason,
            }
            for candidate in candidates
        ]
    )
    with st.expander("Every method as a table, to read and to download"):
        tables.table(frame, name=f"candidates for {standing.slot.name}")


def _versions(standing: SlotNow) -> None:
    if not standing.targets:
        return
    frame = pd.DataFrame(
        [
            {
                "Version": target.version,
                "Target": "taken back" if target.value is None else standing.figure(target.value),
                "By": "" if target.year is None else str(target.year),
                "Method": target.figures.get("method", ""),
                "Justification": target.justification,
                "Figures known by": day_of(target.as_of),
                "Who": target.who,
                "When": moment(target.at),
            }
            for target in reversed(standing.targets)
        ]
    )
    with st.expander(f"Every version of this target ({count(len(frame), 'version')})"):
        tables.table(frame, name=f"versions of {standing.slot.name}")
