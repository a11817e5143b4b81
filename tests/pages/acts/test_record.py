"""Acts of Ranking and Record: scenarios, backups, going back, and beginning again where the file is gone."""

from __future__ import annotations

import pytest

from priorities import store
from tests.pages.acts.pressing import NAME, ask, entries, meanwhile, named, press, sentences, stands


def saved(visit, name="Burden first"):
    """Save the weights of the page under a name."""
    app = named(visit("ranking", collaboration="20", health_burden="70", regional_action="10"))
    app.text_input(key="scenario_name").set_value(name).run()
    press(app, "save_scenario")
    return app


@pytest.mark.act("save a scenario", "retire a scenario")
def test_a_scenario_is_saved_retired_and_saved_again(visit, sample):
    """It stands with its weights, is out of use after the press, and comes back under its name."""
    saved(visit)
    scenario = ask(sample, store.scenarios)[0]
    assert dict(scenario.weights) == {"collaboration": 20.0, "health_burden": 70.0, "regional_action": 10.0}
    assert entries(sample)[0] == (NAME, "Saved a scenario")
    app = named(visit("record"))
    press(app, f"retire {scenario.scenario_id}")
    assert ask(sample, store.scenarios) == ()
    assert entries(sample)[0] == (NAME, "Retired a scenario")
    saved(visit)

    assert [one.version for one in ask(sample, store.scenarios)] == [2]


def test_a_scenario_needs_a_name(visit, sample):
    """Without one the button is off and says so; a name of spaces is refused in a sentence."""
    app = visit("ranking")
    assert app.button(key="save_scenario").disabled
    assert "name" in app.button(key="save_scenario").help
    app.text_input(key="scenario_name").set_value("   ").run()
    press(app, "save_scenario")

    assert any("no name" in sentence for sentence in sentences(app))
    assert ask(sample, store.scenarios) == ()


def test_a_scenario_retired_meanwhile(visit, sample):
    """The second press is refused in a sentence though its button is gone."""
    saved(visit)
    app = visit("record")
    number = ask(sample, store.scenarios)[0].scenario_id
    meanwhile(sample, store.retire_scenario, "Burden first")
    press(app, f"retire {number}")

    assert any("No saved scenario" in sentence for sentence in sentences(app))


@pytest.mark.act("make a backup", "go back to a backup")
def test_a_backup_is_made_and_gone_back_to(visit, sample):
    """Going back is off until the box is ticked; what was saved since is away, and the record goes on by name."""
    app = named(visit("record", part="Backups"))
    press(app, "make_backup")
    saved(visit)
    app = named(visit("record", part="Backups"))
    assert app.button(key="restore_backup").disabled
    next(tick for tick in app.checkbox if tick.label.startswith("Go back to it")).check().run()
    press(app, "restore_backup")

    assert ask(sample, store.scenarios) == ()
    assert entries(sample)[0] == (NAME, "Restored a backup")


def test_a_backup_taken_away_meanwhile(visit, sample):
    """A file that is gone is told in a sentence; what stands, stands."""
    press(visit("record", part="Backups"), "make_backup")
    app = visit("record", part="Backups")
    next(tick for tick in app.checkbox if tick.label.startswith("Go back to it")).check().run()
    for file in (sample.parent / "backups").iterdir():
        file.unlink()
    before = entries(sample)
    press(app, "restore_backup")

    assert sentences(app)
    assert entries(sample) == before


@pytest.mark.parametrize("key", ["make_backup", "restore_backup"])
def test_backups_are_off_for_others(visit, sample, monkeypatch, key):
    """Off, with the reason beforehand, and the page whole."""
    press(visit("record", part="Backups"), "make_backup")
    monkeypatch.setenv("EXPLORER_OFFICER_CODE", "three plain words")
    app = visit("record", part="Backups")
    for tick in app.checkbox:
        tick.check().run()

    stands(app)
    assert app.button(key=key).disabled
    assert any("Only the engagement officer may" in caption.value for caption in app.caption)


@pytest.fixture(name="gone")
def _gone(visit, sample):
    """The database file is gone, a backup lies beside it."""
    press(visit("record", part="Backups"), "make_backup")
    for ending in ("", "-wal", "-shm"):
        sample.with_name(f"{sample.name}{ending}").unlink(missing_ok=True)
    return sample


@pytest.mark.act("start with an empty database")
def test_beginning_again_where_the_file_is_gone(visit, gone):
    """Off until the box is ticked; then nobody was heard, and the record says who began again."""
    app = visit()
    assert "cannot be opened" in app.title[0].value
    assert app.button(key="start_empty").disabled
    app.checkbox[0].check().run()
    app.button(key="start_empty").click().run()

    assert not app.exception
    assert "Nobody has been heard yet" in app.title[0].value
    assert [what for _, what in entries(gone)] == ["Started with an empty database"]


@pytest.mark.act("go back to a backup")
def test_going_back_where_the_file_is_gone(visit, gone):
    """The backup is in place after the press, and Home says who was heard."""
    app = visit()
    app.button(key="restore_backup").click().run()

    assert not app.exception
    assert "330 professionals" in app.title[0].value


def test_neither_way_is_open_to_others(visit, gone, officer_elsewhere):
    """Without the code both buttons are off, with the reason beforehand, and no file is made."""
    app = visit()
    app.checkbox[0].check().run()

    assert app.button(key="restore_backup").disabled
    assert app.button(key="start_empty").disabled
    assert any("Only the engagement officer may" in caption.value for caption in app.caption)
    assert not gone.exists()
