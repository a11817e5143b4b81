"""Which figure of people a published page may hold after the pages published before it.

A page for everybody is kept by others, who lay two of them side by side. So a figure that was published once is
published again as long as the count is near it, and a new one stands apart from every earlier one: what moves tells of
eleven people or more, and what does not move tells of nobody.

Why no count of 1 to 7, and no change of 1 to 7, follows from any number of pages: counts fall into blocks of five (0-2,
3-7, 8-12, 13-17 ...), by which they are rounded. Which figure is published turns on the block alone, and on figures
that are public; under 8 are two blocks that look the same. So all that can be known of a count is a set of whole
blocks. Counts of a page are tied to each other only by "not more than" (who speaks of a theme has answered): no total
is published, nor parts that add up. Such ties leave whole blocks, too. The difference of two counts of which each is
known by its block can still take nine values, and nine values do not fit into 1 to 7.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from engagement.questions.disclosure import FEWEST, SMALLEST, STEP, rounded

APART: Final = 3 * STEP
"""How far a new figure must be from every earlier one: counts behind it differ by 11 at least, so never by 1 to 7.

Two steps would mean 6 at least; with four a figure could be 17 off instead of 12."""

# Where a count that is not shown stands among the others: the block below the first that is shown.
_NOT_SHOWN = STEP


def released(count: int, earlier: Iterable[int | None] = ()) -> int | None:
    """Return the figure of a count of people that may be published; None where it is not shown.

    Parameters
    ----------
    count : people.
    earlier : every figure of the same count that was published before, the oldest first; None where it was not shown.

    Returns
    -------
    int or None
        A multiple of 5, at least 10: the nearest earlier figure within 10 of the rounded count, the older of two; else
        the rounded count.
    """
    place = rounded(count) if count >= SMALLEST else _NOT_SHOWN
    places = [_NOT_SHOWN if figure is None else figure for figure in earlier]
    within_reach = [figure for figure in places if abs(figure - place) < APART]
    figure = min(within_reach, key=lambda figure: abs(figure - place), default=place)
    return None if figure == _NOT_SHOWN else figure


def released_base(count: int, earlier: Iterable[int | None] = ()) -> int | None:
    """Return how many people answered, as it may be published; None where too few stand behind it for anything.

    It turns on the block of the count, as everything here does.
    """
    figure = released(count, earlier)
    enough = rounded(count) - STEP // 2 >= FEWEST
    return figure if figure is not None and enough else None
