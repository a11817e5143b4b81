"""Data at rest: one SQLite file, its audit and backups, the bundled tables, and spreadsheets that stay inert.

`from data import bundled` and `from data import spreadsheets` bring in the two modules that need pandas.
"""

from data.audit import history, record, verify_history
from data.backup import BackupFile, backup, backup_name, list_backups, restore
from data.condition import check_file, check_in_use
from data.database import connect, data_version, get_meta, set_meta, write
from data.errors import StorageError, storage_errors
from data.migrating import migrate
from data.opening import Prepared, prepare
from data.stamp import Stamp

__all__ = [
    "BackupFile",
    "Prepared",
    "Stamp",
    "StorageError",
    "backup",
    "backup_name",
    "check_file",
    "check_in_use",
    "connect",
    "data_version",
    "get_meta",
    "history",
    "list_backups",
    "migrate",
    "prepare",
    "record",
    "restore",
    "set_meta",
    "storage_errors",
    "verify_history",
    "write",
]
