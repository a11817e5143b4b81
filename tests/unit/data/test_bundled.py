"""The bundled tables say only what a board in March 2019 could have seen."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from data import bundled
from priorities.commitments import published_by, recent_trend, spread_beyond_chance

README = (Path(bundled.__file__).parent / "README.md").read_text(encoding="utf-8")
BOARD = "2019-03"
CRITERIA = ("collaboration", "health_burden", "regional_action")
BASELINE = ["baseline_london", "baseline_england", "borough_min_value", "borough_max_value"]
READERS = (
    "long_list", "indicators", "series", "sources", "criteria", "boroughs", "commitments", "principles",
    "scoring_rules", "global_cities", "population", "intended_themes", "catalogue",
    "priorities_of_topics", "regions", "councils", "violence_by_month", "violence_by_borough", "homicide_victims",
    "emergency_by_month", "social_care", "city_series", "bands",
    "vision_statements", "mind_and_body", "city_topics", "enablers", "draft_commitments", "draft_slots",
)  # fmt: skip
# The nine of the SPB paper, section 2.5, by life stage.
NINE = {
    "START WELL": {"Childhood obesity", "Children's mental health"},
    "LIVE WELL": {
        "Reducing inequalities and preventing ill-health",
        "Asthma",
        "Sexual health",
        "Violence reduction",
        "Mental Health",
    },
    "AGE WELL": {
        "High quality specialist care (respiratory / cancer / cardiovascular / stroke)",
        "Personalised, seamless health and care services that promotes independence",
    },
}

LONG_LIST = bundled.long_list()
FIGURES = bundled.indicators()
SERIES = bundled.series().set_index("indicator_id")


def shows(shown: float, value: float) -> bool:
    """Whether a figure of the long list is this value: whole from 100, one decimal from 10, two below."""
    places = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return abs(shown - value) <= 0.5 * 10**-places + 1e-9


def figure(indicator: str, area: str, period: str) -> float:
    rows = FIGURES[(FIGURES.indicator_id == indicator) & (FIGURES.area == area) & (FIGURES.period == period)]
    return float(rows["value"].item())


# ---- reading


@pytest.mark.parametrize("name", READERS)
def test_each_reader_hands_out_a_fresh_copy(name):
    """What a caller does to a table is not seen by the next one."""
    first = getattr(bundled, name)()
    assert len(first)
    first.iloc[:, 0] = first.iloc[0, 0]
    first["more"] = 1

    again = getattr(bundled, name)()
    assert "more" not in again
    assert len(set(again.iloc[:, 0])) > 1


def test_text_stays_text_and_blank_stays_blank():
    """A target "75%" or a year "2018" in a text column is text; a blank text is "", never missing."""
    for name in READERS:
        table = getattr(bundled, name)()
        for column in table.select_dtypes(include="str"):
            assert not table[column].isna().any(), (name, column)
    assert "2018" in set(FIGURES["period"])
    assert bundled.commitments()["target_year"].map(type).eq(str).all()


def test_a_missing_figure_stays_missing():
    """No baseline and no score that is unknown becomes a zero."""
    assert pd.isna(LONG_LIST.loc["SW06", "baseline_london"])
    assert pd.isna(LONG_LIST.loc["LW05", "health_burden"])
    assert not LONG_LIST[BASELINE].eq(0).any(axis=None)


# ---- the long list


def test_at_least_thirty_priorities_over_the_life_course():
    """At least 30 priorities, each once, over the three life stages."""
    assert len(LONG_LIST) >= 30
    assert LONG_LIST.index.is_unique
    assert LONG_LIST["name"].is_unique
    assert set(LONG_LIST["life_stage"]) == set(NINE)


def test_the_nine_emerging_priorities_are_on_the_list():
    """The nine of March 2019 and no others are named, each in its own life stage."""
    for stage, names in NINE.items():
        marked = set(LONG_LIST.loc[LONG_LIST["life_stage"] == stage, "emerging_2019"]) - {""}
        assert marked == names


@pytest.mark.parametrize("criterion", CRITERIA)
def test_each_draft_score_is_whole_and_has_its_reason(criterion):
    """A score is a whole number from 0 to 10; scored or not, one sentence says why."""
    scores, reasons = LONG_LIST[criterion], LONG_LIST[f"{criterion}_reason"]

    assert scores.dropna().isin(range(11)).all()
    assert scores.nunique() >= 5
    assert reasons.str.fullmatch(r"[A-Z][^.].*\.").all()
    assert reasons.str.startswith("Not scored").equals(scores.isna())


def test_two_or_three_scores_are_missing_and_say_so():
    """Where no evidence was found the score is missing, and the gap tells it."""
    unscored = LONG_LIST[LONG_LIST[list(CRITERIA)].isna().any(axis=1)]

    assert set(unscored.index) == {"SW08", "LW05", "LW15"}
    assert unscored["gap"].str.contains("unscored").all()
    assert LONG_LIST["draft_status"].eq("draft judgement for the SROs to replace").all()


def test_each_reason_is_its_own():
    """No reason is written twice: each score was thought about."""
    reasons = pd.concat([LONG_LIST[f"{criterion}_reason"] for criterion in CRITERIA])

    assert reasons[~reasons.str.startswith("Not scored")].is_unique


# ---- baselines


def test_no_baseline_came_out_after_the_board():
    """Each baseline is of a series whose kept period had been published by March 2019, by the measure of today."""
    shown = LONG_LIST[LONG_LIST["baseline_period"] != ""]
    told = SERIES.loc[shown["indicator_id"]]

    assert (told["first_published"] <= BOARD).all()
    assert (told["basis"] != "measure published later").all()
    assert (told["last_period"].to_numpy() == shown["baseline_period"].to_numpy()).all()
    assert len(shown) >= 20


def test_a_measure_of_later_date_is_never_a_baseline():
    """Child poverty, preventable heart deaths and early cancer: first published by these measures from 2020 on."""
    later = set(SERIES.index[SERIES["basis"] == "measure published later"])

    assert later == {"child_abs_pov", "cvd_preventable_u75", "cancer_stage12"}
    assert LONG_LIST[LONG_LIST["indicator_id"].isin(later)][BASELINE].isna().all(axis=None)


def test_where_london_has_no_baseline_the_gap_says_why():
    """A blank is explained in words."""
    assert LONG_LIST.loc[LONG_LIST["baseline_london"].isna(), "gap"].str.len().gt(20).all()


@pytest.mark.parametrize("priority", LONG_LIST.index[LONG_LIST["baseline_period"] != ""])
def test_each_baseline_and_range_follow_from_the_series(priority):
    """London, England and the lowest and highest borough are those of the series in the baseline period."""
    row = LONG_LIST.loc[priority]
    now = FIGURES[(FIGURES.indicator_id == row.indicator_id) & (FIGURES.period == row.baseline_period)]
    for kind, shown in (("London", row.baseline_london), ("England", row.baseline_england)):
        known = now.loc[now.area_type == kind, "value"]
        assert (known.empty and pd.isna(shown)) or shows(shown, known.item())
    by_borough = now[now.area_type == "borough"].set_index("area")["value"]
    if row.borough_min:
        assert len(by_borough) >= 31
        assert by_borough.min() == by_borough[row.borough_min]
        assert shows(row.borough_min_value, by_borough.min())
        assert by_borough.max() == by_borough[row.borough_max]
        assert shows(row.borough_max_value, by_borough.max())
        assert row.borough_min_value <= row.baseline_london <= row.borough_max_value
    else:
        assert by_borough.empty


@pytest.mark.parametrize("priority", LONG_LIST.index[LONG_LIST["indicator_id"] != ""])
def test_each_trend_is_what_the_public_test_says(priority):
    """Word, reason and both figures follow from the series, by the test of Fingertips; one point has no trend."""
    row = LONG_LIST.loc[priority]
    points = FIGURES[FIGURES["indicator_id"] == row.indicator_id].sort_values("year")
    area = "London" if (points["area"] == "London").any() else "England"
    points = points[points["area"] == area]
    if len(points) < 2:
        assert row.trend == ""
        return
    found = re.fullmatch(
        r"(Better|Worse|No change|Cannot be told)( in England)?(?: \((.+)\)| beyond chance)?: "
        r"(?:(up|down) from )?([\d.]+) in (.+?)(?:,| to) ([\d.]+) in (.+)\.",
        row.trend,
    )
    assert found, row.trend
    word, where, reason, way, first, first_period, last, last_period = found.groups()
    latest, trend = points.tail(5), recent_trend(points, row.direction.split()[0])

    assert (word.lower(), reason or "") == (trend.word, trend.reason if trend.word == "cannot be told" else "")
    assert (area == "England") == bool(where)
    assert (first_period, last_period) == (latest["period"].iloc[0], latest["period"].iloc[-1])
    assert shows(float(first), latest["value"].iloc[0])
    assert shows(float(last), latest["value"].iloc[-1])
    assert way in (None, "up" if latest["value"].iloc[-1] > latest["value"].iloc[0] else "down")


def test_no_better_without_a_right_to_it():
    """Three-year averages have no recent trend: heart disease, healthy life, suicide and homicide cannot be told."""
    for priority in ("AW01", "LW01", "LW12", "LW10"):
        assert LONG_LIST.loc[priority, "trend"].startswith("Cannot be told (three-year averages)"), priority


def test_a_gap_that_old_figures_fill_shows_their_age():
    """Where the figures are those of November 2015, period and age stand beside them."""
    filled = LONG_LIST[LONG_LIST["indicator_id"].map(SERIES["source_id"]) == "S_PHOF"]

    assert set(filled.index) == {"LW05", "LW13", "LW15", "AW04", "AW05", "AW08", "AW09"}
    assert filled["gap"].str.contains("years older").all()
    assert (filled["baseline_period"].str[:4].astype(int) <= 2014).all()


@pytest.mark.parametrize(
    ("indicator", "area", "period", "published", "within"),
    [
        ("ncmp_y6_obese", "England", "2017/18", 20.1, 0.05),  # NHS Digital, NCMP 2017/18, key facts
        ("ncmp_r_obese", "England", "2017/18", 9.5, 0.05),  # the same
        ("depression_qof", "England", "2017", 9.9, 0.3),  # NHS Digital, QOF 2017-18
        ("hypertension_qof", "England", "2017", 13.9, 0.3),  # the same
        ("teen_preg", "England", "2016", 18.9, 0.3),  # ONS, Conceptions 2016 (England and Wales)
        ("rough_sleep", "London", "2018", 1283 / 89.08, 0.6),  # MHCLG, autumn 2018, over 8.908 million people
        ("deaths_hospital", "England", "2016", 46.9, 0.05),  # PHE, End of Life Care Profiles, February 2018
        ("decay5", "England", "2016/17", 100 - 76.7, 0.05),  # PHE, 76.7% without decay
    ],
)
def test_figures_agree_with_published_ones(indicator, area, period, published, within):
    """Where a published figure is at hand, ours is the same to rounding, or close where it is a weighted mean."""
    assert figure(indicator, area, period) == pytest.approx(published, abs=within)


# ---- series


def test_each_figure_stands_once():
    """One value for each indicator, area and period; the area is London, England or a borough."""
    assert not FIGURES.duplicated(["indicator_id", "area", "period"]).any()
    boroughs = set(bundled.boroughs()["borough"])
    for area, kind in set(zip(FIGURES["area"], FIGURES["area_type"], strict=True)):
        assert area == kind or (kind == "borough" and area in boroughs)


def test_every_series_is_described_used_and_sourced():
    """Each indicator has one line in the series table and serves a priority; each source is known."""
    lead = set(LONG_LIST["indicator_id"]) - {""}
    supporting = set(" ".join(LONG_LIST["supporting"]).split())

    assert set(FIGURES["indicator_id"]) == set(SERIES.index) == lead | supporting
    named = re.findall(r"\bS_[A-Z]+", " ".join(bundled.catalogue()["source"]))
    assert set(FIGURES["source_id"]) | set(named) == set(bundled.sources()["source_id"])
    assert set(SERIES["direction"]) == {"higher is better", "lower is better"}
    for column in ("indicator", "unit", "direction"):
        shown = LONG_LIST[LONG_LIST["indicator_id"] != ""]
        assert (SERIES.loc[shown["indicator_id"], column].to_numpy() == shown[column].to_numpy()).all()


def test_figures_are_plausible_for_their_unit():
    """Shares lie between 0 and 100, years of life between 50 and 90, nothing is below zero."""
    assert (FIGURES["value"] >= 0).all()
    assert FIGURES.loc[FIGURES["unit"].str.startswith("%"), "value"].between(0.01, 100).all()
    assert FIGURES.loc[FIGURES["unit"] == "years", "value"].between(50, 90).all()
    assert FIGURES["year"].between(2000, 2018).all()
    assert ((FIGURES["lower"] <= FIGURES["value"]) & (FIGURES["value"] <= FIGURES["upper"]))[
        FIGURES["lower"].notna()
    ].all()
    assert (bundled.FOLDER / "indicators.csv").stat().st_size < 1_500_000


# ---- what targets are set by


LATER = sorted(path.stem for path in bundled.FOLDER.glob("later/*.csv"))


@pytest.mark.parametrize("name", LATER)
def test_what_came_out_later_has_a_table_of_its_own(name):
    """Same columns, no row in both, and every period later than those the board could have seen."""
    now, later = bundled.table(name), bundled.later(name)
    when = next(column for column in ("year", "month", "financial_year") if column in now)
    keys = [column for column in now if column not in ("value", "lower", "upper", "published", "source_id")]

    assert list(now) == list(later)
    assert not now.merge(later, on=keys).size
    if "indicator_id" in now:
        first = later.groupby("indicator_id")[when].min()
        assert (now.groupby("indicator_id")[when].max().reindex(first.index) < first).all()
    else:
        assert now[when].max() < later[when].min()


def test_when_it_came_out_divides_them():
    """A target of the board knows figures of before March 2019, none of later, nor a measure not yet made."""
    for name in ("indicators", "regions"):
        assert published_by(bundled.later(name)).empty, name
    unknown = FIGURES.drop(published_by(FIGURES).index)
    assert set(unknown["indicator_id"]) == {"child_abs_pov"}
    assert len(published_by(bundled.regions())) == len(bundled.regions())


def test_limits_are_back():
    """Seven series have limits of 95 % for each London, England and borough figure."""
    whole = FIGURES.groupby("indicator_id")["lower"].apply(lambda limits: limits.notna().all())
    from_ons = set(whole.index[whole]) - set(SERIES.index[SERIES["source_id"] == "S_PHOF"])

    assert from_ons == {
        "ncmp_y6_obese", "ncmp_r_obese", "anxiety_mean", "hle_male", "hle_female", "cvd_preventable_u75",
        "cancer_stage12",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("indicator", "area", "period", "expected"),
    [
        ("tb_incidence", "London", "2012-14", 35.4),  # Public Health Outcomes Framework, November 2015, 3.05ii
        ("tb_incidence", "England", "2012-14", 13.5),  # the same
        ("flu_65", "London", "2014/15", 69.2),  # 3.03xiv
        ("flu_65", "England", "2014/15", 72.7),
        ("resp_u75", "London", "2012-14", 31.2),  # 4.07i
        ("cancer_u75", "London", "2012-14", 132.6),  # 4.05i
        ("cancer_u75", "England", "2012-14", 141.5),
        ("hiv_late_3y", "London", "2012-14", 36.6),  # 3.04
        ("drug_nonopiate", "London", "2014", 39.4),  # 2.15ii
        ("social_contact", "London", "2013/14", 40.7),  # 1.18i
        ("cvd_preventable_u75", "London", "2015-17", 30.21),  # ONS, avoidable mortality
    ],
)
def test_older_figures_are_those_published(indicator, area, period, expected):
    """The figures of November 2015 are there as published."""
    assert figure(indicator, area, period) == pytest.approx(expected, abs=0.051)


def test_the_lowest_region_and_the_spread_of_boroughs():
    """South East has the lowest preventable deaths of 2015-17 (23.43); Year 6 boroughs differ by 3.82 beyond chance."""
    regions = bundled.regions()
    of_2015 = regions[(regions["indicator_id"] == "cvd_preventable_u75") & (regions["year"] == 2015)]
    boroughs = FIGURES[
        (FIGURES["indicator_id"] == "ncmp_y6_obese") & (FIGURES["year"] == 2017) & (FIGURES["area_type"] == "borough")
    ]

    assert len(of_2015) == 9
    assert of_2015.set_index("region")["value"].idxmin() == "South East"
    assert of_2015["value"].min() == pytest.approx(23.43, abs=0.01)
    columns = (boroughs[name] for name in ("value", "lower", "upper"))
    assert spread_beyond_chance(*columns) == pytest.approx(3.82, abs=0.01)


def test_violence_by_borough_adds_up_to_london():
    """The boroughs of a financial year make its twelve months, but for the airports (a few offences in a thousand)."""
    by_month, by_borough = bundled.violence_by_month(), bundled.violence_by_borough()
    months = by_month[by_month["month"].between("2015-04", "2016-03")].groupby("offence")["offences"].sum()
    year = by_borough[by_borough["financial_year"] == "2015/16"].groupby("offence")["offences"].sum()

    assert ((months - year) >= 0).all()
    assert ((months - year) / months < 0.01).all()


def test_homicide_victims_and_emergency_departments():
    """133 victims in 2017, 128 in 2018; first 24 months of type 1 within four hours: 82.90 % in the mean."""
    victims = bundled.homicide_victims().groupby("year")["victims"].sum()
    emergency = bundled.emergency_by_month()
    first_years = emergency[(emergency["type"] == "1") & (emergency["month"] <= "2018-03")]

    assert (victims[2017], victims[2018]) == (133, 128)
    assert len(first_years) == 24
    assert first_years["within_4_hours_percent"].mean() == pytest.approx(82.90, abs=0.005)


def test_social_care_and_cities():
    """Middle borough 77.7 % in 2017-18; New York: 13.5 % smokers in 2017; women of Paris 86.7 years in 2016."""
    care, cities = bundled.social_care(), bundled.city_series()
    short_term = care[(care["code"] == "ASC5") & (care["financial_year"] == "2017-18")]
    at = cities.set_index(["indicator", "city", "period"])["value"]

    assert short_term["value"].median() == pytest.approx(77.7)
    assert at["Adults who smoke", "New York", "2017"] == 13.5
    assert at["Life expectancy at birth, women", "Paris region (Ile-de-France)", "2016"] == 86.7
    assert cities[cities["indicator"].str.startswith("Life")]["city"].nunique() == 16
    assert (cities["definition"] != "").all()


def test_shapes_are_those_of_the_boroughs():
    """33 shapes, in London, with the line of copyright that must stand under a map."""
    shapes = bundled.borough_shapes()
    names = [shape["properties"]["borough"] for shape in shapes["features"]]
    codes = {shape["properties"]["ons_code"] for shape in shapes["features"]}

    assert sorted(names) == sorted(bundled.boroughs()["borough"])
    assert codes == set(bundled.boroughs()["ons_code"])
    assert "Crown copyright" in bundled.SHAPES_NOTICE


# ---- the smaller tables


def test_three_criteria_with_three_anchors():
    """Collaboration, health burden and regional action (SPB paper, section 2.1), each with words for 0, 5 and 10."""
    table = bundled.criteria()
    assert tuple(table["criterion"]) == CRITERIA
    assert table[["question", "anchor_0", "anchor_5", "anchor_10"]].map(len).gt(20).all(axis=None)


def test_five_principles():
    """The five guiding principles of the SPB paper, section 2.4."""
    table = bundled.principles()
    assert len(table) == 5
    for word in ("physical and mental", "inequalities", "Personalisation", "Subsidiarity", "Seamless"):
        assert table["principle"].str.contains(word).sum() == 1


def test_thirty_three_boroughs_in_five_systems():
    """ONS codes run from E09000001 to E09000033; the five STPs of 2018/19 had 8, 8, 6, 6 and 5 of them."""
    table = bundled.boroughs()

    assert set(table["ons_code"]) == {f"E090000{number:02d}" for number in range(1, 34)}
    assert table["system"].value_counts().to_dict() == {"NE": 8, "NW": 8, "SE": 6, "SW": 6, "NC": 5}
    assert table.groupby("system")["system_name"].nunique().eq(1).all()
    assert 8.7e6 < table["population"].sum() < 9.0e6


def test_postcodes_are_outward_codes_and_shared_ones_stand_under_each_borough():
    """A few well-known ones: Croydon is CR0, Stratford E15, and N1 is shared by three boroughs."""
    table = bundled.boroughs().set_index("borough")["outward_codes"].str.split()

    assert table.explode().str.fullmatch(r"[A-Z]{1,2}\d{1,2}[A-Z]?").all()
    assert table.map(lambda codes: len(codes) == len(set(codes))).all()
    holders = table.explode().reset_index().groupby("outward_codes")["borough"].agg(set)
    assert holders["CR0"] >= {"Croydon"}
    assert holders["E15"] == {"Newham"}
    assert holders["N1"] == {"Camden", "Hackney", "Islington"}


def test_commitments_belong_to_a_priority_and_name_their_source():
    """Each stands beside a priority or an enabler, and none is from a strategy that came after the board."""
    table = bundled.commitments()

    assert set(table["priority_id"]) <= {*LONG_LIST.index, ""}
    assert ((table["priority_id"] != "") | (table["enabler"] != "")).all()
    assert table["promise_id"].is_unique
    assert set(table["indicator_id"]) <= {*SERIES.index, ""}
    assert (table[["source_document", "commitment", "source"]] != "").all(axis=None)
    assert not table["source_document"].str.contains("Our Vision|Taskforce").any()


def test_the_open_percentages_are_those_of_the_paper():
    """The paper leaves X% open for six of its nine emerging priorities (section 2.5)."""
    drafts = bundled.commitments().query("source_document.str.startswith('SPB paper')")
    left_open = set(drafts.loc[drafts["commitment"].str.contains("X%"), "priority_id"])

    assert set(LONG_LIST.loc[list(left_open), "emerging_2019"]) == {
        "Childhood obesity",
        "Children's mental health",
        "Asthma",
        "Violence reduction",
        "Mental Health",
        "Personalised, seamless health and care services that promotes independence",
    }
    assert set(LONG_LIST.loc[drafts.loc[drafts["enabler"] == "", "priority_id"], "emerging_2019"]) == set.union(
        *NINE.values()
    )


def test_vision_statements_speak_of_the_list():
    """Each priority serves one or two statements of its own life stage, and each is of the mind, the body or both."""
    statements = bundled.vision_statements()
    served = statements.assign(priority=statements["priorities"].str.split()).explode("priority").dropna()

    assert set(served["priority"]) == set(LONG_LIST.index)
    assert (LONG_LIST.loc[served["priority"], "life_stage"].to_numpy() == served["life_stage"].to_numpy()).all()
    assert served["priority"].value_counts().max() <= 2
    assert statements["statement_id"].is_unique
    sides = bundled.mind_and_body().set_index("priority_id")["side"]
    assert list(sides.index) == list(LONG_LIST.index)
    assert set(sides) == {"mind", "body", "both"}


def test_cities_are_compared_by_a_key_alone():
    """Each topic belongs to a priority and to figures that are there; a press figure has no key for levels."""
    topics = bundled.city_topics()
    known = {*bundled.city_series()["indicator"], *bundled.global_cities()["indicator"]}

    assert set(topics["priority_id"]) <= set(LONG_LIST.index)
    assert set(topics["indicator"]) <= known
    assert set(topics["london_indicator"]) <= {*SERIES.index, ""}
    assert set(topics["grade"]) == {"A", "B", "C"}
    assert (topics.loc[topics["grade"] == "C", "comparable_with"] == "").all()


def test_promises_speak_of_the_enablers():
    """Each of the five has a name, and what partners promised of an enabler is of one of them."""
    keys = set(bundled.enablers()["enabler"])

    assert len(keys) == 5
    assert set(bundled.commitments()["enabler"]) - {""} <= keys


def test_population_adds_up():
    """Within an area the groups of a dimension make 100%; the boroughs make London."""
    table = bundled.population()
    shares = table.groupby(["area", "dimension"])["percent"].sum()
    london = table["area"] == "London"
    people = [rows.groupby(["dimension", "group"])["count"].sum() for rows in (table[london], table[~london])]

    assert shares.between(99.95, 100.05).all()
    assert set(table["area"]) == set(bundled.boroughs()["borough"]) | {"London"}
    assert people[0].equals(people[1])


# ---- lists of topics


def sayings(row: pd.Series) -> list[str]:
    return [saying.strip() for saying in row["sayings"].split("|")]


def test_two_lists_of_topics_in_two_levels():
    """60 to 100 topics of health and care in families of 2 to 7, and those of people's experience of care."""
    health, experience = bundled.topics().values()

    assert list(bundled.topics()) == ["Health and care", "Experience of care"]
    assert 60 <= len(health) <= 100
    assert 22 <= health["family"].nunique() <= 28
    assert health["family"].value_counts().between(2, 7).all()
    assert not set(health["family"].str.casefold()) & set(health["topic"].str.casefold())
    assert (len(experience), experience["family"].nunique()) == (31, 12)


