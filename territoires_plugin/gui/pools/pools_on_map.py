"""The opportunities of a result on the map: stored in the office file, from where its layers show them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...layers.compat import user_language
from ...layers.office_layers import edited_layer
from ...model.filters import Filter
from .. import messages
from ..call import Call
from .opportunity import Opportunity
from .result_layers import RESULTS, filter_results, show_results
from .result_store import ResultStore
from .suggest_task import SuggestionResult

if TYPE_CHECKING:
    from ...layers.office_file import OfficeFile


class PoolsOnMap(QObject):
    """``shown`` once the layers hold another result, whole; ``failed`` gives a sentence."""

    shown = pyqtSignal()
    failed = pyqtSignal(str)

    def __init__(self, call: Call, project: QgsProject, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._call = call
        self._project = project
        self._is_wanted = False  # whether the result that was stored last is still looked at
        self._store = ResultStore(self)
        self._store.stored.connect(self._stored)
        self._store.failed.connect(self.failed)

    @property
    def is_busy(self) -> bool:
        return self._store.is_busy

    def show(self, result: SuggestionResult) -> None:
        """Into the office file first; unless the user is editing its results."""
        office = self._call.office()
        if office is None:
            return
        edited = edited_layer(self._project, office.path, RESULTS)
        if edited is not None:
            self.failed.emit(messages.edits_not_saved(edited.name()))
        else:
            self._is_wanted = True
            self._store.store(result.suggestions, office)

    def filter(self, lines: Sequence[Opportunity] | None, chosen: Filter) -> None:
        """These opportunities and their links alone; all for None."""
        filter_results(self._project, lines, chosen)

    def forget(self) -> None:
        """The result is looked at no more: what is drawn of it is whole again, what is being stored is not drawn."""
        self._is_wanted = False
        filter_results(self._project, None, Filter())

    def _stored(self, office: OfficeFile, count: int) -> None:
        current = self._call.office()
        if self._is_wanted and current is not None and current.path == office.path:
            show_results(self._project, office, count, self._call.projects, user_language())
            self.shown.emit()
