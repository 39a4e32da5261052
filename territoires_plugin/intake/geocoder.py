"""The national geocoder: addresses in, coordinates out, by batches of CSV over HTTP.

The service is the Géoplateforme's, https://data.geopf.fr/geocodage (addok's form of a batch): a multipart POST to
``search/csv/`` with the table as ``data``, the ``columns`` that make up the address and the column that restricts each
row to a commune (``citycode``) or a postcode. It answers with the table and a ``result_…`` column for each thing found.
"""

from __future__ import annotations

import csv
import io
import threading
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..model.errors import TerritoiresError
from ..model.progress import Progress
from .numbers import read_coordinate
from .transport import Response, Transport, TransportError
from .urllib_transport import UrllibTransport

URL = "https://data.geopf.fr/geocodage"
LONGEST_WAIT_S = 60.0
_POLL_S = 0.1  # between two looks at cancel
_COLUMNS = ("id", "address", "city", "postcode", "citycode")
_ANSWERED = ("id", "longitude", "latitude", "result_score", "result_type", "result_citycode")


@dataclass(frozen=True)
class Address:
    """What is asked. Nothing else of a project is sent.

    Args:
        text: number and street, or the whole address.
        city: the name of the commune where it is known.
        postcode, citycode: the answer must lie there; at most one of them.
    """

    text: str
    city: str = ""
    postcode: str = ""
    citycode: str = ""


@dataclass(frozen=True)
class Answer:
    """What was found.

    Args:
        longitude, latitude: degrees (WGS 84).
        score: from 0 to 1, how well it fits.
        kind: ``housenumber``, ``street``, ``locality`` or ``municipality``.
        citycode: INSEE code of the commune.
    """

    longitude: float
    latitude: float
    score: float
    kind: str
    citycode: str


@dataclass(frozen=True)
class Geocoder:
    """Asks a service; each batch is tried again after a failure that may pass; where it did not, nobody is asked again.

    Args:
        url: of the service, without ``search/csv/``.
        batch_size: addresses of one request.
        attempts: how often a batch is sent before giving up.
        first_wait_s: seconds before the second attempt, doubled each time, unless the service says how long.
        timeout_s: of one request.
    """

    transport: Transport = field(default_factory=UrllibTransport)
    url: str = URL
    batch_size: int = 1_000
    attempts: int = 5
    first_wait_s: float = 1.0
    timeout_s: float = 120.0
    _failures: list[str] = field(default_factory=list, init=False, repr=False, compare=False)

    def answers(self, addresses: Sequence[Address], progress: Progress) -> Iterator[list[Answer | None]]:
        """The answers batch by batch, in the order of the addresses; None where nothing was found.

        Raises:
            TerritoiresError: ``geocoder_failed`` once a batch cannot be had; those before it stand.
            Cancelled: by ``progress``, also while the service is silent.
        """
        for start in range(0, len(addresses), self.batch_size):
            progress.check()
            if self._failures:
                raise TerritoiresError("geocoder_failed", value=self._failures[0])
            yield self._batch(addresses[start : start + self.batch_size], progress)

    def _batch(self, addresses: Sequence[Address], progress: Progress) -> list[Answer | None]:
        boundary = uuid.uuid4().hex
        body = _form(boundary, addresses)
        reason = ""
        for attempt in range(self.attempts):
            wait = self.first_wait_s * 2**attempt
            try:
                response = self._post(boundary, body, progress)
            except TransportError as error:
                reason = str(error) or type(error).__name__
            else:
                if response.status == 200:
                    found = _read(response.body, len(addresses))
                    if found is not None:
                        return found
                    reason = "incomplete answer"
                else:
                    reason = f"HTTP {response.status}"
                    if response.status != 429 and response.status < 500:
                        break
                    wait = _asked_wait(response) or wait
            if attempt + 1 < self.attempts:
                _sleep(min(wait, LONGEST_WAIT_S), progress)
        else:
            self._failures.append(reason)
        raise TerritoiresError("geocoder_failed", value=reason)

    def _post(self, boundary: str, body: bytes, progress: Progress) -> Response:
        """The answer, waited for in a way that can be cancelled."""
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}", "Accept": "text/csv"}
        answered: list[Response] = []
        failed: list[TransportError] = []

        def ask() -> None:
            try:
                answered.append(self.transport.post(f"{self.url}/search/csv/", headers, body, self.timeout_s))
            except TransportError as error:
                failed.append(error)

        thread = threading.Thread(target=ask, name="geocoder", daemon=True)
        thread.start()
        while thread.is_alive():
            thread.join(_POLL_S)
            progress.check()
        if answered:
            return answered[0]
        raise failed[0] if failed else ConnectionError("no answer")


def _form(boundary: str, addresses: Sequence[Address]) -> bytes:
    """The multipart body: the table and how it is to be read."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(_COLUMNS)
    for number, address in enumerate(addresses):
        writer.writerow((number, address.text, address.city, address.postcode, address.citycode))
    fields = (("columns", "address"), ("columns", "city"), ("postcode", "postcode"), ("citycode", "citycode"))
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields
    ]
    file = 'form-data; name="data"; filename="addresses.csv"\r\nContent-Type: text/csv; charset=utf-8'
    parts.append(f"--{boundary}\r\nContent-Disposition: {file}\r\n\r\n{table.getvalue()}\r\n--{boundary}--\r\n")
    return "".join(parts).encode("utf-8")


def _read(body: bytes, count: int) -> list[Answer | None] | None:
    """The answers to ``count`` addresses, None where a row or a column is missing: cut short, or another page."""
    try:
        rows = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))
    except (UnicodeDecodeError, csv.Error):
        return None
    by_id = {row["id"]: row for row in rows if set(_ANSWERED) <= set(row)}
    if any(str(number) not in by_id for number in range(count)):
        return None
    return [_answer(by_id[str(number)]) for number in range(count)]


def _answer(row: dict[str, str | None]) -> Answer | None:
    numbers = [read_coordinate(row[name] or "") for name in ("longitude", "latitude", "result_score")]
    longitude, latitude, score = numbers
    if longitude is None or latitude is None or score is None:
        return None
    return Answer(longitude, latitude, score, row["result_type"] or "", row["result_citycode"] or "")


def _asked_wait(response: Response) -> float | None:
    """The seconds that the service asks to wait."""
    seconds = response.headers.get("retry-after", "").strip()
    return float(seconds) if seconds.isdigit() else None


def _sleep(seconds: float, progress: Progress) -> None:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        progress.check()
        time.sleep(min(left, _POLL_S))
