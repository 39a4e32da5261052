"""Reads the rows of a GeoPackage with the standard library alone: no other package is needed for it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path, PurePath
from typing import Any

from ..model.errors import TerritoiresError


def read_rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query on a file that nobody writes to meanwhile; its folder may be read-only.

    Raises:
        TerritoiresError: ``file_unreadable``.
    """
    try:
        with closing(sqlite3.connect(read_only_uri(path), uri=True)) as connection:
            return connection.execute(query).fetchall()
    except sqlite3.Error as error:
        raise TerritoiresError("file_unreadable", file=path, value=error) from error


def read_only_uri(path: PurePath) -> str:
    """SQLite's address of an absolute path, blanks, ``?``, ``#`` and ``%`` escaped."""
    address = path.as_uri()
    if not address.startswith("file:///"):  # \\server\share: SQLite takes the server into the path, not the authority
        address = address.replace("file://", "file:////", 1)
    return f"{address}?mode=ro&immutable=1"
