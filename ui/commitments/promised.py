"""What partners have promised already, beside a target: how ours stands to it, and what came of earlier promises."""

from __future__ import annotations

import streamlit as st

from explorer.promises import beside, beside_target
from explorer.slots import SlotNow
from priorities.promises import Aim
from ui.shell import desk
from ui.shell.wording import plain


def draw(standing: SlotNow, value: float | None, year: int) -> None:
    """Draw the promises on the slot's priority, each beside the target; nothing where there is none."""
    slot, now = standing.slot, standing.situation
    if not slot.priority or now is None:
        return
    comparable = value is not None and slot.measure in ("level", "rank", "count") and slot.indicator
    aim = Aim(slot.indicator, value, year, now.better) if comparable and value is not None else None
    sentences = desk.now().keep(beside_target, slot.priority, aim)
    if not sentences:
        return
    rows = desk.now().keep(beside, slot.priority).to_dict("records")
    st.markdown("**What is promised already**")
    for row in rows:
        if row["status"] != "unknown":
            st.write(plain(f"{row['commitment']} ({row['document']}). What came: {row['came']}"))
    for row, sentence in zip(rows, sentences, strict=True):
        if aim is not None and row["indicator_id"] == slot.indicator and "asks " in sentence:
            clash = "Clash with a promise: " if "asks less than" in sentence else ""
            st.write(plain(f"{clash}{sentence}"))
    with st.expander(f"All that partners promised here ({len(rows)})"):
        for row in rows:
            part = f": {row['in_london']}" if row["in_london"] else ""
            st.write(plain(f"{row['commitment']} ({row['partner']}, {row['document']}){part}"))
