"""Whether a visit, or a request beside one, has passed the door: Streamlit's sign-in, looked at again at every call."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import streamlit as st
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.runtime.secrets import secrets_singleton
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from data.files import beside
from explorer.door import Door, Passed, Refused, SignIn, sign_in_of
from explorer.roles import NOBODY, RolesError, Rules, rules_of
from explorer.settings import Settings, settings
from explorer.signed_out import SignedOut
from ui.shell import hosts

BROWSER: Final = "explorer_browser"
"""The cookie that names a browser, made up at random."""

_LET_IN = "let in"
_UNREADABLE: Final = {"unreadable": True}
# 128 bits in hexadecimal digits; shorter ones could be tried out by whoever holds a cookie.
_SHORTEST_SECRET: Final = 32

log = logging.getLogger("explorer")


def signed_out_everywhere() -> SignedOut:
    """Return who signed out on every device, as the file beside the database has it."""
    return SignedOut(beside(settings().database, ".signed-out"), get_cookie_secret().encode(), time.time())


door = Door(everywhere=signed_out_everywhere)


@cache
def auth_section() -> Mapping[str, Any]:
    """Return ``[auth]`` of secrets.toml as it stood at the first call; empty where there is none.

    A file that is there and cannot be read is no open door: then there is a section, and nothing in it fits.
    """
    if not secrets_singleton.load_if_toml_exists():
        return _UNREADABLE if any(Path(path).exists() for path in st.get_option("secrets.files")) else {}
    section = secrets_singleton.get("auth", {})
    return section if isinstance(section, Mapping) else _UNREADABLE


def is_set_up() -> bool:
    """Return whether people sign in here; else the explorer is open, but for its codes."""
    return bool(auth_section())


def providers() -> dict[str, str]:
    """Return each identity provider by the name that Streamlit knows it by, with our name there."""
    section = auth_section()
    parts = {"default": section, **{name: part for name, part in section.items() if isinstance(part, Mapping)}}
    return {name: str(part["client_id"]) for name, part in parts.items() if part.get("client_id")}


def passed() -> Passed | None:
    """Return as what the person of this visit is let in; None where they must sign in first."""
    sign_in = signed_in()
    if sign_in is None:
        return None
    is_open = bool(st.session_state.get(_LET_IN))
    person = door.let_in(sign_in, browser(), rules(), is_open=is_open)
    if not is_open and person is not None:
        st.session_state[_LET_IN] = True
    return person


def signed_in() -> SignIn | None:
    """Return the sign-in with which this visit began."""
    return _sign_in(claims())


def claims() -> Mapping[str, Any]:
    """Return what the identity provider said of the person of this visit; empty where it has said nothing."""
    return st.user.to_dict()


def browser() -> str:
    """Return the name of the browser of this visit."""
    return str(st.context.cookies.get(BROWSER, ""))


def admits(cookies: Mapping[str, str]) -> bool:
    """Return whether a request beside the visits comes from somebody whose sign-in holds now."""

    def cookie(name: str) -> bytes | None:
        value = cookies.get(name)
        return decode_signed_value(get_cookie_secret(), name, value) if value else None

    content = get_cookie_with_chunks(cookie, USER_COOKIE_NAME)
    sign_in = _sign_in(json.loads(content)) if content else None
    return sign_in is not None and door.let_in(sign_in, cookies.get(BROWSER, ""), rules()) is not None


def _sign_in(told_claims: Mapping[str, Any]) -> SignIn | None:
    if not told_claims.get("is_logged_in"):
        return None
    try:
        return sign_in_of(told_claims, providers().get(str(told_claims.get("provider")), ""))
    except Refused as error:
        _tell(f"A sign-in was refused: {error}")
        return None


def rules() -> Rules:
    """Return what the file of roles says now; where it cannot be read everybody is a reader, and the log says why."""
    try:
        return rules_of(settings().roles)
    except RolesError as error:
        _tell(f"Everybody who signs in is a reader. {error}")
        return NOBODY


@cache
def _tell(sentence: str) -> None:
    """Say it in the log once: it would stand there at every act."""
    log.warning(sentence)


def problems(options: Settings) -> Iterator[str]:
    """Yield what whoever runs this server should know about its sign-in."""
    section = auth_section()
    if not section:
        return
    if not providers() or not section.get("redirect_uri") or not section.get("cookie_secret"):
        yield "[auth] in secrets.toml cannot be read or is not whole: nobody can sign in, and nobody is let in without."
        return
    address = urlsplit(_own_address())
    host = address.netloc
    if not address.path.endswith("/oauth2callback"):
        yield "redirect_uri in secrets.toml does not end in /oauth2callback: nobody comes back from signing in."
    if not hosts.is_own(host, None, options.hosts):
        yield "The host of redirect_uri in secrets.toml is not in EXPLORER_HOSTS: nobody comes back from signing in."
    if not is_secure() and not hosts.is_own(host, None, ()):
        yield "redirect_uri in secrets.toml is not https: whoever listens on the way can take a sign-in over."
    if len(str(section["cookie_secret"])) < _SHORTEST_SECRET:
        yield f"cookie_secret in secrets.toml has fewer than {_SHORTEST_SECRET} characters: a sign-in could be forged."
    if options.officer_code:
        yield "EXPLORER_OFFICER_CODE is set and not asked for, as people sign in; the file of roles says what they may."


def is_secure() -> bool:
    """Return whether browsers reach this server by https, as far as sign-in tells."""
    return _own_address().lower().startswith("https://")


def _own_address() -> str:
    """Where the identity provider sends people back to; Streamlit puts its port in where the file says ``{port}``."""
    return str(auth_section().get("redirect_uri", "")).replace("{port}", str(st.get_option("server.port")))
