"""Themes on a shared screen: counts rounded, few people nowhere to be seen, and not to be worked out either."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.schema import NOTHING, RESPONSE_COLUMNS
from engagement.themes import ThemeSet
from engagement.themes.shared_themes import SharedThemes
from engagement.themes.themed_responses import ThemedResponses

BUSES, DAMP = 3, 5
GROUPS = ("Professionals", "Londoners", "Nurses")


def counted(people: dict[str, tuple[int, int, int]], *, silent: int = 0) -> ThemedResponses:
    """Make what stands of people, one answer each: of each audience so many on buses, on damp, and on nothing."""
    groups = [
        (audience, theme)
        for audience, sizes in people.items()
        for theme, n in zip((BUSES, DAMP, 0), sizes, strict=True)
        for _ in range(n)
    ]
    table = pd.DataFrame("", index=range(len(groups)), columns=list(RESPONSE_COLUMNS))
    table = table.assign(
        response_id=range(len(groups)), respondent=[str(n) for n in range(len(groups))], text="word",
        audience=[audience for audience, _ in groups], question="Why?", borough="Brent",
    )  # fmt: skip
    points = [(n, n, theme, 0, 4, 0.5) for n, (_, theme) in enumerate(groups) if theme]
    assignments = pd.DataFrame(points, columns=["point", "response_id", "theme_id", "start", "end", "strength"])
    themes = pd.DataFrame({"theme_id": [BUSES, DAMP], "name": ["Late buses", "Damp flats"], "stability": 0.9})
    nothing = pd.DataFrame("", index=range(silent), columns=list(RESPONSE_COLUMNS))
    nothing = nothing.assign(respondent=[f"silent {n}" for n in range(silent)], audience="Londoners", tray=NOTHING)
    found = ThemeSet(1, 1, "fast", "", "", "", pd.DataFrame(), themes, assignments.astype("int64"), stale=0, unplaced=0)
    return ThemedResponses(found, table, pd.concat([table, nothing.assign(question="Why?")], ignore_index=True))


def test_counts_are_rounded_and_few_are_hidden() -> None:
    """Of 62 people 33 speak of buses: 22 of 31 Londoners, 11 of 31 professionals; of damp 4 and 12, both hidden."""
    shared = counted({"Londoners": (22, 4, 5), "Professionals": (11, 12, 8)}).shared

    assert isinstance(shared, SharedThemes)
    assert not shared.is_exact
    assert (shared.n_people, shared.base) == (60, {"Professionals": 30, "Londoners": 30})
    assert shared.ranked["people"].tolist() == [35, 15]
    shares = shared.shares.set_index(["theme", "audience"])["n"]
    assert shares["Late buses"].to_dict() == {"Professionals": 10, "Londoners": 20}
    assert shares["Damp flats"].isna().all()
    assert shared.count_by_audience(DAMP) == {}
    assert shared.compare_audiences("Professionals", "Londoners")["theme"].tolist() == ["Late buses"]


def test_an_audience_of_a_few_is_left_out() -> None:
    """Nine nurses are no group: no bar, no row, no base."""
    shared = counted({"Londoners": (22, 14, 5), "Nurses": (9, 0, 0)}).shared

    assert list(shared.base) == ["Londoners"]
    assert set(shared.shares["audience"]) == {"Londoners"}
    assert "Nurses" not in set(shared.who_says_it(BUSES)["name"])


def test_what_was_asked_for_first_changes_nothing() -> None:
    """The ranked counts are the same before and after the shares were worked out, and the exact ones stay exact."""
    themed = counted({"Londoners": (22, 4, 5), "Professionals": (11, 12, 8)})
    first, later = themed.shared, counted({"Londoners": (22, 4, 5), "Professionals": (11, 12, 8)}).shared
    assert later.shares is not None

    assert later.ranked["people"].tolist() == first.ranked["people"].tolist() == [35, 15]
    assert themed.ranked["people"].tolist() == [33, 16]


def test_who_has_nothing_to_say_is_told_where_they_are_enough() -> None:
    """12 of 52 people had nothing to say, about 10 of 50; 3 of 43 are not told of."""
    enough, few = counted({"Londoners": (20, 20, 0)}, silent=12), counted({"Londoners": (20, 20, 0)}, silent=3)

    assert enough.shared.nothing_said[["people", "base"]].to_numpy().tolist() == [[10, 50]]
    assert (enough.shared.n_silent, few.shared.n_silent) == (10, 0)
    assert few.shared.nothing_said.empty


def test_where_hardly_anybody_answered_nothing_is_counted() -> None:
    """Of six people no number is shown in any view."""
    shared = counted({"Londoners": (3, 2, 1)}).shared

    assert (shared.n_people, shared.base, shared.n_answers) == (0, {}, 0)
    assert shared.ranked["people"].isna().all()
    assert shared.shares.empty
    assert shared.who_says_it(BUSES).empty
    assert shared.said_together(BUSES).empty


SIZES = st.tuples(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))


def ends(figure: object) -> tuple[float, float]:
    """What a count may be, from what is shown of it: one hidden may be the second that is, and of any size."""
    return (0, 20) if pd.isna(figure) else (max(0, int(figure) - 2), int(figure) + 2)


@pytest.mark.slow
@settings(deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(GROUPS, SIZES)))
def test_a_hidden_count_cannot_be_worked_out(people: dict[str, tuple[int, int, int]]) -> None:
    """Counts shown are multiples of 5; from all people less the other audiences a hidden one may be several numbers."""
    shared = counted(people).shared
    shares = shared.shares
    for table, columns in ((shared.ranked, ("people", "answers")), (shares, ("n", "base"))):
        for column in columns:
            assert (table[column].dropna() % 5 == 0).all()
    whole = shared.ranked.set_index("name")["people"]
    if len(shared.base) < sum(any(sizes) for sizes in people.values()):
        return
    for theme, rows in shares.groupby("theme"):
        low, high = ends(whole[theme])
        for place in rows.index[rows["n"].isna()]:
            others = [ends(figure) for figure in rows["n"].drop(place)]
            least = max(0, low - sum(end for _, end in others))
            most = min(20, high - sum(end for end, _ in others))
            assert most > least
