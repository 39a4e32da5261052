"""The projects that came near to a pool, what would have to change, and the button that adds one of them by hand."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from .figures import tip
from .story import NearMiss

translate = QCoreApplication.translate
NO_PARENT = QModelIndex()
MOST_LINES = 16  # of text before the list scrolls


class NearMissModel(QAbstractListModel):
    """One row a project: title and EPCI, the rule, the change."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._misses: tuple[NearMiss, ...] = ()

    def set_misses(self, misses: Sequence[NearMiss]) -> None:
        self.beginResetModel()
        self._misses = tuple(misses)
        self.endResetModel()

    def miss(self, row: int) -> NearMiss:
        return self._misses[row]

    def rowCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._misses)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        miss = self._misses[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            head = " · ".join(filter(None, (miss.title, miss.epci_name)))
            return "\n".join(filter(None, (head, miss.message, miss.change)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(" · ".join(filter(None, (miss.title, miss.epci_name, miss.message, miss.change))))
        return None


class MissesView(QListView):
    """Wraps its lines; as high as they are, up to a handful."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Territoires", "Near misses"))
        self.setWordWrap(True)
        self.setAlternatingRowColors(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # hundreds of lines do not stop the window
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():  # lines wrap elsewhere now
            QTimer.singleShot(0, self.fit)

    def fit(self) -> None:
        self.doItemsLayout()
        most, high = MOST_LINES * self.fontMetrics().height(), 0
        for row in range(self.model().rowCount()):
            high += self.visualRect(self.model().index(row)).height()
            if high >= most:
                break
        self.setFixedHeight(min(high, most) + 2 * self.frameWidth())


class NearMissList(QWidget):
    """``add_wanted`` gives the id of the project that the user wants in the pool, ``project_wanted`` to be shown."""

    add_wanted = pyqtSignal(str)
    project_wanted = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = NearMissModel(self)
        self.view = MissesView()
        self.view.setModel(self.model)
        self.none_label = QLabel(translate("Territoires", "No project came near to this pool."))
        self.none_label.setWordWrap(True)
        self.add_button = QPushButton(translate("Territoires", "&Add to this pool"))
        self.add_button.setIcon(QgsApplication.getThemeIcon("/symbologyAdd.svg"))
        self.add_button.clicked.connect(lambda: self.add_wanted.emit(self._current()))
        self.view.activated.connect(lambda _index: self.project_wanted.emit(self._current()))
        self._lay_out()

    def show_misses(self, misses: Sequence[NearMiss]) -> None:
        self.model.set_misses(misses)
        for widget in (self.view, self.add_button):
            widget.setVisible(bool(misses))
        self.none_label.setVisible(not misses)
        self.view.setCurrentIndex(self.model.index(0))
        self.view.fit()

    def _current(self) -> str:
        return self.model.miss(self.view.currentIndex().row()).project_id

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.none_label)
        column.addWidget(self.view)
        column.addLayout(buttons)
