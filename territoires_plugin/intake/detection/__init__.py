"""Which column of a source fills which target, found from its name, its content and its position."""

from .detecting import detect
from .result import PLACE, Candidate, Choice, Detection, Reason, Undecided
from .toml_writing import mapping_path_for, mapping_text, write_mapping
from .unasked import unasked_mapping
from .word_matching import WordMatch

__all__ = [
    "PLACE",
    "Candidate",
    "Choice",
    "Detection",
    "Reason",
    "Undecided",
    "WordMatch",
    "detect",
    "mapping_path_for",
    "mapping_text",
    "unasked_mapping",
    "write_mapping",
]
