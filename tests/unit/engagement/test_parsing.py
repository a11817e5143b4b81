"""The hostile and messy files that must not take the server down: each is read or refused with a sentence.

The numbers (U1 to U16) are those of the list of faults that the reader was built against.
"""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from engagement import Limits, read_export
from engagement.errors import (
    DamagedFile,
    DangerousFile,
    EmptyFile,
    EngagementError,
    FileTooLarge,
    ProtectedFile,
    TookTooLong,
    UnreadableFile,
    WrongKind,
)
from tests.unit.engagement.parsing.workbooks import (
    BEGIN,
    DOCUMENT,
    MAIN,
    PACKAGE,
    open_document,
    packed,
    sheet,
    table,
    workbook,
)

ROOT = Path(__file__).resolve().parents[3]
ANSWERS: list[list[object]] = [["Ref", "Comment"], [1, "More benches"], [2, "Cleaner air"]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
ONE_SECOND = 1.0


def far_cell(reference: str, inside: str = "<v>1</v>") -> bytes:
    row = "".join(letter for letter in reference if letter.isdigit())
    return workbook({"Sheet1": sheet(ANSWERS, extra=f'<row r="{row}"><c r="{reference}">{inside}</c></row>')})


def zip_bomb(megabytes: int) -> bytes:
    file = io.BytesIO(table(ANSWERS))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media/x.xml", "w") as part:
        for _ in range(megabytes):
            part.write(b" " * (1 << 20))
    return file.getvalue()


def lying_zip() -> bytes:
    """A workbook whose directory gives a sheet of 3 MB a size of 1,000 bytes."""
    honest = workbook({"Sheet1": sheet(ANSWERS, extra=" " * 3_000_000)})
    size = zipfile.ZipFile(io.BytesIO(honest)).getinfo("xl/worksheets/sheet1.xml").file_size
    return honest.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def shared_text(length: int, times: int) -> bytes:
    """A workbook that says one long text many times, and writes it once."""
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, times + 1))
    strings = f'{BEGIN}<sst xmlns="{MAIN}" count="{times}" uniqueCount="1"><si><t>{"ab" * (length // 2)}</t></si></sst>'
    related = (
        f'{BEGIN}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    parts = {"xl/sharedStrings.xml": strings.encode(), "xl/_rels/workbook.xml.rels": related.encode()}
    return workbook({"Sheet1": sheet([], extra=cells)}, parts=parts)


def declared(declaration: str) -> bytes:
    return workbook({"Sheet1": sheet(ANSWERS).replace("<worksheet", f"{declaration}<worksheet", 1)})


def repeated(columns: int) -> bytes:
    cell = f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type="string"/>'
    return open_document([["Ref"]], cells=cell)


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
WIDE_LETTERS = {"xl/styles.xml": ('<?xml version="1.0"?>' + LAUGHS + "<styleSheet/>").encode("utf-16")}

REFUSED: dict[str, tuple[Callable[[], bytes], type[EngagementError], str]] = {
    "U1 a value in the last cell": (lambda: far_cell("XFD1048576"), FileTooLarge, "16,384 columns wide"),
    "U1 a formula in the last cell": (lambda: far_cell("XFD1048576", "<f>1+1</f>"), FileTooLarge, "16,384"),
    "U1 a value far down a wide sheet": (
        lambda: workbook({"S": sheet([["x"] * 40], extra='<row r="1048576"><c r="A1048576"><v>1</v></c></row>')}),
        FileTooLarge,
        "1,048,576 rows long",
    ),
    "U3 unpacks to 310 MB": (lambda: zip_bomb(310), FileTooLarge, "310 MB"),
    "U3 grows a thousand times": (lambda: zip_bomb(60), FileTooLarge, "times when unpacked"),
    "U3 a directory that lies": (lying_zip, DamagedFile, "damaged"),
    "U3 sixty thousand parts": (lambda: packed({f"xl/{n}": b"" for n in range(40_000)}), FileTooLarge, "parts"),
    "U4 billion laughs": (lambda: declared(LAUGHS), DangerousFile, "DTD"),
    "U4 a file from outside": (lambda: declared(OUTSIDE), DangerousFile, "DTD"),
    "U4 hidden in wide letters": (
        lambda: workbook({"S": sheet(ANSWERS)}, parts=WIDE_LETTERS),
        DangerousFile,
        "DTD",
    ),
    "U4 one ODS cell said 16,384 times": (lambda: repeated(16_384), FileTooLarge, "repeated 16,384 times"),
    "U5 a PDF": (lambda: b"%PDF-1.7\n1 0 obj", WrongKind, "PDF"),
    "U5 a program": (lambda: b"MZ\x90\x00\x03\x00\x00\x00", WrongKind, "program"),
    "U5 a picture": (lambda: b"\x89PNG\r\n\x1a\n\x00\x00", WrongKind, "picture"),
    "U5 a packed CSV": (lambda: packed({"answers.csv": b"Ref,Comment\n1,Good\n"}), WrongKind, "Unpack it"),
    "U5 a Word document": (lambda: packed({"word/document.xml": b"<w/>"}), WrongKind, "document"),
    "U5 an old Word document": (lambda: OLE + "WordDocument\0".encode("utf-16-le"), WrongKind, "document"),
    "U5 a workbook with a password": (
        lambda: OLE + "EncryptedPackage\0".encode("utf-16-le"),
        ProtectedFile,
        "password",
    ),
    "U5 a web page called XLS": (
        lambda: b"<html><body><table><tr><td>Ref</td></tr></table>",
        WrongKind,
        "save it as an XLSX",
    ),
    "U5 JSON": (lambda: b'{"responses": [{"id": 1}]}', WrongKind, "JSON"),
    "U5 noise": (lambda: bytes(range(256)) * 40 + b"\x00" * 4000, WrongKind, "not a text file"),
    "U6 a million columns": (lambda: b",".join([b"x"] * 1_000_000) + b"\n", FileTooLarge, "1,000,000 columns"),
    "nothing": (lambda: b"", EmptyFile, "empty"),
    "nothing but space": (lambda: b"\xef\xbb\xbf \r\n\t\r\n", EmptyFile, "empty"),
    "nothing but delimiters": (lambda: b",,,\n" * 10, EmptyFile, "no rows"),
    "a broken zip": (lambda: table(ANSWERS)[:-150], DamagedFile, "damaged"),
    "half a workbook": (lambda: table(ANSWERS)[:400], DamagedFile, "damaged"),
    "30 MB": (lambda: b"Ref,Comment\n" * 2_500_000, FileTooLarge, "larger than 25 MB"),
    "a zip of rubbish parts": (lambda: packed({"xl/workbook.xml": b"<rubbish"}), DamagedFile, "damaged"),
    "an old workbook of rubbish": (lambda: OLE + "Workbook\0".encode("utf-16-le") * 99, DamagedFile, "damaged"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_within_a_second(name: str) -> None:
    """One sentence that says what is wrong and how to mend it; nothing is unpacked whole."""
    make, kind, words = REFUSED[name]
    content = make()
    spent = []
    # The better of two: the first may wait for a machine that is busy with something else.
    for _attempt in range(2):
        began = time.perf_counter()
        with pytest.raises(kind, match=words) as refusal:
            read_export(content)
        spent.append(time.perf_counter() - began)
    assert min(spent) < ONE_SECOND
    assert str(refusal.value).count(". ") >= 1, "it says what to do, too"


def test_far_cells_without_a_value_are_ignored() -> None:
    """U1: formatting in the last cell of a sheet is not worth a word."""
    assert read_export(far_cell("XFD1048576", "")).frame.shape == (2, 2)


def test_a_stray_value_far_below_is_read() -> None:
    """U2: a narrow sheet with a value in the last row is accepted; the blank rows between are told."""
    export = read_export(far_cell("A1048576", "<v>7</v>"))
    assert export.frame["Ref"].tolist() == ["1", "2", "7"]
    assert [problem.what for problem in export.problems] == ["1,048,572 blank rows"]


def test_a_parser_out_of_memory_takes_nothing_with_it() -> None:
    """R5: one text said 100,000 times is 10 GB; the process that parses it ends, this one does not."""
    code = (
        "import resource, sys; from engagement import read_export; from engagement.errors import EngagementError\n"
        "try: read_export(sys.stdin.buffer.read())\n"
        "except EngagementError as error: print(type(error).__name__)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    bomb = shared_text(100_000, 100_000)
    ran = subprocess.run([sys.executable, "-c", code], input=bomb, capture_output=True, cwd=ROOT, check=True)
    kind, peak = ran.stdout.decode().split()
    assert kind == "TookTooLong"
    if sys.platform.startswith("linux"):
        assert int(peak) <= 1024 * 1024, "kilobytes of the parser"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited on Linux alone")
def test_the_limit_of_memory_holds() -> None:
    """A parser that may use 5 MB cannot even start; the sentence names the limit."""
    with pytest.raises(TookTooLong, match="5 MB"):
        read_export(table(ANSWERS), limits=Limits(memory_megabytes=5))


def test_the_limit_of_time_holds() -> None:
    """A file that takes longer than allowed is stopped, by the process itself or by the clock."""
    slow = b"Ref,Comment\n" + b"\n" * 20_000_000
    began = time.perf_counter()
    with pytest.raises(TookTooLong, match="1 seconds"):
        read_export(slow, limits=Limits(seconds=1))
    assert time.perf_counter() - began < 10


def test_others_are_served_while_a_large_file_is_read() -> None:
    """Another session answers within two seconds, whatever is being uploaded."""
    heavy = b"Ref,Comment\n" + b'7,"a comment, with a comma"\n' * 190_000
    reading = Thread(target=read_export, args=(heavy,))
    longest, last = 0.0, time.perf_counter()
    reading.start()
    while reading.is_alive():
        time.sleep(0.005)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    assert longest < 2.0


def test_a_cell_of_20_megabytes_is_cut_and_told() -> None:
    """U7: 100,000 characters are kept, the row is named; the rows beside it are whole."""
    export = read_export(b'Ref,Comment\n1,"' + b"word " * 4_000_000 + b'"\n2,fine\n')
    assert [len(cell) for cell in export.frame["Comment"]] == [100_000, 4]
    assert [(problem.where, problem.what) for problem in export.problems] == [
        ("row 2", "a cell of more than 100,000 characters")
    ]


def test_signs_that_nobody_can_see_are_taken_out_and_counted() -> None:
    """U8: zero bytes, control characters and halves of characters reach neither database nor spreadsheet."""
    export = read_export("Ref,Comment\n1,a\x00b\x0bc\ufffe\n2,d\te\n".encode())
    assert export.frame["Comment"].tolist() == ["abc", "d\te"]
    assert [problem.what for problem in export.problems] == ["3 signs that cannot be shown"]
    half = "Ref,Comment\n1,a".encode("utf-16-le") + b"\x00\xd8" + "b\n".encode("utf-16-le")
    comment = read_export(b"\xff\xfe" + half).frame["Comment"][0]
    assert comment == "a\ufffdb"
    comment = read_export(table([["Ref", "Comment"], [1, "a_x000B_b_x000D_c"]])).frame["Comment"][0]
    assert comment == "ab\nc"


@pytest.mark.parametrize(
    "words",
    [
        "'); DROP TABLE response; --",
        '"quoted" name',
        "مرحبا بالعالم",
        "👩‍⚕️ nurses",
        "Z̸̡̛a̴l̵g̷o̶",
        '=HYPERLINK("http://example.org")',
        "<script>alert(1)</script> ![x](http://example.org/x.png) $\\LaTeX$",
        "-7 is what I would give it",
        "@all of you",
    ],
)
def test_words_stay_what_they_are(words: str) -> None:
    """U12, U13, U14: SQL, markup, formulas and any script are words, in headings, answers and names of sheets."""
    quoted = words.replace('"', '""')
    frame = read_export(f'Ref,"{quoted}"\n1,"{quoted}"\n'.encode()).frame
    assert frame.iloc[0, 1] == words
    book = workbook({"A & B' DROP": sheet([["Ref", words], [1, words]])})
    export = read_export(book)
    assert (export.frame.iloc[0, 1], export.layout.sheet) == (words, "A & B' DROP")


def test_a_name_of_3000_characters_is_cut() -> None:
    """U12: the name of a column stays readable and unique."""
    names = read_export(b"Ref," + b"x" * 3000 + b"," + b"x" * 3000 + b"\n1,a,b\n").frame.columns
    assert [len(name) for name in names] == [3, 300, 304]


def test_macros_and_hidden_sheets_are_told_and_left_alone() -> None:
    """U15: nothing runs; what nobody sees is not read."""
    parts = {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}
    sheets = {"Answers": sheet(ANSWERS), "Secret": sheet([["Name"], ["Jo"]])}
    export = read_export(workbook(sheets, states={"Secret": "veryHidden"}, parts=parts))
    assert {problem.what for problem in export.problems} == {"1 hidden sheet", "macros"}
    assert export.layout.sheets == ("Answers",)


@pytest.mark.parametrize(
    "nasty",
    [
        b'1,"x\n' * 20_000,
        b'"' * 100_000,
        b'a"b' * 30_000,
        b'""",' * 20_000,
        b'"a\n"b' * 20_000,
        b"a" * 100_000 + b"@" * 100_000,
        b"1," + b"0 " * 50_000,
        (b"A" * 50 + b" 1" * 50 + b"\n") * 1_000,
    ],
    ids=["open", "quotes", "inside", "doubled", "across", "signs", "digits", "words"],
)
def test_no_pattern_is_slow(nasty: bytes) -> None:
    """Text made to confuse quotes and patterns takes no longer than honest text of its size."""
    began = time.perf_counter()
    with suppress(UnreadableFile):
        read_export(b"Ref,Comment,Group\n" + nasty)
    assert time.perf_counter() - began < 2.0
