"""The projects that are shown, as a list to walk through."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from ...model.folding import folded
from ..details.figures import tip

NO_PARENT = QModelIndex()


class ProjectsModel(QAbstractListModel):
    """One line a project: its title, or its id where it has none; in the order of the titles given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: Mapping[str, str] = {}
        self._searched: Mapping[str, str] = {}
        self._kept: Collection[str] | None = None
        self._words: list[str] = []
        self._ids: list[str] = []

    def set_titles(self, titles: Mapping[str, str], searched: Mapping[str, str]) -> None:
        """Other projects, all of them shown; ``searched``: the titles as they are searched."""
        self._titles, self._searched = titles, searched
        self.show_only(None)

    def show_only(self, ids: Collection[str] | None) -> None:
        """These projects; all for None."""
        self._kept = ids
        self._list()

    def search(self, text: str) -> None:
        """Those whose title holds every word, accents or not."""
        self._words = folded(text).split()
        self._list()

    def _list(self) -> None:
        self.beginResetModel()
        kept = list(self._titles)
        if self._kept is not None:
            kept = [own_id for own_id in kept if own_id in self._kept]
        if self._words:
            kept = [own_id for own_id in kept if all(word in self._searched[own_id] for word in self._words)]
        self._ids = kept
        self.endResetModel()

    def project_id(self, index: QModelIndex) -> str:
        return self._ids[index.row()]

    def row_of(self, project_id: str) -> int:
        """-1 where it is not shown."""
        return self._ids.index(project_id) if project_id in self._titles and project_id in self._ids else -1

    def rowCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        own_id = self._ids[index.row()]
        title = " ".join(self._titles[own_id].split()) or own_id
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        return tip(title) if role == Qt.ItemDataRole.ToolTipRole else None
