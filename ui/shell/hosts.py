"""Only requests to this explorer's own address are answered, pages and websocket alike.

A page elsewhere can point a name of its own at this computer and have the visitor's browser talk to the explorer
under that name (DNS rebinding), or open a websocket from another address. Both tell on themselves: by the name they
ask for (``Host``), or by the address they come from (``Origin``), which a browser lets no page change. Streamlit's
own ``server.allowedHosts`` looks at the websocket only, and lets every port of this computer in.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

# No page elsewhere can be reached under these names, so they are safe on every server.
LOCAL: Final = ("localhost", "127.0.0.1", "::1")
REFUSED: Final = (
    "The explorer is not known under this address. Open it under its own, or ask whoever runs it to name this one "
    "in EXPLORER_HOSTS.\n"
)
_POLICY_VIOLATION = 1008

log = logging.getLogger("explorer")


def own_hosts(named: Sequence[str]) -> Middleware:
    """Return the middleware that ``st.App`` takes.

    Parameters
    ----------
    named : sequence of str
        The setting `hosts`; the names of this computer itself are answered besides.
    """
    return Middleware(_OwnHosts, named=tuple(named))


def is_own(host: str | None, origin: str | None, named: Sequence[str]) -> bool:
    """Return whether a request asks for one of this server's names and comes from there.

    Parameters
    ----------
    host : what the request asks for, with its port; None where it does not say.
    origin : the address of the page it comes from; None where that is no page, or the visitor typed the address.
    named : names besides those of this computer: in full, ``*.example.nhs.uk`` or ``*``.
    """
    name = _name(host)
    if host is None or name is None or not any(_is_named(name, pattern) for pattern in (*LOCAL, *named)):
        return False
    return origin is None or origin.lower() in (f"http://{host.lower()}", f"https://{host.lower()}")


def _name(host: str | None) -> str | None:
    """The name in a Host header, without port; None where it is more or less than a name and a port."""
    try:
        parts = urlsplit(f"//{host or ''}")
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    alone = not (parts.path or parts.query or parts.fragment or "@" in parts.netloc)
    return parts.hostname.rstrip(".") if parts.hostname and alone else None


def _is_named(name: str, pattern: str) -> bool:
    pattern = pattern.lower().strip("[]").rstrip(".")
    if pattern.startswith("*."):
        return name.endswith(pattern[1:])
    return pattern in ("*", name)


class _OwnHosts:
    def __init__(self, app: ASGIApp, named: tuple[str, ...]) -> None:
        self.app, self.named, self.has_said_so = app, named, False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if is_own(headers.get("host"), headers.get("origin"), self.named):
            await self.app(scope, receive, send)
            return
        self._tell()
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        else:
            await PlainTextResponse(REFUSED, status_code=403)(scope, receive, send)

    def _tell(self) -> None:
        """Say it in the log once: whoever asks can repeat it at will, and chooses the name."""
        if not self.has_said_so:
            log.warning("A request for an address that is not this explorer's own was refused; see EXPLORER_HOSTS")
        self.has_said_so = True
