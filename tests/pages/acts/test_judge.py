"""What tells wrong from good: the file's own rating at first, our reading or another way of the scale on one press."""

from __future__ import annotations

import pytest

from engagement.themes.sets import store
from explorer.themes import begin_from_list
from tests.pages.acts.pressing import NAME, ask, bring_in, entries, meanwhile, named, press

RATED = (
    "Respondent ID,Borough,Rating,Why?\n1,Brent,1,The waiting was terrible and long\n2,Camden,5,The nurses were kind\n"
    "3,Ealing,3,It was a clinic near the station\n"
)


def captions(app):
    return " ".join(caption.value for caption in app.caption)


@pytest.mark.act("say what tells problem from praise")
def test_our_reading_takes_the_place_of_the_rating(visit, database):
    """The page says whose judgement it is, before and after; the choice is on record and comes back."""
    bring_in(database, RATED)
    meanwhile(database, begin_from_list, 1, [("The clinic", "clinic waiting nurses kind near station")])
    app = named(visit("themes"))
    assert "the file's own “Rating” (5 good; 3 neither; 1 wrong); wished: our reading" in captions(app)

    app.selectbox(key="judge_lowest").select("good").run()
    press(app, "judge_by")
    assert ask(database, store.judge_of, 1) == store.Judge("Rating", "good")
    assert entries(database)[0] == (NAME, "Said what tells problem from praise")
    assert "the file's own “Rating” (1 good; 3 neither; 5 wrong)" in captions(app)

    app.selectbox(key="judge_rating").select("").run()
    press(app, "judge_by")
    assert ask(database, store.judge_of, 1) == store.Judge("", "")
    assert "our reading of each point" in captions(app)


def test_nothing_to_choose_where_no_file_rates(visit, sample):
    """The sample has no rating of what people wrote: it says that the reading is ours, and offers nothing."""
    app = visit("themes")

    assert "Wrong, good and wished: our reading of each point" in captions(app)
    assert not [box for box in app.selectbox if box.key == "judge_rating"]
