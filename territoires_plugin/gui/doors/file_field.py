"""A file to choose, by typing, browsing or dropping."""

from __future__ import annotations

from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QCoreApplication, QFileInfo
from qgis.PyQt.QtWidgets import QToolButton, QWidget

translate = QCoreApplication.translate


class FileField(QgsFileWidget):
    """Named for screen readers, the line as well as the button beside it."""

    def __init__(self, name: str, kinds: str, when_empty: str = "", parent: QWidget | None = None) -> None:
        """``kinds`` is a filter of a file dialog; ``when_empty`` says what happens without a file."""
        super().__init__(parent)
        self.setFilter(kinds)
        self.setDialogTitle(name)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.lineEdit().setAccessibleDescription(when_empty)
        self.lineEdit().setPlaceholderText(when_empty)
        browse = translate("Territoires", "Browse: {name}").format(name=name)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(browse)

    def path(self) -> Path | None:
        text = self.filePath().strip()
        return Path(text) if text else None

    def is_missing(self) -> bool:
        """Whether a path is given where there is no file; any text can be asked about."""
        path = self.path()
        return path is not None and not QFileInfo(str(path)).isFile()
