"""A WFS that answers as the Géoplateforme does for ADMINEXPRESS-COG-CARTO.LATEST:epci, and misbehaves when asked to."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

TYPENAME = "ADMINEXPRESS-COG-CARTO.LATEST:epci"
NAMESPACE = "http://ADMINEXPRESS-COG-CARTO.LATEST"
FIELDS = ("cleabs", "code_siren", "nom_officiel", "nature")

_CAPABILITIES = """<?xml version="1.0" encoding="UTF-8"?>
<wfs:WFS_Capabilities version="2.0.0" xmlns:wfs="http://www.opengis.net/wfs/2.0"
 xmlns:ows="http://www.opengis.net/ows/1.1" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:fes="http://www.opengis.net/fes/2.0" xmlns:ADMINEXPRESS-COG-CARTO.LATEST="{namespace}">
 <ows:ServiceIdentification><ows:Title>Géoplateforme</ows:Title>
  <ows:ServiceType>WFS</ows:ServiceType><ows:ServiceTypeVersion>2.0.0</ows:ServiceTypeVersion>
 </ows:ServiceIdentification>
 <ows:OperationsMetadata>
  <ows:Operation name="GetFeature"><ows:DCP><ows:HTTP><ows:Get xlink:href="{url}"/></ows:HTTP></ows:DCP></ows:Operation>
  <ows:Constraint name="ImplementsResultPaging"><ows:DefaultValue>TRUE</ows:DefaultValue></ows:Constraint>
  <ows:Constraint name="CountDefault"><ows:DefaultValue>{page}</ows:DefaultValue></ows:Constraint>
 </ows:OperationsMetadata>
 <FeatureTypeList xmlns="http://www.opengis.net/wfs/2.0"><FeatureType>
  <Name>{typename}</Name><Title>epci</Title><DefaultCRS>urn:ogc:def:crs:EPSG::4326</DefaultCRS>
  <ows:WGS84BoundingBox>
   <ows:LowerCorner>-63.2 -21.4</ows:LowerCorner><ows:UpperCorner>55.9 51.1</ows:UpperCorner>
  </ows:WGS84BoundingBox>
 </FeatureType></FeatureTypeList>
</wfs:WFS_Capabilities>"""

_SCHEMA = """<?xml version="1.0" encoding="UTF-8"?>
<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:gml="http://www.opengis.net/gml/3.2"
 xmlns:a="{namespace}" elementFormDefault="qualified" targetNamespace="{namespace}">
 <xsd:import namespace="http://www.opengis.net/gml/3.2" schemaLocation="http://schemas.opengis.net/gml/3.2.1/gml.xsd"/>
 <xsd:complexType name="epciType"><xsd:complexContent><xsd:extension base="gml:AbstractFeatureType"><xsd:sequence>
  {elements}
  <xsd:element maxOccurs="1" minOccurs="0" name="geometrie" nillable="true" type="gml:MultiSurfacePropertyType"/>
 </xsd:sequence></xsd:extension></xsd:complexContent></xsd:complexType>
 <xsd:element name="epci" substitutionGroup="gml:AbstractFeature" type="a:epciType"/>
