"""Every value that a visit carries: the link holds what a colleague should see, the session what is mine.

==================  ==============  ==========================================================
key                 kept in         meaning
==================  ==============  ==========================================================
projector           link            large type, no menu, no names or quotes
visitor_name        session         who is written beside saved things
seat                session         which senior responsible owner's seat is held, where nobody signs in
collaboration ...   link, session   the weight of each criterion, in percent or parts of one whole
survey, question,   link, session   filters of every page that shows answers: the fields of `Selection`
audience ...
page ...            link            which page of a list is open
copies              link, session   every copy of a campaign counts, or each campaign once
theme, priority     link            the theme or priority that is open
by, words           link            what answers are split by; the open question whose words are read
==================  ==============  ==========================================================
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from data import NOBODY
from engagement.answers.selection import FIELDS, Selection
from explorer.settings import settings
from explorer.visit import Role, Visit
from ui.shell import passing
from ui.shell.wording import plain

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")

LONGEST_NAME = 60
_BY_CODE = "role by code"
_SEAT = "seat"
_SELECTION = "selection"
_PAGE = "page"


def projector() -> bool:
    """Return whether this visit shows on a projector."""
    if "projector" in st.session_state:
        return bool(st.session_state["projector"])
    return st.query_params.get("projector", "").lower() == "true"


def projector_switch() -> None:
    """Draw the switch."""
    st.toggle(
        "Projector mode",
        key="projector",
        bind="query-params",
        persist_state="session",
        help="Large type for a room; hides names and quotes, and puts the menu behind a button.",
    )


def name_box() -> None:
    """Draw the box in which visitors say who they are."""
    st.text_input(
        "Name or role, written beside what you save",
        key="visitor_name",
        max_chars=LONGEST_NAME,
        persist_state="session",
        placeholder="for example: SRO for London Councils",
    )


def who() -> str:
    """Return who acts in this visit, as the record will name them."""
    return visit().who


def typed_name() -> str:
    """Return the name that was typed in this visit; "" where none was."""
    return str(st.session_state.get("visitor_name") or "").strip()


def be_called(name: str) -> None:
    """Let this visit be called by a name that was typed elsewhere than in the menu; nothing where none was."""
    if name:
        st.session_state["visitor_name"] = name


def author(name: str) -> str:
    """Return who saved or changed something, as it may be shown: a projector shows no names."""
    return "somebody" if projector() else name


def visit() -> Visit:
    """Return who acts in this visit, and as what, as it stands at this moment."""
    if not passing.is_set_up():
        name = str(st.session_state.get("visitor_name") or "").strip() or NOBODY
        return Visit(name, _role_by_code(), str(st.session_state.get(_SEAT) or ""))
    person = passing.passed()
    if person is None:
        return Visit(NOBODY, Role.READER, until=datetime.min.replace(tzinfo=UTC))
    return Visit(person.name, person.role, person.seat, person.until)


def _role_by_code() -> Role:
    """Where nobody signs in: what the code typed makes of one, or the officer where nobody else reaches the server."""
    options = settings()
    if options.readers_only:
        return Role.MEMBER if st.session_state.get(_SEAT) else Role.READER
    return Role(st.session_state.get(_BY_CODE, Role.MEMBER)) if options.codes else Role.OFFICER


def take_seat(name: str) -> None:
    """Let this visit hold a seat, after its code was typed or where none is asked; "" gives it up."""
    st.session_state[_SEAT] = name


def sees_exact_counts() -> bool:
    """Return whether counts of people may stand as they are: on the officer's own screen, never on a shared one."""
    person = visit()
    return person.role.covers(Role.OFFICER) and not person.has_ended() and not projector()


def act_as(role: Role) -> None:
    """Let this visit act in a role; called once the code for it was typed."""
    st.session_state[_BY_CODE] = role.value


def choice(key: str, label: str, options: list[str]) -> str:
    """Draw a choice between a few views that the link remembers; return the one chosen."""
    option = st.segmented_control(
        label,
        options,
        default=options[0],
        format_func=plain,
        key=key,
        bind="query-params",
        persist_state="session",
        label_visibility="collapsed",
        required=True,
    )
    return str(option or options[0])


def typed(key: str) -> str:
    """Return what stands in a box at this moment, also in a callback, before the page is drawn again."""
    return str(st.session_state.get(key) or "").strip()


def ticked(key: str) -> bool:
    """Return whether a box is ticked at this moment."""
    return bool(st.session_state.get(key))


def ticks(name: str) -> list[int]:
    """Return the numbers that are ticked in a list of this visit, also on pages of it that are not shown."""
    return sorted(st.session_state.get(name, ()))


def tick(name: str, number: int, key: str) -> None:
    """Keep that a box of a list was ticked, or was not any more."""
    rest = {entry for entry in ticks(name) if entry != number}
    st.session_state[name] = rest | {number} if ticked(key) else rest


