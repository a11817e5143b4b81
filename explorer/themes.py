"""Themes as they stand with their answers, question by question; finding them, placing what came later, own lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import pandas as pd
from sqlite_utils import Database

from data import Stamp, bundled, write
from engagement import ThemedResponses, ThemeModel, choose_engine, reading_seconds
from engagement.answers import store
from engagement.answers.selection import EVERYTHING, Selection
from engagement.errors import TooFewResponses
from engagement.themes import placing
from engagement.themes import store as themes
from engagement.themes.curation import store as curation
from engagement.themes.direction import directions
from engagement.themes.kept import Words, found_before
from engagement.themes.progress import Progress
from engagement.themes.sets.store import QuestionSet, standing_sets
from explorer.judgement import OUR_READING, Judgement, directed, judgement_of
from explorer.snapshot import Snapshot
from explorer.speaking import look_if_quick
from explorer.topics import list_of, suggestion

# What grouping and naming take beside reading, of one core: 2.2 s for the sample's 897 answers, all read before.
_SECONDS_PER_TEXT = 0.0025
# What people said of the priorities is looked through where that takes no longer: a minute after a finding, which tells
# how far it is, and a moment after an act that tells nothing. Not tuned.
_A_MINUTE, _A_MOMENT = 60.0, 3.0
# What finding takes of both where the model read everything for it; looking through the sample's 1,100 takes 0.3 s.
_SHARE_OF_FINDING = 0.9


class Wish(NamedTuple):
    """How themes are to be found.

    How many (None for a suggested number), by which engine, and with which list of known topics: None for the one that
    was used before or, at first, is suggested.
    """

    n_themes: int | None = None
    engine: str = "auto"
    topics: themes.Topics | None = None


_AS_SUGGESTED = Wish()


class Outlook(NamedTuple):
    """What a finding would do: with which engine, why another than wished ("" for none), and seconds it may take."""

    engine: str
    reason: str
    seconds: float


def sets(now: Snapshot) -> tuple[QuestionSet, ...]:
    """Return the sets of themes, each of a question or of questions read together, those with most answers first."""
    return now.ask(standing_sets)


def set_in_view(now: Snapshot, selection: Selection = EVERYTHING, theme_id: int = 0) -> QuestionSet | None:
    """Return the set of a theme, else of the selected question, else the largest of the survey, else of all.

    Of several those with themes go first. None where nobody was asked anything in their own words.
    """
    every = sorted(sets(now), key=lambda entry: not entry.is_found)
    themed = now.keep(themed_of, theme_id) if theme_id else None
    of_theme = [entry for entry in every if themed is not None and entry.set_id == themed.set_id]
    of_question = [entry for entry in every if selection.question in entry.question_ids]
    of_survey = [entry for entry in every if selection.survey in {q.survey_id for q in entry.questions}]
    return next(iter([*of_theme, *of_question, *of_survey, *every]), None)


def themed_responses(
    now: Snapshot, set_id: int, *, copies: bool = False, selection: Selection = EVERYTHING
) -> ThemedResponses | None:
    """Return the themes of a set with the selected answers to its questions; None before any were found.

    Parameters
    ----------
    copies : whether every copy of a campaign counts.
    selection : of people and times; the base of a share is everybody selected who answered a question of the set.
        Survey and question are those of the set, and a search narrows words, not people: they are passed over.
    """
    standing = now.ask(themes.current_themes, set_id, copies=copies)
    if standing is None:
        return None
    standing = directed(standing, now.keep(judged_by, set_id))
    people = replace(selection, survey=0, question=0, search="")
    texts, answered = (now.ask(read, people, copies=copies) for read in (store.responses, store.answered))
    questions = _questions(sets(now), set_id)
    return ThemedResponses(standing, *(_to(table, questions) for table in (texts, answered)))


def judged_by(now: Snapshot, set_id: int) -> Judgement:
    """Return whose judgement tells problem from praise in a set that has themes."""
    standing = now.ask(themes.current_themes, set_id)
    of = next((entry for entry in sets(now) if entry.set_id == set_id), None)
    return OUR_READING if standing is None or of is None else judgement_of(now, standing, of.questions)


def every_themed(now: Snapshot) -> tuple[ThemedResponses, ...]:
    """Return every set that has themes, with everybody's answers."""
    themed = (now.keep(themed_responses, entry.set_id) for entry in sets(now))
    return tuple(entry for entry in themed if entry is not None)


def themed_of(now: Snapshot, theme_id: int) -> ThemedResponses | None:
    """Return the set that a theme stands in, with everybody's answers; None where it stands in none."""
    for themed in every_themed(now):
        if theme_id in set(themed.themes.themes["theme_id"]):
            return themed
    return None


def waiting(now: Snapshot, set_id: int) -> int:
    """Return how many answers in use to the questions of a set were not read for themes yet."""
    standing = now.ask(themes.current_themes, set_id)
    if standing is not None:
        return standing.stale
    return sum(entry.answers for entry in sets(now) if entry.set_id == set_id)


def waiting_set(now: Snapshot) -> QuestionSet | None:
    """Return the set in which most answers were not read for themes yet; None where all were."""
    left = [(waiting(now, entry.set_id), entry) for entry in sets(now)]
    most, of_most = max(left, key=lambda pair: pair[0], default=(0, None))
    return of_most if most else None


def outlook(now: Snapshot, set_id: int, engine: str) -> Outlook:
    """Return what finding themes in a set would do with an engine, as far as lengths and what is installed tell."""
    texts = _to(now.ask(store.responses), _questions(sets(now), set_id))["text"].unique().tolist()
    engine_taken, reason = choose_engine(engine, texts)
    return Outlook(
        engine_taken, reason if engine_taken != engine else "", reading_seconds(texts) + _SECONDS_PER_TEXT * len(texts)
    )


