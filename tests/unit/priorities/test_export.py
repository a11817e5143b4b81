"""Downloads: formulas that reproduce the ranking, inert words, plain records."""

from __future__ import annotations

import io
import json
import re
from datetime import UTC, datetime

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from priorities import Scenario, rank
from priorities.errors import WeightError
from priorities.export import Provenance, ranking_record, ranking_workbook
from priorities.routes import route
from tests.unit.priorities.oracles import CRITERIA, frame, weights
from tests.unit.priorities.test_ranking import ranking

SCORES = frame([(5, 6, 7), (9.5, 8, 6), (9, 9.25, np.nan), (5, 6, 7)])
W = weights(50, 30, 20)
AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


class Calculator:
    """Just enough of a spreadsheet to recompute the workbook: written for the formulas that it holds."""

    def __init__(self, book: openpyxl.Workbook) -> None:
        self.book = book
        self.known: dict[tuple[str, str], object] = {}

    def cell(self, sheet: Worksheet, address: str) -> object:
        key = (sheet.title, address)
        if key not in self.known:
            value = sheet[address].value
            is_formula = isinstance(value, str) and value.startswith("=")
            self.known[key] = self.result(sheet, value[1:]) if is_formula else value
        return self.known[key]

    def span(self, sheet: Worksheet, address: str) -> list[object]:
        return [self.cell(sheet, c.coordinate) for row in sheet[address.replace("$", "")] for c in row]

    def result(self, sheet: Worksheet, formula: str) -> object:
        """Turn a formula into Python by rewriting references, ranges and comparisons, and evaluate it."""
        parts = re.split(r'("[^"]*")', formula)
        for i in range(0, len(parts), 2):
            parts[i] = _rewritten(parts[i])
        text = "".join(parts).replace('">"&', '">",').replace("&", "+")

        def sheet_of(name: str) -> Worksheet:
            return self.book[name[:-1]] if name else sheet

        def number(value: object) -> float:
            return float(value) if isinstance(value, (int, float)) else 0.0

        def countifs(*pairs: object) -> int:
            left = list(pairs)
            tests = []
            while left:
                values, test = left.pop(0), left.pop(0)
                bound = left.pop(0) if test == ">" else float(str(test).removeprefix(">="))
                tests.append(
                    [isinstance(v, (int, float)) and (v > bound if test == ">" else v >= bound) for v in values]
                )
            return sum(all(row) for row in zip(*tests, strict=True))

        names = {
            "R": lambda s, a: self.span(sheet_of(s), a),
            "V": lambda s, a: self.cell(sheet_of(s), a.replace("$", "")),
            "IF": lambda c, a, b: a if c else b,
            "AND": lambda *c: all(c),
            "N": number,
            "ROUND": lambda v, d: round(number(v), d),
            "ISNUMBER": lambda v: isinstance(v, (int, float)),
            "COUNT": lambda r: sum(isinstance(v, (int, float)) for v in r),
            "SUM": lambda r: sum(number(v) for v in r),
            "COUNTIF": countifs,
            "COUNTIFS": countifs,
        }
        return _lenient(text, names)


def _rewritten(part: str) -> str:
    cell = r"\$?[A-Z]{1,2}\$?\d+"
    part = re.sub(rf"(?<![A-Za-z$:!])(\w+!)?({cell}):({cell})", r"R('\1','\2:\3')", part)
    part = re.sub(rf"(?<![A-Za-z':!$])(\w+!)?({cell})(?![\d'(:])", r"V('\1','\2')", part)
    return re.sub(r"(?<![<>=])=(?!=)", "==", part)


class _Blank(float):
    """An empty cell: 0 in sums, below everything in comparisons that IF then ignores."""


def _lenient(text: str, names: dict[str, object]) -> object:
    plain = names["V"]
    names = {**names, "V": lambda s, a: _Blank(0) if (v := plain(s, a)) is None else v}  # type: ignore[operator]
    names["ISNUMBER"] = lambda v: isinstance(v, (int, float)) and not isinstance(v, _Blank)
    return eval(text, {"__builtins__": {}}, names)  # noqa: S307


def recomputed(content: bytes, changed: dict[str, float] | None = None) -> pd.DataFrame:
    """Columns of the ranking sheet as a spreadsheet would show them, after typing new weights or scores."""
    book = opened(content)
    for address, value in (changed or {}).items():
        name, cell = address.split("!")
        book[name][cell] = value
    sheet, calculator = book["Ranking"], Calculator(book)
    rows = [[calculator.cell(sheet, cell.coordinate) for cell in row] for row in sheet.iter_rows(min_row=2)]
    return pd.DataFrame(rows, columns=[cell.value for cell in sheet[1]]).set_index("Priority")


def same_ranking(table: pd.DataFrame, scores: pd.DataFrame, w: dict[str, float]) -> None:
    expected = rank(scores, w)
    for label in scores.index:
        shown = table.loc[label]
        if pd.isna(expected.loc[label, "rank"]):
            assert shown["Rank"] == ""
        else:
            assert shown["Rank"] == expected.loc[label, "rank"]
            assert shown["Score"] == pytest.approx(expected.loc[label, "score"])
        assert shown["Best rank"] == expected.loc[label, "rank_best"]
        assert shown["Worst rank"] == expected.loc[label, "rank_worst"]


def test_formulas_reproduce_the_ranking() -> None:
    """Recomputed from scores and weights in the sheet: scores, shared ranks, open ranks, parts and routes."""
    table = recomputed(ranking_workbook(ranking(SCORES, W)))

    same_ranking(table, SCORES, W)
    assert table["Route"].to_dict() == route(SCORES)["route"].to_dict()
    assert table.loc["b", "Collaboration adds"] == pytest.approx(4.75)