def number_in(key: str) -> float | None:
    """Return the number in a box at this moment; None where it is empty."""
    value = st.session_state.get(key)
    return None if value is None else float(value)


def say(sentence: str) -> None:
    """Say a sentence at the top of the page once, after the act that it tells of."""
    st.session_state["said"] = sentence


def sentence_to_say() -> str | None:
    """Return the sentence that waits to be said, once."""
    sentence = st.session_state.pop("said", None)
    return None if sentence is None else str(sentence)


def copies() -> bool:
    """Return whether every copy of a campaign counts, or each campaign once."""
    return bool(st.session_state.get("copies", st.query_params.get("copies", "").lower() == "true"))


def copies_switch() -> None:
    """Draw the switch that counts everything with the copies of campaigns, or without."""
    st.toggle(
        "Count every copy of a campaign",
        key="copies",
        bind="query-params",
        persist_state="session",
        help="Many people sending one text is a fact worth seeing; off, each campaign counts once.",
    )


def selection() -> Selection:
    """Return the filters in force: those in the link, else those that this visit chose on another page."""
    link = {name: st.query_params.get_all(name) for name in FIELDS if name in st.query_params}
    if link:
        selected = Selection.from_link(link)
    else:
        selected = st.session_state.get(_SELECTION, Selection())
        st.query_params.update(selected.to_link())
    st.session_state[_SELECTION] = selected
    return selected


def choose(selected: Selection) -> None:
    """Put filters into force, in the link as well; every list begins at its first page again."""
    st.session_state[_SELECTION] = selected
    link = selected.to_link()
    for name in [name for name in st.query_params if name in FIELDS or name.startswith(_PAGE)]:
        if name not in link:
            del st.query_params[name]
    st.query_params.update(link)


def page(of: str = "") -> int:
    """Return which page of a list is open, 1 for the first.

    Parameters
    ----------
    of : the name of the list, where a screen shows several.
    """
    typed_number = st.query_params.get(_page_key(of), "")
    readable = typed_number.isascii() and typed_number.isdigit() and len(typed_number) < 10
    return max(1, int(typed_number)) if readable else 1


def turn_to(number: int, of: str = "") -> None:
    """Open a page of a list, in the link as well."""
    if number > 1:
        st.query_params[_page_key(of)] = str(number)
    else:
        st.query_params.pop(_page_key(of), None)


def _page_key(of: str) -> str:
    return f"{_PAGE}_{of}" if of else _PAGE


def worked_out(name: str, key: object, work: Callable[[], T]) -> T:
    """Return what `work` gives, done once for as long as the key stays the same; only the last one is kept."""
    entry = st.session_state.get(f"worked out {name}")
    if entry is None or entry[0] != key:
        entry = (key, work())
        st.session_state[f"worked out {name}"] = entry
    return entry[1]


def draft(name: str, start: dict[str, str]) -> dict[str, str]:
    """Return a dictionary that this visit changes, begun as `start`."""
    entries: dict[str, str] = st.session_state.setdefault(name, dict(start))
    return entries


def show_raw(response_id: int, words: str) -> None:
    """Keep one answer as it came, to be shown once."""
    st.session_state["raw words"] = (response_id, words)


def shown_raw(response_id: int) -> str | None:
    """Return the words that were opened for this response in the act just done."""
    entry = st.session_state.get("raw words")
    if entry is None or entry[0] != response_id:
        return None
    return str(st.session_state.pop("raw words")[1])


def keep_hidden_words(table: pd.DataFrame) -> None:
    """Keep the strings that are hidden, listed in the act just done, for this visit."""
    st.session_state["hidden words"] = table


def hidden_words() -> pd.DataFrame | None:
    """Return the strings that are hidden, where this visit has listed them."""
    return st.session_state.get("hidden words")


def forget_upload() -> None:
    """Empty the drop zone after its file was stored, and forget what was worked out from it."""
    for name in ("export", "joined", "plan"):
        st.session_state.pop(f"worked out {name}", None)
    st.session_state["upload_round"] = st.session_state.get("upload_round", 0) + 1


def upload_key() -> str:
    """Return the drop zone's name for this round."""
    return f"export_file_{st.session_state.get('upload_round', 0)}"


def opened_on(page: str) -> str:
    """Return the key under which a page keeps what is open on it, until the visit goes to another page."""
    return f"opened on {page}"


def close_what_another_page_opened(page: str) -> None:
    """Forget what is open on every page but this one."""
    for key in [str(key) for key in st.session_state]:
        if key.startswith(opened_on("")) and key != opened_on(page):
            del st.session_state[key]


def open_item(kind: str, identity: object | None) -> None:
    """Open a theme or a priority in this visit and its link; None closes it."""
    if identity is None:
        st.query_params.pop(kind, None)
    else:
        st.query_params[kind] = str(identity)


def opened(kind: str) -> str | None:
    """Return which theme or priority is open."""
    return st.query_params.get(kind)
