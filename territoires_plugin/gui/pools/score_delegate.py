"""A score as a number over a bar; the number says all, the bar only helps the eye."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPalette
from qgis.PyQt.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from .opportunity_model import VALUE

BAR_HEIGHT = 4  # pixels, at 100 %
INSET = 4
SOFT = 0.67  # the bar beside its number, which has the same colour


class ScoreDelegate(QStyledItemDelegate):
    """Draws 0 to 100 of the sort role along the foot of the cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().paint(painter, option, index)
        share = max(0.0, min(1.0, float(index.data(VALUE) or 0) / 100))
        room = QRectF(option.rect).adjusted(INSET, 0, -INSET, -2)
        height = BAR_HEIGHT * option.fontMetrics.height() / 15
        track = QRectF(room.left(), room.bottom() - height, room.width(), height)
        palette, selected = option.palette, bool(option.state & QStyle.StateFlag.State_Selected)
        color = palette.color(QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text)
        faint = QColor(color)
        if not selected:
            color.setAlphaF(SOFT)
        faint.setAlphaF(0.25)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(track, faint)
        track.setWidth(track.width() * share)
        painter.fillRect(track, color)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        hint.setWidth(max(hint.width(), option.fontMetrics.horizontalAdvance("0") * 8))
        return hint
