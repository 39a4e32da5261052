"""The folder in which the dossiers of a démarche are kept: what was fetched survives an interruption.

``state.json`` says how far the fetching got, ``page-<n>.jsonl`` hold the pages of a fetching under way and
``dossiers.jsonl`` all dossiers after it, one a line. Every file is replaced whole, and readable by its owner alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ...model.errors import TerritoiresError
from .access import Access

_DOSSIERS = "dossiers.jsonl"
_STATE = "state.json"


@dataclass(frozen=True)
class State:
    """How far the fetching got.

    Args:
        url: of the API; number: of the démarche.
        covers: the dossiers changed since that moment are here; all where None.
        asked: what the pages under way were asked to be changed since.
        started: when they were begun, on the server's clock; None before the first page.
        cursor: where the next page begins.
        pages: how many are here.
        missing: how many dossiers the server would not give.
        complete: whether ``dossiers.jsonl`` holds them all, and no page is under way.
    """

    url: str
    number: int
    covers: str | None = None
    asked: str | None = None
    started: str | None = None
    cursor: str | None = None
    pages: int = 0
    missing: int = 0
    complete: bool = False


class Store:
    """The folder of one démarche.

    Raises, in every method:
        TerritoiresError: ``file_unwritable``.
    """

    def __init__(self, folder: Path, access: Access) -> None:
        host = re.sub(r"[^A-Za-z0-9.-]", "_", access.host)
        mark = hashlib.sha256(access.url.encode()).hexdigest()[:8]
        self.folder = folder / f"demarche-{access.number}-{host}-{mark}"
        self._access = access

    def state(self) -> State | None:
        """How far an earlier fetching got, None where there was none or its files are damaged."""
        try:
            state = State(**json.loads((self.folder / _STATE).read_text(encoding="utf-8")))
            needed = [self._page(number) for number in range(state.pages)]
        except (OSError, ValueError, TypeError):
            return None
        if state.complete or state.asked != state.covers:
            needed.append(self.folder / _DOSSIERS)
        is_own = (state.url, state.number) == (self._access.url, self._access.number)
        return state if is_own and all(path.is_file() for path in needed) else None

    def clear(self) -> None:
        with _writable(self.folder):
            if self.folder.exists():
                shutil.rmtree(self.folder)

    def add_page(self, nodes: Iterable[dict[str, Any]], state: State) -> None:
        """Keep a page, then what ``state`` says now that it is here."""
        with _writable(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _replace(self._page(state.pages - 1), (_line(node) for node in nodes))
            self.keep(state)

    def keep(self, state: State) -> None:
        with _writable(self.folder):
            _replace(self.folder / _STATE, [json.dumps(asdict(state)).encode()])

    def finish(self, state: State) -> None:
        """Merge the pages into the earlier dossiers, the latest of each number; ``state`` is that of the whole."""
        pages = [self._page(number) for number in range(state.pages)]
        with _writable(self.folder):
            _replace(self.folder / _DOSSIERS, _latest([self.folder / _DOSSIERS, *pages]))
            self.keep(State(**{**asdict(state), "pages": 0, "cursor": None, "complete": True}))
            for page in self.folder.glob("page-*.jsonl"):
                page.unlink()

    def dossiers(self) -> Iterator[dict[str, Any]]:
        """All dossiers by number, once the fetching has finished.

        Raises:
            TerritoiresError: ``file_unreadable``.
        """
        path = self.folder / _DOSSIERS
        try:
            with path.open("rb") as file:
                for line in file:
                    yield json.loads(line)
        except (OSError, ValueError) as error:
            raise TerritoiresError("file_unreadable", file=path, value=error) from error

    def _page(self, number: int) -> Path:
        return self.folder / f"page-{number:05d}.jsonl"


def _line(node: dict[str, Any]) -> bytes:
    return json.dumps(node, separators=(",", ":")).encode() + b"\n"


def _latest(paths: list[Path]) -> Iterator[bytes]:
    """The last line of each dossier in some files, by number; only places are held, not the dossiers."""
    place: dict[int, tuple[int, int]] = {}
    files = [path.open("rb") for path in paths if path.exists()]
    try:
        for position, file in enumerate(files):
            offset = 0
            for line in file:
                place[json.loads(line)["number"]] = (position, offset)
                offset += len(line)
        for number in sorted(place):
            position, offset = place[number]
            files[position].seek(offset)
            yield files[position].readline()
    finally:
        for file in files:
            file.close()


def _replace(path: Path, lines: Iterable[bytes]) -> None:
    """Write a file beside its place and move it there once it is whole."""
    unfinished = path.with_suffix(".part")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.writelines(lines)
    unfinished.replace(path)


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        raise TerritoiresError("file_unwritable", file=folder, value=error) from error
