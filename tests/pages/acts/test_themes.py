"""Acts on themes: finding, placing, a list of one's own, and everything a group does to a theme, taken back again."""

from __future__ import annotations

from itertools import product

import pytest

from engagement.answers import store as answers_store
from engagement.responses import store as responses
from engagement.themes import store as themes
from engagement.themes.curation import store
from engagement.themes.log import store as log
from engagement.themes.sets import store as sets
from engagement.themes.themed_responses import ThemedResponses
from explorer.themes import begin_from_list
from tests.pages.acts.pressing import HEADER, NAME, ask, bring_in, entries, meanwhile, named, press, sentences, stands

WISHES = ("More benches to sit on", "Trees and shade please", "My dentist closed", "No dentist takes new people")
PLACES = ("near the school", "on our road", "in our town", "for old people")
LINES = "Dentists: a dentist near home\nLighthouses: ships at sea in fog and storm"


def set_in_view(database):
    """The number of the set of themes that the page shows first."""
    every = sorted(ask(database, sets.standing_sets), key=lambda entry: not entry.is_found)
    return every[0].set_id


def current(database):
    """That set of themes."""
    return ask(database, themes.current_themes, set_in_view(database))


def table(database):
    """The themes that stand in it, by number."""
    return current(database).themes.set_index("theme_id")


def theme(database):
    """The largest theme: its number and its row."""
    standing = table(database)
    return int(standing.index[0]), standing.iloc[0]


def points(database, theme_id):
    """Comments in a theme."""
    standing, answers = current(database), ask(database, answers_store.responses)
    every = ThemedResponses(standing, answers, answers).points
    return [int(point) for point in every.loc[every["theme_id"] == theme_id, "point"]]


@pytest.fixture(name="opened")
def _opened(visit, sample):
    """The page of the largest theme."""
    return named(visit("themes", theme=str(theme(sample)[0]), of_theme="Change it"))


@pytest.fixture(name="words")
def _words(visit, sample):
    """What people say of the largest theme."""
    return named(visit("themes", theme=str(theme(sample)[0])))


def tick_first(app):
    """Tick the first comment; return its number."""
    box = next(box for box in app.checkbox if box.key.startswith("tick "))
    assert not box.value
    box.check().run()
    return int(box.key.removeprefix("tick "))


@pytest.mark.act("find themes")
def test_themes_are_found(visit, sample):
    """Found again, the same themes stand, and the press is on record."""
    before = table(sample)["name"].tolist()
    press(named(visit("themes")), "find_themes")

    assert table(sample)["name"].tolist() == before
    assert entries(sample)[0] == (NAME, "Found themes")


@pytest.mark.act("begin with a list of themes", "undo the last act on themes")
def test_a_list_of_ones_own_begins(visit, database):
    """Two lines are two themes; the one nobody speaks of stands with none, and Undo takes back what was done last."""
    bring_in(database)
    app = named(visit("themes"))
    app.text_area(key="codebook").set_value(LINES).run()
    press(app, "begin_list")

    assert sorted(table(database)["name"]) == ["Dentists", "Lighthouses"]
    assert {who for who, what in entries(database) if what != "Imported responses"} == {NAME}
    press(app, "undo_theme")


@pytest.mark.act("find themes")
def test_another_list_of_topics_is_used(visit, database):
    """A team's own list: its topic stands, marked as known, the page says what it explains; without, all is found."""
    rows = [f"{n},Brent,{what} {where}" for n, (what, where) in enumerate(product(WISHES, PLACES))]
    bring_in(database, HEADER + "\n".join(rows))
    meanwhile(database, begin_from_list, 1, [("Dentists", "a dentist near home")])
    app = named(visit("themes"))
    app.text_area(key="own_topics").set_value("Greener streets: trees and shade | benches to sit on").run()
    press(app, "topics own")

    assert current(database).topics == ("A list of our own", "Greener streets: trees and shade | benches to sit on")
    assert "Greener streets" in table(database)["topic"].tolist()
    assert any("A list of our own topics explain 50%" in caption.value for caption in app.caption)
    press(app, "topics ")

    assert current(database).topics == ("", "")
    assert set(table(database)["topic"]) == {""}


