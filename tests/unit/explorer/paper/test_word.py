"""A Word file read back: its numbering, its tables and pictures, its language, and nothing that leads elsewhere."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from explorer.paper.model import Paper, Paragraph, Section, Table
from explorer.paper.values import Place, Value, value
from explorer.paper.word import word
from tests.unit.explorer.paper.conftest import Written


def test_the_board_s_paper_read_back(written: Written) -> None:
    """Sections and seven appendices in order, repeated heads, text alternatives, language, nothing remote."""
    paper, (file, _html) = written.papers["paper"], written.files["paper"]
    document = docx.Document(BytesIO(file))
    headings = [line.text for line in document.paragraphs if line.style.name == "Heading 1"]
    appendices = [line.text for line in document.paragraphs if line.style.name == "Appendix Heading"]

    assert headings[:4] == ["Background", "Development of the London Vision",
                            "Emerging priorities and draft shared commitments",
                            "We asked, you said, we did"]  # fmt: skip
    assert headings[-2:] == ["Next steps", "Recommendations"]
    assert [name.split()[0] for name in appendices] == [
        "Summary", "Vision", "Long", "Global", "Support", "Existing", "Engagement"]  # fmt: skip
    assert all(row._tr.trPr.find(qn("w:tblHeader")) is not None for row in (table.rows[0] for table in document.tables))
    assert document.tables
    alternatives = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(alternatives) > 3
    assert all(text and len(text) > 20 for text in alternatives)
    languages = set(re.findall(r'w:lang w:val="([^"]+)"', document.styles.element.xml))
    assert languages == {"en-GB"}
    assert document.core_properties.title == paper.title
    assert document.core_properties.language == "en-GB"
    assert document.core_properties.content_status == "DRAFT"
    assert "DRAFT" in document.sections[0].header.paragraphs[0].text
    with zipfile.ZipFile(BytesIO(file)) as packed:
        relations = [packed.read(name).decode() for name in packed.namelist() if name.endswith(".rels")]
        assert not any("External" in text for text in relations)
        assert not [name for name in packed.namelist() if "vba" in name.lower()]
    asks = [line.text for line in document.paragraphs if line.style.name == "Lettered Item"]
    assert sum(text.startswith("AGREE ") for text in asks) == 4
    assert sum(text.startswith("NOTE ") for text in asks) == 2


def test_numbers_of_paragraphs_are_word_s_own(written: Written) -> None:
    """Heading 1, 1.1 and (a) are levels of one list bound to styles; no paragraph carries its number as text."""
    document = docx.Document(BytesIO(written.files["paper"][0]))
    root = document.part.numbering_part.element
    styles = document.styles
    for names, texts in (
        (("Heading 1", "Numbered Paragraph", "Lettered Item"), ["%1", "%1.%2", "(%3)"]),
        (("Appendix Heading", "Appendix Paragraph", "Appendix Item"), ["Appendix %1", "A%1.%2", "(%3)"]),
    ):
        bound = [styles[name].element.pPr.numPr for name in names]
        numbers = {entry.numId.val for entry in bound}
        assert len(numbers) == 1
        abstract = root.xpath(f'w:abstractNum[@w:abstractNumId="{numbers.pop()}"]')[0]
        levels = abstract.findall(qn("w:lvl"))
        assert abstract.find(qn("w:multiLevelType")).get(qn("w:val")) == "multilevel"
        assert [level.find(qn("w:lvlText")).get(qn("w:val")) for level in levels] == texts
        assert [level.find(qn("w:pStyle")).get(qn("w:val")) for level in levels] == [
            styles[name].style_id for name in names]  # fmt: skip
        assert [entry.ilvl.val for entry in bound] == [0, 1, 2]
    assert not [line.text for line in document.paragraphs if re.match(r"\d+\.\d|\([a-z]\) ", line.text)]


def test_the_same_document_gives_the_same_bytes_and_final_takes_the_word_away() -> None:
    """No time of day stands in the file; a final one says DRAFT nowhere."""
    line = Paragraph("a.b", ("Words.",))
    paper = Paper("paper", "A title", "", (), (Section("a", "First", (line,)),))
    final = word(replace(paper, is_draft=False))

    assert word(paper) == word(paper)
    assert word(paper) != final
    with zipfile.ZipFile(BytesIO(final)) as packed:
        assert not any(b"DRAFT" in packed.read(name) for name in packed.namelist())


HOSTILE = [
    "=HYPERLINK(\"http://evil.example\")", "<script>alert(1)</script>", "<w:p/>&amp;]]>", "\u202eevil\u202c",
    "\u0643\u0644\u0645\u0629 \u05de\u05d9\u05dc\u05d4", "\x00\x07\x1b",
    "{ INCLUDEPICTURE http://evil.example/x }", "😀",
    "x" * 100_000, "![a](http://evil.example)",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_stay_words(words: str) -> None:
    """Markup, formulas, fields, controls, turns of direction and 100,000 characters are text, or are not there."""
    name = value(words, "long_list", "X", "name")
    table = Table("t", (name,), ((name,), ("b",)), (((name,), (name,)),))
    paper = Paper("paper", "T", "", (), (Section("a", "First", (Paragraph("a.b", (name, " ends.")), table)),))
    document = docx.Document(BytesIO(word(paper)))

    text = next(line.text for line in document.paragraphs if line.text.endswith(" ends."))
    assert len(text) < 1_000
    assert text.strip("\u2068\u2069").startswith(name.text[:5])
    assert document.tables[0].rows[1].cells[0].text.strip("\u2068\u2069") == name.text
    assert "\u202e" not in document.element.xml
    assert "w:fldChar" not in document.element.xml
    assert "w:hyperlink" not in document.element.xml


def test_a_value_of_another_direction_turns_nothing() -> None:
    """Hebrew and Arabic stand between isolating marks; Latin words do not."""
    runs = ("Of ", Value("\u05de\u05d9\u05dc\u05d4", Place("x")), " and ", Value("abc", Place("x")))
    paper = Paper("paper", "T", "", (), (Section("a", "First", (Paragraph("a.b", runs),)),))

    assert docx.Document(BytesIO(word(paper))).paragraphs[-1].text == "Of \u2068\u05de\u05d9\u05dc\u05d4\u2069 and abc"
