"""The demonstration as a database: loaded once by a process, then copied for whoever wants it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection, transaction

from portal.fulltext import outbox
from portal.fulltext.engine import get_engine
from portal.search.sources import all_documents, documents_for

_copies: dict[str, sqlite3.Connection] = {}


@contextmanager
def loaded() -> Iterator[None]:
    """The demonstration is in the database, and has never been there afterwards.

    SQLite copies a whole database in a moment; elsewhere it is loaded anew and rolled back.
    """
    if connection.vendor != "sqlite":
        with transaction.atomic():
            call_command("load_demo", verbosity=0)
            yield
            transaction.set_rollback(True)
        return
    before = _copied()
    _load_or_copy()
    try:
        yield
    finally:
        before.backup(_database())
        before.close()


def _load_or_copy() -> None:
    if "demonstration" not in _copies:
        call_command("load_demo", verbosity=0)
        _copies["demonstration"] = _copied()
        return
    _copies["demonstration"].backup(_database())
    outbox.rebuild(get_engine(), all_documents(), documents_for)


def _copied() -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    _database().backup(copy)
    return copy


def _database() -> sqlite3.Connection:
    connection.ensure_connection()
    return connection.connection
