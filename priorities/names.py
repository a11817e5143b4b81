"""When two names are the same: whatever the case, the spaces, and how a letter with its mark is written."""

import unicodedata


def name_key(name: str) -> str:
    """By what a name is known: composed letters (Unicode NFKC), no case, one space between words."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def same_name(a: str, b: str) -> bool:
    """Return whether two names would be read as the same one."""
    return name_key(a) == name_key(b)
