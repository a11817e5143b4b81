"""The counts of people that the public view holds, in one place: how many answered, how many speak of each theme.

Everything else that is said of numbers of people is worked out from these figures, never from the counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from engagement import ThemedResponses, share_interval
from engagement.questions.releases import released, released_base
from explorer.public.model import Figure, Question, Share, Theme

_Quotes = Callable[[int], Sequence[str]]


def figures(themed: ThemedResponses, wording: str, earlier: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return the figures of a set of themes as they may be published after earlier ones, audience by audience.

    Of an audience of which too few answered, nothing but that is among them.
    """
    # What stayed from page to page is the same row on each.
    before = tuple(dict.fromkeys(earlier))
    names = list(zip(themed.ranked["theme_id"].astype(int), themed.ranked["name"].astype(str), strict=True))
    by_theme = {theme: themed.count_by_audience(theme) for theme, _name in names}
    table = []
    for audience, base in themed.base.items():
        place = Figure(themed.set_id, wording, audience, 0, "", None)
        table.append(place._replace(people=released_base(base, _of(place, before))))
        for theme, name in names if table[-1].people is not None else ():
            place = Figure(themed.set_id, wording, audience, theme, name, None)
            table.append(place._replace(people=released(by_theme[theme][audience], _of(place, before))))
    return tuple(table)


def _of(place: Figure, before: tuple[Figure, ...]) -> list[int | None]:
    return [figure.people for figure in before if place.counts_the_same(figure)]


def question(table: Sequence[Figure], quotes: _Quotes) -> Question | None:
    """Return what is said of the figures of one set of themes; None where too few people answered.

    Parameters
    ----------
    quotes : theme -> its cleared quotes; asked of themes that are shown only.
    """
    bases = {figure.audience: figure.people for figure in table if not figure.theme and figure.people is not None}
    if not bases:
        return None
    themes: dict[int, str] = {figure.theme_id: figure.theme for figure in table if figure.theme}
    by_place = {(figure.theme_id, figure.audience): figure.people for figure in table}
    rows = []
    for theme, name in themes.items():
        shares = tuple(share(audience, by_place.get((theme, audience)), base) for audience, base in bases.items())
        if any(shares):
            rows.append((theme, name, shares))
    rows.sort(key=lambda row: (-max(entry.share for entry in row[2] if entry), row[1].casefold(), row[0]))
    listed = tuple(Theme(name, shares, tuple(quotes(theme))) for theme, name, shares in rows)
    return Question(table[0].question, tuple(bases.items()), listed)


def share(audience: str, people: int | None, base: int | None) -> Share | None:
    """Return a share of published figures with its 95% interval; None where one of them is not shown."""
    if people is None or base is None:
        return None
    # A figure that stays as it was may stand above a base that moved.
    count = min(people, base)
    return Share(audience, count, base, count / base, *share_interval(count, base))
