"""Downloads: a workbook whose formulas recompute the ranking, and a plain record for machines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import pandas as pd

from data import spreadsheets
from priorities import narrative
from priorities.compare import side_by_side
from priorities.errors import WeightError
from priorities.fixed_point import exact_weights
from priorities.ranking import Ranking
from priorities.routes import read_thresholds
from priorities.schema import CRITERIA, RANK, RANK_BEST, RANK_WORST, SCORE, Scenario, Weights, criterion_name

RANKING: Final = "Ranking"
WEIGHTS: Final = "Weights"

RANKS_SHOWN: Final = 10
"""Ranks of the sheet Firmness: further down a long list nobody asks how often."""

SHARE_DIGITS: Final = 12
"""Shares err by about 1e-15: rounded here, the same list in another order of rows gives the same bytes."""


@dataclass(frozen=True)
class Provenance:
    """What a workbook says of itself, so that nobody takes it for more than it is.

    Attributes
    ----------
    made_at : the time to write into the notes; none where None, so that the same ranking gives the same bytes.
    weights : a sentence: whose weights these are.
    drafts : a sentence: how many priorities rest on scores that are drafts; "" where none does.
    tables : further sheets, for example where each score comes from.
    """

    made_at: datetime | None = None
    weights: str = ""
    drafts: str = ""
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)


def ranking_workbook(
    ranking: Ranking, *, scenarios: Sequence[Scenario] = (), provenance: Provenance | None = None
) -> bytes:
    """Workbook of a ranking; change a weight or a score in it and ranks, scores and routes follow.

    Parameters
    ----------
    ranking : whose row labels are the names that people read.
    scenarios : saved weightings, listed with the ranks they give.
    provenance : whose weights, of when, and where the scores come from; of these nothing is said where None.

    Returns
    -------
    bytes
        XLSX. Sheets Ranking (with formulas), Weights, Firmness, Scenarios where there are any, and the tables of the
        provenance. The formulas
        add up whole numbers (score in hundredths times weight), so ties in the sheet are ties; weights that
        are not whole are added up to six decimals.

    Raises
    ------
    WeightError
        Where there is no priority to rank.
    """
    sheets = {
        RANKING: _ranking_sheet(ranking),
        WEIGHTS: _weights_sheet(ranking),
        "Firmness": _firmness_sheet(ranking),
    }
    if scenarios:
        sheets["Scenarios"] = _scenario_sheet(scenarios)
        sheets["Ranks by scenario"] = _named(side_by_side(ranking.scores, scenarios).loc[ranking.ordered.index])
    told_of_itself = provenance or Provenance()
    sheets |= told_of_itself.tables
    formulas = {RANKING: _formulas(ranking.scores.criteria)}
    return spreadsheets.to_xlsx(sheets, notes=_notes(ranking, told_of_itself), formulas=formulas)


def ranking_record(ranking: Ranking) -> dict[str, Any]:
    """Ranking, firmness and routes in plain lists, numbers and text, ready for JSON.

    Returns
    -------
    dict
        ``weights`` (percent), ``headline``, ``intervals`` (criterion -> low, high in percent),
        ``smallest_change`` (points, rival, weights; None where no weights do it) and ``priorities``: one
        record each, in order of presentation.
    """
    names = ranking.scores.criteria
    weights = exact_weights(ranking.weights, names)
    percent = {name: float(w * 100 / sum(weights)) for name, w in zip(names, weights, strict=True)}
    in_percent = ranking.under(percent)
    change = in_percent.smallest_change
    nearest = {"points": change.points, "rival": str(change.rival), "weights": change.weights}
    return {
        "weights": percent,
        "headline": narrative.headline(ranking),
        "intervals": {name: list(ends) for name, ends in in_percent.intervals.items()},
        "smallest_change": nearest if change.rival is not None else None,
        "priorities": _records(ranking),
    }


def _records(ranking: Ranking) -> list[dict[str, Any]]:
    ordered, criteria = ranking.ordered, ranking.scores.criteria
    table = pd.DataFrame(
        {
            "priority": ordered.index.astype("str"),
            "label": ranking.labels.to_numpy(),
            "rank": ordered[RANK].to_numpy(dtype=object),
            "rank_best": ordered[RANK_BEST].to_numpy(),
            "rank_worst": ordered[RANK_WORST].to_numpy(),
            "score": ordered[SCORE].to_numpy(),
            "leads_in": _leading(ranking).to_numpy(),
            "reach": ranking.scores.dominance.loc[ordered.index].to_numpy(),
        }
    )
    if set(CRITERIA) <= set(criteria):
        routes = ranking.routes.loc[ordered.index]
        table = table.assign(route=routes["route"].to_numpy(), margin=routes["margin"].to_numpy())
    records = [{str(k): _native(v) for k, v in row.items()} for row in table.to_dict("records")]
    for record, (_, row) in zip(records, ordered[criteria].iterrows(), strict=True):
        record["contributions"] = {str(name): _native(value) for name, value in row.items()}
    return records


def _native(value: Any) -> Any:
    if pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value


def _leading(ranking: Ranking) -> "pd.Series[float]":
    """Share of all possible weights in which each priority leads, in the order of sight."""
    return ranking.scores.acceptability.reindex(columns=[1])[1].loc[ranking.ordered.index]


def _title(criterion: str) -> str:
    name = criterion_name(criterion)
    return name[:1].upper() + name[1:]


def _named(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.rename_axis("Priority").reset_index()


def _ranking_sheet(ranking: Ranking) -> pd.DataFrame:
    ordered, criteria = ranking.ordered, ranking.scores.criteria
    scores = ranking.scores.frame.loc[ordered.index]
    low, high = _totals(scores, ranking.weights)
    sheet: dict[str, Any] = {"Rank": ordered[RANK], "Priority": ordered.index, "Score": ordered[SCORE]}
    sheet.update({_title(name): scores[name] for name in criteria})
    sheet.update({f"{_title(name)} adds": ordered[name] for name in criteria})
    if set(CRITERIA) <= set(criteria):
        sheet["Route"] = ranking.routes.loc[ordered.index, "route"]
    sheet |= {"Best rank": ordered[RANK_BEST], "Worst rank": ordered[RANK_WORST]}
    sheet |= {"Lowest total": low, "Highest total": high}
    return pd.DataFrame(sheet, index=ordered.index).reset_index(drop=True)


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


def _weights_sheet(ranking: Ranking) -> pd.DataFrame:
    criteria, lines = ranking.scores.criteria, read_thresholds(ranking.thresholds)
    return pd.DataFrame(
        {
            "Criterion": [_title(name) for name in criteria],
            "Weight": [float(ranking.weights[name]) for name in criteria],
            "Line for routes": [float(lines[name]) if name in lines else None for name in criteria],
        }
    )


def _firmness_sheet(ranking: Ranking) -> pd.DataFrame:
    order = ranking.ordered.index
    shares = ranking.scores.acceptability.loc[order].iloc[:, :RANKS_SHOWN].round(SHARE_DIGITS)
    shares.columns = pd.Index([f"Share of weightings with rank {rank}" for rank in shares.columns])
    return _named(shares.assign(**{"Whatever the weights": ranking.scores.dominance.loc[order]}))


def _scenario_sheet(scenarios: Sequence[Scenario]) -> pd.DataFrame:
    rows = [
        {"Scenario": s.name, "Saved by": s.who, "Saved at": s.at, "Note": s.note}
        | {_title(name): float(weight) for name, weight in s.weights.items()}
        for s in scenarios
    ]
    return pd.DataFrame(rows)


def _notes(ranking: Ranking, provenance: Provenance) -> dict[str, str]:
    if ranking.scores.frame.empty:
        raise WeightError("There is no priority to rank. Add one to the long list first.")
    of_itself = {"Whose weights": provenance.weights, "Drafts": provenance.drafts}
    notes = {
        "What this is": "A ranking of London health priorities. " + narrative.headline(ranking),
        **{title: sentence for title, sentence in of_itself.items() if sentence},
        "How it is computed": (
            "Score: mean of the scores (0 to 10) by the weights on the sheet Weights. Ranks are shared where "
            "scores are equal. Best and worst rank cover every value that missing scores could take."
        ),
        "How to use it": (
            "Change a weight on the sheet Weights or a score on the sheet Ranking: scores, ranks and routes "
            "follow. The order of the rows and the sheet Firmness do not."
        ),
    }
    if provenance.made_at is not None:
        notes["Made at"] = f"{provenance.made_at:%Y-%m-%d %H:%M %Z}"
    return notes
