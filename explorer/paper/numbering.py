"""Word's own numbering: two lists of several levels, bound to the styles of headings and numbered paragraphs."""

from __future__ import annotations

from typing import Any, Final

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

SECTION: Final = "Heading 1"
PARAGRAPH: Final = "Numbered Paragraph"
ITEM: Final = "Lettered Item"
APPENDIX: Final = "Appendix Heading"
APPENDIX_PARAGRAPH: Final = "Appendix Paragraph"
APPENDIX_ITEM: Final = "Appendix Item"

# Level by level: style, its number as it is written, how it counts, where its words begin and how far the number hangs
# out, in twentieths of a point.
_BODY: Final = (
    (SECTION, "%1", "decimal", 567, 567),
    (PARAGRAPH, "%1.%2", "decimal", 567, 567),
    (ITEM, "(%3)", "lowerLetter", 1134, 567),
)
_BEHIND: Final = (
    (APPENDIX, "Appendix %1", "decimal", 1985, 1985),
    (APPENDIX_PARAGRAPH, "A%1.%2", "decimal", 737, 737),
    (APPENDIX_ITEM, "(%3)", "lowerLetter", 1304, 567),
)
# Numbers of lists that the template does not use.
_FIRST: Final = 90


def number(document: Document) -> None:
    """Give a document its two lists and bind the styles to them; the styles must be there."""
    root = document.part.numbering_part.element
    for place, levels in enumerate((_BODY, _BEHIND)):
        identity = _FIRST + place
        abstract = parse_xml(_abstract(identity, [(_style_id(document, name), *rest) for name, *rest in levels]))
        first_num = root.find(qn("w:num"))
        root.append(abstract) if first_num is None else first_num.addprevious(abstract)
        root.append(parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{identity}"><w:abstractNumId w:val="{identity}"/></w:num>'
        ))  # fmt: skip
        for level, (name, *_rest) in enumerate(levels):
            _bind(document.styles[name].element, identity, level)


def _abstract(identity: int, levels: list[tuple[Any, ...]]) -> str:
    parts = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
        f'<w:suff w:val="tab"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>'
        f'<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
        for level, (style, text, form, left, hanging) in enumerate(levels)
    )
    return (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{identity}"><w:multiLevelType w:val="multilevel"/>'
        f"{parts}</w:abstractNum>"
    )


def _style_id(document: Document, name: str) -> str:
    return str(document.styles[name].style_id)


def _bind(style: Any, identity: int, level: int) -> None:
    properties = style.get_or_add_pPr()
    numbering = properties.get_or_add_numPr()
    numbering.get_or_add_ilvl().val = level
    numbering.get_or_add_numId().val = identity
