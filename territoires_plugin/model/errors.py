"""Our own errors: a code with its parameters, worded in the user's language by ``messages``."""

from __future__ import annotations

from .messages import Language, message


class TerritoiresError(Exception):
    """Something the user can mend; ``code`` is a key of ``messages``.

    Args:
        code: what went wrong, a key of the message catalogue.
        parameters: the file, row, field, value … that the message names.
    """

    def __init__(self, code: str, **parameters: object) -> None:
        super().__init__(code)
        self.code = code
        self.parameters = parameters

    def text(self, language: Language = "fr") -> str:
        """One sentence that names the place and the remedy."""
        return message(self.code, language, **self.parameters)

    def __str__(self) -> str:
        return self.text("en")
