"""Data at rest: one SQLite file, its audit and backups, the bundled tables, and spreadsheets that stay inert.

`from data import bundled` and `from data import spreadsheets` bring in the two modules that need pandas.
"""

from data.adding import add_row, only_added_to, refuse
from data.audit import beginning, entry_after, entry_times, facts_of, history, record, verify_history
from data.backup import backup, backup_name
from data.condition import check_file, check_in_use, identify
from data.copies import BackupFile, backup_folder, copies_of, list_backups
from data.database import connect, data_version, get_meta, set_meta, write
from data.days import day_in_words, moment_in_words
from data.deletions import Deletion, note_deletions
from data.errors import StorageError, storage_errors
from data.lock import hold
from data.migrating import migrate
from data.opening import Prepared, prepare
from data.restore import Restoration, delete_again, restore
from data.stamp import NOBODY, Stamp

__all__ = [
    "NOBODY",
    "BackupFile",
    "Deletion",
    "Prepared",
    "Restoration",
    "Stamp",
    "StorageError",
    "add_row",
    "backup",
    "backup_folder",
    "backup_name",
    "beginning",
    "check_file",
    "check_in_use",
    "connect",
    "copies_of",
    "data_version",
    "day_in_words",
    "delete_again",
    "entry_after",
    "entry_times",
    "facts_of",
    "get_meta",
    "history",
    "hold",
    "identify",
    "list_backups",
    "migrate",
    "moment_in_words",
    "note_deletions",
    "only_added_to",
    "prepare",
    "record",
    "refuse",
    "restore",
    "set_meta",
    "storage_errors",
    "verify_history",
    "write",
]
