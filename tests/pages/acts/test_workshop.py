"""Acts of a workshop: the facilitator's on the page, the phones' on their routes."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from explorer import workshop
from explorer.snapshot import KEPT
from priorities.scenarios import store as scenarios_at_rest
from priorities.workshop import room as rooms
from priorities.workshop import store
from tests.pages.acts.pressing import NAME, ask, entries, named, press, stands
from ui.join.routes import routes

BASE = "http://127.0.0.1:8501"


@pytest.fixture(autouse=True)
def _count_anew():
    workshop.forget_counts()
    yield
    workshop.forget_counts()


def open_one(app, name="Board, *3* May"):
    """Fill the form and open a workshop."""
    app.text_input(key="workshop_name").set_value(name)
    app.text_input(key="workshop_base").set_value(BASE)
    press(app, "open_workshop")
    return app


def come_in(code, n=6):
    """Phones with a browser's memory each."""
    phones = [TestClient(Starlette(routes=routes()), base_url=BASE) for _ in range(n)]
    for phone in phones:
        assert phone.post("/join/enter", data={"code": code}).status_code == 200
    return phones


def send(phone, code, key, **fields):
    answer = phone.post(
        "/join/ballot", data={"code": code, "round": key, **fields}, headers={"Accept": "application/json"}
    )
    assert answer.json()["stored"], answer.text


def weights(first, second, third):
    return {"weight-0": first, "weight-1": second, "weight-2": third}


@pytest.mark.act("open a workshop")
@pytest.mark.act("open a round of a workshop")
@pytest.mark.act("lead a workshop a step on")
@pytest.mark.act("join a workshop")
@pytest.mark.act("send a ballot")
def test_a_workshop_from_the_door_to_a_saved_scenario(visit, sample):
    """The result stands on the page after the reveal and not before, and its middle is saved exactly."""
    app = open_one(named(visit("workshop")))
    (room,) = ask(sample, store.workshops)
    assert (room.who, room.name) == (NAME, "Board, *3* May")
    phones = come_in(room.code)
    press(app, "open_round")
    key = ask(sample, store.room, room.code).round.key
    for phone in phones[:5]:
        send(phone, room.code, key, **weights(50, 30, 20))
    send(phones[5], room.code, key, **weights(0, 0, 100))
    app.run()
    assert not any("put" in heading.value for heading in app.subheader)
    press(app, "close_round")
    assert not any("put" in heading.value for heading in app.subheader)
    press(app, "reveal_round")
    assert app.subheader[0].value.startswith("5 of 6 put")
    press(app, f"save {room.code} {key}")

    (scenario,) = ask(sample, scenarios_at_rest.scenarios)
    assert scenario.weights == {"collaboration": 50, "health_burden": 30, "regional_action": 20}
    assert "6 answered" in scenario.note
    assert [what for _, what in entries(sample)[:4]] == [
        "Saved a scenario",
        "Revealed a round of a workshop",
        "Closed a round of a workshop",
        "Opened a round of a workshop",
    ]


@pytest.mark.act("undo the last step of a workshop")
def test_a_slip_is_undone(visit, sample, monkeypatch):
    """The round that was closed by a slip is open again; how long that is offered is tested at the store."""
    monkeypatch.setattr(rooms, "UNDO_SECONDS", 600)
    app = open_one(named(visit("workshop")))
    (room,) = ask(sample, store.workshops)
    press(app, "open_round")
    press(app, "close_round")
    press(app, "undo_step")

    assert ask(sample, store.room, room.code).open_round is not None
    assert app.title[0].value.endswith("round 1 is open")


def test_every_other_step_has_its_button(visit, sample):
    """Pause and go on, more time, the door, a dropped phone, the address, the end."""
    app = open_one(named(visit("workshop")))
    (room,) = ask(sample, store.workshops)
    come_in(room.code, 2)
    press(app, "open_round")
    for key in ("pause", "resume", "extend", "lock", "unlock"):
        press(app, key)
    app.selectbox(key="dropped_phone").select(2).run()
    press(app, "drop_phone")
    app.text_input(key="workshop_new_base").set_value("https://priorities.example.nhs.uk/")
    press(app, "change_address")
    now = ask(sample, store.room, room.code)
    assert (now.dropped, now.base) == (frozenset({2}), "https://priorities.example.nhs.uk")
    press(app, "end_workshop")

    assert ask(sample, store.room, room.code).is_over
    app.run()
    stands(app)


@pytest.mark.parametrize("kind", ["Scores from 0 to 10", "Agree or not", "Which themes matter most"])
def test_every_kind_of_round_is_asked_answered_and_shown(visit, sample, kind):
    """From the choice on the page to the table after the reveal."""
    app = open_one(named(visit("workshop")))
    (room,) = ask(sample, store.workshops)
    phones = come_in(room.code, 5)
    app.radio(key="round_kind").set_value(kind).run()
    if kind.startswith("Scores"):
        app.multiselect(key="round_priorities").set_value([room.listed.priorities[0][1]]).run()
    if kind.startswith("Agree"):
        app.text_area(key="round_statement").set_value("We go on with these five.").run()
    press(app, "open_round")
    of = ask(sample, store.room, room.code).round
    fields = {"score-0": 7, "reason-0": "seen it", "stance": "agree"}
    if kind.startswith("Which"):
        fields["theme"] = of.asks["themes"][0]["number"]
    for phone in phones:
        assert phone.get("/join", params={"code": room.code}).status_code == 200
        send(phone, room.code, of.key, **fields)
    press(app, "close_round")
    press(app, "reveal_round")

    first_lines = {
        "Scores": "You do not disagree about any of these scores",
        "Agree": "5 of 5 agree, 0 can live with it, nobody objects.",
        "Which": "5 of 5 chose “",
    }
    assert app.subheader[0].value.startswith(first_lines[kind.split()[0]])
    KEPT.clear()


def test_a_form_that_is_not_filled_says_what_is_missing(visit, sample):
    """Nothing is opened."""
    app = visit("workshop")
    press(app, "open_workshop")

    assert [error.value for error in app.error] == ["Give the workshop a name of 1 to 60 characters."]
    assert ask(sample, store.workshops) == ()
