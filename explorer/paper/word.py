"""A document as a Word file: it only renders the model."""

from __future__ import annotations

import unicodedata
import zipfile
from datetime import datetime, time
from io import BytesIO
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as Line

from explorer.paper import numbering
from explorer.paper.model import Paper, Paragraph, Picture, Section, Table
from explorer.paper.pictures import png
from explorer.paper.values import Runs, text_of

DRAFT: Final = "DRAFT"
LANGUAGE: Final = "en-GB"
_BODY_STYLES: Final = {"numbered": numbering.PARAGRAPH, "item": numbering.ITEM}
_BEHIND_STYLES: Final = {"numbered": numbering.APPENDIX_PARAGRAPH, "item": numbering.APPENDIX_ITEM}
_OTHER_STYLES: Final = {"plain": "Normal", "source": "Source", "quote": "Quote", "heading": "Heading 2"}
_SHORT, _LONG, _MARGIN = Cm(21.0), Cm(29.7), Cm(2.2)
_INK: Final = RGBColor(0x21, 0x2B, 0x32)
# Letters that open and close words of another direction, so that they turn nothing around them.
_ISOLATE, _END = "\u2068", "\u2069"
# Twentieths of a point in a centimetre, as widths of cells are given.
_TWIPS: Final = 567
_HEAD_COLOUR: Final = "DCE5EC"


def word(paper: Paper) -> bytes:
    """Return a document as DOCX; the same document gives the same bytes."""
    document = docx.Document()
    _styles(document)
    numbering.number(document)
    _properties(document, paper)
    _page(document.sections[0], wide=False)
    _running_head(document, paper)
    document.add_paragraph(paper.title, style="Title")
    for line in paper.header:
        _paragraph(document, line, "Header Line", after_lead="\t")
    for section in paper.sections:
        _section(document, section, numbering.SECTION, _BODY_STYLES, width=16.6)
    if paper.appendices:
        _page(document.add_section(WD_SECTION.NEW_PAGE), wide=True)
    for section in paper.appendices:
        _section(document, section, numbering.APPENDIX, _BEHIND_STYLES, width=25.3)
    file = BytesIO()
    document.save(file)
    return _same_every_time(file.getvalue())


def _section(document: Document, section: Section, heading: str, styles: dict[str, str], *, width: float) -> None:
    document.add_paragraph(section.title, style=heading)
    for block in section.blocks:
        if isinstance(block, Table):
            _caption(document, block.caption)
            document.element.body.insert(-1, _table(block, width))
            document.add_paragraph(style="Source")
        elif isinstance(block, Picture):
            _picture(document, block)
        else:
            _paragraph(document, block, {**_OTHER_STYLES, **styles}[block.kind])


def _paragraph(document: Document, block: Paragraph, style: str, *, after_lead: str = " ") -> None:
    line = document.add_paragraph(style=style)
    if block.lead:
        line.add_run(block.lead).bold = True
        line.add_run(after_lead)
    line.add_run(_isolated(block.runs))


def _isolated(runs: Runs) -> str:
    """The words of runs, those of another direction apart from the rest."""
    return "".join(
        run if isinstance(run, str) else f"{_ISOLATE}{run.text}{_END}" if _turns(run.text) else run.text for run in runs
    )