def find(db: Database, stamp: Stamp, set_id: int, wish: Wish = _AS_SUGGESTED, progress: Progress | None = None) -> None:
    """Find themes in the answers in use to the questions of a set and keep them; until the end the old ones stand.

    Then look through all answers for what they say of the priorities, where that takes up to a minute.

    Parameters
    ----------
    progress : is told what is being done, and the share (0-1) of the work that is behind.

    Notes
    -----
    Where exactly the sample is in use, what was found in it before is taken, which is the same.
    """
    tell = progress or (lambda _doing, _share: None)
    _find(db, stamp, set_id, wish, lambda doing, share: tell(doing, _SHARE_OF_FINDING * share))
    rest = 1 - _SHARE_OF_FINDING
    look_if_quick(db, stamp, _A_MINUTE, lambda doing, share: tell(doing, _SHARE_OF_FINDING + rest * share))


def _find(db: Database, stamp: Stamp, set_id: int, wish: Wish, progress: Progress) -> None:
    answers = answers_of(db, set_id)
    standing = themes.current_themes(db, set_id)
    topics = wish.topics or (None if standing is None else standing.topics)
    is_usual = wish.n_themes is None and wish.engine != "fast"
    earlier = found_before(bundled.sample_finding(), words_of(answers)) if is_usual else None
    finding: themes.Finding
    if earlier is not None and topics in (None, themes.Topics(earlier.topics_, "")):
        finding, topics = earlier, themes.Topics(earlier.topics_, "")
    else:
        topics = suggestion(answers["text"].tolist()) if topics is None else topics
        finding = fitted(words_of(answers), wish, topics, progress)
    if finding.themes_.empty:
        raise TooFewResponses("No two people say the same in these answers, so there is no theme. Read them instead.")
    points = finding.assignments_
    words = [
        answers["text"].iloc[text][start:end]
        for text, start, end in points[["text", "start", "end"]].itertuples(index=False)
    ]
    ways = directions(words, answers["question"].iloc[points["text"]].tolist())
    themes.save_themes(db, stamp, set_id, finding, answers["response_id"].tolist(), directions=ways, topics=topics)


def words_of(answers: pd.DataFrame) -> Words:
    """Return answers as finding reads them; people by numbers, whatever their codes."""
    people = pd.factorize(answers["respondent"])[0].tolist()
    return Words(answers["text"].tolist(), people, answers["question"].unique().tolist())


def fitted(words: Words, wish: Wish, topics: themes.Topics, progress: Progress | None = None) -> ThemeModel:
    """Return themes found in words with a list of known topics."""
    model = ThemeModel(wish.n_themes, wish.engine, topics=list_of(topics))
    return model.fit(words.texts, words.people, questions=words.questions, progress=progress)


def answers_of(db: Database, set_id: int) -> pd.DataFrame:
    """Return the answers in use to the questions of a set: columns `schema.RESPONSE_COLUMNS`."""
    return _to(store.responses(db), _questions(standing_sets(db), set_id))


def place_later(db: Database, stamp: Stamp, set_id: int) -> tuple[int, int]:
    """Put answers that came in after the finding into the themes of a set; return how many went in, and not."""
    standing = themes.current_themes(db, set_id)
    if standing is None:
        return 0, 0
    answers = answers_of(db, set_id)
    arrivals = answers[~answers["response_id"].isin(themes.read_before(db, set_id))]
    answered = _to(store.answered(db), _questions(standing_sets(db), set_id))
    placements = placing.placements(ThemedResponses(standing, answers, answered), arrivals)
    themes.place(db, stamp, set_id, _directed(placements, answers))
    look_if_quick(db, stamp, _A_MOMENT)
    n_placed = len({placement.response_id for placement in placements if placement.theme_id})
    return n_placed, len(arrivals) - n_placed


def begin_from_list(db: Database, stamp: Stamp, set_id: int, lines: Sequence[tuple[str, str]]) -> int:
    """Begin a set with a team's own themes, each a name and what it is about; return how many answers went into one."""
    answers = answers_of(db, set_id)
    with write(db):
        themes.begin(db, stamp, set_id)
        numbers = [curation.create(db, stamp, set_id, curation.Part(name, about, (), ())) for name, about in lines]
        placements = placing.placements_by_list(lines, numbers, answers)
        themes.place(db, stamp, set_id, _directed(placements, answers))
    look_if_quick(db, stamp, _A_MOMENT)
    return len({placement.response_id for placement in placements if placement.theme_id})


def _directed(placements: Sequence[themes.Placed], answers: pd.DataFrame) -> list[themes.Placed]:
    """Placements with the way each point speaks."""
    of = answers.set_index("response_id")[["text", "question"]]
    rows = of.loc[[point.response_id for point in placements]]
    words = [text[point.start : point.end] for text, point in zip(rows["text"], placements, strict=True)]
    ways = directions(words, rows["question"].tolist())
    return [point._replace(direction=way) for point, way in zip(placements, ways, strict=True)]


def _questions(every: Iterable[QuestionSet], set_id: int) -> frozenset[int]:
    return next((entry.question_ids for entry in every if entry.set_id == set_id), frozenset())


def _to(table: pd.DataFrame, questions: frozenset[int]) -> pd.DataFrame:
    """Rows of these questions alone."""
    return table[table["question_id"].isin(questions)].reset_index(drop=True)
