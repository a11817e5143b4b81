"""What a phone shows: the way in, the question of the round, what was sent, and the result once it is revealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from priorities.workshop import LONGEST_REASON, PARTIES, SCORES, STANCE, STANCES, THEMES, WEIGHTS, Reveal, Room, Round
from ui.join.html import clock, page, round_name, tables
from ui.parts import triangle_picture

Ballot = Mapping[str, Any] | None


def way_in(base: str, code: str = "", sentence: str = "") -> str:
    """Return the page that asks for the code."""
    body = (
        "<main><h1>Join the workshop</h1>"
        f"{_sentence(sentence)}"
        f'<form action="{base}/join" method="get"><label for="code">The code on the wall</label>'
        f'<input id="code" name="code" value="{escape(code)}" maxlength="12" autocomplete="off"'
        ' autocapitalize="characters" spellcheck="false" required class="code">'
        '<button class="send">Go on</button></form></main>'
    )
    return page("Join the workshop", body, script="", name="phone", base=base)


def door(base: str, room: Room, sentence: str = "") -> str:
    """Return the page before somebody comes in: no name is asked for, and a group only where they like."""
    if room.is_over or room.is_locked:
        closed = "This workshop is over." if room.is_over else "The facilitator has closed the door."
        inner = f"<p>{closed}</p>"
    else:
        silent = '<option value="">I would rather not say</option>'
        options = silent + "".join(f"<option>{escape(party)}</option>" for party in PARTIES)
        choice = f'<select id="party" name="party">{options}</select>'
        inner = (
            f'<form action="{base}/join/enter" method="post">'
            f'<input type="hidden" name="code" value="{room.code}">'
            "<p>No name is asked for, and nobody sees what you alone answer.</p>"
            '<label for="party">Where you come from, if you like</label>'
            f"{choice}"
            '<p class="small">Results of a group are shown from five people on.</p>'
            '<button class="send">Join</button></form>'
        )
    body = f"<main><h1>{escape(room.name)}</h1>{_sentence(sentence)}{inner}</main>"
    return page(room.name, body, script="", name="phone", base=base)


def inside(base: str, room: Room, phone: int, main: str) -> str:
    """Return the page of a phone in the room."""
    banner = '<p id="line" role="status" aria-live="polite" hidden></p>'
    body = f"{banner}{main}<footer><p>You are phone {phone}. Code {room.code}.</p></footer>"
    return page(room.name, body, script="phone.js", name="phone", base=base)


@dataclass(frozen=True)
class Now:
    """What one phone sees of a workshop beside the workshop itself.

    Attributes
    ----------
    own : its ballot in the round opened last.
    seconds : that are left of it.
    result : of that round, once it is revealed.
    problem : why what was just sent was not taken.
    typed : that, as it was typed, so that it stands in its boxes again.
    """

    own: Ballot
    seconds: int | None
    result: Reveal | None
    problem: str = ""
    typed: Ballot = None


def main_of(base: str, room: Room, now: Now) -> str:
    """Return what stands in the middle of that page, which its script renews when the workshop goes on."""
    of = room.open_round
    inner = _question(base, room, of, now) if of else _waiting(room, now)
    pause = '<p class="note">Paused by the facilitator. What you typed stays here.</p>' if room.is_paused else ""
    state = f'data-round="{room.round.key if room.round else 0}" data-state="{"open" if of else "waiting"}"'
    return f'<main data-code="{room.code}" data-mark="{room.mark}" {state}>{pause}{inner}</main>'


def _waiting(room: Room, now: Now) -> str:
    of = room.round
    if now.result is not None and of is not None:
        return _result(room, of, now.result, now.own)
    if room.is_over:
        return f"<h1>{escape(room.name)}</h1><p>The workshop is over. Thank you.</p>"
    if of is None:
        return f"<h1>{escape(room.name)}</h1><p>You are in. The first round opens soon.</p>{_again()}"
    sent = f"You sent: {in_words(room, of, now.own)}" if now.own else "You sent nothing in this round."
    after = "<p>The result comes on the wall, and then here.</p>"
    return f"<h1>{round_name(of)} is closed</h1><p>{escape(sent)}</p>{after}{_again()}"


def _again() -> str:
    """Without a script the page is looked at again by itself, where there is nothing typed to lose."""
    return '<noscript><meta http-equiv="refresh" content="8"></noscript>'


def _result(room: Room, of: Round, result: Reveal, own: Ballot) -> str:
    weights = own["weights"].values() if own and of.kind == WEIGHTS else None
    own_place = [float(weight) for weight in weights] if weights else None
    picture = triangle_picture.svg(result.cloud, own_place) if result.cloud else ""
    more = "".join(f"<p>{escape(sentence)}</p>" for sentence in result.more)
    sent = f"<p>You: {escape(in_words(room, of, own))}</p>" if own else ""
    return (
        f'<p class="small">{round_name(of)}, {result.answers} answers</p><h1>{escape(result.sentence)}</h1>'
        f"{picture}{sent}{more}{tables(result)}"
    )


def in_words(room: Room, of: Round, own: Ballot) -> str:
    """Return a phone's own ballot as a line."""
    if not own:
        return ""
    if of.kind == WEIGHTS:
        weights = own["weights"]
        if len(set(weights.values())) == 1:
            return "all the same"
        return ", ".join(f"{criterion.name} {weights[criterion.key]}" for criterion in room.listed.criteria)
    if of.kind == SCORES:
        return ", ".join(
            f"{cell['priority_name']} {own['scores'][cell['key']]}"
            for cell in of.asks["cells"]
            if cell["key"] in own["scores"]
        )
    if of.kind == STANCE:
        return STANCES[own["stance"]]
    return ", ".join(str(theme["name"]) for theme in of.asks["themes"] if int(theme["number"]) in own["themes"])


