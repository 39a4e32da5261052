"""What an import of the first rows would give: tried out before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from ..model.messages import Language
from ..model.progress import Progress
from ..model.taxonomy import Taxonomy
from .detection.correcting import Corrected, Correction, correct
from .first_rows import ROWS
from .importing import ImportOptions, ImportResult, import_source
from .looking import Look
from .remarks import Remarks

_OF_OTHER_ROWS = "geometry_without_row"  # drawn for a dossier that may well come later


@dataclass(frozen=True)
class Preview:
    """What a correction gives.

    Args:
        corrected: the mapping that was used, and the words of its columns.
        result: of the first rows.
        is_whole: whether these are all the rows of the source.
    """

    corrected: Corrected
    result: ImportResult
    is_whole: bool


def preview(
    look: Look,
    correction: Correction,
    *,
    taxonomy: Taxonomy,
    geometries: Path | None,
    call: str | None,
    language: Language,
    progress: Progress,
) -> Preview:
    """Import the first rows with a corrected mapping; nothing is written.

    Args:
        geometries, taxonomy, call: as in ``import_projects``.

    Raises:
        TerritoiresError: those of ``import_source``.
        Cancelled: by ``progress``.
    """
    corrected = correct(correction, look.source, look.rows.head(ROWS), look.profiles(), taxonomy)
    options = ImportOptions(geometries, None, taxonomy, call, language)
    remarks = Remarks(language)
    (result,) = import_source(look.rows, look.source, corrected.mapping, options, None, remarks, progress)
    if not look.rows.is_whole:
        result = replace(result, notes=result.notes[result.notes["code"] != _OF_OTHER_ROWS])
    return Preview(corrected, result, look.rows.is_whole)
