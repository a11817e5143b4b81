"""Who was heard so far, and what is worth doing next."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from data import bundled
from engagement.audiences import LONDONERS
from engagement.responses import store as responses
from explorer.snapshot import Snapshot


@dataclass(frozen=True, eq=False)
class Heard:
    """Whom the explorer has heard from.

    Attributes
    ----------
    audiences : a line an audience: audience, respondents (people), responses, forums, boroughs.
    absent_boroughs : London boroughs that no Londoner answered from.
    n_boroughs : how many boroughs there are.
    """

    audiences: pd.DataFrame
    absent_boroughs: tuple[str, ...]
    n_boroughs: int

    @property
    def nobody(self) -> bool:
        """Whether nobody was heard yet."""
        return self.audiences.empty or not int(self.audiences["respondents"].sum())


def heard(now: Snapshot, *, copies: bool = False) -> Heard:
    """Return who was heard so far; `copies` tells whether copies of campaigns count."""
    boroughs = bundled.boroughs()["borough"].tolist()
    answers = now.ask(responses.responses)
    present = set(answers.loc[answers["audience"] == LONDONERS, "borough"])
    absent = tuple(name for name in boroughs if name not in present)
    return Heard(now.ask(responses.heard, copies=copies), absent, len(boroughs))
