"""Downloads: a workbook whose formulas recompute the ranking, a CSV, and a plain record for machines."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import pandas as pd

from data import spreadsheets
from priorities import narrative
from priorities.acceptability import rank_acceptability
from priorities.compare import side_by_side
from priorities.dominance import dominance
from priorities.errors import WeightError
from priorities.fixed_point import exact_weights
from priorities.rank import in_order, rank, rank_labels
from priorities.routes import read_thresholds, route
from priorities.schema import CRITERIA, RANK, RANK_BEST, RANK_WORST, SCORE, Scenario, Weights, criterion_name
from priorities.sensitivity import smallest_change
from priorities.stability import stability_interval

RANKING: Final = "Ranking"
WEIGHTS: Final = "Weights"


def ranking_workbook(
    scores: pd.DataFrame,
    weights: Weights,
    *,
    scenarios: Sequence[Scenario] = (),
    thresholds: Mapping[str, float] | None = None,
    made_at: datetime | None = None,
) -> bytes:
    """Workbook of a ranking; change a weight or a score in it and ranks, scores and routes follow.

    Parameters
    ----------
    scores : priority x criterion, the index holding the names that people read.
    weights : criterion -> non-negative number.
    scenarios : saved weightings, listed with the ranks they give.
    thresholds : lines of the routes (see `priorities.route`).
    made_at : time to write into the notes; none where None, so that the same ranking gives the same bytes.

    Returns
    -------
    bytes
        XLSX. Sheets Ranking (with formulas), Weights, Firmness, Scenarios where there are any. The formulas
        add up whole numbers (score in hundredths times weight), so ties in the sheet are ties; weights that
        are not whole are added up to six decimals.
    """
    order = in_order(rank(scores, weights)).index
    kept = scores.loc[order]
    sheets = {
        RANKING: _ranking_sheet(kept, weights, thresholds),
        WEIGHTS: _weights_sheet(kept, weights, thresholds),
        "Firmness": _firmness_sheet(kept),
    }
    if scenarios:
        sheets["Scenarios"] = _scenario_sheet(scenarios)
        sheets["Ranks by scenario"] = _named(side_by_side(kept, scenarios))
    formulas = {RANKING: _formulas(list(kept.columns))}
    return spreadsheets.to_xlsx(sheets, notes=_notes(scores, weights, made_at), formulas=formulas)


def ranking_csv(scores: pd.DataFrame, weights: Weights, thresholds: Mapping[str, float] | None = None) -> bytes:
    """Ranking as CSV: rank, priority, scores, what each criterion adds, route; no formulas."""
    kept = scores.loc[in_order(rank(scores, weights)).index]
    return spreadsheets.to_csv(_ranking_sheet(kept, weights, thresholds))


def ranking_record(
    scores: pd.DataFrame, weights: Weights, thresholds: Mapping[str, float] | None = None
) -> dict[str, Any]:
    """Ranking, firmness and routes in plain lists, numbers and text, ready for JSON.

    Returns
    -------
    dict
        ``weights`` (percent), ``headline``, ``intervals`` (criterion -> low, high in percent),
        ``smallest_change`` (points, rival, weights; None where no weights do it) and ``priorities``: one
        record each, in order of presentation.
    """
    names = list(scores.columns)
    given = exact_weights(weights, names)
    percent = {name: float(w * 100 / sum(given)) for name, w in zip(names, given, strict=True)}
    change = smallest_change(scores, percent)
    found = {"points": change.points, "rival": str(change.rival), "weights": change.weights}
    return {
        "weights": percent,
        "headline": narrative.headline(scores, weights),
        "intervals": {name: list(stability_interval(scores, percent, name)) for name in names},
        "smallest_change": found if change.rival is not None else None,
        "priorities": _records(scores, weights, thresholds),
    }


def _records(scores: pd.DataFrame, weights: Weights, thresholds: Mapping[str, float] | None) -> list[dict[str, Any]]:
    ranking = in_order(rank(scores, weights))
    table = pd.DataFrame(
        {
            "priority": ranking.index.astype("str"),
            "label": rank_labels(ranking).to_numpy(),
            "rank": ranking[RANK].to_numpy(dtype=object),
            "rank_best": ranking[RANK_BEST].to_numpy(),
            "rank_worst": ranking[RANK_WORST].to_numpy(),
            "score": ranking[SCORE].to_numpy(),
            "leads_in": _leading(scores).loc[ranking.index].to_numpy(),
            "reach": dominance(scores).loc[ranking.index].to_numpy(),
        }
    )
    if set(CRITERIA) <= set(scores.columns):
        routes = route(scores, thresholds).loc[ranking.index]
        table = table.assign(route=routes["route"].to_numpy(), margin=routes["margin"].to_numpy())
    parts = ranking[list(scores.columns)]
    records = [{str(k): _native(v) for k, v in row.items()} for row in table.to_dict("records")]
    for record, (_, row) in zip(records, parts.iterrows(), strict=True):
        record["contributions"] = {str(name): _native(value) for name, value in row.items()}
    return records


def _native(value: Any) -> Any:
    if pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value


def _leading(scores: pd.DataFrame) -> "pd.Series[float]":
    shares = rank_acceptability(scores)
    return shares[1] if 1 in shares.columns else pd.Series(index=scores.index, dtype=float)


def _title(criterion: str) -> str:
    name = criterion_name(criterion)
    return name[:1].upper() + name[1:]


def _named(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.rename_axis("Priority").reset_index()


def _ranking_sheet(scores: pd.DataFrame, weights: Weights, thresholds: Mapping[str, float] | None) -> pd.DataFrame:
    ranking = rank(scores, weights)
    low, high = _totals(scores, weights)
    sheet: dict[str, Any] = {"Rank": ranking[RANK], "Priority": scores.index, "Score": ranking[SCORE]}
    sheet.update({_title(name): scores[name] for name in scores.columns})
    sheet.update({f"{_title(name)} adds": ranking[name] for name in scores.columns})
    if set(CRITERIA) <= set(scores.columns):
        sheet["Route"] = route(scores, thresholds)["route"]
    sheet |= {"Best rank": ranking[RANK_BEST], "Worst rank": ranking[RANK_WORST]}
    sheet |= {"Lowest total": low, "Highest total": high}
    return pd.DataFrame(sheet, index=scores.index).reset_index(drop=True)


def _totals(scores: pd.DataFrame, weights: Weights) -> tuple["pd.Series[float]", "pd.Series[float]"]:
    """Lowest and highest total in hundredths of a score times weight, as the formulas have them."""
    count = pd.Series({name: float(weights[name]) for name in scores.columns})
    hundredths = (scores * 100).round()
    return hundredths.fillna(0).mul(count).sum(axis=1), hundredths.fillna(1000).mul(count).sum(axis=1)


def _formulas(criteria: Sequence[str]) -> dict[str, str]:
    """Formulas of the ranking sheet, column by column."""
    titles = [_title(name) for name in criteria]
    rows = {name: number for number, name in enumerate(criteria, start=2)}
    weight = {name: f"{WEIGHTS}!$B${row}" for name, row in rows.items()}
    every = f"SUM({WEIGHTS}!$B$2:$B${len(criteria) + 1})"
    scored = f"COUNT({{{titles[0]}}}{{row}}:{{{titles[-1]}}}{{row}})={len(criteria)}"
    cells = {name: f"{{{_title(name)}}}{{row}}" for name in criteria}
    lowest = "+".join(f"ROUND(N({cells[c]})*100,0)*{weight[c]}" for c in criteria)
    highest = "+".join(f"IF(ISNUMBER({cells[c]}),ROUND({cells[c]}*100,0),1000)*{weight[c]}" for c in criteria)
    low, high = "{Lowest total}", "{Highest total}"
    lows, highs = f"{low}$2:{low}${{last}}", f"{high}$2:{high}${{last}}"
    formulas = {
        "Rank": f'=IF({scored},1+COUNTIFS({lows},">"&{low}{{row}},{{Score}}$2:{{Score}}${{last}},">=0"),"")',
        "Score": f'=IF({scored},{low}{{row}}/100/{every},"")',
        "Best rank": f'=1+COUNTIF({lows},">"&{high}{{row}})',
        "Worst rank": f'=1+COUNTIF({highs},">"&{low}{{row}})-IF({high}{{row}}>{low}{{row}},1,0)',
        "Lowest total": f"=ROUND({lowest},6)",
        "Highest total": f"=ROUND({highest},6)",
    }
    for name in criteria:
        formulas[f"{_title(name)} adds"] = f'=IF(ISNUMBER({cells[name]}),{cells[name]}*{weight[name]}/{every},"")'
    if set(CRITERIA) <= set(criteria):
        formulas["Route"] = _route_formula(scored, cells, {name: f"{WEIGHTS}!$C${row}" for name, row in rows.items()})
    return formulas


def _route_formula(scored: str, cells: Mapping[str, str], lines: Mapping[str, str]) -> str:
    collaboration, burden, regional = (f"{cells[name]}>={lines[name]}" for name in CRITERIA)
    below = f'IF({burden},IF({collaboration},"borough","single partner"),"watch")'
    return f'=IF({scored},IF(AND({collaboration},{regional}),"partnership",{below}),"not yet scored")'


def _weights_sheet(scores: pd.DataFrame, weights: Weights, thresholds: Mapping[str, float] | None) -> pd.DataFrame:
    lines = read_thresholds(thresholds)
    return pd.DataFrame(
        {
            "Criterion": [_title(name) for name in scores.columns],
            "Weight": [float(weights[name]) for name in scores.columns],
            "Line for routes": [float(lines[name]) if name in lines else None for name in scores.columns],
        }
    )


def _firmness_sheet(scores: pd.DataFrame) -> pd.DataFrame:
    shares = rank_acceptability(scores).iloc[:, :10]
    shares.columns = pd.Index([f"Share of weightings with rank {rank}" for rank in shares.columns])
    return _named(shares.assign(**{"Whatever the weights": dominance(scores)}))


def _scenario_sheet(scenarios: Sequence[Scenario]) -> pd.DataFrame:
    rows = [
        {"Scenario": s.name, "Saved by": s.who, "Saved at": s.at, "Note": s.note}
        | {_title(name): float(weight) for name, weight in s.weights.items()}
        for s in scenarios
    ]
    return pd.DataFrame(rows)


def _notes(scores: pd.DataFrame, weights: Weights, made_at: datetime | None) -> dict[str, str]:
    if scores.empty:
        raise WeightError("There is no priority to rank. Add one to the long list first.")
    notes = {
        "What this is": "A ranking of London health priorities. " + narrative.headline(scores, weights),
        "How it is computed": (
            "Score: mean of the scores (0 to 10) by the weights on the sheet Weights. Ranks are shared where "
            "scores are equal. Best and worst rank cover every value that missing scores could take."
        ),
        "How to use it": (
            "Change a weight on the sheet Weights or a score on the sheet Ranking: scores, ranks and routes "
            "follow. The order of the rows and the sheet Firmness do not."
        ),
    }
    if made_at is not None:
        notes["Made at"] = f"{made_at:%Y-%m-%d %H:%M %Z}"
    return notes
