"""Every sentence that rooms without Qt say, in English and French: errors, rejections, notes, rationales."""

from __future__ import annotations

from typing import Literal

from .catalogue.boundaries import BOUNDARIES
from .catalogue.decisions import DECISIONS
from .catalogue.demarches import DEMARCHES
from .catalogue.details import DETAILS
from .catalogue.detection import DETECTION
from .catalogue.engine import ENGINE
from .catalogue.explanation import EXPLANATION
from .catalogue.files import FILES
from .catalogue.filters import FILTERS
from .catalogue.hostile import HOSTILE
from .catalogue.intake import INTAKE
from .catalogue.maps import MAPS
from .catalogue.office import OFFICE
from .catalogue.personal import PERSONAL
from .catalogue.places import PLACES
from .catalogue.tagging import TAGGING
from .catalogue.territories import TERRITORIES

Language = Literal["fr", "en"]
SOURCE_TEXTS = ("value", "known")  # parameters that hold text of the source, of any length
LONGEST_VALUE = 120

MESSAGES = {
    **BOUNDARIES,
    **DECISIONS,
    **DEMARCHES,
    **DETAILS,
    **DETECTION,
    **ENGINE,
    **EXPLANATION,
    **FILES,
    **FILTERS,
    **HOSTILE,
    **INTAKE,
    **MAPS,
    **OFFICE,
    **PLACES,
    **TAGGING,
    **PERSONAL,
    **TERRITORIES,
}


def message(code: str, language: Language = "fr", **parameters: object) -> str:
    """The sentence of a code, its parameters filled in; long source texts are cut so that the remedy stays in sight."""
    english, french = MESSAGES[code]
    shown = {name: _shorten(text) if name in SOURCE_TEXTS else text for name, text in parameters.items()}
    return (french if language == "fr" else english).format(**shown)


def _shorten(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
