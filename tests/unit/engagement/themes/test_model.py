"""Themes are the same for the same texts, nested, complete, and never fall over."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from engagement.errors import NotFitted, Stopped, TooFewResponses
from engagement.themes import ThemeModel

ROOT = Path(__file__).resolve().parents[4]
SUBJECTS = {
    "bus": (
        "the bus never comes",
        "buses are late",
        "more bus lanes please",
        "bus drivers are rude",
        "night bus to hospital",
    ),
    "damp": (
        "damp walls in the flat",
        "mould and damp again",
        "the landlord ignores damp",
        "black mould by the bed",
        "damp flat, sick child",
    ),
    "dentist": (
        "no dentist takes us",
        "tooth ache for weeks",
        "the dentist closed",
        "children with rotten teeth",
        "dentist costs too much",
    ),
    "park": (
        "the park is lovely",
        "more trees in the park",
        "park gates shut early",
        "football in the park",
        "benches in the park",
    ),
}
TEXTS = [f"{one} {n}" for n in ("now", "here", "truly") for group in SUBJECTS.values() for one in group]


def fit(texts, n_themes=4, **more):
    return ThemeModel(n_themes, engine="fast").fit(texts, **more)


def themes_by_text(model, texts):
    """Text -> name of its main theme."""
    return {text: model.themes_["name"][label] for text, label in zip(texts, model.labels_, strict=True)}


def digest(model):
    """One hash of everything found."""
    told = model.themes_.to_csv() + model.assignments_.to_csv()
    return hashlib.sha256(told.encode()).hexdigest()


def test_row_order_changes_nothing():
    """The same texts in another order get the same themes, names and strengths."""
    mixed = TEXTS.copy()
    random.Random(5).shuffle(mixed)
    one, other = fit(TEXTS), fit(mixed)

    assert themes_by_text(one, TEXTS) == themes_by_text(other, mixed)
    assert one.themes_.drop(columns="phrases").equals(other.themes_.drop(columns="phrases"))


@pytest.mark.parametrize("engine", ["fast", "careful"])
def test_another_process_with_other_threads_finds_the_same(engine):
    """Another process with another number of threads finds the same, to the byte."""
    script = (
        "import sys, hashlib; sys.path.insert(0, '.')\n"
        "from engagement.themes import ThemeModel\n"
        f"m = ThemeModel(4, engine={engine!r}).fit({TEXTS!r})\n"
        "print(hashlib.sha256((m.themes_.to_csv() + m.assignments_.to_csv()).encode()).hexdigest())"
    )
    environment = {**os.environ, "OMP_NUM_THREADS": "4", "PYTHONHASHSEED": "77"}
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == digest(ThemeModel(4, engine=engine).fit(TEXTS))


def test_subjects_that_share_no_words_come_apart():
    """Four subjects without common words become four themes, nearly pure."""
    model = fit(TEXTS)
    subject = [name for _ in range(3) for name, group in SUBJECTS.items() for _ in group]
    pairs = {(label, name) for label, name in zip(model.labels_, subject, strict=True)}
    agreeing = sum(max(sum((model.labels_ == t) & (np.array(subject) == s)) for s in SUBJECTS) for t in range(4))

    assert len(pairs) >= 4
    assert agreeing >= 0.8 * len(TEXTS)


def test_a_repeat_counts_but_moves_nothing():
    """A text said twice counts twice in the size of its theme, and the others stay where they are."""
    once, twice = fit(TEXTS), fit([*TEXTS, TEXTS[0]])

    assert twice.labels_[0] == twice.labels_[-1]
    assert twice.themes_["size"].sum() == once.themes_["size"].sum() + 1


def test_cuts_are_nested():
    """Fewer themes are unions of more: no two texts that were together come apart."""
    model = fit(TEXTS, 6)
    fewer = model.at(3)
    parents = {(fine, coarse) for fine, coarse in zip(model.labels_, fewer.labels_, strict=True)}

    assert len(fewer.themes_) == 3
    assert len(parents) == len(model.themes_) == 6


@pytest.mark.parametrize("texts", [["hospital"], ["damp flat", "late bus"], TEXTS[:5], TEXTS[:30], ["damp"] * 40])
def test_few_texts_are_no_trouble(texts):
    """One text, two, five, thirty, or the same forty times: themes without an empty one."""
    model = ThemeModel(engine="fast", place="all").fit(texts)

    assert (model.themes_["size"] > 0).all()
    assert (model.labels_ >= 0).all()


def test_texts_without_words_get_no_theme():
    """Blank and wordless texts are set aside, never forced into a theme."""
    model = fit([*TEXTS, "", "  ", "?!", "the and of"])

    assert model.labels_[-4:].tolist() == [-1, -1, -1, -1]
    assert (model.labels_[:-4] >= 0).all()


def test_nothing_to_read_is_told():
    """Without any word the model says what to do."""
    with pytest.raises(TooFewResponses, match="Bring in answers"):
        ThemeModel().fit(["", "..."])


def test_no_two_titles_alike():
    """Titles differ, whatever the number of themes."""
    for n_themes in (2, 5, 9):
        names = fit(TEXTS, n_themes).themes_["name"]
        assert names.str.lower().is_unique


def test_question_words_name_no_theme():
    """A word of the survey's question is no title by itself."""
    model = fit(TEXTS, 4, questions=["What about the park, the dentist and the bus?"])
    titles = set(model.themes_["name"].str.lower())

    assert not titles & {"park", "dentist", "bus"}


