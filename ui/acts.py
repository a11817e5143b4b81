"""Every change that a visitor can make: each opens the database, calls one domain function, and is on record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd

from data import Stamp, backup, backup_name, bundled, restore
from engagement import ImportPlan
from engagement.privacy import store as privacy_store
from engagement.responses import store as response_store
from engagement.themes.curation import store as curation_store
from engagement.themes.curation.store import Part
from explorer import themes
from explorer.sample import load_sample
from explorer.settings import settings
from explorer.workspace import MIGRATIONS, database, reopen
from priorities import Criterion, ListDifference, Scenario, ScoringRule
from priorities import store as priority_store
from priorities.long_list import store as long_list_store
from priorities.long_list.store import Entry
from ui import cache, roles
from ui.shell import backups, state
from ui.shell.wording import count


def import_responses(plan: ImportPlan, *, sha256: str, file_name: str, tool: str | None) -> int:
    """Store a confirmed import."""
    roles.officer_only()
    with database() as db:
        receipt = response_store.save_import(db, _stamp(), plan, file_name=file_name, sha256=sha256, tool=tool)
    return receipt.import_id


def undo_import(import_id: int) -> None:
    """Take an import out again, exactly."""
    roles.officer_only()
    with database() as db:
        response_store.undo_import(db, _stamp(), import_id)


def put_back(response_ids: Sequence[int]) -> None:
    """Bring responses that were set aside back into use."""
    with database() as db:
        response_store.put_back(db, _stamp(), response_ids)


def remember_columns(fingerprint: str, kinds: Mapping[str, str], audience: str, forum: str) -> None:
    """Keep what the columns of a file hold, for the next one with the same headers."""
    with database() as db:
        response_store.remember_columns(db, _stamp(), fingerprint, kinds, audience=audience, forum=forum)


def decide_change(response_id: int, *, take_new: bool) -> None:
    """Let changed words stand in place of the earlier ones, or keep those."""
    with database() as db:
        response_store.decide_change(db, _stamp(), response_id, take_new=take_new)


def open_raw_words(response_id: int) -> None:
    """Open one answer as it came; who did it is on record."""
    roles.officer_only()
    with database() as db:
        state.show_raw(response_id, privacy_store.raw_words(db, _stamp(), response_id))


def delete_person(response_id: int) -> None:
    """Delete everything that the person behind a response wrote."""
    roles.officer_only()
    with database() as db:
        gone = privacy_store.delete_person(db, _stamp(), response_id)
    state.say(f"The words of this person are deleted: {count(gone, 'answer')}. Backups made before still hold them.")


def set_retention(until: date) -> None:
    """Choose the date by which words as they came are deleted."""
    roles.officer_only()
    with database() as db:
        privacy_store.set_retention(db, _stamp(), until)


def delete_raw_words() -> None:
    """Delete all words as they came now."""
    roles.officer_only()
    with database() as db:
        gone = privacy_store.purge(db, _stamp())
    state.say(f"{count(gone, 'answer')} no longer kept as they came. The masked words stay.")


def bring_in_sample() -> None:
    """Load the illustrative sample."""
    with database() as db:
        load_sample(db, _stamp())


def take_out_sample() -> None:
    """Undo the imports of the illustrative sample."""
    for import_id in cache.sample_imports():
        undo_import(import_id)


def find_themes(n_themes: int | None, progress: Callable[[str, float], None]) -> None:
    """Find themes in the responses in use and keep them; until the end the old ones stand."""
    themes.find_themes(stamp=_stamp(), n_themes=n_themes, progress=progress)


def change_theme_words(theme_id: int, name: str, description: str, version: int) -> None:
    """Give a theme another name or description."""
    with database() as db:
        curation_store.change_words(db, _stamp(), theme_id, name=name, description=description, version=version)


def merge_themes(theme_id: int, into: int, versions: tuple[int, int]) -> None:
    """Put everything in a theme into another."""
    with database() as db:
        curation_store.merge(db, _stamp(), theme_id, into, versions=versions)


def split_theme(theme_id: int, parts: Sequence[Part], version: int) -> None:
    """Take parts of a theme out into themes of their own."""
    with database() as db:
        curation_store.split(db, _stamp(), theme_id, parts, version=version)


def begin_theme(part: Part) -> int:
    """Begin a theme of one's own."""
    with database() as db:
        return curation_store.create(db, _stamp(), part)


