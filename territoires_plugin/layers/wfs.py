"""Boundaries from a WFS such as the Géoplateforme's, through QGIS's own provider."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from qgis.core import (
    QgsBlockingNetworkRequest,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsDataSourceUri,
    QgsFeatureRequest,
    QgsFeedback,
    QgsRectangle,
    QgsVectorDataProvider,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, Qt, QUrl
from qgis.PyQt.QtNetwork import QNetworkRequest

from ..model.errors import TerritoiresError
from ..model.progress import Progress
from .boundary_files import ReadBoundaries, layer_hints
from .frames import read_features

TYPENAME = "ADMINEXPRESS-COG-CARTO.LATEST:epci"
PROVIDER = "WFS"
BUSY = 429
_OWN = {"service", "request", "version", "typename", "typenames", "outputformat"}  # what QGIS itself asks with
_CODE = re.compile(r"[0-9A-Z]+")
_CODE_FIELDS = ("code_siren", "siren", "epci_code")
_OPTIONS = {
    "hideDownloadProgressDialog": "1",
    "restrictToRequestBBOX": "1",  # a box is sent to the server where one is asked for
    "skipInitialGetFeature": "true",  # QGIS 3.40 asks for a feature before all, and hears no cancel while it waits
}
_MOST_CODES = 20  # of one request, whose address would be cut or refused beyond some 8,000 characters

Box = tuple[float, float, float, float]


def is_wfs(text: str) -> bool:
    """Whether a text is the address of a WFS, or the source of a WFS layer as QGIS writes it."""
    address = text.strip().lower()
    if "typename=" in address and "url=" in address:
        return True
    return address.startswith(("http://", "https://")) and (
        "typename" in address or re.search(r"[/.]wfs|/ows(?:\?|$)|service=wfs", address) is not None
    )


def uri_of(text: str) -> QgsDataSourceUri:
    """The source of a WFS layer; the EPCI of the Géoplateforme where an address names no layer."""
    if not text.strip().lower().startswith(("http://", "https://")):
        return QgsDataSourceUri(text)
    parts = urlsplit(text.strip())
    query = parse_qsl(parts.query)
    typename = next((value for name, value in query if name.lower() in ("typename", "typenames")), TYPENAME)
    kept = urlencode([(name, value) for name, value in query if name.lower() not in _OWN])
    uri = QgsDataSourceUri()
    uri.setParam("url", urlunsplit((parts.scheme, parts.netloc, parts.path, kept, "")))
    uri.setParam("typename", typename)
    uri.setParam("version", "auto")
    uri.setParam("pagingEnabled", "true")
    return uri


def read_wfs(
    uri: QgsDataSourceUri, codes: Sequence[str], box: Box | None, feedback: QgsFeedback, progress: Progress
) -> ReadBoundaries:
    """The features of a WFS layer; the server is asked only for what is chosen.

    Args:
        codes: SIREN, empty for all; sent as a filter where they are few enough for an address.
        box: west, south, east, north in degrees (WGS 84) around what is chosen, sent where no code is.

    Raises:
        TerritoiresError: ``service_busy``, ``service_failed``, ``service_layer_missing``.
        Cancelled: when ``progress`` says so.
    """
    for option, value in _OPTIONS.items():
        uri.removeParam(option)
        uri.setParam(option, value)
    _check_service(uri, feedback)
    progress.check()
    layer = QgsVectorLayer(uri.uri(False), uri.param("typename"), PROVIDER)
    if not layer.isValid():
        raise TerritoiresError("service_layer_missing", host=_host(uri), value=uri.param("typename"))
    request = QgsFeatureRequest().setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
    request.setFeedback(feedback)
    if not _asks_for(layer, codes) and box is not None:
        request.setFilterRect(_in_crs(box, layer.crs()))
    provider = layer.dataProvider()
    with _stopped_by(feedback, provider):
        table = read_features(layer.getFeatures(request), layer.fields(), layer.crs(), progress)
    progress.check()
    QCoreApplication.sendPostedEvents(provider)  # its errors come by the event loop
    if provider.hasErrors():
        raise _failure(uri, provider.errors()[-1])
    return ReadBoundaries((table,), (uri.param("typename"), *layer_hints(layer)))


def _asks_for(layer: QgsVectorLayer, codes: Sequence[str]) -> bool:
    """Make the layer ask for these codes alone; whether it does."""
    field = next((name for name in layer.fields().names() if name.lower() in _CODE_FIELDS), None)
    sendable = field is not None and 0 < len(codes) <= _MOST_CODES and all(_CODE.fullmatch(code) for code in codes)
    own = layer.subsetString()
    if not sendable or own.lstrip().upper().startswith("SELECT"):
        return False
    listed = ",".join(f"'{code}'" for code in codes)
    wanted = f"{field} IN ({listed})"
    return bool(layer.setSubsetString(f"({own}) AND {wanted}" if own else wanted))


def _in_crs(box: Box, crs: QgsCoordinateReferenceSystem) -> QgsRectangle:
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    transform = QgsCoordinateTransform(degrees, crs, QgsCoordinateTransformContext())
    return transform.transformBoundingBox(QgsRectangle(*box))


@contextmanager
def _stopped_by(feedback: QgsFeedback, provider: QgsVectorDataProvider) -> Iterator[None]:
    """A download that ends when the user cancels: QGIS's iterator itself does not look before the server answers."""
    lock = Lock()
    is_under_way = True

    def stop() -> None:
        with lock:
            if is_under_way:
                provider.reloadData()

    feedback.canceled.connect(stop, Qt.ConnectionType.DirectConnection)
    try:
        yield
    finally:
        with lock:
            is_under_way = False
        feedback.canceled.disconnect(stop)


