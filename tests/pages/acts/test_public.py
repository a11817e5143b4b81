"""Acts of the Public screen: publish, withdraw, put back; late, twice, in a second window, without the right."""

from __future__ import annotations

import pytest

from explorer.paper.store import keep_paragraph
from explorer.public import store
from tests.pages.acts.pressing import NAME, ask, entries, meanwhile, named, press, sentences

PLACE = ("", "narrative", "why.0")


def ready(visit):
    """The screen of a visit that has read what will be public."""
    app = named(visit("public"))
    assert app.button(key="publish_public").disabled
    app.checkbox(key="public_sure").check().run()
    return app


@pytest.mark.act("publish the public view")
def test_published_once_and_again(visit, database):
    """Off until the box is ticked; then it stands under its number; the same twice is refused, something new is not."""
    app = ready(visit)
    assert app.title[0].value.startswith("Nothing is public yet.")
    press(app, "publish_public")
    (bundle,) = ask(database, store.bundles)
    assert entries(database)[0] == (NAME, "Published the public view")
    assert app.title[0].value.startswith("What is public is what stands today")
    assert any(bundle.page_sha256 in line.value for line in app.caption)
    press(app, "publish_public")
    assert any("public already" in sentence for sentence in sentences(app))
    meanwhile(database, keep_paragraph, PLACE, "New words.", generated="", last=0)
    press(app, "publish_public")
    assert any("changed since you looked" in sentence for sentence in sentences(app))
    assert any(text.value == "New words." for text in app.text)
    press(app, "publish_public")

    assert [each.bundle_id for each in ask(database, store.bundles)] == [2, 1]


@pytest.mark.act("withdraw the public view or put it back")
def test_withdrawn_and_put_back_in_two_windows(visit, database):
    """Who is second is told; what is withdrawn cannot be taken away as the public page, and can be put back."""
    app = ready(visit)
    press(app, "publish_public")
    second = named(visit("public"))
    press(app, "withdraw public 1")
    assert "was withdrawn" in app.title[0].value
    assert entries(database)[0] == (NAME, "Withdrew the public view")
    press(second, "withdraw public 1")
    assert any("meanwhile" in sentence for sentence in sentences(second))
    press(app, "put back public 1")

    assert store.in_force(ask(database, store.bundles)).bundle_id == 1
    assert app.title[0].value.startswith("What is public is what stands today")


@pytest.mark.usefixtures("database", "officer_elsewhere")
def test_publishing_is_the_officer_s(visit):
    """Everybody reads what would be public and what stays back; publishing is off, and says whose it is."""
    app = visit("public", public_part="Stays back")
    app.checkbox(key="public_sure").check().run()
    assert app.button(key="publish_public").disabled
    assert any("engagement officer" in line.value for line in app.caption)

    assert any("Answers, and what people told of themselves" in line.value for line in app.markdown)
