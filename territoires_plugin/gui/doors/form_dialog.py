"""What the dialogs of every import have in common: the size of their form, and a call that nobody has named yet."""

from __future__ import annotations

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QDialog, QFormLayout, QVBoxLayout, QWidget

WIDTH = 560  # pixels at first


class FormDialog(QDialog):
    """As high as its form. The heirs make ``call``, ``more``, ``notice`` and ``buttons``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._call_is_typed = False

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._fit_later()

    def _stack(self, main: QFormLayout) -> None:
        """The form, the options folded away, what there is to be told, the buttons."""
        column = QVBoxLayout(self)
        column.addLayout(main)
        column.addWidget(self.more)
        column.addStretch()
        column.addWidget(self.notice)
        column.addWidget(self.buttons)

    def _connect_form(self) -> None:
        self.call.lineEdit().textEdited.connect(self._call_typed)
        self.call.activated.connect(self._call_typed)
        self.crs.crsChanged.connect(self._check)
        self.more.collapsedStateChanged.connect(self._fit_later)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.buttons.helpRequested.connect(self.help_wanted)

    def _call_typed(self, *_change: object) -> None:
        self._call_is_typed = bool(self.call.currentText())

    def _fit_later(self, *_state: object) -> None:
        """Folded options take no room, which they tell only when QGIS is back at its event loop."""
        QTimer.singleShot(0, self._fit)

    def _fit(self) -> None:
        width = max(self.width(), WIDTH)
        self.resize(width, self.layout().totalHeightForWidth(width))
