"""The names of the codes that a target may hold."""

from __future__ import annotations

from ....model.messages import Language, message
from ....model.tables import STAGES, STATUSES
from ....model.taxonomy import AXES, Taxonomy

CODE_TARGETS = (*AXES, "stage", "status")


def code_names(taxonomy: Taxonomy, target: str, language: Language) -> dict[str, str]:
    """By code, in their order."""
    if target in AXES:
        return {term.code: term.name(language) for term in taxonomy.axis(target)}
    codes = {"stage": STAGES, "status": STATUSES}[target]
    return {code: message(f"{target}_{code}", language) for code in codes}
