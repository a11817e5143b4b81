"""Who was heard so far, and from where nobody was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd

from data import bundled
from engagement.answers import store
from engagement.audiences import LONDONERS, of_people
from engagement.audiences import audiences as in_order
from engagement.questions.disclosure import protected
from engagement.schema import CAMPAIGN, IN_USE
from explorer.snapshot import Snapshot

# In place of a tray: who answered closed questions alone.
_TICKED: Final = "ticked"
# How many who live somewhere people are counted by.
_LIVING: Final = 10_000


@dataclass(frozen=True, eq=False)
class Heard:
    """Whom the explorer has heard from; each person is counted once, also who answered twice or in several rounds.

    Notes taken at events stand as an audience of their own, and never among people.

    Attributes
    ----------
    audiences : a line an audience, in their order: audience ("" last, where nobody said it), people (everybody), of
        them words (with words in use), nothing (who answered only that they have nothing to say) and ticked (who
        answered closed questions alone), forums and boroughs (of all of them).
    absent_boroughs : London boroughs that no Londoner answered from.
    n_boroughs : how many boroughs there are.
    """

    audiences: pd.DataFrame
    absent_boroughs: tuple[str, ...]
    n_boroughs: int

    @property
    def nobody(self) -> bool:
        """Whether nobody has answered yet."""
        return self.audiences.empty


def heard(now: Snapshot, *, copies: bool = False, shared: bool = False) -> Heard:
    """Return who was heard so far.

    Parameters
    ----------
    copies : whether everybody who sent a copy of a campaign counts.
    shared : whether people are counted as a shared screen may show them: rounded, a few as none.
    """
    people = now.keep(_people, copies=copies)
    audiences = _by_audience(people)
    if shared:
        parts = {name: protected(audiences[name]).fillna(0) for name in ("words", "nothing", "ticked")}
        # All of them are the sum of what is shown of the parts: a count of its own would narrow a hidden one.
        audiences = audiences.assign(people=sum(parts.values()), **parts)
    boroughs = bundled.boroughs()["borough"].tolist()
    present = set(people.loc[people["audience"] == LONDONERS, "borough"])
    absent = tuple(name for name in boroughs if name not in present)
    return Heard(audiences, absent, len(boroughs))


def by_borough(now: Snapshot, *, copies: bool = False, shared: bool = False) -> pd.DataFrame:
    """Return how many people of each borough were heard: Londoners; where no Londoner is named so, everybody.

    Parameters
    ----------
    copies, shared : as in `heard`.

    Returns
    -------
    pandas.DataFrame
        borough, people (Int64, missing where not shown), rate (people for each 10,000 who live there); the boroughs in
        their order. Empty where nobody said where they live.
    """
    people = of_people(now.keep(_people, copies=copies))
    londoners = people[people["audience"] == LONDONERS]
    counts = (people if londoners.empty else londoners).groupby("borough")["respondent"].nunique()
    boroughs = bundled.boroughs()
    exact = counts.reindex(boroughs["borough"], fill_value=0)
    if not exact.any():
        return pd.DataFrame(columns=["borough", "people", "rate"])
    figures = protected(exact) if shared else exact.astype("Int64")
    rate = figures.to_numpy(dtype=float, na_value=float("nan")) / boroughs["population"].to_numpy() * _LIVING
    return pd.DataFrame({"borough": boroughs["borough"], "people": figures.to_numpy(), "rate": rate})


def _people(now: Snapshot, *, copies: bool) -> pd.DataFrame:
    """Everybody who answered, a line a person and tray: with words, with nothing to say, or with ticks alone."""
    everybody, answered = now.ask(store.people), now.ask(store.answered, copies=copies)
    ticked = everybody[~everybody["respondent"].isin(now.ask(store.answered, copies=True)["respondent"])]
    return pd.concat([answered, ticked.assign(tray=_TICKED)], ignore_index=True)


def _by_audience(people: pd.DataFrame) -> pd.DataFrame:
    """Count people by audience: with words, else with nothing to say, else with ticks alone."""
    nameless = [""] if (people["audience"] == "").any() else []
    lines = []
    for audience in [*in_order(people), *nameless]:
        group = people[people["audience"] == audience]
        words = group[group["tray"].isin((IN_USE, CAMPAIGN))]
        ticked = group[group["tray"] == _TICKED]
        counts = [rows["respondent"].nunique() for rows in (group, words, ticked)]
        forums, boroughs = (group.loc[group[name] != "", name].nunique() for name in ("forum", "borough"))
        everybody, wrote, without = counts
        lines.append((audience, everybody, wrote, everybody - wrote - without, without, forums, boroughs))
    return pd.DataFrame(lines, columns=["audience", "people", "words", "nothing", "ticked", "forums", "boroughs"])
