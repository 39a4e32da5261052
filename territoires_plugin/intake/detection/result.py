"""What a detection found: a choice for each target, with its confidence, its reasons and what stays undecided."""

from __future__ import annotations

from collections.abc import Mapping as ByKey
from dataclasses import dataclass, field

from ...model.codes import SEPARATOR
from ...model.messages import Language, message
from ..mapping import Mapping
from .word_matching import WordMatch

PLACE = "place"  # stands for all targets that tell where a project is, in what stays undecided


@dataclass(frozen=True)
class Reason:
    """Why a column was chosen: a message code with its parameters."""

    code: str
    parameters: ByKey[str, object] = field(default_factory=dict)

    def text(self, language: Language = "fr") -> str:
        return message(self.code, language, **self.parameters)


@dataclass(frozen=True)
class Candidate:
    """A column that could fill a target; confidence from 0 to 1."""

    column: str
    confidence: float


@dataclass(frozen=True)
class Choice:
    """The column taken for a target; ``rivals`` are the other columns that could fill it, the best first."""

    target: str
    column: str
    confidence: float
    reasons: tuple[Reason, ...] = ()
    rivals: tuple[Candidate, ...] = ()


@dataclass(frozen=True)
class Undecided:
    """A target that no column was taken for although one is needed, or although several could fill it.

    Args:
        field: the target, or PLACE.
        code: the message that says why.
        candidates: the columns that come nearest, the best first.
        is_blocking: whether the import must not go on without a decision.
    """

    field: str
    code: str
    candidates: tuple[Candidate, ...] = ()
    is_blocking: bool = True

    def text(self, language: Language = "fr") -> str:
        return message(self.code, language, field=self.field, candidates=self.candidates_text)

    @property
    def candidates_text(self) -> str:
        """Such as ``“Coût HT” 82 %, “Coût TTC” 80 %``, the same in every language; a dash without any."""
        return ", ".join(f"“{one.column}” {one.confidence:.0%}" for one in self.candidates) or "–"


@dataclass(frozen=True)
class Detection:
    """Args:
    file: the source's name.
    format: the known format that the source has (``own``, ``demarches``, ``exchange``, ``scdl``), None for any other.
    columns: the source's columns, in order.
    choices: by target.
    words: by code target, the source's words (the commonest first) and what each stands for.
    undecided: what could not be decided.
    left_out: targets that no column may fill, although one bears their name.
    constants, crs, separator: as in a mapping.
    """

    file: str
    format: str | None
    columns: tuple[str, ...]
    choices: dict[str, Choice]
    words: dict[str, dict[str, WordMatch]] = field(default_factory=dict)
    undecided: tuple[Undecided, ...] = ()
    left_out: tuple[str, ...] = ()
    constants: dict[str, str] = field(default_factory=dict)
    crs: str | None = None
    separator: str = SEPARATOR

    @property
    def is_sure(self) -> bool:
        """Whether the source can be imported without asking anyone."""
        return not any(one.is_blocking for one in self.undecided)

    def undecided_words(self, target: str) -> tuple[str, ...]:
        """The words of a code target's column that stand for no code; the import leaves them out with a note."""
        return tuple(word for word, match in self.words.get(target, {}).items() if not match.is_decided)

    def mapping(self) -> Mapping:
        """The mapping that the choices make; words that are read without a mapping are not written down."""
        values = {
            target: {word: match.codes for word, match in words.items() if match.is_decided and not match.is_known}
            for target, words in self.words.items()
        }
        return Mapping(
            self.file,
            {**dict.fromkeys(self.left_out, ""), **{target: one.column for target, one in self.choices.items()}},
            {target: words for target, words in values.items() if words},
            dict(self.constants),
            self.crs,
            None,
            self.separator,
        )
