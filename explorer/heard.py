"""Who was heard so far, and from where nobody was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd

from data import bundled
from engagement.answers import store
from engagement.audiences import LONDONERS
from engagement.audiences import audiences as in_order
from engagement.questions.disclosure import protected
from engagement.schema import CAMPAIGN, IN_USE
from explorer.snapshot import Snapshot

# In place of a tray: who answered closed questions alone.
_TICKED: Final = "ticked"


@dataclass(frozen=True, eq=False)
class Heard:
    """Whom the explorer has heard from; each person is counted once, also who answered twice or in several rounds.

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
    everybody, answered = now.ask(store.people), now.ask(store.answered, copies=copies)
    ticked = everybody[~everybody["respondent"].isin(now.ask(store.answered, copies=True)["respondent"])]
    people = pd.concat([answered, ticked.assign(tray=_TICKED)], ignore_index=True)
    audiences = _by_audience(people)
    if shared:
        parts = {name: protected(audiences[name]).fillna(0) for name in ("words", "nothing", "ticked")}
        # All of them are the sum of what is shown of the parts: a count of its own would narrow a hidden one.
        audiences = audiences.assign(people=sum(parts.values()), **parts)
    boroughs = bundled.boroughs()["borough"].tolist()
    present = set(people.loc[people["audience"] == LONDONERS, "borough"])
    absent = tuple(name for name in boroughs if name not in present)
    return Heard(audiences, absent, len(boroughs))


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
