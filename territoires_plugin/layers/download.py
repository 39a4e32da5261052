"""A file from the web, by QGIS's own network settings (proxy, certificates)."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from qgis.core import QgsBlockingNetworkRequest, QgsFeedback
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkRequest

from ..model.errors import TerritoiresError

_BUSY = 429


def download(address: str, path: Path, feedback: QgsFeedback) -> None:
    """Write what an address answers to a file.

    Raises:
        TerritoiresError: ``service_busy``, ``service_failed``.
    """
    request = QgsBlockingNetworkRequest()
    fault = request.get(QNetworkRequest(QUrl(address)), True, feedback)
    reply, host = request.reply(), urlsplit(address).netloc
    if reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute) == _BUSY:
        raise TerritoiresError("service_busy", host=host)
    if fault != QgsBlockingNetworkRequest.ErrorCode.NoError:
        raise TerritoiresError("service_failed", host=host, value=request.errorMessage().replace(address, host))
    path.write_bytes(bytes(reply.content()))
