"""Who was heard so far, and from where nobody was."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from data import bundled
from engagement.answers import store
from engagement.audiences import LONDONERS
from engagement.audiences import audiences as in_order
from engagement.questions.disclosure import protected
from engagement.schema import CAMPAIGN, IN_USE
from explorer.snapshot import Snapshot


@dataclass(frozen=True, eq=False)
class Heard:
    """Whom the explorer has heard from; each person is counted once, also who answered twice or in several rounds.

    Attributes
    ----------
    audiences : a line an audience, in their order: audience ("" last, where nobody said it), people (with words in
        use), nothing (people who answered only that they have nothing to say), forums, boroughs (of people).
    absent_boroughs : London boroughs that no Londoner wrote from.
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
    answered = now.ask(store.answered, copies=copies)
    boroughs = bundled.boroughs()["borough"].tolist()
    present = set(_with_words(answered[answered["audience"] == LONDONERS])["borough"])
    absent = tuple(name for name in boroughs if name not in present)
    audiences = _by_audience(answered)
    if shared:
        audiences = audiences.assign(**{name: protected(audiences[name]).fillna(0) for name in ("people", "nothing")})
    return Heard(audiences, absent, len(boroughs))


def _by_audience(answered: pd.DataFrame) -> pd.DataFrame:
    nameless = [""] if (answered["audience"] == "").any() else []
    lines = []
    for audience in [*in_order(answered), *nameless]:
        group = answered[answered["audience"] == audience]
        words = _with_words(group)
        people = words["respondent"].nunique()
        forums, boroughs = (words.loc[words[name] != "", name].nunique() for name in ("forum", "borough"))
        lines.append((audience, people, group["respondent"].nunique() - people, forums, boroughs))
    return pd.DataFrame(lines, columns=["audience", "people", "nothing", "forums", "boroughs"])


def _with_words(answered: pd.DataFrame) -> pd.DataFrame:
    return answered[answered["tray"].isin((IN_USE, CAMPAIGN))]
