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
from ..detection import unasked_mapping
from ..importing import ImportOptions, ImportResult, import_source
from ..mapping import Mapping, load_mapping
from ..remarks import Remarks
from ..transport import Transport
from .access import URL, Access
from .fetching import FetchedDemarche, fetch_demarche
from .source import open_demarche

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
        options = ImportOptions(None, mapping, taxonomy or load_taxonomy(), call, language)
        (result,) = import_fetched(fetched, options, Stage(progress, 60, 100))
        return result


def import_fetched(fetched: FetchedDemarche, options: ImportOptions, progress: Progress) -> Iterator[ImportResult]:
    """Import the dossiers that were fetched, in one batch: what was drawn may be of any kind.

    Raises:
        TerritoiresError: those of ``import_source``; ``file_unreadable``, ``mapping_unsure``.
        Cancelled: by ``progress``.
    """
    remarks, source = Remarks(options.language), Path(f"Démarche {fetched.number}")
    mapping = load_mapping(Path(options.mapping), options.taxonomy) if options.mapping else Mapping()
    opened = open_demarche(fetched, mapping)
    if options.mapping is None:
        mapping = unasked_mapping(opened, source.name, options.taxonomy, opened.is_drawn(), remarks)
    yield from import_source(opened, source, mapping, options, None, remarks, progress)


@contextmanager
def _folder(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        yield Path(folder)
        return
    with TemporaryDirectory() as temporary:
        yield Path(temporary)
