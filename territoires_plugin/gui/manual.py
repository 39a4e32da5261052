"""The manual that comes with the plugin, in the user's browser."""

from __future__ import annotations

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices

from ..model.messages import Language
from ..model.paths import resource_path


def manual_url(language: Language, section: str) -> QUrl:
    """The page of the desk, at one of its sections: ``start``, ``filter``, ``pool``, …"""
    url = QUrl.fromLocalFile(str(resource_path("manual", f"desk_{language}.html")))
    url.setFragment(section)
    return url


def open_manual(language: Language, section: str) -> None:
    QDesktopServices.openUrl(manual_url(language, section))
