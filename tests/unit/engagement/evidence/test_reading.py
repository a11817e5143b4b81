"""Each point goes to the topic it speaks of, with the answer around it; what comes close to nothing goes nowhere."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from engagement.evidence import reading
from engagement.evidence.reading import CLOSE, Matter, read, seconds_to_read
from engagement.themes.topics import Topic
from engagement.themes.vectors import MemoryVectors

SMOKING = Topic(
    "",
    "Smoking",
    "Tobacco and cigarettes.",
    ("help to stop smoking", "cigarettes are too easy to get", "the stop smoking service was cut"),
)
PARKS = Topic(
    "",
    "Parks",
    "Parks and green space.",
    ("more trees and parks", "no green space near our estate", "the park is my lifeline"),
)
TEETH = Matter("SW08", "Children's oral health", ("children with rotten teeth",))
WORDS = [
    "They closed the stop smoking service. More parks and trees on our estate please.",
    "My computer at home is slow",
    "Rotten teeth in young children",
]


def answers(*texts: str) -> pd.DataFrame:
    return pd.DataFrame({"response_id": range(11, 11 + len(texts)), "text": texts})


def test_each_point_goes_to_its_topic() -> None:
    """The two points of one answer speak of two topics; an answer about neither stands with none."""
    found = read(answers(*WORDS), [SMOKING, PARKS], [])
    words = [WORDS[number - 11][start:end] for number, start, end in found.topics.iloc[:, :3].itertuples(index=False)]

    assert dict(zip(words, found.topics["topic"], strict=True)) == {
        "They closed the stop smoking service.": "Smoking",
        "More parks and trees on our estate please.": "Parks",
    }
    assert found.topics["closeness"].between(CLOSE, 1).all()
    assert (found.n_read, found.n_answers) == (3, 3)


def test_a_point_comes_close_to_a_matter() -> None:
    """By its two nearest texts; what speaks of something else is not among them."""
    found = read(answers(*WORDS), [SMOKING], [TEETH])

    assert found.matters[["response_id", "matter"]].to_numpy().tolist() == [[13, "SW08"]]


def test_the_same_words_of_two_people_are_two_points() -> None:
    """What holds for words holds for everybody who wrote them; they are read once."""
    found = read(answers("Help to stop smoking", "Help to stop smoking"), [SMOKING], [])

    assert found.topics["response_id"].tolist() == [11, 12]
    assert found.n_read == 1


def test_typical_is_what_others_say_too() -> None:
    """Among three points the one that the others resemble most is the most typical; one alone is not typical at all."""
    found = read(
        answers("Help me to stop smoking", "Help to stop smoking now", "More parks and trees"), [SMOKING, PARKS], []
    )
    typical = found.topics.set_index("response_id")["typical"]

    assert typical[11] == typical[12] > 0.5
    assert typical[13] == 0


def test_of_a_long_file_the_nearest_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are more answers than may be read, those go first that share words with the topics."""
    monkeypatch.setattr(reading, "_MOST_READ", 1)
    found = read(answers("My computer is slow", "Help to stop smoking", "The lift is broken"), [SMOKING], [])

    assert found.topics["response_id"].tolist() == [12]
    assert (found.n_read, found.n_answers) == (1, 3)


def test_a_word_in_common_is_not_a_topic() -> None:
    """A saying of loneliness is about a call; who was called back quickly is not lonely."""
    lonely = Topic("", "Loneliness", "Being alone, without anybody to talk to.", ("a friendly phone call",))
    texts = ("A friendly phone call and a prompt service", "I am alone, a friendly phone call would help me")

    assert read(answers(*texts), [lonely], []).topics["response_id"].tolist() == [12]


def test_without_the_model_nothing_is_suggested(hide: Callable[..., None]) -> None:
    """Words alone would lead astray: nothing is read, and nobody is told otherwise."""
    hide("onnxruntime")
    found = read(answers(*WORDS), [SMOKING, PARKS], [TEETH])

    assert found.topics.empty
    assert found.matters.empty
    assert found.n_read == 0


def test_no_words_give_no_points() -> None:
    """Answers without words, and no answers at all."""
    for table in (answers("...", "?"), answers()):
        found = read(table, [SMOKING], [TEETH])
        assert found.topics.empty
        assert found.topics["closeness"].dtype == np.float64


def test_what_was_read_takes_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three answers take time, none once read; of a file of which half is read, half the time of all."""
    vectors = MemoryVectors()
    whole = seconds_to_read(answers(*WORDS), vectors)
    assert whole > 0
    monkeypatch.setattr(reading, "_MOST_READ", 1)
    assert seconds_to_read(answers(*WORDS), vectors) == pytest.approx(whole / 3)
    monkeypatch.undo()
    read(answers(*WORDS), [SMOKING], [], vectors=vectors)
    assert seconds_to_read(answers(*WORDS), vectors) == 0
    assert seconds_to_read(answers("", " "), vectors) == 0


def test_what_is_in_another_language_is_not_read() -> None:
    """A Polish answer on smoking is neither read nor counted: the model would guess."""
    polish = "Proszę o pomoc w rzuceniu palenia papierosów"
    found = read(answers(*WORDS, polish), [SMOKING], [])

    assert (found.n_read, found.n_answers) == (3, 3)
    assert 14 not in found.topics["response_id"].tolist()
    assert read(answers(polish), [SMOKING], []).n_answers == 0
