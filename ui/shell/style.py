"""The look: one place for the few styles that Streamlit's own theme cannot say."""

from __future__ import annotations

import streamlit as st

_STYLE = """
<style>
.stMainBlockContainer { padding: 4.25rem 1.5rem 1.5rem; max-width: 84rem; }
.stMainBlockContainer > .stVerticalBlock { gap: .6rem; }
h1 { line-height: 1.25; padding: .25rem 0 1rem !important; text-wrap: balance; position: relative; }
h1[data-behind] > * { visibility: hidden; }
h1[data-behind]::after { content: attr(data-now); position: absolute; inset: .25rem 0 0; }
[data-weights-move] .st-key-of_these_weights { visibility: hidden; }
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p {
  color: #4C6272 !important; opacity: 1 !important;
}
.stVegaLiteChart { overflow-x: clip; } /* a picture keeps its width for a moment where the window has narrowed */
.stTable th, .stTable th * { color: #425563 !important; }
.stTable td, .stTable th { overflow-wrap: anywhere; }
.stTable [data-testid="stTableStyledTable"] { font-variant-numeric: tabular-nums; }
a:focus-visible, button:focus-visible, input:focus-visible, [tabindex]:focus-visible {
  outline: 3px solid #FFDD00; outline-offset: 0; box-shadow: 0 0 0 5px #212B32;
}
.st-key-themes_page, .st-key-themes_controls, .st-key-themes_controls_opened { gap: .45rem; }
.st-key-ticks [data-testid="stCaptionContainer"] { padding: 0 0 .45rem 1.75rem; }
@media (max-width: 640px) {
  .st-key-themes_headline_opened, .st-key-themes_controls_opened, .st-key-themes_beside { display: none; }
  .st-key-themes_page > :has(> .st-key-themes_controls) { order: 1; }
}
@media (max-width: 640px) { .stMainBlockContainer { padding: 4rem .75rem 2rem; } h1 { font-size: 1.35rem !important; } }
@media print { header, .stToolbar { display: none; } }
</style>
"""

_PROJECTOR = """
<style>
html { font-size: 24px; }
.stMainBlockContainer { padding: 1rem 1.5rem; max-width: none; }
h1 { font-size: 1.45rem !important; }
header.stAppHeader { display: none; }
</style>
"""


def apply(*, projector: bool) -> None:
    """Add the styles to the page; projector mode enlarges everything and hides the menu."""
    st.html(_STYLE + (_PROJECTOR if projector else ""))
