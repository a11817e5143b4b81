"""Paper: what goes to the board, and to the public?"""

import streamlit as st

from explorer.paper import writing
from ui.paper import changes, files, finding, quote_box
from ui.paper.sheet import sheet
from ui.shell import desk, errors, layout, state

kind = finding.document()
scenario = finding.scenario()
paper = desk.now().keep(writing.document, kind, scenario)
layout.headline(finding.headline(paper))
finding.choices()
with errors.boundary():
    files.draw(kind, scenario)
    left, right = st.columns([3, 2])
    with left:
        sheet(paper)
    with right:
        view = state.choice("paper_part", "Beside the document", ["Missing", "Changes", "Quotes", "Final copies"])
        if view == "Missing":
            finding.missing(paper)
        elif view == "Changes":
            changes.choose(paper)
            changes.so_far(paper)
        elif view == "Quotes":
            quote_box.draw(scenario)
        else:
            files.final(paper, kind, scenario)
