"""Taking the export out of the zip file in which Qualtrics and SurveyMonkey deliver it."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from engagement.errors import DamagedFile, FileTooLarge, ProtectedFile, WrongKind
from engagement.parsing.checks import HOW_TO_EXPORT, MEGABYTE, check_directory_size
from engagement.parsing.records import Limits

_EXPORTS: Final = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods"})
_CHOOSE: Final = "Unpack it and drop the one with the answers."


@dataclass(frozen=True)
class Unpacked:
    """The one export of a zip file, and what it is called there."""

    content: bytes
    name: str


def unpack(content: bytes, limits: Limits) -> Unpacked:
    """Take the only export out of a zip file.

    Parameters
    ----------
    content : the zip file's bytes.
    limits : the largest file in force; it holds for what is unpacked, too.

    Raises
    ------
    WrongKind
        Where there is no export in it, or more than one.
    FileTooLarge, ProtectedFile, DamagedFile
        Where the one in it cannot be taken out.
    """
    check_directory_size(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _extracted(packed, _only_export(packed.infolist()), limits)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as fault:
        raise DamagedFile(f"The packed file is damaged and cannot be opened. {HOW_TO_EXPORT}") from fault


def _only_export(parts: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    exports = [part for part in parts if not part.is_dir() and _is_export(PurePosixPath(part.filename))]
    if not exports:
        raise WrongKind(f"There is no survey export in this packed file. {HOW_TO_EXPORT}")
    if len(exports) > 1:
        raise WrongKind(f"This packed file holds {len(exports):,} files. {_CHOOSE}")
    return exports[0]


def _is_export(path: PurePosixPath) -> bool:
    # A Mac packs a shadow of every file, with the same ending.
    return path.suffix.lower() in _EXPORTS and not path.name.startswith(".") and "__MACOSX" not in path.parts


def _extracted(packed: zipfile.ZipFile, part: zipfile.ZipInfo, limits: Limits) -> Unpacked:
    if part.flag_bits & 1:
        raise ProtectedFile("The packed file is protected by a password. Unpack it and drop the export inside it.")
    most = limits.max_megabytes * MEGABYTE
    with packed.open(part) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise FileTooLarge(
            f"The export in this packed file is larger than {limits.max_megabytes} MB. "
            "Export fewer columns, or split the answers by date."
        )
    return Unpacked(content, PurePosixPath(part.filename).name)