@pytest.mark.parametrize("name", bundled.topics())
def test_the_topics_of_a_family_stand_together(name):
    """A family begins once in the file and is called in two to six words, or one."""
    families = bundled.topics()[name]["family"]
    begun = families[families != families.shift()]

    assert begun.is_unique
    assert begun.str.split().str.len().max() <= 6


def test_topics_of_health_and_care_have_four_sayings_or_more():
    """Four at least, one of them blunt (four words or fewer), since many people answer in no more."""
    for _, row in bundled.topics()["Health and care"].iterrows():
        assert len(sayings(row)) >= 4, row["topic"]
        assert min(len(saying.split()) for saying in sayings(row)) <= 4, row["topic"]


@pytest.mark.parametrize("name", bundled.topics())
def test_each_topic_is_told_in_peoples_words_and_has_its_reason(name):
    """No topic is there twice; each has a line, a reason, and three to eight sayings that no other topic has."""
    table = bundled.topics()[name]
    of_topics = [sayings(row) for _, row in table.iterrows()]
    all_of_them = [saying.casefold() for of_topic in of_topics for saying in of_topic]

    assert list(table.columns) == ["family", "topic", "line", "sayings", "reason"]
    assert table["topic"].str.casefold().is_unique
    assert (table != "").all(axis=None)
    assert all(3 <= len(of_topic) <= 8 for of_topic in of_topics)
    assert len(set(all_of_them)) == len(all_of_them)
    assert max(len(saying.split()) for saying in all_of_them) <= 14
    assert table["line"].str.fullmatch(r"[A-Z].*\.").all()


