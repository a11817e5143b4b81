"""Acts of Ranking and Record: scenarios, backups, going back, and beginning again where the file is gone."""

from __future__ import annotations

import pytest

from explorer.acts import perform
from explorer.paper import store as papers
from explorer.ranking import save_scenario
from explorer.visit import NotAllowed, Role, Visit
from priorities import Criterion
from priorities.long_list import store as long_list
from priorities.scenarios import store as scenarios
from tests.pages.acts.pressing import NAME, SOMEBODY, ask, entries, meanwhile, named, press, sentences, stands

WEIGHTS = {"collaboration": "20", "health_burden": "70", "regional_action": "10"}
OTHERS = dict(zip(WEIGHTS, (60, 10, 30), strict=True))


def saved(visit, name="Burden first", why=""):
    """Type a name, and press: the weights of the page are saved at the first press."""
    app = named(visit("ranking", **WEIGHTS))
    app.text_input(key="scenario_name").set_value(name)
    app.text_input(key="scenario_note").set_value(why)
    press(app, "save_scenario")
    return app


def in_use(sample):
    """Name, version, who saved it and weights of every scenario in use."""
    return [(one.name, one.version, one.who, list(one.weights.values())) for one in ask(sample, scenarios.scenarios)]


def of_another(sample, name="Burden first"):
    """Somebody else saves a scenario; its number."""
    return meanwhile(sample, save_scenario, name, OTHERS)


@pytest.mark.finding("B1")
@pytest.mark.act("save a scenario")
def test_a_scenario_is_saved_at_the_first_press(visit, sample):
    """It stands with its weights and reason, the boxes are empty again, and a second save is its second version."""
    app = saved(visit, why="Agreed on 3 May")

    assert in_use(sample) == [("Burden first", 1, NAME, [20, 70, 10])]
    assert ask(sample, scenarios.scenarios)[0].note == "Agreed on 3 May"
    assert entries(sample)[0] == (NAME, "Saved a scenario")
    assert app.text_input(key="scenario_name").value == ""
    app = saved(visit)
    assert in_use(sample) == [("Burden first", 2, NAME, [20, 70, 10])]
    assert any("version 2, beside the earlier ones" in toast.value for toast in app.toast)


@pytest.mark.finding("A1")
@pytest.mark.act("save a scenario")
def test_a_scenario_of_somebody_else_is_not_replaced(visit, sample):
    """The press is refused in a sentence with whose it is; the button beside it saves under a name that is free."""
    of_another(sample)
    app = saved(visit)

    assert in_use(sample) == [("Burden first", 1, SOMEBODY.who, [60, 10, 30])]
    assert any("saved by Somebody else" in sentence for sentence in sentences(app))
    press(app, "save_proposal")
    assert in_use(sample)[1] == ("Burden first (2)", 1, NAME, [20, 70, 10])
    assert not [button for button in app.button if button.key == "save_proposal"]


def test_who_gave_no_name_is_asked_at_the_save(visit, sample):
    """Beside the scenario's name stands a box for one's own; from then on the visit is called so."""
    app = visit("ranking", **WEIGHTS)
    app.text_input(key="scenario_name").set_value("NHS")
    app.text_input(key="scenario_who").set_value(NAME)
    press(app, "save_scenario")

    assert in_use(sample) == [("NHS", 1, NAME, [20, 70, 10])]
    assert app.text_input(key="visitor_name").value == NAME
    assert not [box for box in app.text_input if box.key == "scenario_who"]


@pytest.mark.act("undo the last act on a scenario")
def test_a_save_is_undone_where_it_was_made(visit, sample):
    """The button stands until somebody does something else with it; the version before stands again."""
    saved(visit)
    meanwhile(sample, scenarios.rename_scenario, 1, "Burden")
    app = saved(visit, "Burden")
    assert in_use(sample) == [("Burden", 2, NAME, [20, 70, 10])]
    press(app, "undo_save")

    assert in_use(sample) == [("Burden", 1, NAME, [20, 70, 10])]
    assert not [button for button in app.button if button.key == "undo_save"]


def test_a_saved_scenario_is_opened_again(visit, sample):
    """On the Ranking page and on the Record its weights become those of the visit."""
    of_another(sample, "Councils")
    app = visit("ranking", **WEIGHTS)
    app.selectbox(key="scenario_to_open").select_index(0).run()
    stands(app)

    assert app.query_params["collaboration"] == "60"
    app = visit("record", **WEIGHTS)
    press(app, "open_scenario")
    assert app.query_params["collaboration"] == "60"


