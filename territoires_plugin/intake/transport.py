"""What is asked of the network: a request posted, an answer or a failure."""

from __future__ import annotations

import email.message
import http.client
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Response:
    """An answer of any status; the names of ``headers`` are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Transport(Protocol):
    """Posts a body. Blocks until there is an answer; another thread may wait for it."""

    def post(self, url: str, headers: Mapping[str, str], body: bytes, timeout: float) -> Response:
        """The answer, whatever its status.

        Args:
            timeout: seconds without a sign of life.

        Raises:
            OSError: no answer, or one that was cut short.
        """


class UrllibTransport:
    """The standard library's, with the proxies that the environment names."""

    def post(self, url: str, headers: Mapping[str, str], body: bytes, timeout: float) -> Response:
        if not url.startswith(("https://", "http://")):
            raise OSError(f"no web address: {url}")
        request = urllib.request.Request(url, data=body, headers=dict(headers), method="POST")
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:  # nosec B310
                return Response(answer.status, _headers(answer.headers), answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return Response(error.code, _headers(error.headers), error.read())
        except http.client.HTTPException as error:
            raise ConnectionError(str(error) or type(error).__name__) from error


def _headers(headers: email.message.Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