def _turns(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def _caption(document: Document, caption: Runs) -> None:
    line = document.add_paragraph(_isolated(caption), style="Caption")
    line.paragraph_format.keep_with_next = True


def _picture(document: Document, block: Picture) -> None:
    _caption(document, block.caption)
    inline = document.add_paragraph().add_run().add_picture(BytesIO(png(block.spec)), width=Cm(15.5))
    properties = inline._inline.docPr
    properties.set("descr", _isolated(block.alternative))
    properties.set("name", f"Picture {block.key}")


def _table(block: Table, width: float) -> Any:
    """A table as XML; by python-docx's own cells a long one takes a hundred times as long."""
    shares = block.widths or (100 // len(block.heads),) * len(block.heads)
    widths = [round(width * _TWIPS * share / sum(shares)) for share in shares]
    table = OxmlElement("w:tbl")
    properties = _child(table, "w:tblPr")
    _child(properties, "w:tblStyle", val="TableGrid")
    _child(properties, "w:tblW", w=str(sum(widths)), type="dxa")
    _child(properties, "w:tblLayout", type="fixed")
    _child(properties, "w:tblLook", val="0020", firstRow="1")
    _child(properties, "w:tblCaption", val=text_of(block.caption))
    grid = _child(table, "w:tblGrid")
    for cell in widths:
        _child(grid, "w:gridCol", w=str(cell))
    for place, row in enumerate((block.heads, *block.rows)):
        _row(table, row, widths, is_head=place == 0)
    return table


def _row(table: Any, cells: tuple[Runs, ...], widths: list[int], *, is_head: bool) -> None:
    row = _child(table, "w:tr")
    properties = _child(row, "w:trPr")
    _child(properties, "w:cantSplit")
    if is_head:
        _child(properties, "w:tblHeader")
    for runs, width in zip(cells, widths, strict=True):
        cell = _child(row, "w:tc")
        shape = _child(cell, "w:tcPr")
        _child(shape, "w:tcW", w=str(width), type="dxa")
        if is_head:
            _child(shape, "w:shd", val="clear", color="auto", fill=_HEAD_COLOUR)
        line = _child(cell, "w:p")
        _child(_child(line, "w:pPr"), "w:pStyle", val="TableHead" if is_head else "TableCell")
        letters = _child(_child(line, "w:r"), "w:t")
        letters.text = _isolated(runs)
        letters.set(qn("xml:space"), "preserve")


def _child(parent: Any, name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)
    return element


def _styles(document: Document) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    fonts = normal.element.rPr.rFonts
    for script in ("w:eastAsia", "w:cs"):
        fonts.set(qn(script), "Arial")
    language = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    for name in ("w:val", "w:eastAsia"):
        language.set(qn(name), LANGUAGE)
    for name, base, size in (
        (numbering.PARAGRAPH, "Normal", 11), (numbering.ITEM, "Normal", 11), (numbering.APPENDIX, "Heading 1", 14),
        (numbering.APPENDIX_PARAGRAPH, "Normal", 10), (numbering.APPENDIX_ITEM, "Normal", 10),
        ("Header Line", "Normal", 11), ("Source", "Normal", 9),
        ("Table Cell", "Normal", 9), ("Table Head", "Normal", 9),
    ):  # fmt: skip
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size = document.styles[base], Pt(size)
    for name in ("Title", "Heading 1", "Heading 2", "Caption", "Quote", numbering.APPENDIX):
        style = document.styles[name]
        style.font.name, style.font.color.rgb = "Arial", _INK
        _drop_theme_font(style)
    for name, size in (("Title", 20), ("Heading 1", 14), ("Heading 2", 11), ("Caption", 9), ("Quote", 10)):
        document.styles[name].font.size = Pt(size)
    for name in ("Table Cell", "Table Head"):
        document.styles[name].paragraph_format.space_after = Pt(0)
    document.styles["Table Head"].font.bold = True
    document.styles["Header Line"].paragraph_format.tab_stops.add_tab_stop(Cm(4.5))
    document.styles["Header Line"].paragraph_format.left_indent = Cm(4.5)
    document.styles["Header Line"].paragraph_format.first_line_indent = -Cm(4.5)


def _drop_theme_font(style: Any) -> None:
    """Let the named font count: a theme's font goes before it."""
    fonts = style.element.rPr.find(qn("w:rFonts"))
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)


def _page(section: Any, *, wide: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (_LONG, _SHORT) if wide else (_SHORT, _LONG)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN


def _running_head(document: Document, paper: Paper) -> None:
    head = document.sections[0].header.paragraphs[0]
    if paper.is_draft:
        head.add_run(f"{DRAFT}  ").bold = True
    head.add_run(paper.title)
    foot: Line = document.sections[0].footer.paragraphs[0]
    foot.add_run("Page ")
    for kind, words in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = foot.add_run()._r
        if kind:
            _child(run, "w:fldChar", fldCharType=kind)
        else:
            _child(run, "w:instrText").text = words


def _properties(document: Document, paper: Paper) -> None:
    properties = document.core_properties
    properties.title, properties.language = paper.title, LANGUAGE
    properties.subject = "For the public" if paper.document == "narrative" else "Strategic Partnership Board"
    properties.author = properties.last_modified_by = "London priorities explorer"
    properties.comments, properties.keywords = "", ""
    properties.content_status = DRAFT if paper.is_draft else "Final"
    properties.created = properties.modified = datetime.combine(paper.day, time())  # the file holds no time zone


def _same_every_time(file: bytes) -> bytes:
    """Pack a file again without the time of day in it."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), source.read(entry.filename),
                            zipfile.ZIP_DEFLATED)  # fmt: skip
    return packed.getvalue()
