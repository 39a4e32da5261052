"""The page of one project: the projects shown above, what is known of the chosen one below."""

from __future__ import annotations

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QCoreApplication, QModelIndex, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QLabel,
    QListView,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ..details.project_details import ProjectDetails
from .projects_model import ProjectsModel

translate = QCoreApplication.translate


class ProjectPage(QWidget):
    """``chosen`` gives the id of the project that a click or a key has reached."""

    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ProjectsModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Elided(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setAlternatingRowColors(True)
        self.list.setAccessibleName(translate("Territoires", "Projects shown"))
        self.list.setMinimumHeight(80)
        self.search_box = QgsFilterLineEdit()
        self.search_box.setShowSearchIcon(True)
        self.search_box.setPlaceholderText(translate("Territoires", "Search in the titles"))
        self.search_box.setAccessibleName(translate("Territoires", "Search in the titles of the projects"))
        self.search_box.textChanged.connect(self.model.search)
        self.details = ProjectDetails()
        heading = QLabel(translate("Territoires", "Choose a &project, here or by selecting it on the map"))
        heading.setWordWrap(True)
        heading.setBuddy(self.list)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(self.details)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(heading)
        column.addWidget(self.search_box)
        column.addWidget(splitter, 1)
        self.list.selectionModel().currentChanged.connect(lambda index, _before: self._reach(index))

    def choose(self, project_id: str) -> None:
        """As if the user had; a project that the filter hides is told all the same."""
        row = self.model.row_of(project_id)
        if row < 0:
            self.list.setCurrentIndex(QModelIndex())
            self.chosen.emit(project_id)
        elif self.list.currentIndex().row() == row:
            self.chosen.emit(project_id)
        else:
            self.list.setCurrentIndex(self.model.index(row, 0))

    def _reach(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.model.project_id(index))


class _Elided(QStyledItemDelegate):
    """As wide as the list: a longer title ends in dots, and is told whole by its tooltip and below the list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(0, super().sizeHint(option, index).height())
