"""The desk of a visit: reading is asked for here, changing is done here, with the visit's role and name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

import streamlit as st
from sqlite_utils import Database

from data import Stamp
from explorer import acts, owners
from explorer.snapshot import Snapshot
from ui.shell import errors, state
from ui.shell.wording import plain

P = ParamSpec("P")
R = TypeVar("R")

_REFUSALS: Final = "refusals"
_run: ContextVar[Snapshot | None] = ContextVar("snapshot of this run", default=None)
_explained: ContextVar[frozenset[str]] = ContextVar("refusals explained in this run", default=frozenset())


@contextmanager
def one_moment() -> Iterator[Snapshot]:
    """Let everything that one run of a page reads belong to one moment."""
    with Snapshot() as snapshot:
        token = _run.set(snapshot)
        _explained.set(frozenset())
        try:
            yield snapshot
        finally:
            _run.reset(token)


def now() -> Snapshot:
    """Return what stands now: for this run of the page, else (in a dialog or a callback) at each reading."""
    return _run.get() or Snapshot()


def do(function: Callable[Concatenate[Database, Stamp, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Do an act of `explorer.acts.ACTS` as this visit.

    Raises
    ------
    NotAllowed
        Where this visit's role does not cover it.
    """
    return do_because("", function, *args, **kwargs)


def do_because(
    why: str, function: Callable[Concatenate[Database, Stamp, P], R], *args: P.args, **kwargs: P.kwargs
) -> R:
    """Do an act as this visit, with a reason for the record."""
    now().renew()
    try:
        return acts.perform(state.visit(), why, function, *args, **kwargs)
    finally:
        now().renew()


def do_on_file(function: Callable[Concatenate[Stamp, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Do an act on the database file as a whole as this visit."""
    now().renew()
    return acts.perform_on_file(state.visit(), function, *args, **kwargs)


def refusal(function: Callable[..., Any], *args: Any) -> str:
    """Return why this visit may not do an act, to what it would be done to, as a sentence; "" where it may."""
    visit = state.visit()
    by_role = acts.refusal(function, visit.role, by_code=acts.by_code(visit))
    return by_role or owners.refusal(visit, now().ask, function, *args)


def explain(function: Callable[..., Any], *args: Any) -> None:
    """Say in a line why this visit may not do an act, once a page; nothing where it may."""
    sentence = refusal(function, *args)
    if sentence and sentence not in _explained.get():
        _explained.set(_explained.get() | {sentence})
        st.caption(plain(sentence))


@dataclass(frozen=True)
class Press:
    """A button that does an act.

    Attributes
    ----------
    label : our own words; what somebody typed goes through `wording.plain`.
    key : unique on the page.
    primary : whether it is the button that the page leads to.
    disabled : whether something must be done first; `help` says what.
    after : is called with what the act returns, once it was done.
    in_form : whether it sends the form around it.
    shortcut : the key that presses it; for a button outside a form.
    """

    label: str
    key: str
    primary: bool = False
    disabled: bool = False
    help: str | None = None
    after: Callable[[Any], None] | None = None
    in_form: bool = False
    shortcut: str | None = None


def act_button(
    press: Press, function: Callable[Concatenate[Database, Stamp, P], R], *args: P.args, **kwargs: P.kwargs
) -> None:
    """Draw a button that does an act; it says beforehand where this visit may not, and a refusal stands beside it."""
    work_button(press, function, partial(do, function, *args, **kwargs), *args)


def work_button(press: Press, function: Callable[..., Any], work: Callable[[], Any], *args: Any) -> None:
    """Draw a button for an act that takes what stands in the boxes beside it at the moment of the press.

    Parameters
    ----------
    function : the act, by which the button knows beforehand whether this visit may.
    work : reads the boxes by `state.typed` and does the act by `do`, `do_because` or `do_on_file`.
    args : what the act is done to, where it may belong to somebody.
    """
    sentence = refusal(function, *args)
    draw = st.form_submit_button if press.in_form else partial(st.button, shortcut=press.shortcut)
    draw(
        press.label,
        key=press.key,
        type="primary" if press.primary else "secondary",
        disabled=press.disabled or bool(sentence),
        help=plain(sentence) if sentence else press.help,
        on_click=_pressed,
        args=(press, work),
    )
    explain(function, *args)
    problem = _refusals().pop(press.key, None)
    if problem is not None:
        st.error(problem)


def refusals_without_button() -> list[str]:
    """Return, once, why acts were refused whose button is not on the page any more."""
    sentences = list(_refusals().values())
    _refusals().clear()
    return sentences


def _pressed(press: Press, work: Callable[[], Any]) -> None:
    """Do the act before the page is drawn again; whatever it raises, the page stands."""
    try:
        result = work()
        if press.after is not None:
            press.after(result)
    except Exception as error:
        _refusals()[press.key] = errors.sentence(error)


def _refusals() -> dict[str, str]:
    sentences: dict[str, str] = st.session_state.setdefault(_REFUSALS, {})
    return sentences
