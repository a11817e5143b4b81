"""What the wall shows: the code, how many are in, how many have answered, and a result once it is revealed."""

from __future__ import annotations

from html import escape

from priorities.workshop import STANCE, THEMES, Counted, Reveal, Room, Round
from ui.join.html import clock, page, round_name, tables
from ui.parts import qr_code, triangle_picture


def wall(base: str, room: Room, main: str) -> str:
    """Return the page for a projector."""
    return page(f"{room.name} on the wall", main, script="wall.js", name="wall", base=base)


def main_of(counted: Counted, seconds: int | None, result: Reveal | None) -> str:
    """Return what stands on the page, which its script renews."""
    room, of = counted.room, counted.room.round
    inner = _way_in(counted) if of is None or room.is_over else _round(counted, of, seconds, result)
    return f'<main data-code="{room.code}" data-mark="{room.mark}">{inner}</main>'


def tally(counted: Counted) -> str:
    """Return the one line that changes while a round is open: how many, never what."""
    room = counted.room
    if room.round is None:
        return f"{counted.people} of {room.expected} in"
    return f"{counted.answered} of {max(counted.people, counted.answered)} have answered"


def _code(code: str) -> str:
    return f'<p class="code" aria-label="The code: {" ".join(code)}">{code[:3]} {code[3:]}</p>'


def _address(room: Room) -> str:
    return escape(f"{room.base.partition('://')[2]}/join")


def _way_in(counted: Counted) -> str:
    room = counted.room
    if room.is_over:
        return f"<section><h1>{escape(room.name)}</h1><p class='big'>The workshop is over. Thank you.</p></section>"
    closed = "<p class='big'>The door is closed.</p>" if room.is_locked else ""
    return (
        f'<section class="entry"><div>{qr_code.svg(room.address, f"QR code of {room.address}")}</div><div>'
        f"<h1>{escape(room.name)}</h1><p class='big'>Point your camera here, or open</p>"
        f'<p class="address">{_address(room)}</p><p class="big">and type</p>{_code(room.code)}'
        f'{closed}<p class="tally" id="tally" role="status">{tally(counted)}</p>'
        "<p>No name is asked for. Nobody sees a result before a round is closed.</p></div></section>"
    )


def _corner(room: Room) -> str:
    """For those who come late: small, in the corner."""
    if room.is_locked:
        return '<aside class="corner"><p>The door is closed.</p></aside>'
    return (
        f'<aside class="corner">{qr_code.svg(room.address, "QR code to join")}<div><p>{_address(room)}</p>'
        f"{_code(room.code)}</div></aside>"
    )


def _round(counted: Counted, of: Round, seconds: int | None, result: Reveal | None) -> str:
    room = counted.room
    if result is not None:
        return _result(of, result) + _corner(room)
    pause = '<p class="big">Paused</p>' if room.is_paused else clock(seconds)
    after = pause if of.is_open else '<p class="big">Closed. The result comes next.</p>'
    return (
        f'<section class="asked"><p class="big">{round_name(of)}</p><h1>{escape(question(of))}</h1>'
        f'<p class="tally" id="tally" role="status">{tally(counted)}</p>{after}</section>{_corner(room)}'
    )


def question(of: Round) -> str:
    """Return what a round asks, as a heading."""
    if of.kind == STANCE:
        return str(of.asks["statement"])
    if of.kind == THEMES:
        return f"Which matter most? {of.asks.get('question', '')}".strip()
    return {"weights": "How much does each criterion matter to you?", "scores": "Which score from 0 to 10?"}[of.kind]


def _result(of: Round, result: Reveal) -> str:
    if not result.is_shown:
        return f'<section class="asked"><p class="big">{round_name(of)}</p><h1>{escape(result.sentence)}</h1></section>'
    picture = f"<div>{triangle_picture.svg(result.cloud)}</div>" if result.cloud else ""
    more = "".join(f"<p>{escape(sentence)}</p>" for sentence in result.more)
    beside = tables(result, "weights", "groups") if result.cloud else tables(result)
    head = f"<header><p>{round_name(of)}, {result.answers} answers</p><h1>{escape(result.sentence)}</h1></header>"
    name = "result pictured" if picture else "result"
    return f'<section class="{name}">{head}{picture}<div>{beside}{more}</div></section>'
