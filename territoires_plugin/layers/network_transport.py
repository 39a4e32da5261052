"""Requests through QGIS's own network: its proxies, its certificates, its cancel button."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from qgis.core import QgsBlockingNetworkRequest, QgsFeedback, QgsNetworkReplyContent
from qgis.PyQt.QtCore import QByteArray, QCoreApplication, QThread, QTimer, QUrl
from qgis.PyQt.QtNetwork import QNetworkRequest

from ..intake.transport import Response, TransportError
from ..model.progress import Cancelled

_OF_THE_CONNECTION = range(
    1, 200
)  # QNetworkReply::NetworkError of the connection and of a proxy; the rest have a status
_MOVED = 302
_LOOK_EVERY = 100  # milliseconds between two looks at whether the user has cancelled


class NetworkTransport:
    """The transport of an import inside QGIS; ``feedback`` ends a request under way in a background thread.

    To be used in the main thread or in one that Qt has made: elsewhere Qt has no timers, and a timeout never comes.
    """

    def __init__(self, feedback: QgsFeedback) -> None:
        self._feedback = feedback

    def post(self, url: str, headers: Mapping[str, str], body: bytes, timeout: float) -> Response:
        if self._feedback.isCanceled():
            raise Cancelled
        request = QNetworkRequest(QUrl(url))
        for name, text in headers.items():
            request.setRawHeader(name.encode("ascii"), text.encode("ascii"))
        request.setTransferTimeout(int(timeout * 1000))
        # Where Qt does not follow redirections by itself QGIS does, with a request that has none of our headers.
        request.setAttribute(
            QNetworkRequest.Attribute.RedirectPolicyAttribute, QNetworkRequest.RedirectPolicy.ManualRedirectPolicy
        )
        sending = QgsBlockingNetworkRequest()
        with _cancel_of_this_thread(self._feedback) as cancel:
            sending.post(request, QByteArray(body), True, cancel)
        if self._feedback.isCanceled():
            raise Cancelled
        return _response(sending.reply(), url)


@contextmanager
def _cancel_of_this_thread(feedback: QgsFeedback) -> Iterator[QgsFeedback | None]:
    """A feedback that is cancelled in the thread of the request, soon after the given one is.

    Cancelled from another thread, QgsBlockingNetworkRequest may delete the reply before it has told that it ended, and
    wait for ever. In the main thread the request runs in one of QGIS's own, and must end by itself or by its timeout.
    """
    if QThread.currentThread() == QCoreApplication.instance().thread():
        yield None
        return
    relay, timer = QgsFeedback(), QTimer()
    timer.timeout.connect(lambda: relay.cancel() if feedback.isCanceled() and not relay.isCanceled() else None)
    timer.start(_LOOK_EVERY)
    try:
        yield relay
    finally:
        timer.stop()


def _response(reply: QgsNetworkReplyContent, url: str) -> Response:
    status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
    if status is None or _number(reply.error()) in _OF_THE_CONNECTION:
        raise TransportError(reply.errorString() or "timeout")
    answered_at = reply.request().url()
    if answered_at != QUrl(url):
        return Response(_MOVED, {"location": answered_at.toString()}, b"")
    headers = {bytes(name).decode("latin-1").lower(): reply.rawHeader(name) for name in reply.rawHeaderList()}
    texts = {name: bytes(text).decode("latin-1") for name, text in headers.items()}
    return Response(int(status), texts, bytes(reply.content()))


def _number(error: Any) -> int:
    """An enumeration of PyQt6 has its number as ``value``, one of PyQt5 is a number."""
    return int(getattr(error, "value", error))
