"""How a request reaches the server: whoever starts the import says it, QGIS with its proxies or Python alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


class TransportError(Exception):
    """No whole answer arrived: no connection, cut in the middle, or too late. Its text is the reason alone."""


@dataclass(frozen=True)
class Response:
    """An answer of the server, whatever its status; the names of ``headers`` are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Transport(Protocol):
    """Sends a request and waits for the whole answer. A redirection is an answer: the token must not follow it."""

    def post(self, url: str, headers: Mapping[str, str], body: bytes, timeout: float) -> Response:
        """``timeout`` is in seconds.

        Raises:
            TransportError: no whole answer.
            Cancelled: the user does not want to wait any longer.
        """