def _question(base: str, room: Room, of: Round, now: Now) -> str:
    sent = f"Sent: {in_words(room, of, now.own)}. You can change it until the round closes." if now.own else ""
    return (
        f'<p class="small">{round_name(of)}</p>{clock(now.seconds)}{_sentence(now.problem)}'
        f'<form id="ballot" action="{base}/join/ballot" method="post" novalidate>'
        f'<input type="hidden" name="code" value="{room.code}"><input type="hidden" name="round" value="{of.key}">'
        f'{_FORMS[of.kind](room, of, now.typed or now.own)}<button class="send">Send</button></form>'
        f'<p id="sent" role="status" aria-live="polite">{escape(sent)}</p>'
    )


def _weights(room: Room, _of: Round, own: Ballot) -> str:
    weights = dict(own["weights"]) if own else {}
    same = set(weights.values()) == {1}
    cards = []
    for i, criterion in enumerate(room.listed.criteria):
        points = "" if criterion.key not in weights else 100 // len(weights) if same else weights[criterion.key]
        anchors = "".join(
            f"<p><b>{end}</b> {escape(words)}</p>"
            for end, words in ((0, criterion.worst), (10, criterion.best))
            if words
        )
        more = f"<details><summary>What 0 and 10 mean</summary>{anchors}</details>" if anchors else ""
        cards.append(
            f'<fieldset class="card" data-criterion><legend>{escape(criterion.name)}</legend>'
            f"<p>{escape(criterion.question)}</p>{more}"
            f'<div class="row"><button type="button" class="order" hidden>Tap in order</button>'
            f"{_stepper(f'weight-{i}', f'Points for {criterion.name}', points, 100, 5)}</div></fieldset>"
        )
    return (
        "<h1>How much does each matter to you?</h1>"
        '<p class="hint" data-scripted="Tap them in your order, what matters most first. '
        'Then move points until they fit: they sum to 100.">Share out 100 points. The same number for each is fine.</p>'
        f'{"".join(cards)}<p id="sum" class="sum" role="status"></p>'
        '<p class="row"><button type="button" id="same" class="plain" hidden>All the same</button>'
        '<button type="button" id="rest" class="plain" hidden>Make it 100</button></p>'
    )


