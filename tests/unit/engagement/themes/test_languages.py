"""Answers in other languages are told, set apart and grouped; short, misspelt and unsure ones are English."""

from __future__ import annotations

import numpy as np
import pytest

from engagement.themes import languages as module
from engagement.themes.corpus import read
from engagement.themes.languages import ENGLISH, language, languages, numbers_of_answers, set_apart
from engagement.themes.model import ThemeModel

POLISH = [
    "Za długo czeka się na wizytę u lekarza",
    "Proszę o dłuższe godziny otwarcia przychodni",
    "Pielęgniarki były bardzo miłe i pomocne",
    "Nie mogę się dodzwonić do przychodni",
    "Powinno być więcej lekarzy w szpitalu",
    "Recepcja nigdy nie odbiera telefonu rano",
    "Chciałbym mieć tłumacza podczas wizyty",
    "Kolejki w szpitalu są zbyt długie",
    "Lekarz nie słuchał tego co mówiłem",
    "Potrzebujemy lepszej opieki nad dziećmi",
    "Moja matka czekała sześć godzin na łóżko",
]
ENGLISH_ANSWERS = [
    "the bus is late again", "no night bus to the hospital", "more buses at night please", "the bus never comes",
    "damp walls in my flat", "mould in the flat makes us ill", "the flat is damp and cold", "damp and mould at home",
    "waiting for the doctor", "I waited weeks for a doctor", "the doctor is hard to see", "too few doctors here",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (POLISH[0], "Polish"),
        ("Ich warte seit drei Wochen auf einen Termin beim Arzt", "German"),
        ("El tiempo de espera es demasiado largo para los mayores", "Spanish"),
        ("Waxaan u baahanahay turjubaan marka aan arko dhakhtarka", "Somali"),
        ("Doktor randevusu almak için çok uzun süre bekliyoruz", "Turkish"),
        ("আমার ডাক্তার দেখাতে অনেক দেরি হয়", "Bengali"),
        ("ভালো", "Bengali"),
        ("أحتاج إلى موعد مع الطبيب في أقرب وقت", "Arabic"),
        ("ہمیں ڈاکٹر سے ملنے کے لیے بہت انتظار کرنا پڑتا ہے", "Urdu"),
        ("ਡਾਕਟਰ ਨੂੰ ਮਿਲਣ ਲਈ ਬਹੁਤ ਉਡੀਕ ਕਰਨੀ ਪੈਂਦੀ ਹੈ", "Punjabi"),
        ("看医生要等很长时间", "Chinese"),
    ],
)
def test_a_language_is_told(text: str, name: str) -> None:
    """By its words in our letters, and by its script elsewhere, also where it is one word."""
    assert language(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "GP", "Nurse", "Good", "A&E", "111", "", "...", "Dr Nguyen at Sant'Andrea", "Très bien", "café closed",
        "recieve apointment qickly pleese", "waitin times r 2 long m8", "Diabetic retinopathy screening",
        "Mental helth suport for yung peple", "Ola, Fatima, Siobhan and Mohammed were lovely",
        "[name] [name] [name] [name] Krankenhaus", "GP GP GP GP", "Excellent!!!", "Nil", "N/A",
    ],
)  # fmt: skip
def test_unsure_is_english(text: str) -> None:
    """Short answers, slips, names, masks and foreign words among English ones are read as they were."""
    assert language(text) == ENGLISH


def test_numbers_of_answers_are_told() -> None:
    """Those with most first; English is not among them."""
    assert numbers_of_answers([*POLISH[:2], "ভালো", "Good"]) == {"Polish": 2, "Bengali": 1}
    assert languages(["Good", POLISH[0]]) == [ENGLISH, "Polish"]


def test_a_language_of_ten_answers_is_a_theme_and_mixed_into_no_other() -> None:
    """Eleven Polish answers of ten people stand together, three Arabic ones alone; English ones stand as without."""
    arabic = ["أحتاج إلى موعد مع الطبيب", "الانتظار طويل جدا في المستشفى", "نريد المزيد من الأطباء"]
    texts = [*ENGLISH_ANSWERS, *POLISH, *arabic]
    people = [*range(len(ENGLISH_ANSWERS)), *[50 + min(at, 9) for at in range(len(POLISH))], 90, 91, 92]
    alone = ThemeModel(engine="fast").fit(ENGLISH_ANSWERS, people[: len(ENGLISH_ANSWERS)])
    model = ThemeModel(engine="fast").fit(texts, people)
    last = model.themes_.iloc[-1]

    assert model.labels_[: len(ENGLISH_ANSWERS)].tolist() == alone.labels_.tolist()
    assert (last["name"], last["size"], last["topic"]) == ("Answers in Polish", 10, "")
    assert last["share"] == pytest.approx(10 / 25)
    theme = len(model.themes_) - 1
    assert set(model.labels_[len(ENGLISH_ANSWERS) : -3]) == {theme}
    assert set(model.labels_[-3:]) == {-1}
    points = model.assignments_
    assert set(points.loc[points["theme"] == theme, "text"]) == set(range(12, 23))
    assert {texts[at] for at in model.quotes(theme)} <= set(POLISH)
    assert model.at(2).themes_["name"].iloc[-1] == "Answers in Polish"


def test_new_answers_go_to_their_language() -> None:
    """A Polish one into its theme, an Arabic one alone, wherever English ones go."""
    model = ThemeModel(engine="fast").fit([*ENGLISH_ANSWERS, *POLISH])
    later = ["Proszę otworzyć przychodnię w sobotę", "نريد المزيد من الأطباء", POLISH[0]]
    expected = [len(model.themes_) - 1, -1, len(model.themes_) - 1]

    assert model.predict(later).tolist() == expected
    assert model.placer().place(later).tolist() == expected


def test_where_everything_is_placed_or_little_is_english_nothing_is_set_apart() -> None:
    """A survey in Polish has themes by its words, as before; so has one in which every point is placed."""
    assert set_apart(read([*POLISH, *ENGLISH_ANSWERS[:9]]), everything=False).everything
    assert set_apart(read([*POLISH, *ENGLISH_ANSWERS]), everything=True).groups == []
    model = ThemeModel(2, engine="fast", place="all").fit([*POLISH, *ENGLISH_ANSWERS])
    assert "Answers in Polish" not in model.themes_["name"].tolist()


def test_the_same_whatever_the_order() -> None:
    """Texts in another order have the same themes."""
    texts = [*ENGLISH_ANSWERS, *POLISH]
    order = np.random.default_rng(3).permutation(len(texts))
    first = ThemeModel(engine="fast").fit(texts)
    second = ThemeModel(engine="fast").fit([texts[at] for at in order])

    assert second.labels_.tolist() == first.labels_[order].tolist()
    assert second.themes_["name"].tolist() == first.themes_["name"].tolist()


def test_without_the_package_everything_is_read(hide) -> None:
    """The reason is known, and every answer counts as English."""
    hide("py3langid")

    assert module.fault() == "py3langid is not installed"
    assert language(POLISH[0]) == ENGLISH
    assert language("ভালো") == ENGLISH
