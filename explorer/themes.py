"""Themes as they stand with their responses; finding them, placing what came in later, beginning with a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
from sqlite_utils import Database

from data import Stamp, bundled, write
from engagement import ThemedResponses, ThemeModel
from engagement.answers import store
from engagement.answers.selection import EVERYTHING, Selection
from engagement.themes import placing, projection
from engagement.themes import store as themes
from engagement.themes.curation import store as curation
from engagement.themes.kept import found_before
from explorer.snapshot import Snapshot

Progress = Callable[[str, float], None]


def themed_responses(
    now: Snapshot, *, copies: bool = False, selection: Selection = EVERYTHING
) -> ThemedResponses | None:
    """Return the themes that stand with the selected answers, over which they are counted; None before any were found.

    Parameters
    ----------
    copies : whether every copy of a campaign counts.
    selection : whose answers, and which; the base of a share is everybody selected who answered.
    """
    standing = now.ask(themes.current_themes, copies=copies)
    if standing is None:
        return None
    texts, people = (now.ask(read, selection, copies=copies) for read in (store.responses, store.answered))
    return ThemedResponses(standing, texts, people)


def waiting_responses(now: Snapshot) -> int:
    """Return how many responses in use were not read for themes yet."""
    standing = now.ask(themes.current_themes)
    return now.ask(store.count).answers if standing is None else standing.stale


def comment_map(now: Snapshot, *, copies: bool = False, selection: Selection = EVERYTHING) -> pd.DataFrame:
    """Return where each selected comment lies on the map, as `engagement.themes.projection.comment_map` gives it."""
    themed = now.keep(themed_responses, copies=copies, selection=selection)
    return projection.comment_map(themed) if themed is not None else pd.DataFrame()


def similar_elsewhere(now: Snapshot, theme_id: int, most: int) -> pd.DataFrame:
    """Return points of other themes that speak more like this one: point, words, theme."""
    themed = now.keep(themed_responses)
    if themed is None:
        return pd.DataFrame(columns=["point", "words", "theme"])
    return placing.similar_elsewhere(themed, theme_id, most)


def find(db: Database, stamp: Stamp, n_themes: int | None = None, progress: Progress | None = None) -> None:
    """Find themes in all responses in use and keep them; until the end the old ones stand.

    Parameters
    ----------
    n_themes : how many; None lets the explorer suggest.
    progress : is told what is being done, and the share (0-1) of the work that is behind.

    Notes
    -----
    Where exactly the sample is in use, what was found in it before is taken, which is the same.
    """
    answers = store.responses(db)
    texts, questions = answers["text"].tolist(), answers["question"].unique().tolist()
    finding: themes.Finding | None = None
    if n_themes is None:
        finding = found_before(bundled.sample_finding(), texts, questions)
    if finding is None:
        finding = ThemeModel(n_themes=n_themes).fit(texts, questions=questions, progress=progress)
    themes.save_themes(db, stamp, finding, answers["response_id"].tolist(), engine=finding.engine_)


def place_later(db: Database, stamp: Stamp) -> tuple[int, int]:
    """Put responses that came in after the finding into the themes that stand; return how many went in, and not."""
    standing = themes.current_themes(db)
    if standing is None:
        return 0, 0
    answers = store.responses(db)
    arrivals = answers[~answers["response_id"].isin(themes.read_before(db))]
    placements = placing.placements(ThemedResponses(standing, answers, store.answered(db)), arrivals)
    themes.place(db, stamp, placements)
    n_placed = len({placement.response_id for placement in placements if placement.theme_id})
    return n_placed, len(arrivals) - n_placed


def begin_from_list(db: Database, stamp: Stamp, lines: Sequence[tuple[str, str]]) -> int:
    """Begin with a team's own themes, each a name and what it is about; return how many responses went into one."""
    answers = store.responses(db)
    with write(db):
        themes.begin(db, stamp)
        numbers = [curation.create(db, stamp, curation.Part(name, about, (), ())) for name, about in lines]
        placements = placing.placements_by_list(lines, numbers, answers)
        themes.place(db, stamp, placements)
    return len({placement.response_id for placement in placements if placement.theme_id})