@pytest.mark.finding("A1")
@pytest.mark.act("retire a scenario", "put a scenario back", "rename a scenario", "undo the last act on a scenario")
def test_a_scenario_is_renamed_retired_put_back_and_undone(visit, sample):
    """Each press does what it says and is on record; its history stands below, the words of its papers follow."""
    saved(visit)
    place = ("Burden first", "paper", "summary")
    meanwhile(sample, papers.keep_paragraph, place, "Our own words.", generated="", last=0)
    app = named(visit("record"))
    app.text_input(key="name of scenario 1").set_value("Burden, round one")
    press(app, "rename_scenario")
    assert [name for name, *_ in in_use(sample)] == ["Burden, round one"]
    assert ask(sample, papers.changes, "Burden, round one", "paper")["summary"].words == "Our own words."
    press(app, "retire_scenario")
    assert in_use(sample) == []
    app = named(visit("record"))
    press(app, "put_back_scenario")
    assert [name for name, *_ in in_use(sample)] == ["Burden, round one"]
    press(app, "undo_scenario")
    assert in_use(sample) == []

    acts = [what for who, what in entries(sample) if who == NAME]
    assert acts == [
        "Undid the last act on a scenario", "Put a scenario back", "Retired a scenario", "Renamed a scenario",
        "Saved a scenario",
    ]  # fmt: skip


def test_a_member_leaves_what_somebody_else_saved(visit, sample, monkeypatch):
    """Where roles are told apart: its buttons are off with whose it is, also pressed all the same; one's own are on."""
    monkeypatch.setenv("EXPLORER_OFFICER_CODE", "three plain words")
    of_another(sample, "Councils")
    app = named(visit("record"))
    for key in ("rename_scenario", "retire_scenario", "undo_scenario"):
        assert app.button(key=key).disabled
    assert [note.value for note in app.caption if "saved by Somebody else" in note.value] == [
        "This was saved by Somebody else: only Somebody else, a facilitator or the engagement officer may change it."
    ]
    with pytest.raises(NotAllowed, match="Somebody else"):
        perform(Visit(NAME), "", scenarios.retire_scenario, 1)
    perform(Visit(NAME, Role.FACILITATOR), "", scenarios.retire_scenario, 1)
    assert in_use(sample) == []
    saved(visit)
    press(named(visit("record")), "retire_scenario")

    assert in_use(sample) == []


def test_a_scenario_needs_a_name(visit, sample):
    """The button is never off: without a name, or with one of spaces, a sentence says what is missing."""
    for name in ("", "   "):
        assert any("Give the weights a name" in sentence for sentence in sentences(saved(visit, name)))
    assert in_use(sample) == []


def test_a_scenario_retired_meanwhile(visit, sample):
    """The second press is refused in a sentence though its button is gone."""
    saved(visit)
    app = visit("record")
    meanwhile(sample, scenarios.retire_scenario, 1)
    press(app, "retire_scenario")

    assert any("No saved scenario" in sentence for sentence in sentences(app))


@pytest.mark.finding("A10")
def test_a_download_is_of_the_scenario_that_was_agreed(visit, sample):
    """In a new visit the workbook is of the scenario saved last, and says so; this visit's weights are a choice."""
    of_another(sample, "Agreed")
    app = visit("record", part="Downloads")
    assert any("Weights of the scenario “Agreed”, saved by Somebody else" in note.value for note in app.caption)
    app.selectbox[0].select_index(1).run()

    assert any("Equal weights, which nobody has chosen yet" in note.value for note in app.caption)


@pytest.mark.finding("A8")
def test_scenarios_with_other_criteria_are_compared_with_none(visit, sample):
    """Once a fourth criterion counts, what was saved before stands apart: in no sentence, and the page says why."""
    for name in ("NHS", "Councils"):
        of_another(sample, name)
    criterion = Criterion("fairness", "fairness", "Does it narrow gaps?", "no", "some", "much", counts=True)
    meanwhile(sample, long_list.keep_criterion, criterion)
    app = visit("record")

    assert "none of which weighs the criteria of today" in app.title[0].value
    assert any("NHS" in note.value and "other criteria" in note.value for note in app.info)
    assert app.button(key="open_scenario").disabled
    ranked = visit("ranking")
    assert not any("compromise" in words.value for words in ranked.markdown)


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

    assert in_use(sample) == []
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