</xsd:schema>"""

_COLLECTION = """<?xml version="1.0" encoding="UTF-8"?>
<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2"
 xmlns:a="{namespace}" numberMatched="{matched}" numberReturned="{returned}" timeStamp="2026-01-15T10:00:00Z">
{members}</wfs:FeatureCollection>"""


@dataclass(frozen=True)
class Row:
    """An EPCI of the service: a square, south-west corner and side in degrees."""

    code: str
    name: str | None
    nature: str
    west: float
    south: float
    side: float = 0.1

    def touches(self, south: float, west: float, north: float, east: float) -> bool:
        return (
            self.west <= east
            and self.west + self.side >= west
            and self.south <= north
            and self.south + self.side >= south
        )

    def member(self, number: int) -> str:
        values = (f"EPCI____{number:016}", self.code, self.name, self.nature)
        texts = "".join(f"<a:{own}>{value}</a:{own}>" for own, value in zip(FIELDS, values) if value is not None)
        east, north = self.west + self.side, self.south + self.side
        ring = " ".join(
            f"{latitude} {longitude}"  # urn:ogc:def:crs:EPSG::4326 is latitude first
            for longitude, latitude in (
                (self.west, self.south),
                (east, self.south),
                (east, north),
                (self.west, north),
                (self.west, self.south),
            )
        )
        return (
            f'<wfs:member><a:epci gml:id="epci.{number}">{texts}<a:geometrie>'
            f'<gml:MultiSurface srsName="urn:ogc:def:crs:EPSG::4326"><gml:surfaceMember><gml:Polygon><gml:exterior>'
            f"<gml:LinearRing><gml:posList>{ring}</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>"
            f"</gml:surfaceMember></gml:MultiSurface></a:geometrie></a:epci></wfs:member>\n"
        )


@dataclass
class Service:
    """What the server holds and how it behaves; ``page`` is the most features of one answer.

    Args:
        fault: what GetFeature does wrong: ``""``, ``429``, ``500``, ``cut``, ``empty``, ``bad xml``, ``exception``,
            ``slow``; or GetCapabilities: ``no layer``, ``bad capabilities``; or all: ``429 everywhere``.
        asked: the parameters of every request, in order.
    """

    rows: Sequence[Row]
    fault: str = ""
    typename: str = TYPENAME
    page: int = 5000
    asked: list[dict[str, str]] = field(default_factory=list)
    url: str = ""
    closing: threading.Event = field(default_factory=threading.Event)

    def of(self, request: str) -> list[dict[str, str]]:
        return [one for one in self.asked if one.get("REQUEST") == request]

    def chosen(self, query: dict[str, str]) -> list[Row]:
        codes = re.findall(r"<fes:Literal>(.*?)</fes:Literal>", query.get("FILTER", ""))
        box = [float(part) for part in query.get("BBOX", "").split(",")[:4] if part]
        rows = [row for row in self.rows if not codes or row.code in codes]
        return [row for row in rows if row.touches(*box)] if box else rows


class _Handler(BaseHTTPRequestHandler):
    service: Service

    def do_GET(self) -> None:
        query = {name.upper(): value for name, value in parse_qsl(urlsplit(self.path).query)}
        self.service.asked.append(query)
        request, fault = query.get("REQUEST"), self.service.fault
        if fault == "429 everywhere":
            self._send("Too many requests", 429)
        elif request == "GetCapabilities" and fault == "bad capabilities":
            self._send("<wfs:WFS_Capabilities>")
        elif request == "GetCapabilities":
            typename = "OTHER:layer" if fault == "no layer" else self.service.typename
            self._send(
                _CAPABILITIES.format(
                    namespace=NAMESPACE,
                    url=self.service.url,
                    typename=typename,
                    page=self.service.page,
                )
            )
        elif request == "DescribeFeatureType":
            elements = "".join(
                f'<xsd:element maxOccurs="1" minOccurs="0" name="{name}" nillable="true" type="xsd:string"/>'
                for name in FIELDS
            )
            self._send(_SCHEMA.format(namespace=NAMESPACE, elements=elements))
        elif request == "GetFeature":
            self._features(query, fault)
        else:
            self._send("", 400)

    def _features(self, query: dict[str, str], fault: str) -> None:
        rows = [] if fault == "empty" else self.service.chosen(query)
        hits = query.get("RESULTTYPE", "").lower() == "hits"
        start, count = int(query.get("STARTINDEX", 0)), int(query.get("COUNT", self.service.page))
        page = [] if hits else rows[start : start + count]
        members = "".join(row.member(start + number) for number, row in enumerate(page, 1))
        text = _COLLECTION.format(namespace=NAMESPACE, matched=len(rows), returned=len(page), members=members)
        if fault == "slow":
            self.service.closing.wait(10)
        if fault in ("429", "500"):
            self._send("Too many requests" if fault == "429" else "Internal error", int(fault))
        elif fault == "exception":
            self._send(
                '<?xml version="1.0"?><ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1" version="2.0.0">'
                '<ows:Exception exceptionCode="NoApplicableCode"><ows:ExceptionText>the database is down'
                "</ows:ExceptionText></ows:Exception></ows:ExceptionReport>"
            )
        elif fault == "bad xml" and not hits:
            self._send(text.replace("</a:code_siren>", "</a:code_sirene>"))
        elif fault == "cut" and not hits:
            self._send(text, cut=len(text.encode()) * 2 // 3)
        else:
            self._send(text)

    def _send(self, text: str, status: int = 200, cut: int | None = None) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if status == 429:
            self.send_header("Retry-After", "5")
        self.end_headers()
        with suppress(ConnectionError):  # a client that has been cancelled is gone
            self.wfile.write(body[:cut])
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        return None


@contextmanager
def serving(rows: Sequence[Row], **options: Any):
    """``with serving(rows, fault="429") as service:`` at ``service.url``."""
    service = Service(rows, **options)
    handler = type("Handler", (_Handler,), {"service": service})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    # An address of its own: QGIS keeps answers, and the system gives a port out again.
    service.url = f"http://127.0.0.1:{server.server_port}/{uuid4().hex}/wfs/ows"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