@pytest.mark.act("take questions apart", "put questions together")
def test_questions_are_taken_apart_and_put_together(visit, sample):
    """Each question by itself has no themes yet; together again those of before stand; both are on record."""
    together, before = set_in_view(sample), table(sample)["name"].tolist()
    app = named(visit("themes"))
    press(app, "take_apart")
    londoners, *_ = apart = ask(sample, sets.standing_sets)
    assert [len(entry.questions) for entry in apart] == [1, 1, 1]
    assert "wait to be read" in app.title[0].value
    assert app.button(key="put_together").disabled
    app.selectbox(key="together_with").select(londoners.set_id).run()
    press(app, "put_together")

    assert (set_in_view(sample), table(sample)["name"].tolist()) == (together, before)
    assert entries(sample)[:2] == [(NAME, "Put questions together"), (NAME, "Took questions apart")]


def test_an_empty_list_begins_nothing(visit, database):
    """Without a line the button is off."""
    bring_in(database)

    assert visit("themes").button(key="begin_list").disabled


@pytest.fixture(name="later")
def _later(database):
    """Themes begun over the first file of a survey, and a second file of it."""
    bring_in(database)
    meanwhile(database, begin_from_list, 1, [("Dentists", "a dentist near home")])
    bring_in(
        database, HEADER + "5,Barnet,No dentist here.\n6,Camden,A bench please.\n7,Camden,More trees.\n", "later.csv"
    )
    return database


@pytest.mark.act("place responses in themes")
def test_what_came_later_is_placed(visit, later):
    """Three responses that came in later are read into the themes that stand; none is left waiting."""
    app = named(visit("themes"))
    assert any("3 answers came in later" in info.value for info in app.info)
    press(app, "place")

    assert current(later).stale == 0
    assert entries(later)[0][0] == NAME
    assert not [button for button in app.button if button.key == "place"]


def test_what_came_later_was_undone_meanwhile(visit, later):
    """There is nothing left to place, and the page stands."""
    app = visit("themes")
    meanwhile(later, responses.undo_import, 2)
    press(app, "place")

    assert current(later).stale == 0


@pytest.mark.act("rename or describe a theme", "undo the last act on themes", "redo an act on themes")
def test_a_theme_is_renamed_and_back(opened, sample):
    """The new name stands in the heading, Undo brings the old one, Redo the new one; all on record by name."""
    number, before = theme(sample)
    box = next(box for box in opened.text_input if box.label.startswith("Another name"))
    box.set_value("Waiting, and waiting again")
    press(opened, "rename_theme")
    assert "Waiting, and waiting again" in [title.value for title in opened.subheader]
    press(opened, "undo_theme")
    assert table(sample).loc[number, "name"] == before["name"]
    press(opened, "redo_theme")

    assert table(sample).loc[number, "name"] == "Waiting, and waiting again"
    assert entries(sample)[:3] == [
        (NAME, "Brought back a change of themes"),
        (NAME, "Took back a change of themes"),
        (NAME, "Renamed a theme"),
    ]


@pytest.mark.parametrize("name", ["", "   "])
def test_a_theme_needs_a_name(opened, sample, name):
    """An empty name is refused beside the button, and the theme keeps its own."""
    before = entries(sample)
    next(box for box in opened.text_input if box.label.startswith("Another name")).set_value(name)
    press(opened, "rename_theme")

    assert any("needs a name" in sentence for sentence in sentences(opened))
    assert entries(sample) == before


@pytest.mark.act("merge themes", "undo the last act on themes")
def test_themes_are_merged_and_parted(opened, sample):
    """Off until a theme is chosen; then one theme fewer stands, the other opens, and Undo brings both back."""
    number, _ = theme(sample)
    into, before = int(table(sample).index[1]), len(table(sample))
    assert opened.button(key="merge").disabled
    opened.selectbox(key="merge_into").select(into).run()
    press(opened, "merge")
    assert number not in table(sample).index
    assert opened.query_params["theme"] in (str(into), [str(into)])
    assert entries(sample)[0] == (NAME, "Merged themes")
    press(opened, "undo_theme")

    assert len(table(sample)) == before


