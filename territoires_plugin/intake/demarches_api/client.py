"""One page of dossiers after the other, with the patience that a busy server asks for."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path

from ...model.progress import Progress
from ..transport import Transport, TransportError
from .access import Access
from .answers import Page, Setback, read_page

QUERY = Path(__file__).with_name("dossiers.graphql")
PAGE_SIZE = 100  # the most that the server gives at once
TRIES = 6
FIRST_WAIT = 1.0  # seconds, doubled after each try
LONGEST_WAIT = 300.0  # seconds; where the server asks for more, the user is told to come back
_TIMEOUT = 60.0  # seconds; the server itself gives up after 30
_SLICE = 0.2  # seconds between two looks at whether the user has cancelled


@dataclass(frozen=True)
class Client:
    """Asks for the dossiers of a démarche; ``sleep`` waits some seconds."""

    access: Access
    transport: Transport
    sleep: Callable[[float], None]
    progress: Progress

    def page(self, cursor: str | None, updated_since: str | None) -> Page:
        """The page that begins at a cursor, of the dossiers changed since a moment (ISO 8601), of all where None.

        Raises:
            TerritoiresError: those of ``read_page``; ``demarche_unreachable``, ``demarche_busy`` after the last try.
            Cancelled: by ``progress``.
        """
        body = self._body(cursor, updated_since)
        tried = 0
        while True:
            self.progress.check()
            try:
                return self._attempt(body)
            except Setback as setback:
                wait = _wait(setback, FIRST_WAIT * 2**tried)
                tried += 1
                if tried == TRIES or wait > LONGEST_WAIT:
                    raise setback.error from None
            self._rest(wait)

    def _attempt(self, body: bytes) -> Page:
        try:
            response = self.transport.post(self.access.url, self._headers(), body, _TIMEOUT)
        except TransportError as error:
            raise Setback(self.access.error("demarche_unreachable", value=error, tries=TRIES)) from None
        return read_page(response, self.access)

    def _headers(self) -> dict[str, str]:
        return {
            "Authorization": f"Bearer {self.access.token}",
            "Content-Type": "application/json",
            "Accept": "application/json",
            "User-Agent": "Territoires (QGIS)",
        }

    def _body(self, cursor: str | None, updated_since: str | None) -> bytes:
        variables = {
            "number": self.access.number,
            "first": PAGE_SIZE,
            "after": cursor,
            "updatedSince": updated_since,
        }
        query = QUERY.read_text(encoding="utf-8")
        return json.dumps({"query": query, "operationName": "Dossiers", "variables": variables}).encode()

    def _rest(self, seconds: float) -> None:
        while seconds > 0:
            self.progress.check()
            self.sleep(min(_SLICE, seconds))
            seconds -= _SLICE


def _wait(setback: Setback, otherwise: float) -> float:
    """The seconds that the server asks to wait, as a number or as a date, else those given."""
    asked = (setback.retry_after or "").strip()
    if re.fullmatch(r"[0-9]{1,9}", asked):
        return float(asked)
    try:
        until = parsedate_to_datetime(asked)
    except (TypeError, ValueError, IndexError):
        return otherwise
    if until.tzinfo is None:
        until = until.replace(tzinfo=datetime.timezone.utc)
    return max(0.0, (until - datetime.datetime.now(datetime.timezone.utc)).total_seconds())
