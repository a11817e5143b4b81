"""What stands at a place: read again from tables and stores, past the code that wrote the document."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from data import bundled
from engagement.answers import store as answers
from engagement.answers.selection import EVERYTHING, Selection
from engagement.plan import store as plan_store
from engagement.questions import findings
from engagement.questions.disclosure import SMALLEST, STEP, protected
from engagement.reach.wording import finding
from explorer import cities, enablers, framework, progress, promises
from explorer.commitments import AS_OF, commitments, headline
from explorer.evidence import of_priority
from explorer.heard import heard
from explorer.long_list import long_list
from explorer.paper.model import Paper
from explorer.paper.values import Place
from explorer.plan import coverage
from explorer.questions import survey_in_view, tabulation
from explorer.ranking import standing
from explorer.reach import in_view, profiles
from explorer.snapshot import Snapshot
from explorer.themes import every_themed, sets
from priorities import DEFAULT_THRESHOLDS, ScoredList, criterion_name, emerging_agreement, narrative
from priorities.scenarios import store as scenarios

CONSTANTS = {
    ("paper", "board", "year"): "2019", ("paper", "board", "section"): "2.5",
    ("paper", "board", "date"): "15 March 2019",
    ("scale", "", "low"): "0", ("scale", "", "high"): "10", ("method", "", "interval"): "95%",
    ("disclosure", "", "step"): str(STEP), ("disclosure", "", "smallest"): str(SMALLEST),
}  # fmt: skip
TABLES = {"principles": bundled.principles}


class Stored:
    """Reads what stands at a place of a document of one scenario."""

    def __init__(self, now: Snapshot, paper: Paper) -> None:
        self.now, self.paper = now, paper
        self.listed = now.keep(long_list)
        saved = {scenario.name: scenario for scenario in now.ask(scenarios.scenarios)}
        self.scenario = saved.get(paper.scenario)
        weights = dict(self.scenario.weights) if self.scenario else dict.fromkeys(self.listed.counting, 1.0)
        self.ranking = ScoredList.read(self.listed.counted_scores).under(weights)
        self.weights = {name: 100 * weight / sum(weights.values()) for name, weight in weights.items()}

    def at(self, place: Place) -> str:
        """Return the words at a place, numbers as the store has them."""
        if tuple(place) in CONSTANTS:
            return CONSTANTS[tuple(place)]
        reader = getattr(self, f"_{place.table}", None)
        if reader is not None:
            return str(reader(place.row, place.column))
        table = TABLES[place.table]()
        return words(table.loc[int(place.row), place.column]) if place.row else str(len(table))

    def _scenario(self, _row: str, column: str) -> str:
        moment = self.scenario.at
        return f"{moment.day} {moment:%B %Y}" if column == "at" else getattr(self.scenario, column)

    def _weights(self, row: str, _column: str) -> str:
        return f"{self.weights[row]:.3g}%"

    def _criterion(self, row: str, column: str) -> str:
        return f"{criterion_name(row)} {self.listed.criteria.loc[row, column]}"

    def _long_list(self, row: str, column: str) -> str:
        table = self.listed.priorities
        return str(len(table)) if column == "rows" else words(table.loc[row, column])

    def _scores(self, row: str, column: str) -> str:
        return words(float(self.listed.scores.loc[row, column]))

    def _short_forms(self, row: str, _column: str) -> str:
        return row

    def _ranking(self, row: str, column: str) -> str:
        ranking = self.ranking
        if row == "sentences":
            return " ".join([narrative.headline(ranking), narrative.change(ranking.smallest_whole_move),
                             narrative.unscored(ranking.ordered), self._emerging(), *self._shares()])  # fmt: skip
        if column == "unscored":
            return str(len(ranking.scores.unscored))
        leading = [name for name, rank in ranking.ordered["rank"].items() if not pd.isna(rank) and rank <= 9]
        routes = ranking.routes.loc[leading]
        if row in ("routes", ""):
            return str(int((routes["route"] == column).sum()) if row else int(routes["close"].sum()))
        if row == "close":
            return str(int(routes["close"].sum()))
        tables = {"label": ranking.labels, "route": ranking.routes["route"], "score": ranking.ordered["score"].round(2)}
        return f"{tables[column][row]:.2f}" if column == "score" else str(tables[column][row])

    def _emerging(self) -> str:
        listed = self.listed.priorities
        return narrative.emerging(
            emerging_agreement(self.ranking.table, dict(zip(listed["name"], listed["emerging_2019"], strict=True)))
        )

    def _shares(self) -> list[str]:
        shares = self.ranking.scores.acceptability[1]
        return [narrative.share(name, float(shares[name])) for name in self.ranking.leaders]

    def _indicators(self, row: str, column: str) -> str:
        table = bundled.indicators()
        names = table["indicator_id"] + " " + table["area"] + " " + table["period"]
        return words(table.loc[names == row, column].iloc[0])

    def _sources(self, row: str, _column: str) -> str:
        table = bundled.sources().set_index("source_id")
        return "; ".join(" ".join(table.loc[name]) for name in row.split())

    def _heard(self, row: str, column: str) -> str:
        table = self.now.keep(heard, shared=True)
        if column == "boroughs":
            return str(table.n_boroughs)
        if column == "absent boroughs":
            return str(len(table.absent_boroughs))
        return words(table.audiences.set_index("audience").assign(audience=row).loc[row, column])

    def _themed(self, number: int) -> Any:
        return next(themed for themed in self.now.keep(every_themed) if number in set(themed.themes.themes["theme_id"]))

    def _theme(self, row: str, column: str) -> str:
        shared = self._themed(int(row)).shared
        theme = shared.ranked.set_index("theme_id").loc[int(row)]
        if column in ("name", "people"):
            return words(theme[column])
        audience, _, part = column.rpartition(" ")
        if audience != "all":
            shares = shared.shares
            theme = shares[(shares["theme"] == theme["name"]) & (shares["audience"] == audience)].iloc[0]
        return f"{100 * theme[part]:.0f}"

    def _themes(self, row: str, column: str) -> str:
        themed = next(entry for entry in self.now.keep(every_themed) if entry.set_id == int(row))
        return str(
            {"base": themed.shared.n_people, "rows": len(themed.ranked), "listed": min(10, len(themed.ranked))}[column]
        )

    def _set(self, row: str, _column: str) -> str:
        entry = next(entry for entry in sets(self.now) if entry.set_id == int(row))
        return " / ".join(question.text for question in entry.questions)

    def _question(self, row: str, column: str) -> str:
        table = self.now.ask(answers.questions).set_index("question_id")
        if column == "text":
            return str(table.loc[int(row), "text"]) if row else " ".join(table["text"])
        for survey in self.now.ask(answers.surveys)["survey_id"].tolist():
            selection = Selection(survey=int(survey))
            for question in self.now.keep(survey_in_view, selection).questions:
                if question.question_id == int(row):
                    return findings.finding(self.now.keep(tabulation, selection, question, exact=False))
        raise AssertionError(row)

    def _evidence(self, row: str, column: str) -> str:
        people = self.now.keep(of_priority, row, shared=True).people.set_index("audience")
        audience, _, part = column.rpartition(" ")
        return " ".join(people.index) if column == "audience" else str(people.loc[audience, part])

    def _people(self, _row: str, column: str) -> str:
        bands = self.now.ask(answers.people)["age_band"]
        return f"{column} {protected(bands[bands != ''].value_counts().sort_index())[column]}"

    def _paper(self, row: str, column: str) -> str:
        parts = {"appendix": self.paper.appendices, "section": self.paper.sections}
        if row == "gaps":
            return self.paper.gaps[int(column) + len(self.paper.gaps) - self._own_gaps()].words
        return str([part.key for part in parts[row]].index(column) + 1)

    def _own_gaps(self) -> int:
        return len([gap for gap in self.paper.gaps if gap.part != "Header"])

    def _commitments(self, _row: str, _column: str) -> str:
        return headline(self.now.keep(commitments, AS_OF))

    def _commitment(self, row: str, column: str) -> str:
        entry = next(entry for entry in self.now.keep(commitments, AS_OF) if entry.commitment.commitment == row)
        return entry.sentence if column == "sentence" else str(vars(entry.commitment) | vars(entry.standing))

    def _slot(self, row: str, column: str) -> str:
        slot = next(
            slot for entry in self.now.keep(commitments, AS_OF) for slot in entry.slots if slot.slot.slot == row
        )
        if column in ("value", "lower", "upper", "period"):
            figure = getattr(slot.situation, column)
            return figure if column == "period" else slot.figure(figure)
        if column == "judged":
            return f"{slot.judged.attainable} {slot.judged.chance.words} {slot.target.justification}"
        return str(getattr(slot.slot, column, "") or getattr(slot, column, ""))

    def _progress(self, row: str, column: str) -> str:
        day = progress.today()
        pursuits = self.now.keep(progress.progress, day.isoformat())
        if row in ("day", "headline"):
            return f"{day.day} {day:%B %Y}" if row == "day" else progress.headline(pursuits)
        pursuit = next(entry for entry in pursuits if entry.key == row)
        texts = {"name": pursuit.name, "moved": progress.moved_from(pursuit), "next": pursuit.next_publication}
        return texts.get(column, "")

    def _cities(self, row: str, column: str) -> str:
        table = self.now.keep(cities.comparisons).reset_index(drop=True)
        if not row:
            return cities.headline(self.now)
        figure = table.loc[int(row), column]
        return f"{figure:g}" if isinstance(figure, float) else str(figure)

    def _enablers(self, row: str, _column: str) -> str:
        board = self.now.keep(standing, tuple(self.ranking.weights.items()), tuple(DEFAULT_THRESHOLDS.items()))
        return " ".join(enablers.read_out(self.now, board)) if row else enablers.headline(self.now, board)

    def _enabler(self, row: str, column: str) -> str:
        return str(self.now.keep(enablers.enablers).loc[row, column])

    def _needs(self, row: str, column: str) -> str:
        return str(enablers.needs(self.now).reset_index(drop=True).loc[int(row), column])

    def _promises(self, row: str, column: str) -> str:
        return str(self.now.keep(promises.of_partners).loc[row, column]) if row else promises.headline(self.now)

    def _statements(self, row: str, column: str) -> str:
        return str(self.now.keep(framework.statements).loc[row, column]) if row else framework.headline(self.now)

    def _plan(self, _row: str, column: str) -> str:
        activities = [entry for entry in self.now.ask(plan_store.entries) if entry.activity.in_use]
        return self.now.ask(plan_store.period).words if column == "period" else str(len(activities))

    def _activity(self, row: str, column: str) -> str:
        entry = next(entry for entry in self.now.ask(plan_store.entries) if entry.activity.number == row).activity
        if column == "days":
            first, last = (date.fromisoformat(day) for day in (entry.first, entry.last))
            return f"{first:%B} {first.day} {first.year} {last:%B} {last.day} {last.year}"
        if column == "heard":
            return str(protected(self.now.ask(plan_store.people_by_activity), adds_up=False).get(row, ""))
        return words(getattr(entry, column))

    def _ledger(self, _row: str, column: str) -> str:
        standing = sum(len(themed.ranked) for themed in every_themed(self.now))
        return {"themes": str(standing), "public": "0"}[column]

    def _covered(self, row: str, column: str) -> str:
        table = next(covered for covered in self.now.keep(coverage, exact=False) if covered.fact == row).table
        if column == "rest":
            return str(int((~table["state"].str.contains("planned") & (table["state"] != "heard")).sum()) - 6)
        return str(table.index[table.index == column][0])

    def _beside(self, row: str, _column: str) -> str:
        facts = self.now.keep(profiles, self.now.keep(in_view, EVERYTHING), exact=False)
        return next(finding(fact.kind, fact.table) for fact in facts if fact.kind == row)

    def _stakeholder(self, row: str, column: str) -> str:
        table = {entry.number: entry for entry in self.now.ask(plan_store.stakeholders) if entry.in_use}
        if not row:
            return str(len(table) if column == "rows" else sum(not entry.met for entry in table.values()))
        if column == "met" and table[row].met:
            met = date.fromisoformat(table[row].met)
            return f"{met.day} {met:%B} {met.year}"
        return str(getattr(table[row], column))

    def _paper_edit(self, row: str, _column: str) -> str:
        return next(
            line.change.words for line in self.paper.paragraphs if line.change and str(line.change.edit_id) == row
        )

    def _quote(self, row: str, column: str) -> str:
        table = self.now.ask(answers.responses).set_index("response_id")
        start, end = map(int, column.split("-"))
        return str(table.loc[int(row), "text"])[start:end]


def words(cell: object) -> str:
    """A cell of a table as it is printed at most precisely: numbers with the digits that they have."""
    return f"{float(cell):g}" if isinstance(cell, float) else f"{cell:,}" if isinstance(cell, int) else str(cell)
