"""The routes of a workshop's light pages: /join for phones, /join/wall for the projector.

Each answers a plain request; nothing here is a Streamlit visit. A ballot is acknowledged once it is stored. What others
answered is read for a revealed round alone, and what is counted before is a number of people.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from data.errors import StorageError
from explorer import acts, workshop
from explorer.opening import stage
from explorer.visit import Role, Visit
from explorer.workspace import workspace
from priorities.errors import NotNow, WorkshopError
from priorities.workshop import Ballot, Counted, Room, tidy_code
from priorities.workshop.store import let_in
from ui.join import phone, wall
from ui.join.answers import first, sending_of
from ui.join.limits import BALLOTS_A_SECOND, BALLOTS_AT_ONCE, CODES_A_MINUTE, JOINS_A_MINUTE, Bucket

NAME = "join"
_PHONE: Final = Visit("A phone", Role.PARTICIPANT)
_DAY: Final = 24 * 60 * 60
# What the largest form can hold: twenty cells with a line of reason each.
_LARGEST_FORM: Final = 16_000
_FILES: Final = {"style.css": "text/css", "phone.js": "text/javascript", "wall.js": "text/javascript"}
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# "same-origin" and not less: a form that a page without script sends tells where it comes from, and that is looked at.
_HEADERS: Final = {"Cache-Control": "no-store", "Content-Security-Policy": _POLICY, "Referrer-Policy": "same-origin"}
_LATER: Final = "The explorer is starting. This page tries again in a moment."

Answer = Callable[[Request], Response]


def routes(base_path: str = "") -> list[Route]:
    """Return the routes for `st.App`.

    Parameters
    ----------
    base_path : what stands before every page's path on this server: Streamlit's ``server.baseUrlPath``, or nothing.
    """
    pages = _Pages(base_path.strip("/"))
    gets = {"": pages.phone, "/state": pages.state, "/wall": pages.wall, "/wall/state": pages.wall_state}
    return [
        *(Route(f"{pages.base}/{NAME}{path}", answer, methods=["GET"]) for path, answer in gets.items()),
        Route(f"{pages.base}/{NAME}/enter", pages.enter, methods=["POST"]),
        Route(f"{pages.base}/{NAME}/ballot", pages.ballot, methods=["POST"]),
        *(Route(f"{pages.base}/{NAME}/{name}", _file(name, kind), methods=["GET"]) for name, kind in _FILES.items()),
    ]


class _Pages:
    """The pages under one base path, with what they remember of who asks how often."""

    def __init__(self, base: str) -> None:
        self.base = f"/{base}" if base else ""
        self.joins, self.codes, self.ballots = Bucket(), Bucket(), Bucket()

    def phone(self, request: Request) -> Response:
        """Answer with the way in, the door, or the page of a phone in the room."""
        code = tidy_code(request.query_params.get("code", ""))
        if not _is_ready():
            return _html(phone.way_in(self.base, code, _LATER), 503)
        if not code:
            return _html(phone.way_in(self.base))
        counted = self._counted(request, code)
        if isinstance(counted, Response):
            return counted
        return self._phone_page(request, counted)

    def _phone_page(
        self, request: Request, counted: Counted, problem: str = "", typed: Ballot | None = None, status: int = 200
    ) -> Response:
        room = counted.room
        token = request.cookies.get(_cookie(room.code), "")
        known_phone = workshop.phone_in(room.code, _hash(token)) if token else None
        if known_phone is None or known_phone[0] in room.dropped:
            return _html(phone.door(self.base, room), 200)
        number, own = known_phone
        now = phone.Now(own, _seconds(room), workshop.result_for_many(room), problem, typed)
        main = phone.main_of(self.base, room, now)
        if request.query_params.get("part") == "main":
            return _html(main, status)
        return _html(phone.inside(self.base, room, number, main), status)

    def state(self, request: Request) -> Response:
        """Answer whether something new stands: a number that rises with each step, and the seconds left."""
        counted = self._counted(request, tidy_code(request.query_params.get("code", "")))
        if isinstance(counted, Response):
            return JSONResponse({"mark": None}, counted.status_code, _HEADERS)
        return JSONResponse({"mark": counted.room.mark, "left": _seconds(counted.room)}, headers=_HEADERS)

    def wall(self, request: Request) -> Response:
        """Answer with the page of the projector."""
        counted = self._counted(request, tidy_code(request.query_params.get("code", "")))
        if isinstance(counted, Response):
            return counted
        main = wall.main_of(counted, _seconds(counted.room), workshop.result_for_many(counted.room))
        part = request.query_params.get("part") == "main"
        return _html(main if part else wall.wall(self.base, counted.room, main))

    def wall_state(self, request: Request) -> Response:
        """Answer what a wall counts: how many are in and have answered."""
        counted = self._counted(request, tidy_code(request.query_params.get("code", "")))
        if isinstance(counted, Response):
            return JSONResponse({"mark": None}, counted.status_code, _HEADERS)
        now = {"mark": counted.room.mark, "left": _seconds(counted.room), "tally": wall.tally(counted)}
        return JSONResponse(now, headers=_HEADERS)

    async def enter(self, request: Request) -> Response:
        """Let a phone in: it gets a token of its own, which only its browser keeps."""
        form = await _form(request)
        return await run_in_threadpool(self._enter, request, form)

    def _enter(self, request: Request, form: dict[str, list[str]]) -> Response:
        counted = self._counted(request, tidy_code(first(form, "code")))
        if isinstance(counted, Response):
            return counted
        room, code = counted.room, counted.room.code
        token = request.cookies.get(_cookie(code), "")
        if not token or workshop.phone_in(code, _hash(token)) is None:
            wait = self.joins.seconds_to_wait((code, _address(request)), room.expected, JOINS_A_MINUTE / 60)
            if wait:
                return _slowed(phone.door(self.base, room, f"Many join at once: try again in {wait} seconds."), wait)
            token = token or secrets.token_urlsafe(18)
            try:
                acts.perform(_PHONE, "", let_in, code, _hash(token), first(form, "party"))
            except WorkshopError as problem:
                workshop.forget_counts()
                return _html(phone.door(self.base, room, str(problem)), 409)
            except StorageError:
                return _slowed(phone.door(self.base, room, _LATER), 2, 503)
        answer = RedirectResponse(f"{self.base}/{NAME}?code={code}", 303, _HEADERS)
        answer.set_cookie(
            _cookie(code), token, _DAY, path=f"{self.base}/{NAME}", secure=request.url.scheme == "https",
            httponly=True, samesite="lax",
        )  # fmt: skip
        return answer

    async def ballot(self, request: Request) -> Response:
        """Keep a ballot, and say so only once it is stored."""
        form = await _form(request)
        return await run_in_threadpool(self._ballot, request, form)

    def _ballot(self, request: Request, form: dict[str, list[str]]) -> Response:
        counted = self._counted(request, tidy_code(first(form, "code")))
        if isinstance(counted, Response):
            return counted
        code, token = counted.room.code, _hash(request.cookies.get(_cookie(counted.room.code), ""))
        if self.ballots.seconds_to_wait(token, BALLOTS_AT_ONCE, BALLOTS_A_SECOND):
            return self._refused(request, counted, form, "You send faster than a hand can. Wait a moment.", 429)
        sending = sending_of(form, counted.room)
        if counted.room.round_of(sending.round_key) is None:
            # The round may be newer than the count that everybody shares for a second.
            workshop.forget_counts()
            counted = workshop.counted(code) or counted
            sending = sending_of(form, counted.room)
        try:
            own = acts.perform(_PHONE, "", workshop.cast, code, token, sending)
        except NotNow as problem:
            return self._refused(request, counted, form, str(problem), 423)
        except WorkshopError as problem:
            of = counted.room.open_round
            status = 410 if of is None or of.key != sending.round_key else 422
            return self._refused(request, counted, form, str(problem), status)
        except StorageError:
            return self._refused(request, counted, form, "The server could not store it. It is sent again.", 503)
        return self._stored(request, counted.room, sending.round_key, own)

    def _stored(self, request: Request, room: Room, key: int, own: Ballot) -> Response:
        of = room.round_of(key)
        if not _wants_json(request) or of is None:
            return RedirectResponse(f"{self.base}/{NAME}?code={room.code}", 303, _HEADERS)
        words = f"Sent: {phone.in_words(room, of, own)}. You can change it until the round closes."
        return JSONResponse({"stored": True, "said": words}, headers=_HEADERS)

    def _refused(
        self, request: Request, counted: Counted, form: dict[str, list[str]], sentence: str, status: int
    ) -> Response:
        if _wants_json(request):
            return JSONResponse({"stored": False, "said": sentence}, status, _HEADERS)
        typed = dict(sending_of(form, counted.room).ballot) if counted.room.open_round else None
        return self._phone_page(request, counted, sentence, typed, status)

    def _counted(self, request: Request, code: str) -> Counted | Response:
        """The workshop of a code with its count, or the answer to a code that is none."""
        if not _is_ready():
            return _slowed(phone.way_in(self.base, code, _LATER), 2, 503)
        try:
            counted = workshop.counted(code)
        except StorageError:
            return _slowed(phone.way_in(self.base, code, _LATER), 2, 503)
        if counted is not None:
            return counted
        wait = self.codes.seconds_to_wait(_address(request), CODES_A_MINUTE, CODES_A_MINUTE / 60)
        if wait:
            return _slowed(phone.way_in(self.base, code, "Too many codes were tried from here. Wait a moment."), wait)
        return _html(phone.way_in(self.base, code, "There is no workshop of this code. Look at the wall again."), 404)


def _seconds(room: Room) -> int | None:
    of = room.open_round
    return of.seconds_left(datetime.now(UTC)) if of else None


def _is_ready() -> bool:
    return stage().is_over and workspace().problem is None


async def _form(request: Request) -> dict[str, list[str]]:
    """The fields of a form; none where it is larger than any of ours."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LARGEST_FORM:
            return {}
    return parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=200)


def _cookie(code: str) -> str:
    return f"workshop-{code}"


def _hash(token: str) -> str:
    """What is kept of a token: with 144 random bits nobody finds it from this."""
    return hashlib.sha256(token.encode()).hexdigest()


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")


def _html(text: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(text, status, _HEADERS)


def _slowed(text: str, seconds: int, status: int = 429) -> HTMLResponse:
    return HTMLResponse(text, status, {**_HEADERS, "Retry-After": str(seconds)})


def _file(name: str, kind: str) -> Answer:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    headers = {**_HEADERS, "Cache-Control": "max-age=3600"}

    def answer(_request: Request) -> Response:
        return Response(text, media_type=f"{kind}; charset=utf-8", headers=headers)

    return answer