def test_formulas_reproduce_a_ranking_by_four_criteria() -> None:
    """A criterion of one's own is added up like the three; routes still follow those."""
    scores = SCORES.assign(impact_on_inequality=[5.0, 2.5, 1.0, 9.99])
    w = {**W, "impact_on_inequality": 25}
    table = recomputed(ranking_workbook(ranking(scores, w)))

    same_ranking(table, scores, w)
    assert table["Route"].to_dict() == route(SCORES)["route"].to_dict()
    assert "Impact on inequality adds" in table.columns


def test_formulas_follow_new_weights() -> None:
    """Typing other weights gives the ranking under those weights."""
    changed = {"Weights!B2": 10, "Weights!B3": 10, "Weights!B4": 80}

    same_ranking(recomputed(ranking_workbook(ranking(SCORES, W)), changed), SCORES, weights(10, 10, 80))


def test_formulas_follow_new_scores_and_lines() -> None:
    """Typing the missing score ranks and routes the priority."""
    content = ranking_workbook(ranking(SCORES, W))
    row = next(r for r in range(2, 6) if opened(content)["Ranking"].cell(r, 2).value == "c")
    column = next(c for c in "ABCDEFGH" if opened(content)["Ranking"][f"{c}1"].value == "Regional action")
    full = SCORES.copy()
    full.loc["c", "regional_action"] = 4.0

    table = recomputed(content, {f"Ranking!{column}{row}": 4.0, "Weights!C4": 4.0})

    same_ranking(table, full, W)
    assert table.loc["c", "Route"] == "partnership"


@given(
    st.lists(st.tuples(*[st.integers(0, 1000)] * 3), min_size=1, max_size=5),
    st.lists(st.integers(0, 100), min_size=3, max_size=3).filter(any),
)
@settings(max_examples=25, deadline=None)
def test_ties_in_the_sheet_are_ties(rows: list[tuple[int, ...]], w: list[int]) -> None:
    """Whole-number totals in the sheet give the engine's ranks, equals included."""
    scores = frame([[v / 100 for v in row] for row in rows])

    same_ranking(recomputed(ranking_workbook(ranking(scores, weights(*w)))), scores, weights(*w))


def test_stored_results_equal_the_formulas() -> None:
    """Programs that do not calculate show the same numbers as those that do."""
    content = ranking_workbook(ranking(SCORES, W))
    stored = openpyxl.load_workbook(io.BytesIO(content), data_only=True)["Ranking"]
    table = recomputed(content)

    for number, (_, row) in enumerate(table.reset_index().iterrows(), start=2):
        for column, name in enumerate([c.value for c in stored[1]], start=1):
            shown, computed = stored.cell(number, column).value, row[name]
            if shown is None:
                assert computed == "" or pd.isna(computed)
            else:
                assert shown == pytest.approx(computed) if isinstance(shown, float) else shown == computed


def test_words_are_never_formulas() -> None:
    """A priority whose name looks like a formula is text in the workbook."""
    scores = frame([(1, 2, 3)], names=['=HYPERLINK("http://x")'])

    cell = opened(ranking_workbook(ranking(scores, W)))["Ranking"]["B2"]
    assert cell.data_type == "s"


def test_scenarios_and_firmness_come_along() -> None:
    """Saved weightings, the ranks they give, and how firm the ranking is have sheets of their own."""
    saved = [Scenario("NHS", weights(20, 30, 50), "Ann", AT, note="round 1")]

    book = opened(ranking_workbook(ranking(SCORES, W), scenarios=saved, provenance=Provenance(AT)))

    assert book.sheetnames == ["Read me", "Ranking", "Weights", "Firmness", "Scenarios", "Ranks by scenario"]
    assert [cell.value for cell in book["Scenarios"][2]][:2] == ["NHS", "Ann"]
    assert "2019-03-15 14:05" in " ".join(str(row[1].value) for row in book["Read me"].iter_rows())


def test_same_ranking_same_bytes() -> None:
    """Without a time the same ranking gives the same file, whatever the row order."""
    assert ranking_workbook(ranking(SCORES, W)) == ranking_workbook(ranking(SCORES.iloc[::-1], W))


def test_an_empty_list_is_refused() -> None:
    """There is nothing to write without a priority."""
    with pytest.raises(WeightError, match="no priority"):
        ranking_workbook(ranking(SCORES.iloc[:0], W))


def test_the_record_is_plain_and_complete() -> None:
    """Lists, numbers and text only; one entry a priority in order; gaps are None."""
    record = json.loads(json.dumps(ranking_record(ranking(SCORES, W))))

    assert record["weights"] == W
    assert [row["priority"] for row in record["priorities"]] == ["b", "a", "d", "c"]
    assert [row["label"] for row in record["priorities"]] == ["1", "2=", "2=", "1–2"]
    last = record["priorities"][-1]
    assert (last["rank"], last["score"], last["leads_in"], last["route"]) == (
        None,
        None,
        None,
        "not yet scored",
    )
    assert last["contributions"]["regional_action"] is None
    assert set(record["intervals"]) == set(CRITERIA)
    assert record["priorities"][0]["contributions"]["collaboration"] == 4.75


def test_a_record_without_a_rival_has_no_change() -> None:
    """Where no weights change the lead, there is no smallest change to tell."""
    assert ranking_record(ranking(frame([(9, 9, 9), (1, 1, 1)]), W))["smallest_change"] is None


def test_other_criteria_have_no_routes() -> None:
    """A list scored by criteria of its own is ranked without routes."""
    scores = frame([(1, 2), (2, 1)])

    assert "route" not in ranking_record(ranking(scores, weights(1, 1, m=2)))["priorities"][0]
    assert "Route" not in recomputed(ranking_workbook(ranking(scores, weights(60, 40, m=2)))).columns