@pytest.mark.act("split a theme", "undo the last act on themes")
def test_a_theme_is_split_and_whole_again(opened, sample):
    """Split in two, a new theme stands beside it; Undo takes it away."""
    before = len(table(sample))
    press(opened, "split")
    assert len(table(sample)) == before + 1
    assert entries(sample)[0] == (NAME, "Split a theme")
    press(opened, "undo_theme")

    assert len(table(sample)) == before


@pytest.mark.act("put a theme under another")
def test_a_theme_is_put_under_another_and_stands_by_itself_again(opened, sample):
    """Off until one is chosen; under it, the same button lets it stand by itself."""
    number, _ = theme(sample)
    above = int(table(sample).index[1])
    assert opened.button(key="nest").disabled
    opened.selectbox(key="nest_under").select(above).run()
    press(opened, "nest")
    assert table(sample).loc[number, "under"] == above
    opened.selectbox(key="nest_under").set_value(None).run()
    press(opened, "nest")

    assert table(sample).loc[number, "under"] == 0
    assert entries(sample)[0] == (NAME, "Put a theme under another")


@pytest.mark.act("keep a theme as it is")
def test_a_theme_is_kept_and_let_go(opened, sample):
    """The button keeps it; pressed again it lets go; both are on record."""
    number, _ = theme(sample)
    press(opened, "pin")
    assert table(sample).loc[number, "pinned"] == 1
    press(opened, "pin")

    assert table(sample).loc[number, "pinned"] == 0
    assert entries(sample)[:2] == [(NAME, "Let go of a theme"), (NAME, "Kept a theme as it is")]


@pytest.mark.act("retire a theme", "undo the last act on themes")
def test_a_theme_is_retired_and_brought_back(opened, sample):
    """It stands no more and all themes are shown; Undo brings it back."""
    number, _ = theme(sample)
    press(opened, "retire")
    assert number not in table(sample).index
    assert "Find themes again" in [button.label for button in opened.button]
    assert entries(sample)[0] == (NAME, "Retired a theme")
    press(opened, "undo_theme")

    assert number in table(sample).index


@pytest.mark.act("move comments", "undo the last act on themes")
def test_comments_are_moved_where_somebody_says(words, sample):
    """Nothing is ticked beforehand; off without comments, off without a destination; a tick outlasts another page."""
    number, opened = theme(sample)[0], words
    assert opened.button(key="move").disabled
    comment = tick_first(opened)
    opened.button(key="Next theme above").click().run()
    move = opened.button(key="move")
    assert (move.label, move.disabled) == ("Move 1 comment", True)
    assert "where they go" in move.help
    into = int(table(sample).index[1])
    opened.selectbox(key="move_to").select(into).run()
    press(opened, "move")
    assert comment in points(sample, into)
    assert entries(sample)[0] == (NAME, "Moved comments")
    press(opened, "undo_theme")

    assert comment in points(sample, number)


def test_a_destination_alone_moves_nothing(words):
    """Where no comment is ticked, or one not any more, the button is off, whatever the destination."""
    words.selectbox(key="move_to").select(-1).run()
    assert words.button(key="move").disabled
    comment = tick_first(words)
    assert not words.button(key="move").disabled
    words.checkbox(key=f"tick {comment}").uncheck().run()

    assert words.button(key="move").disabled


@pytest.mark.act("begin a theme", "undo the last act on themes")
def test_a_theme_begins_with_comments_moved_into_it(words, sample):
    """A new theme needs a name: without one a sentence, with one it stands with the comment; Undo takes it away."""
    opened, before = words, len(table(sample))
    tick_first(opened)
    opened.selectbox(key="move_to").select(0).run()
    press(opened, "move")
    assert any("needs a name" in sentence for sentence in sentences(opened))
    assert len(table(sample)) == before
    opened.text_input(key="new_theme").set_value("Corner shops").run()
    press(opened, "move")
    assert table(sample).query("name == 'Corner shops'")["size"].tolist() == [1]
    assert entries(sample)[0] == (NAME, "Began a theme")
    press(opened, "undo_theme")

    assert len(table(sample)) == before


