"""Text to read: selected and copied by mouse and keyboard, as high as it needs, never taken for markup."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QEvent, QSize, QSizeF, Qt
from qgis.PyQt.QtGui import QFont, QIcon, QImage, QTextBlockFormat, QTextCharFormat, QTextOption
from qgis.PyQt.QtWidgets import QFrame, QSizePolicy, QStyle, QTextEdit, QWidget

PLAIN = "QTextEdit { background: transparent; border: none; padding: 0; }"  # in QGIS's themes too
LEAST_CHARACTERS = 16  # of the width
FRENCH_BLANKS = re.compile("(?<=«) | (?=[;:!?»])")  # lines do not break there; copied, they are blanks again


@dataclass(frozen=True)
class Paragraph:
    """One paragraph, with what begins it: an icon and bold words."""

    text: str
    lead: str = ""
    icon: QIcon | None = None


class ReadText(QTextEdit):
    """Paragraphs that wrap anywhere, so that the longest word fits the narrowest dock."""

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paragraphs: tuple[Paragraph, ...] = ()
        self.setAccessibleName(accessible_name)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(PLAIN)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def show_paragraphs(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = tuple(paragraphs)
        self._write()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(LEAST_CHARACTERS * self.fontMetrics().averageCharWidth(), self.fontMetrics().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._write()  # icons are as large as the letters

    def _write(self) -> None:
        self.clear()
        cursor, plain, bold = self.textCursor(), QTextCharFormat(), QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        for place, paragraph in enumerate(self._paragraphs):
            if place:
                cursor.insertBlock()
            cursor.setBlockFormat(self._spacing(place, paragraph))
            if paragraph.icon is not None:
                cursor.insertImage(self._picture(paragraph.icon))
                cursor.insertText(" ", plain)
            cursor.insertText(_unbroken(paragraph.lead), bold)
            cursor.insertText(_unbroken(paragraph.text), plain)
        cursor.setPosition(0)
        self.setTextCursor(cursor)

    def _spacing(self, place: int, paragraph: Paragraph) -> QTextBlockFormat:
        spacing = QTextBlockFormat()
        if place and paragraph.lead:
            spacing.setTopMargin(self.fontMetrics().height() // 3)
        return spacing

    def _picture(self, icon: QIcon) -> QImage:
        side = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize, None, self)
        side = max(min(side, self.fontMetrics().height()), self.fontMetrics().ascent())
        return icon.pixmap(QSize(side, side)).toImage()

    def _fit(self, size: QSizeF) -> None:
        self.setFixedHeight(math.ceil(size.height()) + 2 * self.frameWidth())


def _unbroken(text: str) -> str:
    return FRENCH_BLANKS.sub("\u00a0", text)