def test_points_lie_inside_their_text():
    """Each assignment marks words of its own text; a text may stand in two themes."""
    text = "The nurse was lovely but the toilets were disgusting"
    model = fit([*TEXTS, text])
    mine = model.assignments_[model.assignments_["text"] == len(TEXTS)]

    assert [text[a:b] for a, b in zip(mine["start"], mine["end"], strict=True)] == [
        "The nurse was lovely",
        "the toilets were disgusting",
    ]
    assert model.assignments_["strength"].between(0, 1).all()


@pytest.mark.parametrize("engine", ["fast", "careful"])
def test_each_half_stands_in_the_theme_it_speaks_of(engine):
    """The nurse stands with the nurses, the toilets with the toilets, each with its own half."""
    who, how = (
        ("The nurse was", "My nurse is", "Every nurse was", "The night nurse is"),
        ("lovely", "kind", "very gentle"),
    )
    where, what = (
        ("The toilets were", "Ward toilets are", "All toilets were", "The toilets are"),
        ("dirty", "disgusting"),
    )
    texts = [f"{a} {b} to me" for a in who for b in how] + [f"{a} {b} again" for a in where for b in what]
    text = "The nurse was lovely but the toilets were disgusting"
    model = ThemeModel(2, engine=engine).fit([*texts, text])
    mine = model.assignments_[model.assignments_["text"] == len(texts)]
    nurses, toilets = model.labels_[0], model.labels_[len(texts) - 1]
    halves = {theme: text[a:b] for theme, a, b in zip(mine["theme"], mine["start"], mine["end"], strict=True)}

    assert nurses != toilets
    assert halves == {nurses: "The nurse was lovely", toilets: "the toilets were disgusting"}


def test_choices_tell_what_speaks_for_each_number():
    """One row a number from two; shares and stability lie between 0 and 1; the largest theme never grows."""
    told = fit(TEXTS).choices()

    assert told["n_themes"].tolist() == list(range(2, 2 + len(told)))
    assert told[["stability", "coverage", "largest"]].stack().between(0, 1).all()
    assert told["largest"].is_monotonic_decreasing


def test_the_engine_says_why():
    """Auto is careful where reading takes under three minutes; the reason is one sentence."""
    few, asked = ThemeModel(2).fit(TEXTS), fit(TEXTS)

    assert (few.engine_, asked.engine_) == ("careful", "fast")
    assert few.engine_reason_ == "Careful: reading the sentences takes about a second at first."
    assert asked.engine_reason_ == "Quick, as chosen."


def test_no_seed_moves_a_theme():
    """Another seed draws other resamples; the themes are the same."""
    one, other = fit(TEXTS), ThemeModel(4, engine="fast", random_state=7).fit(TEXTS)

    assert one.labels_.tolist() == other.labels_.tolist()
    assert one.assignments_.equals(other.assignments_)


def test_rows_are_kept_where_they_are_asked_to_be():
    """A store given by the caller is filled by the careful engine, and a second finding reads from it."""
    kept: dict[str, bytes] = {}

    class Store:
        def get(self, keys):
            return {key: kept[key] for key in keys if key in kept}

        def put(self, found):
            kept.update(found)

    first = ThemeModel(4, engine="careful").fit(TEXTS, vectors=Store())
    held = len(kept)
    again = ThemeModel(4, engine="careful").fit(TEXTS, vectors=Store())

    assert len(set(TEXTS)) <= held == len(kept)
    assert digest(again) == digest(first)


