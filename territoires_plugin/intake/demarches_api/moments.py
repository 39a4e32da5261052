"""Moments as the API writes them, ISO 8601 with an offset."""

from __future__ import annotations

import datetime
from email.utils import parsedate_to_datetime

MARGIN = datetime.timedelta(minutes=10)  # a dossier fetched twice does no harm, one never fetched does


def start_of_day(day: datetime.date) -> str:
    """Midnight of a day on this machine's clock."""
    return datetime.datetime.combine(day, datetime.time()).astimezone().isoformat()


def server_time(date: str | None) -> str:
    """The moment of an HTTP ``Date`` header, this machine's where there is none, with a margin before it."""
    now = datetime.datetime.now(datetime.timezone.utc)
    try:
        told = parsedate_to_datetime(date or "")
    except (TypeError, ValueError, IndexError):
        told = now
    if told.tzinfo is None:
        told = told.replace(tzinfo=datetime.timezone.utc)
    return (told - MARGIN).isoformat()


def is_before(moment: object, other: str) -> bool:
    """Whether a moment lies before another; one that cannot be read does not."""
    try:
        return _read(str(moment)) < _read(other)
    except ValueError:
        return False


def _read(text: str) -> datetime.datetime:
    moment = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.timezone.utc)
