"""Mounting the document as it will print."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import streamlit as st

from explorer.paper.model import Block, Paper, Paragraph, Picture, Section, Table, heading, labels
from explorer.paper.pictures import svg_address
from explorer.paper.values import text_of
from ui.parts.scripts import joined

_HERE: Final = Path(__file__).parent
_mount = st.components.v2.component(
    "explorer_paper_sheet",
    html='<article class="sheet" lang="en-GB" tabindex="0" aria-label="The document as it will print"></article>',
    css=(_HERE / "sheet.css").read_text(encoding="utf-8"),
    js=joined(_HERE / "sheet.js"),
)


def sheet(paper: Paper) -> None:
    """Draw a document as it will print."""
    _mount(key="paper_sheet", data=content(paper))


def content(paper: Paper) -> dict[str, Any]:
    """Return a document as the browser draws it."""
    return {
        "draft": paper.is_draft,
        "title": paper.title,
        "header": [[line.lead, line.text] for line in paper.header],
        "parts": [_part(*entry) for entry in labels(paper)],
    }


def _part(section: Section, label: str, blocks: tuple[tuple[Block, str], ...]) -> dict[str, Any]:
    return {"title": heading(section, label), "blocks": [_block(block, number) for block, number in blocks]}


def _block(block: Block, label: str) -> dict[str, Any]:
    if isinstance(block, Table):
        rows = [[text_of(cell) for cell in row] for row in block.rows]
        return {"kind": "table", "text": text_of(block.caption), "heads": list(map(text_of, block.heads)), "rows": rows}
    if isinstance(block, Picture):
        text, alt = text_of(block.caption), text_of(block.alternative)
        return {"kind": "picture", "text": text, "alt": alt, "source": svg_address(block.spec)}
    return _paragraph(block, label)


def _paragraph(block: Paragraph, label: str) -> dict[str, Any]:
    changed = block.change is not None
    return {"kind": block.kind, "label": label, "lead": block.lead, "text": block.text, "changed": changed}
