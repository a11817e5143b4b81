"""Open ranking pages hear of what others saved, and of a list that changed; of nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data import Stamp, set_meta, write
from explorer import workspace
from explorer.snapshot import KEPT
from priorities import Scenario, store
from priorities.scenarios import store as scenario_store
from priorities.seats import store as seats
from ui.ranking.news import ranking_news

AT = datetime(2019, 3, 15, tzinfo=UTC)


@pytest.fixture(name="file")
def _file(monkeypatch, tmp_path):
    """A database file of this test alone, not yet made."""
    path = tmp_path / "x.sqlite"
    monkeypatch.setenv("EXPLORER_DATABASE", str(path))
    KEPT.clear()
    yield path
    KEPT.clear()


def ask(known="", base_path="", at="/ranking-news"):
    return TestClient(Starlette(routes=[ranking_news(base_path)])).get(at, params={"others": known})


def save(name="NHS", **weights):
    shares = weights or {"collaboration": 40, "health_burden": 30, "regional_action": 30}
    with workspace.database() as db:
        scenario_store.save_scenario(db, Scenario(name, shares, who="Ann", at=AT))


def score(value):
    with workspace.database() as db:
        store.set_score(db, Stamp("Ann", AT, "read again"), "01", "health_burden", value)


@pytest.mark.usefixtures("file")
def test_a_saved_scenario_is_told_and_the_list_stays():
    """Its point, and the ranks under it, come with the answer; no page is told to run for it."""
    before = ask().json()
    save()
    after = ask(before["others"]["others"]).json()

    assert after["version"] > before["version"]
    assert after["list"] == before["list"]
    assert after["others"]["points"] == [{"name": "NHS (Ann)", "short": "NHS", "weights": [40.0, 30.0, 30.0]}]
    assert after["others"]["saved_name"] == "NHS"
    assert min(after["others"]["saved_ranks"].values()) == 1


@pytest.mark.usefixtures("file")
def test_what_is_known_is_not_told_again():
    """Whoever names the state that stands gets no points, however much else was written."""
    ask()
    save()
    save("Councils", collaboration=10, health_burden=80, regional_action=10)
    told = ask().json()["others"]
    with workspace.database() as db, write(db):
        set_meta(db, "word", "another")

    assert "compromise" in told["compromise"]
    assert ask(told["others"]).json()["others"] is None


@pytest.mark.usefixtures("file")
def test_a_changed_score_makes_another_list():
    """A score that somebody sets is another list, for which an open page asks for a run."""
    before = ask().json()["list"]
    score(1.0)
    changed = ask().json()["list"]

    assert changed != before
    assert ask().json()["list"] == changed


@pytest.mark.usefixtures("file")
def test_weights_of_seats_are_no_news():
    """Kept or shared, they are told to seats on their own page, and to nobody by this route; no page runs for them."""
    before = ask().json()
    with workspace.database() as db:
        for act in (seats.keep_seat_weights, seats.share_seat_weights):
            act(db, Stamp("Ann", AT), "NHS", {"collaboration": 61.0, "health_burden": 27.0, "regional_action": 12.0})
    after = ask().json()

    assert after["version"] > before["version"]
    assert {**after, "version": 0} == {**before, "version": 0}


@pytest.mark.usefixtures("file")
def test_no_browser_or_proxy_keeps_the_answer():
    """It is marked as not to be stored."""
    assert ask().headers["cache-control"] == "no-store"


def test_a_file_that_cannot_be_opened_gives_no_news(file):
    """What is no database is answered with nothing and no error."""
    file.write_bytes(b"not a database, but long enough to be looked at" * 100)
    answer = ask()

    assert (answer.status_code, answer.json()) == (200, {"version": None, "list": None, "others": None})


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize("base", ["explorer", "/explorer/"])
def test_it_lies_beside_the_pages_under_a_base_path(base):
    """Where the server has a base path, the address has it too."""
    assert ask(base_path=base, at="/explorer/ranking-news").status_code == 200
    assert ask(base_path=base).status_code == 404