def begin_from_list(lines: Sequence[tuple[str, str]]) -> int:
    """Begin with a team's own list of themes."""
    return themes.begin_from_list(lines, stamp=_stamp())


def move_points(points: Sequence[int], to: int | None) -> None:
    """Put comments into another theme, or into none."""
    with database() as db:
        curation_store.move(db, _stamp(), points, to)


def retire_theme(theme_id: int, version: int) -> None:
    """Let a theme stand no more."""
    with database() as db:
        curation_store.retire(db, _stamp(), theme_id, version=version)


def pin_theme(theme_id: int, version: int, *, pinned: bool) -> None:
    """Keep a theme as it is when themes are found again, or let go of it."""
    with database() as db:
        curation_store.pin(db, _stamp(), theme_id, pinned=pinned, version=version)


def nest_theme(theme_id: int, under: int, version: int) -> None:
    """Put a theme under another, 0 for none."""
    with database() as db:
        curation_store.nest(db, _stamp(), theme_id, under, version=version)


def undo_theme_act() -> None:
    """Take back the last act on themes."""
    with database() as db:
        told = curation_store.undo(db, _stamp())
    state.say(f"Undone: {told}." if told else "There is nothing to undo.")


def redo_theme_act() -> None:
    """Bring again the act on themes that was taken back last."""
    with database() as db:
        told = curation_store.redo(db, _stamp())
    state.say(f"Done again: {told}." if told else "There is nothing to bring again.")


def place_responses() -> None:
    """Put responses that came in later into the themes that stand."""
    placed, left = themes.place_new(stamp=_stamp())
    state.say(
        f"{count(placed, 'response')} placed, {count(left, 'response')} in no theme. See History for what changed."
    )


def save_scenario(name: str, weights: Mapping[str, float], note: str = "") -> None:
    """Keep the weights under a name."""
    with database() as db:
        priority_store.save_scenario(
            db, Scenario(name=name, weights=dict(weights), who=state.who(), at=_now(), note=note)
        )


def set_score(priority: str, criterion: str, value: float | None, reason: str) -> None:
    """Put a score in place of the draft, with the reason."""
    with database() as db:
        priority_store.set_score(db, _stamp(reason), priority, criterion, value)


def judge_evidence(priority: str, theme: int, *, speaks_for_it: bool) -> None:
    """Confirm or reject that a theme speaks for a priority."""
    with database() as db:
        priority_store.judge_evidence(db, _stamp(), priority, theme, speaks_for_it=speaks_for_it)


def make_backup() -> Path:
    """Copy the database into the folder of backups, checked."""
    with database() as db:
        return backup(db, backups.folder() / backup_name(_now()))


def restore_backup(source: Path) -> None:
    """Put a backup in the place of the database; what was there is kept beside it."""
    restore(source, settings().database, MIGRATIONS, stamp=_stamp(), replays=privacy_store.REPLAYS)
    reopen()


def keep_entry(entry: Entry) -> None:
    """Put a priority on the long list, rename it, or take it off."""
    with database() as db:
        long_list_store.keep_entry(db, _stamp(), bundled.long_list(), entry)


def bring_in_list(changes: ListDifference, off: Sequence[Entry], reason: str) -> None:
    """Bring in a long list with its scores as one change."""
    with database() as db:
        long_list_store.import_list(db, _stamp(reason), bundled.long_list(), changes, off)


def keep_criterion(criterion: Criterion) -> None:
    """Add a criterion, change it, or take it away."""
    with database() as db:
        long_list_store.keep_criterion(db, _stamp(), criterion)


def keep_rule(rule: ScoringRule, moved: pd.DataFrame, *, in_use: bool = True) -> None:
    """Keep a rule by which a figure proposes scores; scores in use that came from figures move with it."""
    with database() as db:
        long_list_store.keep_rule(db, _stamp(), rule, moved=moved, in_use=in_use)


def take_proposals(proposed: pd.DataFrame) -> int:
    """Put scores that figures propose in use."""
    with database() as db:
        return long_list_store.take_proposals(db, _stamp(), proposed)


def _stamp(reason: str = "") -> Stamp:
    return Stamp(state.who(), _now(), reason)


def _now() -> datetime:
    return datetime.now(UTC)
