"""The mapping of an import for which nobody gave one."""

from __future__ import annotations

from ...model.errors import TerritoiresError
from ...model.taxonomy import Taxonomy
from ...territories.reference import load_gazetteer
from ..mapping import Mapping
from ..remarks import Remarks
from ..source_table import Source
from .detecting import detect
from .known_formats import OWN
from .result import PLACE, Detection, Undecided

_PLACE_TARGETS = "commune_code / epci_code / longitude + latitude / geometry"


def unasked_mapping(source: Source, file: str, taxonomy: Taxonomy, drawn: bool, remarks: Remarks) -> Mapping:
    """The mapping that was found with certainty; notes tell what was taken for what.

    Args:
        file: the source's name.
        drawn: whether another file brings the projects' geometries.

    Raises:
        TerritoiresError: ``mapping_unsure``; those of ``source.head``.
    """
    found = detect(source, taxonomy, load_gazetteer(), file=file, drawn=drawn)
    if not found.is_sure:
        raise TerritoiresError(
            "mapping_unsure",
            file=file,
            undecided="; ".join(map(_named, (one for one in found.undecided if one.is_blocking))),
            known=", ".join(filter(None, found.columns)),
        )
    if found.format != OWN:
        _note_choices(found, remarks)
        _note_words(found, remarks)
    return found.mapping()


def _named(undecided: Undecided) -> str:
    field = _PLACE_TARGETS if undecided.field == PLACE else undecided.field
    return f"{field} ({undecided.candidates_text})"


def _note_choices(found: Detection, remarks: Remarks) -> None:
    for target, choice in found.choices.items():
        remarks.note(None, None, target, choice.column, "column_detected", confidence=round(100 * choice.confidence))
    for target in found.left_out:
        remarks.note(None, None, target, None, "column_left_out")
    for target, text in found.constants.items():
        remarks.note(None, None, target, text, "constant_detected")
    for one in found.undecided:
        sentence = one.text(remarks.language)
        remarks.note(None, None, one.field, one.candidates_text, "column_undecided", sentence=sentence)
    if "themes" not in found.choices and "themes" not in found.constants:
        remarks.note(None, None, "themes", None, "themes_not_found")


def _note_words(found: Detection, remarks: Remarks) -> None:
    for target, words in found.words.items():
        for word, match in words.items():
            if match.codes and match.is_decided and not match.is_known:
                remarks.note(None, None, target, word, "word_detected", codes=", ".join(match.codes))
