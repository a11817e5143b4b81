"""A document as HTML that stands by itself and prints well: it only renders the model."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Final

from explorer.paper.model import Block, Paper, Paragraph, Picture, Section, Table, heading, labels
from explorer.paper.pictures import svg_address
from explorer.paper.values import Runs, text_of
from explorer.paper.word import DRAFT, LANGUAGE

# Nothing may be asked for, whatever stands in the text: styles and pictures lie in the file itself.
_POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE: Final = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")


def html(paper: Paper) -> str:
    """Return a document as one HTML file: no script, no link, nothing fetched."""
    parts = [(section, label, blocks) for section, label, blocks in labels(paper)]
    body = [_section(*part) for part in parts[: len(paper.sections)]]
    behind = "".join(_section(*part) for part in parts[len(paper.sections) :])
    state = f'<p class="state">{DRAFT}</p>' if paper.is_draft else ""
    lines = "".join(f"<dt>{escape(line.lead)}</dt><dd>{_runs(line.runs)}</dd>" for line in paper.header)
    header = f"<dl>{lines}</dl>" if lines else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGE}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(paper.title)}</title><style>{_STYLE}</style></head><body>"
        f"<header>{state}<h1>{escape(paper.title)}</h1>{header}</header><main>{''.join(body)}</main>"
        f"{f'<div class=appendices>{behind}</div>' if behind else ''}</body></html>\n"
    )


def _section(section: Section, label: str, blocks: tuple[tuple[Block, str], ...]) -> str:
    inner = "".join(_block(block, number) for block, number in blocks)
    head = f"<h2>{escape(heading(section, label))}</h2>"
    return f'<section class="section" id="{escape(section.key)}">{head}{inner}</section>'


def _block(block: Block, label: str) -> str:
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Picture):
        return _picture(block)
    return _paragraph(block, label)


def _paragraph(block: Paragraph, label: str) -> str:
    lead = f"<strong>{escape(block.lead)}</strong> " if block.lead else ""
    inner = f"{lead}{_runs(block.runs)}"
    if block.kind == "heading":
        return f"<h3>{inner}</h3>"
    if block.kind == "quote":
        return f"<blockquote>{inner}</blockquote>"
    names = [name for name, holds in (("source", block.kind == "source"), ("changed", block.change)) if holds]
    if not label:
        return f'<p class="{" ".join(names)}">{inner}</p>' if names else f"<p>{inner}</p>"
    classes = " ".join(["line", *(["item"] if block.kind == "item" else []), *names])
    return f'<div class="{classes}"><span class="label">{escape(label)}</span><p>{inner}</p></div>'


def _table(block: Table) -> str:
    heads = "".join(f'<th scope="col">{_runs(head)}</th>' for head in block.heads)
    rows = "".join(f"<tr>{''.join(f'<td>{_runs(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
    columns = "".join(f'<col style="width:{share}%">' for share in block.widths)
    name = escape(text_of(block.caption))
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{name}"><table><caption>{_runs(block.caption)}'
        f"</caption><colgroup>{columns}</colgroup><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _picture(block: Picture) -> str:
    alternative = escape(text_of(block.alternative))
    return (
        f"<figure><figcaption>{_runs(block.caption)}</figcaption>"
        f'<img alt="{alternative}" src="{svg_address(block.spec)}"></figure>'
    )


def _runs(runs: Runs) -> str:
    """Runs as text; what comes from elsewhere stands apart, so that its direction turns nothing around it."""
    return "".join(escape(run) if isinstance(run, str) else f"<bdi>{escape(run.text)}</bdi>" for run in runs)
