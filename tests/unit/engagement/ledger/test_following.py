"""Where an answer goes when its theme is merged, parted, found again, and all that taken back: cases by hand."""

from __future__ import annotations

import pytest

from engagement.ledger.following import Change, Whereabouts, change_of, follow, way
from engagement.themes.curation.patch import Patch

STANDS, RETIRED = {"state": "standing"}, {"state": "retired"}


def patch(points, **themes):
    """Points (number -> before, after) and themes by a letter and their number: "ended1", "begun2", "stays3"."""
    states = {"ended": (STANDS, RETIRED), "begun": (None, STANDS), "stays": (STANDS, STANDS)}
    return Patch({themes[name]: states[name[:5]] for name in themes}, points)


MERGED = patch({10: (1, 2), 11: (1, 2)}, ended1=1)
SPLIT = patch({10: (1, 2)}, begun1=2)
SPLIT_AGAIN = patch({11: (1, 3)}, begun1=3)
FOUND = patch({10: (1, 5), 11: (1, 5), 12: (1, 6), 13: (2, 6)}, ended1=1, ended2=2, begun1=5, begun2=6)
HALVED = patch({10: (1, 5), 11: (1, 6)}, ended1=1, begun1=5, begun2=6)
GONE = patch({10: (1, None), 11: (1, None)}, ended1=1)


def test_what_an_act_did_to_themes_is_read_off_its_points():
    """A theme that ends says where its comments went; one that begins, where they came from."""
    assert change_of(FOUND) == Change({1: {5: 2, 6: 1}, 2: {6: 1}}, {5: frozenset({1}), 6: frozenset({1, 2})})
    assert change_of(SPLIT.backwards) == Change({2: {1: 1}}, {})


@pytest.mark.parametrize(
    ("theme", "patches", "place"),
    [
        (1, [MERGED], Whereabouts(2)),
        (2, [MERGED], Whereabouts(2)),
        (2, [MERGED.backwards], Whereabouts(2, frozenset({1, 2}))),
        (1, [SPLIT], Whereabouts(1, frozenset({1, 2}))),
        (2, [SPLIT.backwards], Whereabouts(1)),
        (1, [SPLIT, SPLIT_AGAIN], Whereabouts(1, frozenset({1, 2, 3}))),
        (1, [SPLIT, patch({10: (2, 1)}, ended1=2)], Whereabouts(1)),
        (1, [SPLIT, patch({10: (2, 4)}, ended1=2)], Whereabouts(1, frozenset({1, 4}))),
        (1, [FOUND], Whereabouts(5)),
        (2, [FOUND], Whereabouts(6)),
        (1, [HALVED], Whereabouts(None, frozenset({5, 6}))),
        (1, [HALVED, patch({11: (6, 5)}, ended1=6)], Whereabouts(None, frozenset({5}))),
        (1, [GONE], Whereabouts(None)),
        (1, [patch({}, ended1=1, stays1=2)], Whereabouts(2)),
        (1, [patch({}, ended1=1)], Whereabouts(None)),
        (7, [MERGED, SPLIT, FOUND], Whereabouts(7)),
    ],
)
def test_an_answer_goes_where_most_of_the_comments_go(theme, patches, place):
    """A merged theme hands it on, a parted one asks; where no theme has more than half it stands under none."""
    assert follow(theme, [change_of(each) for each in patches]) == place


@pytest.mark.parametrize(
    ("then", "now", "back", "onward"),
    [
        ([1, 2], [1, 2], [], []),
        ([1, 2], [1, 2, 3, 4], [], [3, 4]),
        ([1, 2, 3], [1], [3, 2], []),
        ([1, 2, 3], [1, 4, 5], [3, 2], [4, 5]),
        ([], [6], [], [6]),
    ],
)
def test_the_way_is_the_shortest_one(then, now, back, onward):
    """Back over what stands no more, the last first, then on over what came since."""
    assert way(then, now) == (back, onward)
