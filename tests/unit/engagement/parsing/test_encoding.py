from __future__ import annotations

import pytest

from engagement.errors import WrongKind
from engagement.parsing.encoding import decode

WORDS = "Ref,Comment\n1,“£5 for a café”\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"Ref,Comment\n1,Good\n", "ascii"),
        (WORDS.encode("utf-8"), "utf-8-sig"),
        (WORDS.encode("utf-8-sig"), "utf-8-sig"),
        (WORDS.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "utf-16"),
        (WORDS.encode("utf-16-le"), "utf-16"),
        (WORDS.encode("utf-16-be"), "utf-16"),
        (WORDS.encode("utf-32"), "utf-32"),
        (WORDS.encode("cp1252"), "cp1252"),
    ],
)
def test_letters_arrive_in_every_usual_encoding(content: bytes, encoding: str) -> None:
    """A mark decides, then UTF-8 by the letter, then Windows-1252, even in a file of two lines."""
    found = decode(content)
    assert (found.encoding, found.problems) == (encoding, ())
    assert found.text in (WORDS, "Ref,Comment\n1,Good\n")


def test_the_named_codec_reads_the_file() -> None:
    """The encoding on screen is one with which anybody can read the file again."""
    for content in (WORDS.encode("utf-8"), WORDS.encode("utf-8-sig"), WORDS.encode("cp1252"), WORDS.encode("utf-16")):
        assert content.decode(decode(content).encoding) == WORDS


def test_a_stray_byte_does_not_spoil_a_file_in_utf8() -> None:
    """One line pasted from another file is read as Windows-1252, all other letters as they are."""
    found = decode("é and ü and ö and é and ü\n".encode() * 5 + b"caf\xe9\n")
    assert found.text.endswith("é and ü\ncafé\n")
    assert [problem.done for problem in found.problems] == ["read as Windows-1252"]


def test_bytes_that_stand_for_no_letter_are_shown_and_counted() -> None:
    """Windows-1252 leaves five bytes free; 0x81 is one."""
    found = decode(b"caf\xe9 \x81")
    assert found.text == "café \ufffd"
    assert [problem.what for problem in found.problems] == ["1 letter could not be read"]


def test_zeros_make_a_file_no_text() -> None:
    """A few zero bytes slip into text, many do not."""
    assert decode(b"Ref,Comment\n1,a\x00b\n").text == "Ref,Comment\n1,ab\n"
    with pytest.raises(WrongKind):
        decode(b"a\x00\x00\x00b\x00\x00\x00" * 100)
