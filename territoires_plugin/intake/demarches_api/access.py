"""Which démarche is read, where, and with what right."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from ...model.errors import TerritoiresError

URL = "https://www.demarches-simplifiees.fr/api/v2/graphql"
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Access:
    """A démarche by its number, at the address of an API, with the token that opens it and that nothing may show.

    Raises:
        TerritoiresError: ``demarche_url`` for an address that would send the token in the clear, ``demarche_token``.
    """

    number: int
    token: str = field(repr=False)
    url: str = URL

    def __post_init__(self) -> None:
        if not _is_safe(self.url):
            raise TerritoiresError("demarche_url", number=self.number, value=self.hide(self.url), usual=URL)
        if not self.token or not self.token.isascii() or not self.token.isprintable() or " " in self.token:
            raise TerritoiresError("demarche_token", number=self.number)

    @property
    def host(self) -> str:
        return urlsplit(self.url).netloc

    def hide(self, text: object) -> str:
        """The text without the token, should the server have sent it back."""
        return str(text).replace(self.token, "…") if self.token else str(text)

    def error(self, code: str, **parameters: object) -> TerritoiresError:
        """Our error on this démarche; its parameters cannot show the token."""
        shown = {name: self.hide(value) for name, value in parameters.items()}
        return TerritoiresError(code, number=self.number, host=self.host, **shown)


def _is_safe(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if not host or "@" in parts.netloc:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and host in _THIS_MACHINE)