def _check_service(uri: QgsDataSourceUri, feedback: QgsFeedback) -> None:
    """Refuse a service that does not answer; unlike QGIS's provider, this tells why and can be cancelled."""
    status, fault = _answer(uri, {"REQUEST": "GetCapabilities"}, feedback)
    if status == BUSY:
        raise TerritoiresError("service_busy", host=_host(uri))
    if fault and not feedback.isCanceled():
        raise TerritoiresError("service_failed", host=_host(uri), value=fault)


def _failure(uri: QgsDataSourceUri, told: str) -> TerritoiresError:
    """Why features did not come: QGIS tells no status, and HTTP 2 no words for it, so the server is asked again."""
    status, _ = _answer(uri, {"REQUEST": "GetFeature", "TYPENAMES": uri.param("typename"), "COUNT": "1"})
    if status == BUSY:
        return TerritoiresError("service_busy", host=_host(uri))
    cause = re.split(r"\s*:\s+", told.partition(uri.param("typename"))[2] or told, maxsplit=1)[-1]
    sentences = re.sub(r"https?://\S+", _host(uri), cause).split(". ")
    return TerritoiresError("service_failed", host=_host(uri), value=". ".join(sentences[:-1]) or cause)


def _answer(
    uri: QgsDataSourceUri, query: dict[str, str], feedback: QgsFeedback | None = None
) -> tuple[int | None, str]:
    """The HTTP status of a request and what went wrong, empty where nothing did."""
    parts = urlsplit(uri.param("url"))
    own = urlencode({**dict(parse_qsl(parts.query)), "SERVICE": "WFS", "VERSION": "2.0.0", **query})
    request = QgsBlockingNetworkRequest()
    if uri.authConfigId():
        request.setAuthCfg(uri.authConfigId())
    address = QUrl(urlunsplit((parts.scheme, parts.netloc, parts.path, own, "")))
    fault = request.get(QNetworkRequest(address), True, feedback)
    status = request.reply().attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
    is_well = fault == QgsBlockingNetworkRequest.ErrorCode.NoError
    return status, "" if is_well else re.sub(r"https?://\S+", _host(uri), request.errorMessage())


def _host(uri: QgsDataSourceUri) -> str:
    return urlsplit(uri.param("url")).netloc or uri.param("url")
