"""What a form of a phone holds, as a ballot on its way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from priorities.workshop import SCORES, STANCE, THEMES, WEIGHTS, Room, Round, Sending

Form = Mapping[str, Sequence[str]]
"""Field -> what was sent under its name, in order."""


def sending_of(form: Form, room: Room) -> Sending:
    """Return what a form sends; what a round does not ask is left out, and what is missing is refused later."""
    key = _number(first(form, "round"))
    of = room.round_of(key)
    ballot = _BALLOTS[of.kind](form, room, of) if of else {}
    return Sending(key, ballot, first(form, "tab")[:40], _number(first(form, "sending")))


def first(form: Form, name: str) -> str:
    """Return the first of what was sent under a name, "" where nothing was."""
    return next(iter(form.get(name, ())), "").strip()


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0


def _weights(form: Form, room: Room, _of: Round) -> dict[str, Any]:
    return {"weights": {key: first(form, f"weight-{i}") for i, key in enumerate(room.listed.keys)}}


def _scores(form: Form, _room: Room, of: Round) -> dict[str, Any]:
    cells = [str(cell["key"]) for cell in of.asks["cells"]]
    return {
        "scores": {key: first(form, f"score-{i}") for i, key in enumerate(cells)},
        "reasons": {key: first(form, f"reason-{i}") for i, key in enumerate(cells)},
    }


def _stance(form: Form, _room: Room, _of: Round) -> dict[str, Any]:
    return {"stance": first(form, "stance"), "reason": first(form, "reason")}


def _themes(form: Form, _room: Room, _of: Round) -> dict[str, Any]:
    return {"themes": list(form.get("theme", ()))}


_BALLOTS = {WEIGHTS: _weights, SCORES: _scores, STANCE: _stance, THEMES: _themes}
