"""Killed at any statement of acts done one after another, each act is there whole or not at all."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from textwrap import indent

import pytest

from data import check_file, connect, prepare, verify_history, write
from explorer.workspace import MIGRATIONS
from tests.crash import STEPS, Contents, contents, kill_at_every_statement

NAME = "explorer.sqlite"

WARM = """
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from unittest.mock import patch
import pandas as pd
from data import Stamp, bundled, connect, data_version
from explorer.paper import copies, store as papers
from explorer.public import store as public
from explorer.public.model import Figure
from engagement import ledger, plan
from engagement.ledger import store as ledger_store
from engagement.plan import store as plan_store
from priorities import cities, enablers, framework, progress, promises, reviews, workshop
from priorities.cities import store as city_store
from priorities.enablers import store as enabler_store
from priorities.framework import store as framework_store
from priorities.progress import store as progress_store
from priorities.promises import store as promise_store
from priorities.reviews import store as review_store
from priorities.seats import store as seat_store
from priorities.workshop import store as workshop_store
ANN = Stamp("Ann", datetime(2019, 3, 15, 10, tzinfo=UTC), "as agreed")
"""
TWO_THEMES = (
    "INSERT INTO theme (theme_id, run_id, set_id, name, description, phrases, size, share, parent)"
    " SELECT value, 1, 1, 'Theme ' || value, '', '[]', 0, 0, 0 FROM json_each('[1, 2]')"
)
BEFORE = {
    "ledger": (
        "INSERT INTO theme_set (set_id) VALUES (1)",
        "INSERT INTO theme_run (run_id, set_id, engine, at, who, responses) VALUES (1, 1, 'list', '', 'Ann', 0)",
        TWO_THEMES,
    )
}
"""Room -> what stands before its acts, beside an empty database."""
ACTS = {
    "promises": (
        'promise = promises.Promise("A plan (2019)", "Fewer falls", "The plan", "NHS", priority="AW07", target="10%")',
        "promise_store.keep_promise(db, ANN, bundled.commitments(), promise)",
        'promise_store.keep_promise(db, ANN, bundled.commitments(), replace(promise, promise_id="N01", target="12%"))',
        'promise_store.keep_promise(db, ANN, bundled.commitments(), replace(promise, promise_id="N01", in_use=False))',
    ),
    "framework": (
        'words = framework.Statement("AGE WELL", "Nobody falls.", ("AW07",))',
        "framework_store.keep_statement(db, ANN, bundled.vision_statements(), words)",
        'framework_store.keep_mark(db, ANN, framework.Mark("SW01", "Subsidiarity", "yes", "near home"))',
        'framework_store.keep_mark(db, ANN, framework.Mark("SW01", "Subsidiarity", "no", "far away"))',
    ),
    "cities": (
        'figures = pd.DataFrame({"city": ["Paris", "Rome"], "indicator": "Smoking", "unit": "%", "definition": "d"})',
        'figures[["year", "value", "source", "priority", "comparable_with", "grade"]] = 2017, 25.5, "s", "", "", "A"',
        'city_store.bring_in_cities(db, ANN, figures, "one.csv")',
        "city_store.keep_city_table(db, ANN, 1, in_use=False)",
        "city_store.keep_city_table(db, ANN, 1, in_use=True)",
    ),
    "enablers": (
        'enabler_store.keep_need(db, ANN, enablers.Need("SW01", "digital", 2, "records are apart"))',
        'enabler_store.rename_enabler(db, ANN, bundled.enablers(), "digital", "Digital and data")',
    ),
    "plan": (
        'fair = plan.Activity("Roadshow", "Hear more", "Londoners", "event in public", "2019-05-03", "2019-05-05", 9)',
        "plan_store.keep_activity(db, ANN, fair)",
        'plan_store.keep_activity(db, ANN, replace(fair, number="A01", in_use=False))',
        'plan_store.keep_stakeholder(db, ANN, plan.Stakeholder("Healthwatch Bexley", "high", "low"))',
    ),
    "ledger": (
        'ledger_store.keep_answer(db, ANN, ledger.Answer(1, "considering", "A bench", "Asked for"))',
        'ledger_store.mark_public(db, ANN, "L01", is_public=True, version=1)',
        'answer = ledger.Answer(1, "will not", "No bench", "It blocks the way", number="L01")',
        "ledger_store.keep_answer(db, ANN, answer, version=2)",
        'ledger_store.put_answer(db, ANN, "L01", 2, version=3)',
        "ledger_store.keep_answer(db, ANN, replace(answer, in_use=False), version=4)",
    ),
    "progress": (
        'place = progress.Place("C1", period="2017/18", is_share=True)',
        'reading = progress.Reading("C1", "2018/19", 23.2, 23.0, 23.5, "2019-10-10", "NHS Digital")',
        'second = replace(reading, period="2019/20", published="2020-10-29")',
        "progress_store.bring_in_readings(db, ANN, [(place, reading), (place, second)], date(2020, 11, 1))",
        "progress_store.take_back_reading(db, ANN, replace(reading, version=1))",
    ),
    "reviews": (
        'draft = reviews.Draft(2020, 1, "2020-07-01", "A pandemic.", "Ask sooner.")',
        "review_store.keep_draft(db, ANN, draft, date(2020, 8, 1))",
        'review = reviews.Review(2020, 1, "2020-07-01", "", "A pandemic.", "Ask sooner.", "None.", ())',
        'review_store.keep_frozen(db, ANN, review, b"word" * 3000, 1)',
        'review_store.open_again(db, ANN, 2020, "A figure was revised.")',
    ),
    "seats": (
        'weights = {"collaboration": 50.0, "health_burden": 30.0, "regional_action": 20.0}',
        'seat_store.keep_seat_weights(db, ANN, "NHS", weights)',
        'seat_store.share_seat_weights(db, ANN, "NHS", weights)',
        'seat_store.take_back_seat_weights(db, ANN, "NHS")',
    ),
    "workshop": (
        'criteria = (workshop.Criterion("health_burden", "Burden"), workshop.Criterion("collaboration", "Together"))',
        'listed = workshop.FrozenList(criteria, (("AW07", "Falls"), ("SW01", "School")), ((5.0, 3.0), (2.0, None)))',
        'opening, same = workshop.Opening("Board", "http://10.0.0.2:8501", 9, listed), {"return_value": "BCD234"}',
        'with patch.object(workshop_store, "_free_code", **same): workshop_store.open_workshop(db, ANN, opening)',
        'workshop_store.let_in(db, ANN, "BCD234", "a token", "NHS")',
        'workshop_store.open_round(db, ANN, "BCD234", {"kind": "weights"}, 5)',
        'ballot = workshop.Sending(1, {"weights": {"health_burden": 70, "collaboration": 30}}, "a tab", 1)',
        'workshop_store.cast(db, ANN, "BCD234", "a token", ballot)',
        'again = {"weights": {"health_burden": 20, "collaboration": 80}}',
        'workshop_store.cast(db, ANN, "BCD234", "a token", replace(ballot, ballot=again, sending=2))',
        'workshop_store.take_step(db, ANN, "BCD234", "close", {"round": 1})',
        'workshop_store.undo_step(db, ANN, "BCD234")',
    ),
    "public": (
        'figures = (Figure(1, "What helps?", "Londoners", 0, "", 40),)',
        'first = public.Content("{}" * 3000, "<p>" * 3000, figures, (), data_version(db))',
        "bundle = public.keep_bundle(db, ANN, first)",
        "public.keep_standing(db, ANN, bundle, is_withdrawn=True)",
        "public.keep_standing(db, ANN, public.bundles(db)[0], is_withdrawn=False)",
    ),
    "paper": (
        'place = ("NHS", "paper", "summary.0")',
        'papers.keep_paragraph(db, ANN, place, "Our own words.", generated="As it was.", last=0)',
        'papers.keep_paragraph(db, ANN, place, None, generated="As it was.", last=1)',
        'files = copies.Files("NHS", "paper", b"word" * 3000, "html" * 3000, (), data_version(db))',
        "copies.keep_copy(db, ANN, files)",
    ),
}
"""Room -> acts on its store, one after another; a line without `db` first prepares the next."""


def act(lines: tuple[str, ...]) -> str:
    """The source of a run: one connection, the acts in their order."""
    return f'{WARM}\nwith closing(connect(folder / "{NAME}")) as db:\n{indent(chr(10).join(lines), "    ")}\n'


def states(start: Path, lines: tuple[str, ...]) -> list[Contents]:
    """What stands before the first act and after each."""
    stands = [contents(start / NAME)]
    for n_lines in range(1, len(lines) + 1):
        folder = start.with_name(f"after {n_lines}")
        shutil.copytree(start, folder)
        exec(compile(act(lines[:n_lines]), "<acts>", "exec"), {"folder": folder})  # noqa: S102
        stands.append(contents(folder / NAME))
    return stands


@pytest.mark.parametrize("room", ACTS)
def test_each_act_is_whole_at_every_statement(room: str, tmp_path: Path) -> None:
    """What a kill leaves is what stood before or after one of the acts; the record's chain holds."""
    start, lines = tmp_path / "start", ACTS[room]
    prepare(start / NAME, MIGRATIONS).release()
    with closing(connect(start / NAME)) as db, write(db):
        for statement in BEFORE.get(room, ()):
            db.execute(statement)
    stands = states(start, lines)
    acts = [line for line in lines if "(db, ANN" in line]
    assert len({repr(sorted(state.items())) for state in stands}) == len(acts) + 1

    def check(folder: Path, finished: bool) -> None:
        check_file(folder / NAME)
        assert contents(folder / NAME) in (stands[-1:] if finished else stands)
        with closing(connect(folder / NAME)) as db:
            assert verify_history(db)

    runs = tmp_path / "runs"
    killed = kill_at_every_statement(act(lines), start=start, workspace=runs, check=check, warm=WARM, most=STEPS // 3)

    assert killed > 20
