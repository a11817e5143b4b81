"""The tables that come with the explorer: read once, handed out as fresh copies.

Text columns are text, also where a cell looks like a number; a missing figure stays missing. Where each table comes
from, and what was changed in it, stands in ``bundled/catalogue.toml`` and, for people, in data/README.md.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from data import tables

FOLDER = tables.FOLDER
_SAMPLE = FOLDER / "sample"
_TOPICS = {"Health and care": "health_and_care", "Experience of care": "experience_of_care"}


@dataclass(frozen=True)
class SampleFile:
    """One file of illustrative responses, in the shape that a survey tool writes.

    Attributes
    ----------
    path : pathlib.Path
        The file.
    audience : str
        Who answered: "Professionals" or "Londoners".
    title : str
        What it is, for a person.
    """

    path: Path
    audience: str
    title: str


def long_list() -> pd.DataFrame:
    """Return the long list of priorities.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``priority_id``. life_stage, name, emerging_2019 (which of the nine emerging priorities of
        March 2019 it belongs to, or ""); the lead indicator (indicator_id, indicator, unit, direction "higher is
        better" or "lower is better"); its baseline as a board in March 2019 could have seen it (baseline_period,
        baseline_london, baseline_england, and the lowest and highest borough with its value); trend in words;
        partners; draft scores from 0 to 10 on the three criteria, missing where no evidence was found, each with
        its reason; draft_status; supporting (further indicator_ids, space-separated); source; gap (what is missing
        or doubtful).
    """
    return tables.read("long_list").set_index("priority_id")


def indicators() -> pd.DataFrame:
    """Return the figures behind the long list, none of a period later than a board in March 2019 could have seen.

    Returns
    -------
    pandas.DataFrame
        indicator_id, area, area_type ("London", "England" or "borough"), period (as published), year (its first),
        years (how many it covers), value, lower and upper (limits of 95 %, missing where none were published),
        unit, published ("2018-10", the month in which figures of the period first came out, at the latest),
        source_id.
    """
    return tables.read("indicators")


def regions() -> pd.DataFrame:
    """Return figures of the nine regions of England, for "the lowest in the country".

    Returns
    -------
    pandas.DataFrame
        indicator_id, area_code, region, year, years, value, lower, upper, published; as in `indicators`.
    """
    return tables.read("regions")


def councils() -> pd.DataFrame:
    """Return figures of England's upper-tier councils, for what others have achieved.

    Returns
    -------
    pandas.DataFrame
        indicator_id, area_code (London's boroughs begin with E09), year (first of the period), value.
    """
    return tables.read("councils")


def bands() -> pd.DataFrame:
    """Return how often bands of what can be expected held, by `python -m benchmarks.bands --write`.

    Returns
    -------
    pandas.DataFrame
        indicator_id, years (ahead), hit_rate (0-1), starts (years from which it was tried), tests (areas over these).
    """
    return tables.read("bands")


def violence_by_month() -> pd.DataFrame:
    """Return violence that the Metropolitan Police recorded: offence, month ("2010-04"), offences."""
    return tables.read("violence_by_month")


def violence_by_borough() -> pd.DataFrame:
    """Return violence recorded by borough: offence, borough, financial_year ("2010/11"), offences."""
    return tables.read("violence_by_borough")


def homicide_victims() -> pd.DataFrame:
    """Return victims of homicide by calendar year: year, borough, victims, by_knife; numbers are small."""
    return tables.read("homicide_victims")


def emergency_by_month() -> pd.DataFrame:
    """Return attendances at London's emergency departments.

    Returns
    -------
    pandas.DataFrame
        month ("2016-04"), type ("1", "2", "other" or "all"), attendances, breaches (of four hours), admissions,
        within_4_hours_percent.
    """
    return tables.read("emergency_by_month")


def social_care() -> pd.DataFrame:
    """Return outcomes of adult social care.

    Returns
    -------
    pandas.DataFrame
        code ("ASC2" quality of life, "ASC5" what follows short-term services, "ASC7" turnover of the workforce),
        measure, financial_year ("2017-18"), borough, value, england_median. There is no figure for London.
    """
    return tables.read("social_care")


def city_series() -> pd.DataFrame:
    """Return series of New York, of fifteen European city regions, and London's beside them.

    Returns
    -------
    pandas.DataFrame
        indicator, unit, city, period, year, years, value, lower, upper, definition, source_id. Compare levels only
        where definition, ages and years agree.
    """
    return tables.read("city_series")


SHAPES_NOTICE = (
    "Source: Office for National Statistics licensed under the Open Government Licence v3.0. "
    "Contains OS data © Crown copyright and database right 2023"
)
"""What must stand under every map that `borough_shapes` draws."""


def borough_shapes() -> dict[str, Any]:
    """Return the shapes of the boroughs as GeoJSON; properties ons_code, borough and system. See `SHAPES_NOTICE`."""
    shapes: dict[str, Any] = json.loads((FOLDER / "borough_shapes.geojson").read_text(encoding="utf-8"))
    return shapes


def table(name: str) -> pd.DataFrame:
    """Return a table that goes on in `later`, by its name."""
    return tables.read(name)


def later(name: str) -> pd.DataFrame:
    """Return what came out after the board of 15 March 2019, for following progress: no target may know it.

    Parameters
    ----------
    name : "indicators", "regions", "councils", "violence_by_month", "violence_by_borough", "homicide_victims",
        "emergency_by_month" or "social_care"; with the columns of its reader.
    """
    return tables.read(f"later/{name}")


def series() -> pd.DataFrame:
    """Return one line for each indicator: what it is and when it was first published.

    Returns
    -------
    pandas.DataFrame
        indicator_id, indicator, unit, direction, last_period, first_published (year and month), release, basis
        ("as published", "revised since", "put together later" or "measure published later"; the last never serves
        as a baseline), date_checked ("yes" where the date was read on a page), source_id, note.
    """
    return tables.read("series")


def sources() -> pd.DataFrame:
    """Return where the figures come from: source_id, title, publisher, address, licence, care."""
    return tables.read("sources")


def criteria() -> pd.DataFrame:
    """Return the three criteria: criterion, name, question, and what 0, 5 and 10 mean (anchor_0, _5, _10)."""
    return tables.read("criteria")


def scoring_rules() -> pd.DataFrame:
    """Return draft anchors by which figures propose scores, for the SROs to replace.

    Returns
    -------
    pandas.DataFrame
        criterion and figure ("gap_to_england", "borough_spread" or "trend_per_year", as `priorities.measures` works
        them out), level_0, level_5, level_10 (the levels that earn these scores), weight, source, year.
    """
    return tables.read("scoring_rules")


def boroughs() -> pd.DataFrame:
    """Return the boroughs and the City of London.

    Returns
    -------
    pandas.DataFrame
        borough, ons_code, inner_outer, system ("NW", "NC", "NE", "SE", "SW"), system_name, population (people,
        mid-2018), outward_codes (first halves of postcodes, space-separated; approximate, and shared ones stand
        under several boroughs).
    """
    return tables.read("boroughs")


def commitments() -> pd.DataFrame:
    """Return what strategies have already promised, the board's own drafts of March 2019 among it.

    Returns
    -------
    pandas.DataFrame
        priority_id ("" where it speaks of an enabler alone), source_document, commitment (in our words), target,
        target_year, source; promise_id, enabler, partner (several joined by "; "), kind ("outcome", "action" or
        "enabler"), scope ("London" or "England"), meaning of the target ("change" in per cent, "level", "count" or
        ""), indicator_id and since (period), by which a series tells what came, status and came (where no series
        tells), note. All are text and may be blank but for commitment, source, promise_id, partner, kind and scope.
    """
    return tables.read("commitments")


def draft_commitments() -> pd.DataFrame:
    """Return the nine draft commitments of the SPB paper, in words of our own.

    Returns
    -------
    pandas.DataFrame
        commitment, priority (of the long list), name (of the emerging priority), life_stage, sentence (with the keys
        of its slots in braces); text.
    """
    return tables.read("draft_commitments")


def draft_slots() -> pd.DataFrame:
    """Return the slots of the nine draft commitments.

    Returns
    -------
    pandas.DataFrame
        slot, commitment, name, kind ("measured", "milestone" or "unmeasured"), priority, indicator, measure ("level",
        "spread", "gap", "rank", "count" or ""), area, better ("lower", "higher" or ""), to_collect (which figure is
        missing, of an unmeasured one); text. No figure stands here: baselines come from the series.
    """
    return tables.read("draft_slots")


def principles() -> pd.DataFrame:
    """Return the five guiding principles: principle, explanation."""
    return tables.read("principles")


def vision_statements() -> pd.DataFrame:
    """Return drafts of vision statements, for the board: statement_id, life_stage, statement, priorities.

    `priorities` holds the numbers of those that serve it, parted by blanks; "" where none does.
    """
    return tables.read("vision_statements")


def mind_and_body() -> pd.DataFrame:
    """Return whether each priority is a matter of the mind or the body: priority_id, side, reason.

    `side` is "mind", "body" or "both".
    """
    return tables.read("mind_and_body")


def global_cities() -> pd.DataFrame:
    """Return figures of other cities: indicator, unit, city, period, value, source, address, note."""
    return tables.read("global_cities")


def enablers() -> pd.DataFrame:
    """Return what must be in place for the priorities: enabler (its key), name, what."""
    return tables.read("enablers")


def city_topics() -> pd.DataFrame:
    """Return what of other cities is set beside London.

    Returns
    -------
    pandas.DataFrame
        topic, priority_id, indicator (as in `city_series` or `global_cities`), london_indicator (indicator_id of
        London's readings; "" where London stands in the same table or has none), comparable_with (the key by which
        levels may be compared, set by hand; "" where definitions or ages differ), grade ("A" official, "B" secondary,
        "C" press), care. All are text.
    """
    return tables.read("city_topics")


def population() -> pd.DataFrame:
    """Return who lives in London, to set beside who was heard.

    Returns
    -------
    pandas.DataFrame
        area (a borough or "London"), dimension ("age band" of those aged 16 and over, "sex" or "ethnic group"),
        group, count (people), percent (0-100 within area and dimension), year.
    """
    return tables.read("population")


def sample_files() -> tuple[SampleFile, ...]:
    """Return the files of illustrative responses, made up for this project."""
    return (
        SampleFile(
            _SAMPLE / "professionals_ms_forms.xlsx",
            "Professionals",
            "Professionals, as Microsoft Forms writes it",
        ),
        SampleFile(_SAMPLE / "londoners_surveymonkey.csv", "Londoners", "Londoners, as SurveyMonkey writes it"),
    )


def sample_finding() -> Path:
    """Return the file of what is found first in the sample; `make sample` writes it again."""
    return _SAMPLE / "first_finding.json"


def sample_reading() -> Path:
    """Return the file of what is read first in the sample for the priorities; `make sample` writes it again."""
    return _SAMPLE / "first_reading.json"


def intended_themes() -> pd.DataFrame:
    """Return what the writers of the sample meant, for tests and demonstrations; no screen reads it.

    Returns
    -------
    pandas.DataFrame
        One line for each answer that is not blank: audience, respondent (as in the file), question, kind ("real",
        "nothing", "campaign" or "serious"), themes (joined by ";"), personal (made-up personal details in the
        answer, joined by " | ").
    """
    return tables.read("sample/intended_themes")


def topics() -> dict[str, pd.DataFrame]:
    """Return the lists of topics that people are known to speak of, by the name of each list.

    Returns
    -------
    dict of pandas.DataFrame
        "Health and care" and "Experience of care": family, topic (once in a list), line (what it is about), sayings (3
        to 8 short ones of people, joined by " | "), reason (why it is in the list).
    """
    return {name: tables.read(f"topics/{table}") for name, table in _TOPICS.items()}


def priorities_of_topics() -> pd.DataFrame:
    """Return which topics of "Health and care" belong to which priority of the long list.

    Returns
    -------
    pandas.DataFrame
        priority (its number), topic, extent ("all": whatever is said of the topic speaks of the priority; "part": only
        what comes near the priority itself), reason. Most topics belong to no priority.
    """
    return tables.read("topics/priorities_of_topics")


def catalogue() -> pd.DataFrame:
    """Return the data log, one line a table: table, what, source, date, licence, changed."""
    entries = tomllib.loads((FOLDER / "catalogue.toml").read_text(encoding="utf-8"))
    return pd.DataFrame([{"table": name, **entry} for name, entry in entries.items()])