@pytest.mark.act("begin a theme")
def test_a_theme_begins_from_a_search(visit, sample):
    """What holds the word goes into the new theme, which opens."""
    app = visit("themes")
    app.text_input(key="begin_search").set_value("dentist").run()
    press(app, "begin")

    assert "Dentist" in [title.value for title in app.subheader]
    assert "Dentist" in table(sample)["name"].tolist()


GONE = [("rename_theme", {}), ("split", {}), ("pin", {}), ("retire", {}), ("merge", {"merge_into": 1})]


@pytest.mark.parametrize(("key", "choices"), GONE, ids=[key for key, _ in GONE])
def test_a_theme_retired_meanwhile(opened, sample, key, choices):
    """Whatever is pressed on its page, nothing is changed; all themes are shown with a sentence that says why."""
    number, row = theme(sample)
    for box, place in choices.items():
        opened.selectbox(key=box).select(int(table(sample).index[place])).run()
    meanwhile(sample, store.retire, number, version=int(row["version"]))
    before = entries(sample)
    if key == "rename_theme":
        next(box for box in opened.text_input if box.label.startswith("Another name")).set_value("Other words")
    press(opened, key)

    assert any("meanwhile" in sentence for sentence in sentences(opened))
    assert entries(sample) == before


@pytest.mark.parametrize("key", ["retire", "pin", "split"])
def test_a_theme_renamed_meanwhile(opened, sample, key):
    """What was meant for the theme as it was is not done to the theme as it is: a sentence stands beside the button."""
    number, row = theme(sample)
    words = {"name": "Other words", "description": ""}
    meanwhile(sample, store.change_words, number, version=int(row["version"]), **words)
    press(opened, key)

    assert any("meanwhile" in sentence for sentence in sentences(opened))
    assert table(sample).loc[number, "name"] == "Other words"
    assert "Other words" in [title.value for title in opened.subheader]


def test_somebody_else_undid_first(visit, sample):
    """Undo takes back what it says it would, or nothing: not the finding of all themes, which was done before."""
    number, row = theme(sample)
    meanwhile(sample, store.pin, number, pinned=True, version=int(row["version"]))
    app = visit("themes")
    meanwhile(sample, log.undo, set_in_view(sample))
    before = entries(sample)
    press(app, "undo_theme")

    assert any("meanwhile" in sentence for sentence in sentences(app))
    assert table(sample).loc[number, "pinned"] == 0
    assert entries(sample) == before


@pytest.mark.parametrize("key", ["find_themes", "place"])
def test_finding_and_placing_are_off_for_others(visit, later, officer_elsewhere, key):
    """Off, with the reason beforehand, and the page whole."""
    app = visit("themes")

    stands(app)
    assert app.button(key=key).disabled
    assert any("Only the engagement officer may" in caption.value for caption in app.caption)


def test_a_list_is_off_for_others(visit, database, officer_elsewhere):
    """Whoever has not typed the code may write a list, and not begin with it."""
    bring_in(database)
    app = visit("themes")
    app.text_area(key="codebook").set_value(LINES).run()

    stands(app)
    assert app.button(key="begin_list").disabled


@pytest.mark.act("look for what people said of the priorities")
def test_what_was_not_looked_through_is_told_beside_the_themes(visit, sample):
    """Three answers come in; the page says that they wait for priorities as for themes, and one press reads them."""
    bring_in(sample)
    app = named(visit("themes"))
    assert any("3 answers not looked through yet" in caption.value for caption in app.caption)
    press(app, "look_for_evidence")

    assert entries(sample)[0] == (NAME, "Looked for what people said of priorities")
    assert not any("not looked through" in caption.value for caption in app.caption)
