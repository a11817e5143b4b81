from __future__ import annotations

import pytest

from engagement import read_export
from engagement.errors import DamagedFile, FileTooLarge, WrongKind
from engagement.parsing.records import DEFAULT_LIMITS, Limits
from engagement.parsing.unpack import unpack
from tests.unit.engagement.parsing.workbooks import packed, table

CSV = b"Ref,Comment\n1,Good\n"


def test_the_only_export_is_taken_out_and_read() -> None:
    """Qualtrics and SurveyMonkey deliver a zip; what a Mac packs beside it is no file of its own."""
    content = packed({"CSV/Survey.csv": CSV, "__MACOSX/CSV/._Survey.csv": b"x", "Read me.pdf": b"%PDF"})
    export = read_export(content, "Survey.zip")
    assert export.frame.to_numpy().tolist() == [["1", "Good"]]
    assert [problem.done for problem in export.problems] == ["taken out and read"]
    assert read_export(packed({"a.xlsx": table([["Ref"], [1]])}), "a.ZIP").frame.shape == (1, 1)


def test_several_exports_are_not_chosen_from() -> None:
    """Which of them holds the answers, a person knows."""
    with pytest.raises(WrongKind, match="holds 2 files"):
        unpack(packed({"a.csv": CSV, "b.csv": CSV}), DEFAULT_LIMITS)


@pytest.mark.parametrize("parts", [{"a.pdf": b"%PDF"}, {"inner.zip": b"PK"}, {"a.csv/": b""}, {}])
def test_no_export_in_it(parts: dict[str, bytes]) -> None:
    """Nothing is looked for in zips within zips."""
    with pytest.raises(WrongKind, match="no survey export"):
        unpack(packed(parts), DEFAULT_LIMITS)


def test_a_zip_called_something_else_is_refused() -> None:
    """U5: what a file is called and what it is must fit."""
    for name in ("answers.csv", "answers.xlsx", ""):
        with pytest.raises(WrongKind, match="Unpack it"):
            read_export(packed({"a.csv": CSV}), name)


def test_what_is_unpacked_keeps_to_the_limit() -> None:
    """2 MB of zeros pack into 2 kB."""
    with pytest.raises(FileTooLarge, match="larger than 1 MB"):
        unpack(packed({"a.csv": b"0" * 2_000_000}), Limits(max_megabytes=1))


def test_a_damaged_zip_is_refused() -> None:
    """Bytes of the packed export were changed on the way."""
    content = bytearray(packed({"a.csv": CSV * 1000}))
    content[60:90] = b"x" * 30
    for broken in (bytes(content), b"not a zip"):
        with pytest.raises(DamagedFile):
            unpack(broken, DEFAULT_LIMITS)