def _stepper(name: str, label: str, value: object, most: int, step: int) -> str:
    words = escape(label)
    less, more = (
        f'<button type="button" tabindex="-1" data-by="{by}" aria-label="{words}, {step} {way}" hidden>{sign}</button>'
        for by, way, sign in ((-step, "less", "−"), (step, "more", "+"))
    )
    return (
        f'<span class="stepper">{less}<input name="{name}" aria-label="{words}" inputmode="numeric" pattern="[0-9]*"'
        f' maxlength="3" autocomplete="off" value="{escape(str(value))}" data-most="{most}">{more}</span>'
    )


def _scores(room: Room, of: Round, own: Ballot) -> str:
    words = {criterion.key: criterion for criterion in room.listed.criteria}
    scores, reasons = (dict(own[name]) if own else {} for name in ("scores", "reasons"))
    cards = []
    for i, cell in enumerate(of.asks["cells"]):
        criterion, key = words[str(cell["criterion"])], str(cell["key"])
        label = f"{cell['priority_name']}, {criterion.name.lower()}"
        cards.append(
            f'<fieldset class="card"><legend>{escape(str(cell["priority_name"]))}</legend>'
            f"<p>{escape(criterion.name)}: {escape(criterion.question)}</p>"
            f'<p class="small"><b>0</b> {escape(criterion.worst)}</p>'
            f'<p class="small"><b>10</b> {escape(criterion.best)}</p><div class="row">'
            f"{_stepper(f'score-{i}', f'Score from 0 to 10 for {label}', scores.get(key, ''), 10, 1)}</div>"
            f'<label for="reason-{i}">Why, in a line (if you like)</label>'
            f'<input id="reason-{i}" name="reason-{i}" maxlength="{LONGEST_REASON}" autocomplete="off"'
            f' value="{escape(reasons.get(key, ""))}"></fieldset>'
        )
    return (
        "<h1>Which score from 0 to 10?</h1>"
        "<p>Leave empty what you cannot judge. A reason may be read to the room, without your name.</p>"
        + "".join(cards)
    )


def _stance(_room: Room, of: Round, own: Ballot) -> str:
    choices = "".join(
        f'<label class="choice"><input type="radio" name="stance" value="{stance}"'
        f"{' checked' if own and own['stance'] == stance else ''}> {words}</label>"
        for stance, words in STANCES.items()
    )
    reason = escape(own["reason"]) if own else ""
    return (
        f"<h1>{escape(str(of.asks['statement']))}</h1>"
        f'<fieldset class="card"><legend>Your answer</legend>{choices}</fieldset><label for="reason">'
        "Why, in a line (needed if you object; it may be read to the room, without your name)</label>"
        f'<input id="reason" name="reason" maxlength="{LONGEST_REASON}" autocomplete="off" value="{reason}">'
    )


def _themes(_room: Room, of: Round, own: Ballot) -> str:
    numbers = {str(number) for number in own["themes"]} if own else set()
    choices = "".join(
        f'<label class="choice"><input type="checkbox" name="theme" value="{theme["number"]}"'
        f"{' checked' if str(theme['number']) in numbers else ''}> {escape(str(theme['name']))}</label>"
        for theme in of.asks["themes"]
    )
    return (
        f"<h1>Which matter most?</h1><p>{escape(str(of.asks.get('question', '')))}</p>"
        f'<fieldset class="card" data-most="{of.asks["most"]}"><legend>Choose up to {of.asks["most"]}</legend>'
        f"{choices}</fieldset>"
    )


_FORMS = {WEIGHTS: _weights, SCORES: _scores, STANCE: _stance, THEMES: _themes}


def _sentence(sentence: str) -> str:
    return f'<p class="problem" role="alert">{escape(sentence)}</p>' if sentence else ""
