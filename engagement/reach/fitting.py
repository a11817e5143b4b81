"""What people say of themselves, set beside the groups that a census or an estimate counts.

Surveys cut ages as they like, and spell sex and ethnic group in many ways. A value is fitted to the published groups
that it covers whole; values that share a published group are put together, so that no person is compared with fewer or
more people than those of their kind. What fits nothing is told, and compared with nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

AGE, SEX, ETHNIC_GROUP, BOROUGH, SYSTEM = "age", "sex", "ethnic group", "borough", "health and care system"

_RANGE = re.compile(r"(\d{1,3})\s*(?:-|–|—|to|and|bis)\s*(\d{1,3})")
_FROM = re.compile(r"(\d{1,3})\s*(?:\+|plus|and (?:over|above|older)|or (?:over|above|older)|years? and over)")
_OVER = re.compile(r"(?:over|above|older than)\s*(\d{1,3})")
_ONE = re.compile(r"\d{1,3}")
# Older than anybody: not tuned.
_NO_END: Final = 200
# Adults begin at 18 in most surveys and at 16 in the estimates: the two youngest ages are 2% of London's adults.
_YOUNGEST: Final = (16, 17, 18)

# In this order: "White and Asian" is mixed, and "Asian or Asian British" is not white.
_ETHNIC: Final = (
    ("Mixed", r"mixed|multiple|white and (black|asian)|dual heritage"),
    ("Asian", r"asian|indian|pakistani|bangladeshi|chinese"),
    ("Black", r"black|african|caribbean"),
    ("White", r"white|irish|gypsy|roma|traveller|english|welsh|scottish|^british"),
    ("Other", r"arab|other"),
)
_SEXES: Final = (("Female", r"^(f|female|woman|women|girl)\b"), ("Male", r"^(m|male|man|men|boy)\b"))


@dataclass(frozen=True, eq=False)
class Fitted:
    """Values of one kind, fitted to published groups.

    Attributes
    ----------
    groups : value -> name of the group that it is counted in; values that fit nothing are missing.
    people : group -> people of that group who live in London, in the order of the published groups.
    strange : values that fit no published group, in their order.
    """

    groups: Mapping[str, str]
    people: pd.Series
    strange: tuple[str, ...]


def fit(values: Iterable[str], published: pd.Series, kind: str) -> Fitted:
    """Fit what people said to published groups.

    Parameters
    ----------
    values : different values, as they stand in the survey; blank ones are passed over.
    published : people (int) by group, in order; for `AGE` bands ("16-24", ..., "85+").
    kind : one of `AGE`, `SEX`, `ETHNIC_GROUP`, `BOROUGH` and `SYSTEM`; the last two are taken as they are.
    """
    spoken = [value for value in dict.fromkeys(values) if value]
    covered = {value: _covers(value, list(published.index), kind) for value in spoken}
    parts = _together([groups for groups in covered.values() if groups], list(published.index))
    names = {group: _name(part, kind) for part in parts for group in part}
    people = pd.Series({_name(part, kind): int(published.loc[list(part)].sum()) for part in parts}, dtype="int64")
    groups = {value: names[groups[0]] for value, groups in covered.items() if groups}
    return Fitted(groups, people, tuple(value for value in spoken if not covered[value]))


def _covers(value: str, published: list[str], kind: str) -> list[str]:
    """The published groups that a value covers whole; none where it fits nothing."""
    if kind == AGE:
        return _ages_covered(value, published)
    if kind in (SEX, ETHNIC_GROUP):
        patterns = _SEXES if kind == SEX else _ETHNIC
        key = next((name for name, pattern in patterns if re.search(pattern, value.strip().lower())), None)
        return [group for group in published if key and group.startswith(key)][:1]
    return [group for group in published if group.casefold() == value.strip().casefold()]


def _ages_covered(value: str, published: list[str]) -> list[str]:
    ends = ages(value)
    if ends is None:
        return []
    low, high = ends
    bands = {band: ages(band) or (0, 0) for band in published}
    if low == high:
        return [band for band, (first, last) in bands.items() if first <= low <= last]
    low = _YOUNGEST[0] if low in _YOUNGEST else low
    inside = [band for band, (first, last) in bands.items() if low <= first and last <= high]
    fits = inside and bands[inside[0]][0] == low and bands[inside[-1]][1] == high
    return inside if fits else []


def ages(value: str) -> tuple[int, int] | None:
    """Return the first and last year of an age or a band ("35-44", "75+", "65 and over", "37"); None for no age."""
    text = value.strip().lower()
    if match := _RANGE.search(text):
        return int(match[1]), int(match[2])
    if match := _FROM.search(text):
        return int(match[1]), _NO_END
    if match := _OVER.search(text):
        return int(match[1]) + 1, _NO_END
    return (int(text), int(text)) if _ONE.fullmatch(text) else None


def _together(covered: list[list[str]], published: list[str]) -> list[list[str]]:
    """Published groups in parts: those that one value covers are one, and so are parts that overlap."""
    part = {group: place for place, group in enumerate(published)}
    for groups in covered:
        for group in groups[1:]:
            old, new = part[group], part[groups[0]]
            part = {name: min(old, new) if number in (old, new) else number for name, number in part.items()}
    return [[group for group in published if part[group] == number] for number in sorted(set(part.values()))]


def _name(part: list[str], kind: str) -> str:
    if len(part) == 1:
        return part[0].replace("+", " and over") if kind == AGE else part[0]
    low, high = (ages(part[0]) or (0, 0))[0], (ages(part[-1]) or (0, 0))[1]
    return f"{low} and over" if high == _NO_END else f"{low}-{high}"
