"""The transport of Python alone, for notebooks and servers; proxies are those of the environment."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Mapping
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from ..model.progress import Progress, Silent
from .transport import Response, TransportError

_LOOK_EVERY = 0.1  # seconds between two looks at whether the user has cancelled
_SILENT = Silent()


class UrllibTransport:
    """Waits for the answer in a thread, so that a cancel (``progress``) need not wait for a slow server."""

    def __init__(self, progress: Progress = _SILENT) -> None:
        self._progress = progress

    def post(self, url: str, headers: Mapping[str, str], body: bytes, timeout: float) -> Response:
        answer: SimpleQueue[Response | TransportError] = SimpleQueue()
        Thread(target=lambda: answer.put(_answer(url, headers, body, timeout)), daemon=True).start()
        while True:
            self._progress.check()
            try:
                got = answer.get(timeout=_LOOK_EVERY)
            except Empty:
                continue
            if isinstance(got, TransportError):
                raise got
            return got


class _NoRedirection(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def _answer(url: str, headers: Mapping[str, str], body: bytes, timeout: float) -> Response | TransportError:
    try:
        request = urllib.request.Request(url, data=body, headers=dict(headers), method="POST")
        with _open(request, timeout) as reply:
            return Response(reply.status, {name.lower(): text for name, text in reply.headers.items()}, reply.read())
    except urllib.error.URLError as error:
        return TransportError(str(error.reason))
    except (OSError, http.client.HTTPException, ValueError) as error:
        return TransportError(str(error) or type(error).__name__)


def _open(request: urllib.request.Request, timeout: float) -> Any:
    try:
        return urllib.request.build_opener(_NoRedirection).open(request, timeout=timeout)
    except urllib.error.HTTPError as answer:  # an answer like any other; its status says what is wrong
        return answer