def test_topics_belong_to_priorities_that_there_are():
    """Every priority of the long list has one to five topics of the list, none twice; most topics have no priority."""
    table, topics = bundled.priorities_of_topics(), bundled.topics()["Health and care"]["topic"]

    assert set(table["priority"]) == set(LONG_LIST.index)
    assert table["priority"].value_counts().max() <= 5
    assert set(table["topic"]) < set(topics)
    assert not table.duplicated(["priority", "topic"]).any()
    assert set(table["extent"]) == {"all", "part"}
    assert (table["reason"] != "").all()


# ---- the data log


def test_the_log_and_its_table_for_people_are_in_step():
    """data/README.md shows each entry of the catalogue, word for word."""
    lines = [tuple(row) for row in bundled.catalogue().itertuples(index=False)]
    shown = [tuple(cell.strip() for cell in line.strip("|").split(" | ")) for line in README.splitlines()]
    assert [line for line in lines if line not in shown] == []


def test_every_bundled_file_has_its_entry():
    """A table without an entry in the log, or an entry without a table, is an error."""
    tables = [*bundled.FOLDER.glob("*.csv"), *bundled.FOLDER.glob("topics/*.csv"), *bundled.FOLDER.glob("*.geojson")]
    later = {f"later_{path.stem}" for path in bundled.FOLDER.glob("later/*.csv")}
    files = {path.stem for path in tables} | later | {"intended_themes", "sample_responses"}
    log = bundled.catalogue()

    assert set(log["table"]) == files
    assert (log != "").all(axis=None)
    assert all(source in README for source in bundled.sources()["source_id"])
