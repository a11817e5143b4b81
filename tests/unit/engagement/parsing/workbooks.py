"""Workbooks written part by part, so that a test can put anything into one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
BEGIN = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def letters(column: int) -> str:
    """Return the letters of a column, A for 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell(reference: str, value: object) -> str:
    if value is None:
        return f'<c r="{reference}"/>'
    if isinstance(value, bool):
        return f'<c r="{reference}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{reference}"><v>{value!r}</v></c>'
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


def sheet(rows: Sequence[Sequence[object]], *, merged: Sequence[str] = (), extra: str = "") -> str:
    """Return the XML of a sheet; `extra` stands after its last row."""
    lines = [
        f'<row r="{number}">'
        + "".join(cell(f"{letters(column)}{number}", value) for column, value in enumerate(row))
        + "</row>"
        for number, row in enumerate(rows, start=1)
    ]
    joined = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
    areas = f'<mergeCells count="{len(merged)}">{joined}</mergeCells>' if merged else ""
    return f'{BEGIN}<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}{extra}</sheetData>{areas}</worksheet>'


def workbook(
    sheets: Mapping[str, str],
    *,
    states: Mapping[str, str] | None = None,
    parts: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return an XLSX file.

    Parameters
    ----------
    sheets : name -> XML of each sheet.
    states : name -> "hidden" or "veryHidden".
    parts : further parts, or other ones under the same name.
    """
    told = states or {}
    listed, related, types = "", "", ""
    for number, name in enumerate(sheets, start=1):
        state = f' state="{told[name]}"' if name in told else ""
        listed += f'<sheet name={quoteattr(name)} sheetId="{number}"{state} r:id="rId{number}"/>'
        related += f'<Relationship Id="rId{number}" Type="{DOCUMENT}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        types += f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{SHEET_TYPE}.worksheet+xml"/>'
    written = {
        "[Content_Types].xml": f'{BEGIN}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>{types}</Types>',
        "_rels/.rels": f'{BEGIN}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{BEGIN}<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{BEGIN}<Relationships xmlns="{PACKAGE}/relationships">{related}'
        "</Relationships>",
        **{f"xl/worksheets/sheet{number}.xml": xml for number, xml in enumerate(sheets.values(), start=1)},
    }
    return packed({**{name: xml.encode() for name, xml in written.items()}, **(parts or {})})


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def table(rows: Sequence[Sequence[object]], *, merged: Sequence[str] = ()) -> bytes:
    """Return an XLSX file with one sheet."""
    return workbook({"Sheet1": sheet(rows, merged=merged)})


def open_document(rows: Sequence[Sequence[str]], *, cells: str = "") -> bytes:
    """Return an ODS file with one sheet; `cells` is put as it is into a row of its own."""
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
            for value in row
        )
        + "</table:table-row>"
        for row in rows
    )
    own = f"<table:table-row>{cells}</table:table-row>" if cells else ""
    oasis = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'{BEGIN}<office:document-content xmlns:office="{oasis}:office:1.0" xmlns:table="{oasis}:table:1.0" '
        f'xmlns:text="{oasis}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Answers">'
        f"{lines}{own}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'{BEGIN}<manifest:manifest xmlns:manifest="{oasis}:manifest:1.0"><manifest:file-entry '
        'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        "</manifest:manifest>"
    )
    return packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )
