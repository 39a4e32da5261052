"""Texts that do not fit into their place."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox, QGroupBox, QLabel, QLineEdit, QTabBar, QToolButton, QWidget

SPARE = 2  # pixels by which a style may draw closer than it asks for
ARROW = 20  # pixels before the title of a box that folds


def cut_texts(window: QWidget) -> list[str]:
    """What labels, buttons, boxes and tabs in sight cannot show in full."""
    parts = [part for part in window.findChildren(QWidget) if part.isVisible() and not part.visibleRegion().isEmpty()]
    return [told for told in map(_cut, parts) if told]


def _cut(part: QWidget) -> str:
    """The text that is cut, with the room it has and the room it wants; empty where all is shown."""
    if isinstance(part, QTabBar):
        return _told("tabs", part.width(), part.sizeHint().width())
    if isinstance(part, QLabel) and part.wordWrap():
        return _told(part.text(), part.height(), part.heightForWidth(part.width()))
    if isinstance(part, QLabel) or (isinstance(part, QAbstractButton) and not _shows_icon_only(part)):
        return _told(part.text(), part.width(), part.sizeHint().width())
    if isinstance(part, QComboBox):
        return _told(part.currentText(), part.width() - part.height(), _width(part, part.currentText()))
    if isinstance(part, QLineEdit) and not part.text():
        return _told(part.placeholderText(), part.width(), _width(part, part.placeholderText()))
    if isinstance(part, QGroupBox):
        return _told(part.title(), part.width() - ARROW, _width(part, part.title()))
    return ""


def _told(text: str, room: int, wanted: int) -> str:
    return f"“{text}” in {room} of {wanted} pixels" if text and wanted > room + SPARE else ""


def _width(part: QWidget, text: str) -> int:
    return part.fontMetrics().horizontalAdvance(text)


def _shows_icon_only(part: QAbstractButton) -> bool:
    return isinstance(part, QToolButton) and not part.icon().isNull()
