"""Numbers and texts as they stand on screen, in the user's locale."""

from __future__ import annotations

import html

from qgis.PyQt.QtCore import QDateTime, QLocale, Qt

LONGEST_TIP = 600  # characters


def grouped() -> QLocale:
    """The user's locale with thousands set apart, which QGIS leaves out unless told otherwise: 1250000 € is misread."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    return locale


def number(value: float, decimals: int = 0) -> str:
    return grouped().toString(float(value), "f", decimals)


def kilometres(metres: float) -> str:
    return number(metres / 1000, 1)


def euros(amount: float) -> str:
    return grouped().toCurrencyString(float(amount), "€", 0)


def one_line(text: str, longest: int | None = None) -> str:
    """Without line breaks; cut where it is longer."""
    line = " ".join(text.split())
    return line if longest is None or len(line) <= longest else f"{line[: longest - 1]}…"


def tip(text: str) -> str:
    """A tooltip that wraps and takes nothing in the text for markup."""
    return f"<p>{html.escape(one_line(text, LONGEST_TIP))}</p>" if text else ""


def local_time(iso: str) -> str:
    """A moment as the user writes it; the text itself where it is none."""
    moment = QDateTime.fromString(iso, Qt.DateFormat.ISODate)
    return QLocale().toString(moment.toLocalTime(), QLocale.FormatType.ShortFormat) if moment.isValid() else iso
