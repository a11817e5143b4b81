"""The public view at rest: every one that was published, as it was frozen, and whether it was withdrawn since.

Nothing is overwritten. A published view is emptied by one thing: somebody whom it quotes has their words deleted or
hidden. The figures of all of them stand in the record, which outlives going back to a backup: what is out there stays
out there, and later figures are compared with it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from sqlite_utils import Database, Migrations

from data import Stamp, add_row, data_version, facts_of, only_added_to, record, refuse, write
from explorer.public.errors import Overtaken, PublicError
from explorer.public.model import Figure, sha256

migrations = Migrations("explorer.public")

_PUBLISHED: Final = "Published the public view"


class Bundle(NamedTuple):
    """A published view: number, hashes of what was frozen and of the page, who, at, whether it is there and in force.

    Attributes
    ----------
    is_whole : whether its page is there still.
    withdrawn : when it was withdrawn (UTC); "" while it stands.
    version : which change of its standing that was; 0 before the first.
    """

    bundle_id: int
    snapshot_sha256: str
    page_sha256: str
    who: str
    at: str
    is_whole: bool
    withdrawn: str
    version: int


class Content(NamedTuple):
    """What is published: what was frozen (JSON), its page (HTML), its figures, the answers that it quotes.

    Attributes
    ----------
    version : number of the last write when it was made.
    """

    snapshot: str
    page: str
    figures: tuple[Figure, ...]
    quoted: tuple[int, ...]
    version: int


@migrations()
def create_public_view(db: Database) -> None:
    """Published views, the answers that they quote, and withdrawals."""
    db.execute(
        "CREATE TABLE public_bundle (bundle_id INTEGER PRIMARY KEY AUTOINCREMENT, snapshot TEXT, page TEXT,"
        " snapshot_sha256 TEXT NOT NULL, page_sha256 TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL)"
    )
    db.execute(
        "CREATE TABLE public_bundle_quote (bundle_id INTEGER NOT NULL REFERENCES public_bundle (bundle_id),"
        " response_id INTEGER NOT NULL REFERENCES response (response_id), PRIMARY KEY (bundle_id, response_id))"
    )
    db.execute(
        "CREATE TABLE public_standing (version INTEGER PRIMARY KEY AUTOINCREMENT,"
        " bundle_id INTEGER NOT NULL REFERENCES public_bundle (bundle_id),"
        " is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)), who TEXT NOT NULL, at TEXT NOT NULL)"
    )
    only_added_to(db, "public_bundle_quote", "public_standing")
    refuse(db, "public_bundle", "DELETE")
    refuse(db, "public_bundle", "UPDATE", when="new.page IS NOT NULL OR new.snapshot IS NOT NULL")
    db.execute(
        "CREATE TRIGGER public_bundle_forgets AFTER UPDATE OF text ON response WHEN new.text <> old.text BEGIN "
        "UPDATE public_bundle SET snapshot = NULL, page = NULL WHERE page IS NOT NULL AND bundle_id IN "
        "(SELECT bundle_id FROM public_bundle_quote WHERE response_id = new.response_id); END"
    )


def keep_bundle(db: Database, stamp: Stamp, content: Content) -> Bundle:
    """Keep a published view with its hashes, its figures on record.

    Raises
    ------
    Overtaken
        Where something was written since it was made.
    PublicError
        Where the same stands already.
    """
    frozen, page = sha256(content.snapshot), sha256(content.page)
    with write(db):
        if data_version(db) != content.version + 1:
            raise Overtaken("Something was changed while the page was made. Look at it once more, then publish it.")
        last = in_force(bundles(db))
        if last is not None and last.is_whole and last.snapshot_sha256 == frozen:
            raise PublicError("Exactly this is public already. Nothing was published.")
        row = {"snapshot": content.snapshot, "page": content.page, "snapshot_sha256": frozen, "page_sha256": page}
        number = add_row(db, "public_bundle", row, stamp)
        db.conn.executemany("INSERT INTO public_bundle_quote VALUES (?, ?)", [(number, int(a)) for a in content.quoted])
        after = {
            "snapshot_sha256": frozen,
            "page_sha256": page,
            "figures": [list(figure) for figure in content.figures],
        }
        record(db, stamp, what=_PUBLISHED, target=f"public view {number}", before=None, after=after)
    return Bundle(number, frozen, page, stamp.who, stamp.utc, is_whole=True, withdrawn="", version=0)


def keep_standing(db: Database, stamp: Stamp, bundle: Bundle, *, is_withdrawn: bool) -> None:
    """Withdraw a published view, or put it back; what was published stays on record either way.

    Raises
    ------
    PublicError
        Where somebody else did either meanwhile, or its page is not kept any more.
    """
    with write(db):
        now = next((entry for entry in bundles(db) if entry.bundle_id == bundle.bundle_id), None)
        if now is None or now.version != bundle.version or bool(now.withdrawn) == is_withdrawn:
            raise PublicError("Somebody else withdrew it or put it back meanwhile. Read how it stands now.")
        if not is_withdrawn and not now.is_whole:
            raise PublicError("Its page is not kept any more, so it cannot be put back. Publish a new one.")
        add_row(db, "public_standing", {"bundle_id": bundle.bundle_id, "is_withdrawn": int(is_withdrawn)}, stamp)
        what = "Withdrew the public view" if is_withdrawn else "Put the public view back"
        record(db, stamp, what=what, target=f"public view {bundle.bundle_id}", before=None, after=None)


def bundles(db: Database) -> tuple[Bundle, ...]:
    """Return every published view, the newest first, without its page."""
    rows = db.execute(
        "SELECT b.bundle_id, b.snapshot_sha256, b.page_sha256, b.who, b.at, b.page IS NOT NULL,"
        " CASE WHEN s.is_withdrawn = 1 THEN s.at ELSE '' END, coalesce(s.version, 0) FROM public_bundle AS b"
        " LEFT JOIN public_standing AS s ON s.version ="
        " (SELECT max(version) FROM public_standing WHERE bundle_id = b.bundle_id) ORDER BY b.bundle_id DESC"
    ).fetchall()
    return tuple(Bundle(*row) for row in rows)


def in_force(every: tuple[Bundle, ...]) -> Bundle | None:
    """Return the view that is public: the newest, unless it was withdrawn; an older one does not take its place."""
    return every[0] if every and not every[0].withdrawn else None


def figures(db: Database) -> tuple[Figure, ...]:
    """Return every figure that was ever published, or kept from a published view as too small, the oldest first."""
    published = facts_of(db, _PUBLISHED)
    return tuple(Figure(*row) for facts in published for row in facts["figures"])


def page(db: Database, bundle_id: int) -> str:
    """Return the page of a published view as it was.

    Raises
    ------
    PublicError
        Where there is none, it was emptied, or it is not what was published.
    """
    return _content(db, bundle_id)[1]


def snapshot(db: Database, bundle_id: int) -> str:
    """Return what was frozen, as JSON; errors as for `page`."""
    return _content(db, bundle_id)[0]


def _content(db: Database, bundle_id: int) -> tuple[str, str]:
    row = db.execute(
        "SELECT snapshot, page, snapshot_sha256, page_sha256 FROM public_bundle WHERE bundle_id = ?", [int(bundle_id)]
    ).fetchone()
    if row is None or row[1] is None:
        raise PublicError("This page is not kept any more: words that it quotes were deleted or hidden. Publish anew.")
    if (sha256(row[0]), sha256(row[1])) != (row[2], row[3]):
        raise PublicError("This page was changed outside the explorer: do not put it on a web space.")
    return str(row[0]), str(row[1])
