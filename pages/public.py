"""Public view: what may everybody read?"""

import streamlit as st

from explorer.public import publishing as page
from explorer.public import store
from ui.public import finding, preview, publishing
from ui.shell import desk, errors, layout

scenario = finding.scenario()
offer = page.proposed(desk.now(), scenario)
bundles = desk.now().ask(store.bundles)
layout.headline(finding.headline(offer, bundles))
with errors.boundary():
    left, right = st.columns([3, 2])
    with left:
        preview.draw(offer)
    with right:
        finding.scenario_box()
        publishing.draw(offer, scenario, bundles)
