"""What the message bar says; texts of the source in it are never taken for markup."""

from __future__ import annotations

import html

from qgis.core import Qgis
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import QCoreApplication

translate = QCoreApplication.translate
SECONDS = 10


def tell(bar: QgsMessageBar, text: str, level: Qgis.MessageLevel = Qgis.MessageLevel.Info) -> None:
    """Show one sentence; a problem stays until the user closes it."""
    duration = 0 if level in (Qgis.MessageLevel.Warning, Qgis.MessageLevel.Critical) else SECONDS
    bar.pushMessage("Territoires", html.escape(text, quote=False), level, duration)


def sample_loaded(projects: int, rejected: int) -> str:
    return translate("Territoires", "Sample call: {projects} projects loaded, {rejected} rows rejected.").format(
        projects=projects, rejected=rejected
    )


def found(opportunities: int, left_out: int) -> str:
    """Such as “12 opportunities; 7 projects took no part: no place, EPCI or theme.”"""
    if not opportunities:
        outcome = translate(
            "Territoires", "No opportunity (allow a larger distance or a lower score, or tick more themes)"
        )
    else:
        outcome = _opportunities(opportunities)
    if not left_out:
        return f"{outcome}."
    return translate("Territoires", "{opportunities}; {projects} took no part: no place, EPCI or theme.").format(
        opportunities=outcome, projects=_projects(left_out)
    )


def being_edited(layer: str) -> str:
    return translate(
        "Territoires",
        "Layer “{layer}” cannot be filtered by theme now. If it is being edited, save the edits and end editing.",
    ).format(layer=layer)


def _opportunities(count: int) -> str:
    if count == 1:
        return translate("Territoires", "1 opportunity")
    return translate("Territoires", "{count} opportunities").format(count=count)


def _projects(count: int) -> str:
    if count == 1:
        return translate("Territoires", "1 project")
    return translate("Territoires", "{count} projects").format(count=count)
