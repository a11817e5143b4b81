"""Choosing which responses to read, and the lines that tell of imports and trays."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from ui import acts, cache, roles
from ui.parts import comments
from ui.parts.people import audiences
from ui.responses.set_aside import LABELS, campaigns
from ui.shell import code_box, state
from ui.shell.wording import count, moment, number, plain

_ALL = "All"
_OWN_SHELF = ("campaign", "changed")
_DECIDED_AT_ONCE = 20
_SHARED = ("audience", "forum", "borough", "age_band", "organisation", "text")


def filters(responses: pd.DataFrame) -> dict[str, Any]:
    """Draw the filters and return what was chosen, as `cache.responses` takes it."""
    search, audience, borough = st.columns([2, 1, 1])
    with search:
        words = st.text_input("Search in what people wrote", key="search", bind="query-params", persist_state="session")
    with audience:
        who = _pick("Audience", "audience", audiences(responses))
    with borough:
        where = _pick("Borough", "borough", sorted(set(responses["borough"]) - {""}))
    chosen = {"audience": who, "borough": where, "search": (words or "").strip()}
    return {name: value for name, value in chosen.items() if value}


def _pick(label: str, key: str, options: list[str]) -> str | None:
    picked = st.selectbox(label, [_ALL, *options], key=key, bind="query-params", persist_state="session")
    return None if picked in (_ALL, None) else str(picked)


def shared(responses: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of responses that a download holds: masked words, no codes of people."""
    return responses[list(_SHARED)]


def waits_for_themes() -> bool:
    """Return whether responses came in that stand in no theme yet."""
    found = cache.themes()
    return bool(found.stale) if found is not None else not cache.responses().empty


def tray_shelf() -> None:
    """Draw the trays of what was set aside, with the way back for each."""
    held = cache.trays()
    if held.empty:
        return
    st.subheader("Set aside, and why", anchor=False)
    for tray, how_many in zip(held["tray"], held["responses"], strict=True):
        if tray not in _OWN_SHELF:
            with st.expander(f"{plain(LABELS.get(tray, tray))}: {number(how_many)}"):
                _tray(str(tray))
    campaigns(cache.responses(copies=True))
    changes()


def changes() -> None:
    """Draw answers whose words changed since an earlier import, side by side, each with its decision."""
    waiting = cache.changed_answers()
    if waiting.empty:
        return
    st.subheader(f"{count(len(waiting), 'changed answer')} to decide", anchor=False)
    for change in waiting.head(_DECIDED_AT_ONCE).to_dict("records"):
        with st.container(border=True):
            st.text(str(change["question"]))
            earlier, new = st.columns(2)
            for place, words, label, take_new in (
                (earlier, change["before"], "Keep the earlier words", False),
                (new, change["after"], "Take the new words", True),
            ):
                with place:
                    comments.one(str(words)) if not state.projector() else st.caption("People's words are hidden.")
                    st.button(
                        plain(label),
                        key=f"{label} {change['response_id']}",
                        on_click=acts.decide_change,
                        args=(change["response_id"],),
                        kwargs={"take_new": take_new},
                    )


def one_person(found: pd.DataFrame) -> None:
    """Draw one response by its number: the words as they came, and the deletion of everything its person wrote."""
    with st.expander("One response: the words as they came, or deletion on request"):
        code_box.draw()
        if not roles.is_officer():
            st.caption("Only the engagement officer may open words as they came or delete them.")
            return
        numbers = found["response_id"].tolist()
        opened = st.selectbox(
            "Response",
            numbers,
            index=None,
            format_func=_told(found),
            placeholder="Choose a response",
            key="one_response",
        )
        if opened is None or state.projector():
            return
        theirs = cache.responses(copies=True)
        theirs = theirs[theirs["respondent"] == theirs.loc[theirs["response_id"] == opened, "respondent"].iloc[0]]
        st.caption(f"This person gave {count(len(theirs), 'answer')}.")
        comments.show(theirs)
        raw = state.shown_raw(opened)
        if raw is not None:
            st.caption("As it came; opening it is on record:")
            st.text(raw)
        st.button("Show the words as they came", key="open_raw", on_click=acts.open_raw_words, args=(opened,))
        sure = st.checkbox("This person asked for deletion; it cannot be undone", key=f"sure {opened}")
        st.button(
            "Delete everything this person wrote",
            key="delete_person",
            disabled=not sure,
            on_click=acts.delete_person,
            args=(opened,),
        )


def _told(found: pd.DataFrame) -> Callable[[int], str]:
    words = dict(zip(found["response_id"], found["text"], strict=True))
    return lambda number: f"{number}: {words[number][:60]}"


def deletion_date() -> None:
    """Draw the date by which words as they came are deleted, and the way to delete them now."""
    until, held = cache.retention()
    if until is None or not held:
        return
    with st.expander(f"{count(held, 'answer')} kept as they came until {until.day:d} {until:%B %Y}"):
        st.write("On that date they are deleted, and only the masked words stay. Backups made before still hold them.")
        chosen = st.date_input("Delete them on", value=until, key=f"until {until}", format="DD/MM/YYYY")
        if chosen != until:
            st.button("Keep this date", key="keep_until", on_click=acts.set_retention, args=(chosen,))
        sure = st.checkbox("Delete them now; it cannot be undone", key="sure_purge")
        st.button("Delete words as they came", key="purge", disabled=not sure, on_click=acts.delete_raw_words)


def _tray(tray: str) -> None:
    inside = cache.responses(tray=tray)
    if not state.projector():
        st.button(
            f"Put {'them all' if len(inside) > 1 else 'it'} back",
            key=f"put_back_{tray}",
            on_click=acts.put_back,
            args=(inside["response_id"].tolist(),),
        )
    comments.show(inside, most=20)


def import_line(held: dict[str, Any]) -> str:
    """Return "survey.csv, SurveyMonkey, imported by Ada on 15 Mar 2019, 14:05"."""
    tool = f", {held['tool']}" if held["tool"] else ""
    return f"{held['file_name']}{tool}, imported by {held['who']} on {moment(held['at'])}"


def import_counts(held: dict[str, Any]) -> str:
    """Return the counts of an import, which always add up."""
    aside = json.loads(held["trays"])
    parts = [f"{number(n)} {LABELS[tray][0].lower()}{LABELS[tray][1:]}" for tray, n in aside.items()]
    if not parts and held["set_aside"]:
        parts = [f"{number(held['set_aside'])} set aside"]
    return f"{count(held['read'], 'answer')} read = " + " + ".join(
        [f"{number(held['stored'])} stored", f"{number(held['already_there'])} already here", *parts]
    )
