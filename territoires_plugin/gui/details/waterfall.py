"""A score as a waterfall: the bar of each component starts where the one before ended, the last line is the score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, QSize, Qt
from qgis.PyQt.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QTextOption,
)
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOptionFocusRect, QToolTip, QWidget

from .figures import number, tip
from .story import Bar

translate = QCoreApplication.translate
NAMES_SHARE = 0.4  # of the width at most
LEAST_CHARACTERS = 20  # of the width
NOTHING = -1


@dataclass(frozen=True)
class Line:
    """One line as it is drawn; ``start``, ``end`` and ``most`` in points of 100."""

    name: str
    figure: str
    told: str
    start: float
    end: float
    most: float


class Waterfall(QLabel):
    """``show_score`` gives it its lines. Arrow keys walk through them and tell each as its tooltip does.

    A label, since QGIS's themes give their colour of text to labels and none to plain widgets.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._current = NOTHING
        self.setAccessibleName(translate("Territoires", "What the score is made of"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_score(self, bars: Sequence[Bar], score: float) -> None:
        self._lines = _lines(bars, score)
        self._current = NOTHING
        self.setAccessibleDescription("; ".join(line.told for line in self._lines))
        self.updateGeometry()
        self.update()

    def lines(self) -> tuple[Line, ...]:
        """One for each component, then the score."""
        return self._lines

    def bar_rect(self, row: int) -> QRectF:
        """Where the bar of a line is drawn, the points that it does not reach left out."""
        return self._span(row, self._lines[row].start, self._lines[row].end)

    def name_rect(self, row: int) -> QRect:
        return QRect(0, row * self._height(), self._names_width(), self._height())

    def figure_rect(self, row: int) -> QRect:
        width = self._figures_width()
        return QRect(self.width() - width, row * self._height(), width, self._height())

    def sizeHint(self) -> QSize:
        return QSize(2 * self.minimumSizeHint().width(), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = LEAST_CHARACTERS * self.fontMetrics().averageCharWidth()
        return QSize(width, len(self._lines) * self._height() + 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(self._row_at(event.pos()), event.globalPos())
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._current = self._row_at(event.pos())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() not in steps or not self._lines:
            super().keyPressEvent(event)
            return
        self._current = min(max(self._current + steps[event.key()], 0), len(self._lines) - 1)
        self._tell(self._current, self.mapToGlobal(self.name_rect(self._current).bottomLeft()))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self._current = NOTHING
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        for row in range(len(self._lines)):
            self._paint_line(painter, row)
        if self.hasFocus():
            self._paint_focus(painter)

    def _paint_line(self, painter: QPainter, row: int) -> None:
        line, total = self._lines[row], row == len(self._lines) - 1
        text, faint = self.palette().color(QPalette.ColorRole.WindowText), self._faint()
        painter.setFont(self._bold() if total else self.font())
        painter.setPen(text)
        names = QFontMetrics(painter.font())
        name = names.elidedText(line.name, Qt.TextElideMode.ElideRight, self._names_width())
        painter.drawText(QRectF(self.name_rect(row)), name, _beside(Qt.AlignmentFlag.AlignLeft))
        painter.drawText(QRectF(self.figure_rect(row)), line.figure, _beside(Qt.AlignmentFlag.AlignRight))
        painter.setPen(QPen(faint, 1))
        painter.setBrush(QBrush(faint, Qt.BrushStyle.BDiagPattern))
        painter.drawRect(self._span(row, line.end, line.start + line.most))
        painter.setPen(QPen(text, 1))
        painter.setBrush(self.palette().brush(QPalette.ColorRole.Highlight))
        painter.drawRect(self.bar_rect(row))
        self._paint_connection(painter, row, total)

    def _paint_connection(self, painter: QPainter, row: int, total: bool) -> None:
        """From the end of this bar to the next one, and the rule above the score."""
        if not total:
            bar, end = self.bar_rect(row), self._x(self._lines[row].end)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPoint(round(end), round(bar.bottom())), QPoint(round(end), (row + 1) * self._height()))
        else:
            painter.setPen(QPen(self._faint(), 1))
            painter.drawLine(0, row * self._height(), self.width(), row * self._height())

    def _paint_focus(self, painter: QPainter) -> None:
        option = QStyleOptionFocusRect()
        option.initFrom(self)
        if self._current != NOTHING:
            option.rect = QRect(0, self._current * self._height(), self.width(), self._height())
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)

    def _tell(self, row: int, place: QPoint) -> None:
        if row != NOTHING:
            QToolTip.showText(place, tip(self._lines[row].told), self)

    def _row_at(self, place: QPoint) -> int:
        row = place.y() // self._height()
        return row if 0 <= row < len(self._lines) else NOTHING

    def _span(self, row: int, start: float, end: float) -> QRectF:
        height = self._height()
        thick = round(height * 0.55)
        left, right = self._x(start), self._x(end)
        return QRectF(left, row * height + (height - thick) // 2, right - left, thick)

    def _x(self, points: float) -> float:
        gap = self.fontMetrics().averageCharWidth()
        left = self._names_width() + gap
        room = max(self.width() - left - self._figures_width() - gap, 1)
        return left + room * points / 100

    def _names_width(self) -> int:
        metrics = QFontMetrics(self._bold())
        widest = max((metrics.horizontalAdvance(line.name) for line in self._lines), default=0)
        return min(widest, round(self.width() * NAMES_SHARE))

    def _figures_width(self) -> int:
        metrics = QFontMetrics(self._bold())
        return max((metrics.horizontalAdvance(line.figure) for line in self._lines), default=0) + 1

    def _height(self) -> int:
        return round(self.fontMetrics().height() * 1.4)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _faint(self) -> QColor:
        """The colour of the text, two thirds of it over whatever is behind."""
        color = QColor(self.palette().color(QPalette.ColorRole.WindowText))
        color.setAlpha(170)
        return color


def _beside(side: Qt.AlignmentFlag) -> QTextOption:
    option = QTextOption(side | Qt.AlignmentFlag.AlignVCenter)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    return option


def _lines(bars: Sequence[Bar], score: float) -> tuple[Line, ...]:
    lines, start = [], 0.0
    for bar in bars:
        told = translate("Territoires", "{name}: {points} of {most} points").format(
            name=bar.name, points=number(bar.told, 1), most=number(bar.most, 1)
        )
        lines.append(Line(bar.name, f"+{number(bar.told, 1)}", told, start, start + bar.points, bar.most))
        start += bar.points
    total = translate("Territoires", "Score")
    told = translate("Territoires", "Score: {score} of 100").format(score=number(score, 1))
    return (*lines, Line(total, number(score, 1), told, 0.0, score, 100.0))
