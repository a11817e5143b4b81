"""Those heard beside those who live in London, a fact at a time: finding, picture, numbers."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from engagement.answers.selection import Selection
from engagement.reach import BOROUGH, charts, wording
from explorer.reach import Profile, not_comparable, profiles
from explorer.snapshot import Snapshot
from ui.parts import tables
from ui.shell import desk, state
from ui.shell.wording import count, listing, number, percent, plain


def facts_in_view(selection: Selection, theme: int) -> tuple[Profile, ...]:
    """Return the facts as this visit may see them."""
    return desk.now().keep(profiles, selection, theme, exact=state.sees_exact_counts())


def headline(selection: Selection, theme: int) -> str:
    """Return the first line: who is missing."""
    return wording.headline({profile.kind: profile.table for profile in facts_in_view(selection, theme)})


def draw(selection: Selection, theme: int, left: DeltaGenerator, right: DeltaGenerator) -> None:
    """Draw every fact that was told and that is counted of London; boroughs, of which there are many, on the right."""
    facts = facts_in_view(selection, theme)
    strange = desk.now().keep(not_comparable, selection)
    if not facts and not strange:
        left.write("None of those selected said where they live, how old they are or the like.")
    for kind, values in strange.items():
        left.write(
            plain(f"By {kind}, what people said ({listing(values, 4)}) fits no group that is counted of London.")
        )
    for profile in facts:
        with right if profile.kind == BOROUGH else left:
            _fact(selection, theme, profile)


def _fact(selection: Selection, theme: int, profile: Profile) -> None:
    finding = wording.finding(profile.kind, profile.table)
    st.subheader(plain(finding), anchor=False)
    st.caption(plain(_whose(selection.audience, profile)))
    public = desk.now().keep(profiles, selection, theme, exact=False)
    rounded = next((fact.table for fact in public if fact.kind == profile.kind), profile.table.head(0))
    tables.chart(
        desk.now().keep(
            _picture, selection, theme, profile.kind, exact=state.sees_exact_counts(), large=state.projector()
        ),
        table(profile.table),
        name=f"heard by {profile.kind}",
        alt_text=f"Bars for those heard, a mark for London. {finding}",
        file=lambda: table(rounded),
    )
    if state.sees_exact_counts():
        st.write(plain(wording.unlike(profile.kind, profile.unlike)))


def _picture(now: Snapshot, selection: Selection, theme: int, kind: str, *, exact: bool, large: bool) -> str:
    facts = now.keep(profiles, selection, theme, exact=exact)
    parity = next(profile.table for profile in facts if profile.kind == kind)
    return tables.specification(charts.parity_picture(parity, large=large), large=large)


def table(parity: pd.DataFrame) -> pd.DataFrame:
    """Return the numbers as they are read; groups that are not shown say so."""
    rows = parity.rename_axis("group").reset_index().to_dict("records")
    hidden = [bool(pd.isna(row["share"])) for row in rows]
    pairs = list(zip(rows, hidden, strict=True))
    return pd.DataFrame(
        {
            "Group": [row["group"] for row in rows],
            "People heard": ["hidden" if few else number(row["heard"]) for row, few in pairs],
            "Of those who said": [
                "hidden" if few else f"{percent(row['share'])} ({percent(row['low'])} to {percent(row['high'])})"
                for row, few in pairs
            ],
            "Of London": [percent(row["expected"]) for row in rows],
            "For one of London": ["hidden" if few or pd.isna(row["ratio"]) else f"{row['ratio']:.2f}"
                                  for row, few in pairs],
        }
    )  # fmt: skip


def _whose(audience: str, profile: Profile) -> str:
    who = audience or "people"
    base = "Too few said it to be counted" if profile.base is None else f"Of {number(profile.base)} {who} who said it"
    rest = "" if profile.silent is None else f"; {count(profile.silent, 'person', 'people')} did not"
    strange = f" Fits no published group: {listing(profile.strange, 4)}." if profile.strange else ""
    return f"{base}{rest}. The mark is London: {profile.of}.{strange}"
