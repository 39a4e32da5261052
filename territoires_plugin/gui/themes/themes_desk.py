"""Suggesting themes at work: counted in the background, suggested there, written into the layer's edits."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QObject, QTimer, pyqtSignal

from ...layers.compat import user_language
from ...layers.theme_edits import accept_themes, write_terms
from ...model.errors import TerritoiresError
from ...model.taxonomy import Taxonomy
from .. import messages
from ..call import Call
from ..manual import open_manual
from .suggest_terms_task import SuggestedTerms, SuggestTerms
from .theme_counts import CountThemes, ThemeCounts
from .themes_bar import ThemesBar
from .themes_dialog import ThemesDialog

translate = QCoreApplication.translate
REST = 200  # milliseconds without an edit before the projects are counted again


class ThemesDesk(QObject):
    """``told`` and ``failed`` give sentences for the message bar."""

    told = pyqtSignal(str)
    failed = pyqtSignal(str)

    def __init__(self, bar: ThemesBar, call: Call, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self._call = call
        self._layer: QgsVectorLayer | None = None
        self._taxonomy: Taxonomy | None = None  # until there are projects to look at
        self._counts = ThemeCounts()
        self._counting: CountThemes | None = None
        self._suggesting: SuggestTerms | None = None
        self._min_confidence = 1.0
        self._reasons: Mapping[str, tuple[str, ...]] = {}
        self.dialog: ThemesDialog | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._count)
        bar.suggest_wanted.connect(self._ask)
        bar.accept_wanted.connect(self._accept)
        bar.cancel_wanted.connect(self._cancel)

    @property
    def is_busy(self) -> bool:
        return self._rest.isActive() or self._counting is not None or self._suggesting is not None

    def look(self, taxonomy: Taxonomy) -> None:
        """The projects shown are other ones now, or have other themes."""
        self._taxonomy = taxonomy
        self._follow(self._call.projects)
        self._count()
        if self._suggesting is not None:  # it goes by what was there before
            self._suggest()

    def reasons(self, project_id: str) -> tuple[str, ...]:
        """How sure the themes are that were suggested for a project since its layer was opened, and by what."""
        return self._reasons.get(project_id, ())

    def forget(self) -> None:
        """Stop, and show nothing: the layer is not looked at any more."""
        self._reasons = {}
        self._follow(None)
        self._stop_counting()
        self._stop_suggesting()
        self._show(ThemeCounts())
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
            self.dialog = None

    def _follow(self, layer: QgsVectorLayer | None) -> None:
        """Count again after each edit of the layer, each undo and each redo."""
        if layer is self._layer:
            return
        if self._layer is not None:
            try:
                self._layer.undoStack().indexChanged.disconnect(self._edited)
            except (RuntimeError, TypeError):  # the layer has gone, and its connections with it
                self._layer = None
        self._layer = layer
        if layer is not None:
            layer.undoStack().indexChanged.connect(self._edited)

    def _edited(self, _index: int) -> None:
        self._rest.start()
        if self._suggesting is not None:
            self._suggest()

    def _count(self) -> None:
        layer = self._call.projects
        self._stop_counting()
        if layer is not None:
            self._counting = CountThemes(layer)
            self._counting.done.connect(self._counted)
            self._counting.failed.connect(self._not_counted)
            self._counting.stopped.connect(self._not_counted)
            self._counting.start()

    def _stop_counting(self) -> None:
        self._rest.stop()
        if self._counting is not None:
            self._counting.forget()
            self._counting = None

    def _counted(self, counts: ThemeCounts) -> None:
        self._counting = None
        self._show(counts)
        self._mark(bool(counts.suggested))

    def _not_counted(self, *_sentence: str) -> None:
        """Of what cannot be read, the filter has told already."""
        self._counting = None
        self._show(ThemeCounts())

    def _mark(self, suggested: bool) -> None:
        """On the map; a filter may hide some, so that with one nothing says that there are none."""
        from ...layers.styles import mark_suggested

        layer = self._call.projects
        if layer is not None and (suggested or not layer.subsetString()):
            mark_suggested(layer, self._taxonomy, user_language(), suggested=suggested)

    def _show(self, counts: ThemeCounts) -> None:
        self._counts = counts
        self._bar.show_counts(counts)

    def _ask(self) -> None:
        if self.dialog is None:
            self.dialog = ThemesDialog(self._bar)
            self.dialog.accepted.connect(self._asked)
            self.dialog.help_wanted.connect(lambda: open_manual(user_language(), "filter"))
        self.dialog.open()

    def _asked(self) -> None:
        self._min_confidence = self.dialog.min_confidence()
        self._suggest()

    def _suggest(self) -> None:
        """In place of what is under way."""
        layer = self._call.projects
        self._stop_suggesting()
        if layer is None:
            return
        task = SuggestTerms(layer, self._min_confidence)
        for end in (task.done, task.failed, task.stopped):
            end.connect(self._suggesting_ended)
        task.done.connect(self._write)
        task.failed.connect(self.failed)
        self._suggesting = task
        self._bar.suggest_button.setEnabled(False)
        self._bar.work.show_task(task)
        task.start()

    def _stop_suggesting(self) -> None:
        if self._suggesting is not None:
            self._suggesting.forget()
            self._suggesting_ended()

    def _suggesting_ended(self, *_outcome: object) -> None:
        self._suggesting = None
        self._bar.suggest_button.setEnabled(True)
        self._bar.work.show_idle()

    def _cancel(self) -> None:
        if self._suggesting is not None:
            self._suggesting.cancel()

    def _write(self, found: SuggestedTerms) -> None:
        self._reasons = found.reasons
        if not found.changes or self._edit(lambda layer, told: write_terms(layer, found.changes, told)):
            self.told.emit(messages.themes_suggested(found.filled, found.without))

    def _accept(self) -> None:
        self._edit(lambda layer, told: accept_themes(layer, self._counts.suggested, told))

    def _edit(self, write: Callable[[QgsVectorLayer, str], None]) -> bool:
        layer = self._call.projects
        if layer is None:
            return False
        try:
            write(layer, translate("Territoires", "Themes of projects"))
        except TerritoiresError as error:
            self.failed.emit(error.text(user_language()))
            return False
        return True