def test_quotes_differ_and_belong():
    """Quotes are texts of the theme and differ from each other."""
    model = fit(TEXTS)
    held = set(model.assignments_.loc[model.assignments_["theme"] == 0, "text"])
    quotes = model.quotes(0, n=3)

    assert len(quotes) == len(set(quotes)) > 0
    assert set(quotes) <= held


def test_new_texts_go_to_the_themes_that_stand():
    """A text seen before gets its theme again; a blank one gets none; fitted themes do not change."""
    model = fit(TEXTS)
    before = digest(model)

    assert model.predict([TEXTS[0], ""]).tolist() == [model.labels_[0], -1]
    assert digest(model) == before


def test_progress_moves_and_stop_stops():
    """Progress only grows and ends at 1; a stop leaves no themes behind."""
    told: list[float] = []
    fit(TEXTS, progress=lambda _doing, share: told.append(share))
    stopped = ThemeModel(4, engine="fast")
    with pytest.raises(Stopped):
        stopped.fit(TEXTS, stop=lambda: True)
    with pytest.raises(NotFitted):
        stopped.quotes(0)

    assert told == sorted(told)
    assert told[-1] == 1.0


PARK = ["Park gates shut too early", "Lights in the park", "Toilets in the park", "Trees in the park", "Park gym"]
GP = ["Cannot get a GP appointment", "GP phone line is busy", "Book the GP online", "More GPs", "GP closed at weekends"]
QUESTION = ["What would most improve health where you live?"]


def test_one_long_letter_names_no_theme():
    """Words of one person alone stand in no title, line or phrase, however often they are written."""
    letter = ". ".join(f"The heron society of Mill Lane wrote to the council about barge {n}" for n in range(60))
    air = [
        "Dirty air by the school",
        "Fumes from lorries",
        "Cleaner air please",
        "Air on the main road",
        "Diesel smell",
    ]
    themes = ThemeModel().fit([*PARK, *GP, *air, letter], questions=QUESTION).themes_
    shown = " ".join([*themes["name"], *themes["description"], *themes["phrases"].map(" ".join)]).lower()

    assert not any(word in shown for word in ("heron", "society", "barge", "mill"))
    assert themes["name"].str.contains("air", case=False).any()


@pytest.mark.parametrize("word", ["A&E", "NHS 111", "B12", "X-ray", "20mph"])
def test_words_that_matter_are_words(word):
    """Letters with signs and numbers name a theme that everybody who writes them stands in."""
    answers = [word, f"{word} is full", f"Too long in {word}", f"Save the {word}", f"{word} at night", f"More {word}"]
    model = ThemeModel().fit([*PARK, *GP, *answers], questions=QUESTION)
    own = model.themes_[model.themes_["name"].str.contains(word.split()[-1], regex=False)]

    assert len(own) == 1
    assert own["size"].iloc[0] >= 5


def test_a_misspelt_word_is_one_theme_spelled_rightly():
    """Three spellings of accommodation are one theme under the right one."""
    answers = [
        "Acommodation",
        "the acommodation",
        "accommodation",
        "accomodation costs",
        "acommodation list",
        "accomodation",
    ]
    themes = ThemeModel().fit([*PARK, *GP, *answers], questions=QUESTION).themes_

    assert themes.loc[themes["name"] == "Accommodation", "size"].tolist() == [6]


def test_a_shared_frame_names_nothing():
    """Of answers that share a frame the titles name what differs."""
    things = ("judo", "yoga", "swimming", "climbing", "soup", "fruit", "salads", "bread", "debt help", "legal help")
    names = ThemeModel(3).fit([f"I wish there were more options for {thing}." for thing in things]).themes_["name"]

    assert not names.str.contains("option|wish", case=False).any()


def test_a_person_has_one_voice():
    """Twelve answers of one person count once; size and share are people."""
    answers = [f"the bus is late on day {n}" for n in range(12)]
    model = ThemeModel(3, place="all").fit([*PARK, *GP, *answers], ["p", "q", "r", "s", "t", *"abcde", *["one"] * 12])
    bus = model.themes_.loc[model.labels_[-1]]

    assert bus["size"] == 1
    assert bus["share"] == pytest.approx(1 / 11)


def test_where_no_point_fits_any_theme_there_is_none():
    """Answers that share nothing stand alone: an empty table, and nobody is placed."""
    texts = ["Buses", "Bread", "Dentists", "Mould", "Trees", "Judges", "Salaries"]
    texts += ["Music", "Rivers", "Exams", "Wheelchairs", "Cameras", "Passports", "Snow"]
    model = ThemeModel(n_themes=len(texts), engine="fast").fit(texts)

    assert model.themes_.empty
    assert set(model.labels_.tolist()) == {-1}
