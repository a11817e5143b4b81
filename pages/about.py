"""About: how it works, what it keeps, where its limits lie."""

import pandas as pd
import streamlit as st

from data import bundled
from explorer import __version__
from ui.about import texts
from ui.parts import tables
from ui.shell import layout, state

layout.headline("How the explorer works, what it keeps, and where its limits lie")
view = state.choice("about", "Part", ["Method", "Privacy", "Limits", "Accessibility", "Sources"])

if view in texts.TEXTS:
    st.markdown(texts.TEXTS[view])
if view == "Method":
    criteria = bundled.criteria()[["name", "question", "anchor_0", "anchor_5", "anchor_10"]]
    tables.table(
        criteria.set_axis(["Criterion", "Question", "0 means", "5 means", "10 means"], axis=1), name="criteria"
    )
    principles = bundled.principles().set_axis(["Guiding principle", "In short"], axis=1)
    tables.table(principles, name="guiding principles")
if view == "Sources":
    catalogue = pd.DataFrame(bundled.catalogue())
    tables.table(catalogue, name="data log")
st.text(f"London priorities explorer, version {__version__}")
