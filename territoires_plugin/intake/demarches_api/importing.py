"""From a démarche to the projects table, like a file."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ...model.messages import Language
from ...model.progress import Progress, Silent, Stage
from ...model.taxonomy import Taxonomy, load_taxonomy
from ..importing import ImportResult, import_source
from ..mapping import Mapping, load_mapping
from .access import URL, Access
from .fetching import FetchedDemarche, fetch_demarche
from .fixed_columns import with_fixed_targets
from .source import open_demarche
from .transport import Transport

_SILENT = Silent()


def import_demarche(
    number: int,
    transport: Transport,
    token: str,
    *,
    url: str = URL,
    folder: Path | None = None,
    since: datetime.date | None = None,
    anew: bool = False,
    mapping: Path | None = None,
    taxonomy: Taxonomy | None = None,
    call: str | None = None,
    language: Language = "fr",
    progress: Progress = _SILENT,
    sleep: Callable[[float], None] = time.sleep,
) -> ImportResult:
    """Fetch the dossiers of a démarche and import them; the further arguments are those of ``import_projects``.

    Args:
        folder: keeps what was fetched, so that an interrupted import goes on and the next one asks for changes alone;
            nothing is kept when None.
        since: only the dossiers changed since that day.
        anew: forget what ``folder`` holds.

    Raises:
        TerritoiresError: those of ``Access``, ``fetch_demarche`` and ``import_fetched``.
        Cancelled: by ``progress``.
    """
    access = Access(number, token, url)
    with _folder(folder) as place:
        fetched = fetch_demarche(
            access, transport, place, since=since, anew=anew, progress=Stage(progress, 0, 60), sleep=sleep
        )
        return import_fetched(
            fetched, mapping=mapping, taxonomy=taxonomy, call=call, language=language, progress=Stage(progress, 60, 100)
        )


def import_fetched(
    fetched: FetchedDemarche,
    *,
    mapping: Path | None = None,
    taxonomy: Taxonomy | None = None,
    call: str | None = None,
    language: Language = "fr",
    progress: Progress = _SILENT,
) -> ImportResult:
    """Import the dossiers that were fetched; the columns of every démarche need no mapping.

    Raises:
        TerritoiresError: those of ``import_source``; ``file_unreadable``.
        Cancelled: by ``progress``.
    """
    terms = taxonomy or load_taxonomy()
    chosen = with_fixed_targets(load_mapping(Path(mapping), terms) if mapping else Mapping())
    return import_source(
        open_demarche(fetched, chosen),
        Path(f"Démarche {fetched.number}"),
        chosen,
        taxonomy=terms,
        call=call,
        language=language,
        progress=progress,
    )


@contextmanager
def _folder(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        yield Path(folder)
        return
    with TemporaryDirectory() as temporary:
        yield Path(temporary)
