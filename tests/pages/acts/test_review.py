"""Acts on annual reviews: begun, written, frozen by an officer, opened again; late, twice, and by the wrong person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer import commitments
from explorer.progress import today
from explorer.review import freezing
from explorer.review.content import review
from explorer.snapshot import Snapshot
from priorities.commitments.schema import Target
from priorities.reviews import Draft, store
from tests.pages.acts.pressing import NAME, SOMEBODY, ask, entries, meanwhile, named, press, sentences

REASON = "Ten councils like ours did it, and the borough plans add up to it."
DRAFT = Draft(2020, 1, "2020-07-01")
LESSONS, CHANGED = "lessons of review 2020 1", "changed of review 2020 1"


@pytest.fixture(name="start")
def _start(database, visit):
    """A database with a target for Year 6 obesity and a draft of 2020 that somebody else began."""
    visit("about")
    slot = commitments.commitments(Snapshot())[0].slot("C1-level")
    meanwhile(database, commitments.choose, slot, Target("C1-level", "own", 20.8, 2022, REASON, commitments.AS_OF))
    meanwhile(database, store.keep_draft, DRAFT, today())
    return database


def title(app):
    """The first line as it is read."""
    return app.title[0].value.replace("\\", "")


def freeze_elsewhere(start):
    """Somebody else reads the draft and freezes it."""
    (draft,) = ask(start, store.drafts)
    meanwhile(start, freezing.freeze, draft, freezing.seal(review(Snapshot(), draft)))


def test_a_review_is_begun(visit, database):
    """Nothing is there; begun, it is a draft of this year; without a target it is not frozen, and says so."""
    app = named(visit("review"))
    assert title(app).startswith("No annual review was begun yet")
    press(app, "begin_review")
    assert f"Review of {today().year} (draft)" in title(app)
    assert ask(database, store.drafts)[0].who == NAME
    app.checkbox(key=f"sure of {today().year} 1").check().run()
    press(app, "freeze_review")

    assert any("nothing to review" in sentence for sentence in sentences(app))
    assert entries(database)[0] == (NAME, "Began an annual review")


@pytest.mark.act("begin an annual review or keep its draft")
@pytest.mark.act("freeze an annual review")
@pytest.mark.act("open a frozen annual review again")
def test_a_review_is_written_frozen_and_opened_again(visit, start):
    """Words that are not kept stop the freezing; frozen, the page shows its hashes; a further edition begins so."""
    app = named(visit("review"))
    app.text_area(key=LESSONS).set_value("Ask sooner.").run()
    app.checkbox(key="sure of 2020 1").check().run()
    assert app.button(key="freeze_review").disabled
    press(app, "keep_review")
    assert ask(start, store.drafts)[0].lessons == "Ask sooner."
    press(app, "freeze_review")
    (frozen,) = ask(start, store.frozen_reviews)
    assert title(app).startswith("Review of 2020 (edition 1, frozen), as known on 1 July 2020: Of one measured")
    assert any(frozen.word_sha256 in line.value for line in app.caption)
    assert any(line.value == "Ask sooner." for line in app.text)
    assert entries(start)[0] == (NAME, "Froze an annual review")
    press(app, "open_review_again")
    assert any("Say why" in sentence for sentence in sentences(app))
    app.text_input(key="why again 2020 1").set_value("A figure was revised.")
    press(app, "open_review_again")

    assert app.text_area(key="lessons of review 2020 2").value == "Ask sooner."
    assert "Review of 2020 (draft)" in title(app)
    app.selectbox(key="review chosen").set_value("2020.1").run()
    assert "frozen" in title(app)
    press(app, "later edition")
    assert "draft" in title(app)


def test_the_day_is_moved_within_the_year(visit, start):
    """The draft looks from the new day; nothing that came out later is in it."""
    app = named(visit("review"))
    app.date_input(key="day of review 2020 1").set_value(today().replace(2020, 12, 1))
    press(app, "look 2020")

    assert ask(start, store.drafts)[0].day == "2020-12-01"
    assert "as known on 1 December 2020" in title(app)


def test_the_second_window_is_told_and_loses_no_word(visit, start):
    """Somebody else kept words meanwhile: mine stay in the box, theirs stand beside it, a second press keeps mine."""
    app = named(visit("review"))
    app.text_area(key=LESSONS).set_value("Mine.")
    meanwhile(start, store.keep_draft, replace(DRAFT, lessons="Theirs.", version=1), today())
    press(app, "keep_review")
    assert any("after you opened it" in sentence for sentence in sentences(app))
    assert app.text_area(key=LESSONS).value == "Mine."
    assert any(line.value == "Theirs." for line in app.text)
    press(app, "keep_review")

    assert ask(start, store.drafts)[0].lessons == "Mine."


def test_a_box_that_nobody_typed_in_follows(visit, start):
    """What somebody else kept stands in it at the next look, and freezing is refused to who has not read it."""
    app = named(visit("review"))
    app.checkbox(key="sure of 2020 1").check().run()
    meanwhile(start, store.keep_draft, replace(DRAFT, changed="A pandemic.", version=1), today())
    press(app, "freeze_review")
    assert any("after you opened it" in sentence for sentence in sentences(app))
    assert app.text_area(key=CHANGED).value == "A pandemic."
    press(app, "freeze_review")

    assert len(ask(start, store.frozen_reviews)) == 1


def test_frozen_in_a_second_window(visit, start):
    """The first has frozen it: the second is told who, and nothing is stored twice."""
    app = named(visit("review"))
    app.checkbox(key="sure of 2020 1").check().run()
    freeze_elsewhere(start)
    press(app, "freeze_review")

    assert "frozen" in title(app)
    assert len(ask(start, store.frozen_reviews)) == 1


@pytest.mark.usefixtures("officer_elsewhere")
def test_freezing_is_the_officer_s(visit, start):
    """A member writes the draft; freezing and opening again are off, and say whose they are."""
    app = named(visit("review"))
    app.text_area(key=LESSONS).set_value("Ask sooner.")
    press(app, "keep_review")
    app.checkbox(key="sure of 2020 1").check().run()

    assert app.button(key="freeze_review").disabled
    assert any("engagement officer" in line.value for line in app.caption)
    assert ask(start, store.frozen_reviews) == ()


def test_a_tampered_review_is_told_first(visit, start):
    """The first line says so, no file is offered; a projector names nobody."""
    freeze_elsewhere(start)
    app = visit("review", projector="true")
    assert not any(SOMEBODY.who in line.value for line in (*app.markdown, *app.caption))
    meanwhile(start, lambda db, _stamp: db.execute("DROP TRIGGER review_frozen_no_update"))
    meanwhile(start, lambda db, _stamp: db.execute("UPDATE review_frozen SET word = X'00'"))
    app = visit("review")

    assert "not those that were frozen" in title(app)
    assert not any("SHA-256" in line.value for line in app.caption)
