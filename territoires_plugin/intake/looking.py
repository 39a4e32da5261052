"""A first look at a source: its first rows, and the mapping with which its import would begin."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..model.errors import TerritoiresError
from ..model.messages import Language
from ..model.progress import Progress
from ..model.taxonomy import Taxonomy
from ..territories.reference import load_gazetteer
from .detection import Detection, detect, mapping_path_for
from .detection.places_known import known_places
from .detection.profiles import Profile, profiles_of
from .first_rows import ROWS, FirstRows, first_rows
from .importing import open_source
from .mapping import Mapping, load_mapping
from .personal.column_words import PersonalKind
from .personal.columns import personal_columns
from .personal.screening import SEEN_ROWS
from .source_table import Source

Origin = Literal["found", "saved", "given"]


@dataclass(frozen=True)
class Look:
    """What a look at a source shows.

    Args:
        source: the file.
        rows: its first rows.
        found: what was recognised, whether it is used or not.
        personal: what makes columns personal, by name.
        mapping: the one to begin with.
        origin: whether it was found, saved earlier for this kind of source, or given.
        file: that holds it, None where it was found.
        saved_path: where the mapping of this kind of source is saved.
        outdated: why the one that was saved cannot be used, empty where it can or where there is none.
    """

    source: Path
    rows: FirstRows
    found: Detection
    personal: dict[str, PersonalKind]
    mapping: Mapping
    origin: Origin
    file: Path | None
    saved_path: Path
    outdated: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether the import can begin without asking anyone."""
        return self.origin != "found" or self.found.is_sure

    def profiles(self) -> list[Profile]:
        """Of the columns of the first rows."""
        head = self.rows.head(ROWS)
        return profiles_of(head.columns, head.cells, known_places(load_gazetteer()))


@dataclass(frozen=True)
class _Opened:
    source: Source
    mapping: Mapping
    origin: Origin
    file: Path | None
    outdated: str = ""


def look_at(
    source: Path,
    *,
    folder: Path,
    given: Path | None,
    taxonomy: Taxonomy,
    drawn: bool,
    language: Language,
    progress: Progress,
) -> Look:
    """Look at the first rows of a source; a mapping that is given goes before a saved one, that before what is found.

    Args:
        folder: where mappings are saved.
        given: a mapping file that must be used.
        drawn: whether another file brings the projects' geometries.

    Raises:
        TerritoiresError: those of ``open_source``, of reading the rows, of ``load_mapping`` and ``Mapping.bind`` for
            the mapping given.
        Cancelled: by ``progress``.
    """
    saved = mapping_path_for(source, folder)
    opened = _open(source, given, saved, taxonomy, language, progress)
    progress.check()
    rows = first_rows(opened.source, language, progress)
    found = detect(opened.source, taxonomy, load_gazetteer(), file=source.name, drawn=drawn)
    progress.check()
    mapping = found.mapping() if opened.origin == "found" else opened.mapping
    return Look(
        source,
        rows,
        found,
        _personal(rows),
        mapping,
        opened.origin,
        opened.file,
        saved,
        opened.outdated,
    )


def _open(
    source: Path, given: Path | None, saved: Path, taxonomy: Taxonomy, language: Language, progress: Progress
) -> _Opened:
    if given is not None:
        return _opened_with(source, given, "given", taxonomy, progress)
    outdated = ""
    if saved.exists():
        try:
            return _opened_with(source, saved, "saved", taxonomy, progress)
        except TerritoiresError as error:  # a fault of the source itself is met again below
            outdated = error.text(language)
    return _Opened(open_source(source, Mapping(), progress), Mapping(), "found", None, outdated)


def _opened_with(source: Path, file: Path, origin: Origin, taxonomy: Taxonomy, progress: Progress) -> _Opened:
    mapping = load_mapping(file, taxonomy)
    opened = open_source(source, mapping, progress)
    return _Opened(opened, mapping.bind(source, opened.columns), origin, file)


def _personal(rows: FirstRows) -> dict[str, PersonalKind]:
    head = rows.head(SEEN_ROWS)
    return personal_columns(dict(zip(head.columns, head.cells)))
