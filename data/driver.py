"""The SQLite driver, chosen once: what sqlite-utils uses (`pysqlite3` where installed) is what we use.

Its errors are no subclasses of those of the standard library's `sqlite3`, so the two must never be mixed.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    from sqlite_utils.utils import sqlite3

__all__ = ["sqlite3"]
