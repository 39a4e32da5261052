"""One line of the import dialog: what was found in the file, and the button that shows and corrects it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from .look_task import Files
from .mapping_dialog import MappingDialog
from .mapping_words import look_sentence
from .source_look import SourceLook

translate = QCoreApplication.translate
_ACCEPTED = int(getattr(QDialog.DialogCode.Accepted, "value", QDialog.DialogCode.Accepted))


class ColumnsLine(QWidget):
    """``changed`` whenever it says something else, ``settled`` when an import that waited for it can begin.

    ``saved`` when a mapping was saved, which is used from then on.
    """

    changed = pyqtSignal()
    saved = pyqtSignal()
    settled = pyqtSignal()
    help_wanted = pyqtSignal()

    def __init__(self, call: Callable[[], str], parent: QWidget | None = None) -> None:
        """``call`` gives the name of the call for rows without one."""
        super().__init__(parent)
        self._call = call
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        # A form gives wrapped text one line alone.
        self.text.setMinimumHeight(2 * self.text.fontMetrics().lineSpacing())
        self.button = QPushButton(translate("Territoires", "C&olumns…"))
        self.button.setToolTip(translate("Territoires", "See what was taken for what, and correct it by choosing"))
        self.source = SourceLook(self)
        self.dialog: MappingDialog | None = None
        self._is_wanted = False
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.text, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.clicked.connect(lambda _checked: self._ask(importing=False))
        self.source.changed.connect(self._looked)
        self._tell()

    @property
    def is_waiting(self) -> bool:
        """Whether an import waits for what is found."""
        return self._is_wanted

    @property
    def is_settled(self) -> bool:
        """Whether nobody need be asked which column is which."""
        return self.source.look is not None and self.source.look.is_sure

    @property
    def error(self) -> str:
        return self.source.error

    def mapping(self) -> Path | None:
        """The mapping that is saved for this kind of file, where it is used."""
        look = self.source.look
        return look.file if look is not None and look.origin == "saved" else None

    def look_at(self, files: Files | None) -> None:
        """None where there is no file to look at."""
        self._is_wanted = self._is_wanted and files == self.source.files
        self.source.look_at(files)

    def settle(self) -> None:
        """Ask what must be asked; ``settled`` follows, or an error, or nothing where the user thinks better of it."""
        self._is_wanted = True
        if self.source.look is None:
            self.source.look_now()
        else:
            self._go_on()

    def leave(self) -> None:
        """Stop, and tell nobody."""
        self._is_wanted = False
        self.source.stop()
        self._close_dialog()

    def _looked(self) -> None:
        self._tell()
        if self._is_wanted and not self.source.is_busy:
            self._go_on()
        self.changed.emit()

    def _go_on(self) -> None:
        self._is_wanted = False
        look = self.source.look
        if look is not None and look.is_sure:
            self.settled.emit()
        elif look is not None:
            self._ask(importing=True)

    def _tell(self) -> None:
        look = self.source.look
        if look is not None:
            self.text.setText(look_sentence(look))
        elif self.source.is_busy:
            self.text.setText(translate("Territoires", "Looking at the columns…"))
        else:
            self.text.setText("")
        self.text.setAccessibleName(self.text.text())
        self.button.setEnabled(look is not None)
        self.updateGeometry()  # at once: the dialog asks how high it must be before the layouts have heard of it

    def _ask(self, *, importing: bool) -> None:
        self._close_dialog()
        self.dialog = MappingDialog(
            self.source.look, self.source.files, self._call(), self.window(), importing=importing
        )
        self.dialog.finished.connect(lambda answer: self._answered(answer, importing))
        self.dialog.help_wanted.connect(self.help_wanted)
        self.dialog.open()

    def _answered(self, answer: int, importing: bool) -> None:
        look = self.dialog.look
        self._close_dialog()
        if answer != _ACCEPTED:
            return
        self.source.take(look)
        self.saved.emit()
        if importing:
            self.settled.emit()

    def _close_dialog(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.leave()
            dialog.deleteLater()
