"""The manual that comes with the plugin, in the user's browser."""

from __future__ import annotations

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices

from ..model.messages import Language
from ..model.paths import resource_path


def manual_url(language: Language, page: str = "desk") -> QUrl:
    return QUrl.fromLocalFile(str(resource_path("manual", f"{page}_{language}.html")))


def open_manual(language: Language, page: str = "desk") -> None:
    QDesktopServices.openUrl(manual_url(language, page))
