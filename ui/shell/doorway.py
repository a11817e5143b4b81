"""What goes over the wire when people sign in: safer cookies, reasons where signing in fails, no files before it.

Streamlit's own routes do the signing in (``/auth/login``, ``/oauth2callback``, ``/auth/logout``). Around them stands
this, where sign-in is set up:

- cookies are sent by https alone where browsers reach the server by it;
- each browser gets a name made up at random, by which its tabs are known to be of one browser;
- a sign-in that failed, or a provider that does not answer, leads back to the door with the reason;
- files that are being uploaded or downloaded, and whatever else `GUARDED` names, are for people who signed in.
"""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from ui.shell import passing
from ui.shell.sign_in import ASKED, FAILED, OUT, UNREACHABLE

GUARDED: Final = ("/_stcore/upload_file", "/_stcore/metrics", "/media", "/ranking-news")
"""Beginnings of paths, after the server's own, that only people who signed in may ask for."""

_OPEN: Final = "/join"
"""Beginning of the paths of a workshop's phones, which need no sign-in and are given no name."""

_LOGIN, _CALLBACK = "/auth/login", "/oauth2callback"


def doorway(base_path: str = "") -> Middleware:
    """Return the middleware that ``st.App`` takes.

    Parameters
    ----------
    base_path : what stands before every page's path on this server: Streamlit's ``server.baseUrlPath``, or nothing.
    """
    prefix = base_path.strip("/")
    return Middleware(_Doorway, prefix=f"/{prefix}" if prefix else "")


class _Doorway:
    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self.app, self.prefix = app, prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not passing.is_set_up():
            await self.app(scope, receive, send)
            return
        path = scope["path"].removeprefix(self.prefix)
        cookies = HTTPConnection(scope).cookies
        if path.startswith(GUARDED) and not passing.admits(cookies):
            await PlainTextResponse("Sign in first.\n", status_code=HTTPStatus.UNAUTHORIZED)(scope, receive, send)
            return

        async def send_through(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                self._lead_back(path, scope, message, headers)
                if not path.startswith(_OPEN):
                    _name_browser(headers, cookies)
                _secure(headers)
            await send(message)

        await self.app(scope, receive, send_through)

    def _lead_back(self, path: str, scope: Scope, message: Message, headers: MutableHeaders) -> None:
        """Lead back to the door with a reason where signing in did not work, or was ended."""
        reason = ""
        if path == _LOGIN and message["status"] >= HTTPStatus.BAD_REQUEST:
            reason = UNREACHABLE
        elif path == _CALLBACK and not _signs_in(headers):
            query = parse_qs(scope["query_string"].decode("latin-1"))
            reason = FAILED if {"state", "code", "error"} & set(query) else OUT
        if reason:
            message["status"] = HTTPStatus.FOUND.value
            headers["Location"] = f"{self.prefix}/?{ASKED}={reason}"


def _signs_in(headers: MutableHeaders) -> bool:
    """Whether an answer gives the cookie of a sign-in, rather than taking it away."""
    values = [cookie.removeprefix(_USER) for cookie in headers.getlist("set-cookie") if cookie.startswith(_USER)]
    return any(value and not value.startswith(('""', ";")) for value in values)


_USER: Final = f"{USER_COOKIE_NAME}="


def _name_browser(headers: MutableHeaders, cookies: dict[str, str]) -> None:
    if passing.BROWSER not in cookies and headers.get("content-type", "").startswith("text/html"):
        name = secrets.token_urlsafe(16)
        headers.append("Set-Cookie", f"{passing.BROWSER}={name}; Path=/; HttpOnly; SameSite=Lax")


def _secure(headers: MutableHeaders) -> None:
    if not passing.is_secure():
        return
    cookies = headers.getlist("set-cookie")
    del headers["set-cookie"]
    for cookie in cookies:
        headers.append("Set-Cookie", cookie if "; secure" in cookie.lower() else f"{cookie}; Secure")
