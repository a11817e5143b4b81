"""What people say of themselves is fitted to published groups whole, put together where it overlaps, or told."""

from __future__ import annotations

import pandas as pd
import pytest

from engagement.reach import AGE, BOROUGH, ETHNIC_GROUP, SEX, fit
from engagement.reach.fitting import ages

BANDS = pd.Series(
    {"16-24": 10, "25-34": 20, "35-44": 30, "45-54": 40, "55-64": 50, "65-74": 60, "75-84": 70, "85+": 80}
)
SEXES = pd.Series({"Female": 51, "Male": 49})
ETHNIC = pd.Series(
    {"Asian, Asian British or Asian Welsh": 1, "Black, Black British, Black Welsh, Caribbean or African": 2,
     "Mixed or Multiple ethnic groups": 3, "Other ethnic group": 4, "White": 5}
)  # fmt: skip


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        ("35-44", (35, 44)), ("35 – 44 years", (35, 44)), ("75+", (75, 200)), ("65 and over", (65, 200)),
        ("Over 64", (65, 200)), ("37", (37, 37)), ("Prefer not to say", None), ("Aged 16 to 24", (16, 24)), ("", None),
    ],
)  # fmt: skip
def test_an_age_is_read_in_the_usual_spellings(value, ends):
    """Bands with any dash, open ends, one year; words that are no age are none."""
    assert ages(value) == ends


def test_bands_are_fitted_whole():
    """A band that covers published ones whole is counted beside all of them, in their order."""
    fitted = fit(["25-44", "75+", "18-24", "45-54", ""], BANDS, AGE)

    assert fitted.groups == {"25-44": "25-44", "75+": "75 and over", "18-24": "16-24", "45-54": "45-54"}
    assert fitted.people.to_dict() == {
        "16-24": 10, "25-44": 50, "45-54": 40, "55-64": 50, "65-74": 60, "75 and over": 150,
    }  # fmt: skip
    assert fitted.strange == ()


def test_bands_that_overlap_are_put_together():
    """Two surveys that cut ages otherwise are compared in the parts that both leave whole."""
    fitted = fit(["65+", "65-74", "75-84", "70"], BANDS, AGE)

    assert set(fitted.groups.values()) == {"65 and over"}
    assert fitted.people["65 and over"] == 60 + 70 + 80


@pytest.mark.parametrize("value", ["18-29", "under 18", "30 to 39", "0-15", "old enough"])
def test_what_fits_no_group_is_told(value):
    """It is compared with nobody rather than with the wrong people."""
    fitted = fit([value], BANDS, AGE)

    assert fitted.groups == {}
    assert fitted.strange == (value,)


@pytest.mark.parametrize(
    ("value", "group"),
    [
        ("White - British", "White"), ("White and Black Caribbean", "Mixed or Multiple ethnic groups"),
        ("Asian or Asian British: Indian", "Asian, Asian British or Asian Welsh"), ("Chinese", ETHNIC.index[0]),
        ("Black African", ETHNIC.index[1]), ("Arab", "Other ethnic group"), ("Gypsy or Irish Traveller", "White"),
        ("Any other ethnic group", "Other ethnic group"), ("Mixed", "Mixed or Multiple ethnic groups"),
    ],
)  # fmt: skip
def test_ethnic_groups_are_known_by_their_usual_names(value, group):
    """Those of censuses and of forms; mixed groups are not taken for one of their parts."""
    assert fit([value], ETHNIC, ETHNIC_GROUP).groups == {value: group}


def test_sex_and_borough():
    """Words for women and men in any case; a borough by its name, another place by none."""
    assert fit(["Woman", "male", "F", "Non-binary"], SEXES, SEX).groups == {
        "Woman": "Female", "male": "Male", "F": "Female",
    }  # fmt: skip
    fitted = fit(["bexley", "Leeds"], pd.Series({"Bexley": 5, "Brent": 6}), BOROUGH)
    assert fitted.groups == {"bexley": "Bexley"}
    assert fitted.strange == ("Leeds",)
