"""What was put right or left out while boundaries were read, in the user's language when it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model.messages import Language, message

NAMED = 10  # names of one sentence; the others are counted


@dataclass(frozen=True)
class Note:
    """One sentence: ``code`` is a key of the message catalogue.

    Args:
        names: what is listed in the sentence, each on its own; only the first ones are written out.
        is_warning: whether the user should look at it, not only find it in the log.
    """

    code: str
    parameters: dict[str, object] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    is_warning: bool = False

    def text(self, language: Language = "fr") -> str:
        return message(self.code, language, **self.parameters, names=listed(self.names, language))


def listed(names: Sequence[str], language: Language) -> str:
    """The names joined by commas, no more than ten of them."""
    shown = ", ".join(names[:NAMED])
    more = len(names) - NAMED
    return message("codes_more", language, names=shown, count=more) if more > 0 else shown


def named(code: str, name: object) -> str:
    """“CC du Jovinien (248900367)”; the code alone where there is no name."""
    return f"{name} ({code})" if isinstance(name, str) and name else code
