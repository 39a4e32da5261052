"""Verdicts as a word and an icon, so that nothing is told by colour alone."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

translate = QCoreApplication.translate
GOOD, OPEN, BAD, BESIDE = "/mIconSuccess.svg", "/mIconWarning.svg", "/mIconDelete.svg", "/mIconInfo.svg"
FORM_ICONS = {True: GOOD, False: BAD, None: OPEN}
VERDICT_ICONS = {"retained": GOOD, "to_examine": OPEN, "below": BAD, "same_epci": BESIDE}


def form_word(meets: bool | None) -> str:
    if meets is None:
        return translate("Territoires", "To be checked")
    return translate("Territoires", "Condition met") if meets else translate("Territoires", "Condition not met")


def form_icon(meets: bool | None) -> QIcon:
    return QgsApplication.getThemeIcon(FORM_ICONS[meets])


def warning_icon() -> QIcon:
    return QgsApplication.getThemeIcon(OPEN)


def verdict_word(verdict: str) -> str:
    words = {
        "retained": translate("Territoires", "Retained"),
        "to_examine": translate("Territoires", "To be examined"),
        "below": translate("Territoires", "Below"),
        "same_epci": translate("Territoires", "Same EPCI"),
    }
    return words[verdict]


def verdict_icon(verdict: str) -> QIcon:
    return QgsApplication.getThemeIcon(VERDICT_ICONS[verdict])
