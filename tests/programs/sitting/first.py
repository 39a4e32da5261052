"""The first QGIS of a sitting: from nothing to a project saved, with one pool kept and one rejected."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import qgis.utils
from hands import (
    Condition,
    Walk,
    after,
    click,
    click_action,
    click_checkbox,
    click_line,
    click_tab,
    drawn,
    fill_screen,
    key,
    look,
    on_screen,
    report,
    scroll,
    started,
    write,
)
from held import decisions, layers, legend, pools
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface

from territoires_plugin.gui.decide.states import decision_key

PROJECT = Path(os.environ["SITTING_PROJECT"])
COMMENT = "Même vallée, même calendrier"
NARROW = 300  # pixels


def steps() -> Iterator[Condition]:
    yield started
    plugin = qgis.utils.plugins["territoires_plugin"]
    report["plugin_file"] = sys.modules[type(plugin).__module__].__file__
    report["early_imports"] = [name for name in ("geopandas", "scipy") if name in sys.modules]
    fill_screen()
    yield click_action(plugin.actions[0])
    dock = plugin.dock
    yield dock.isVisible
    for part in (open_sample, filter_by_theme, suggest, read, decide, look_around, hold_a_workshop, narrow, save):
        yield from part(dock)


def open_sample(dock) -> Iterator[Condition]:
    yield from look("01_doors")
    yield click(dock.pages.doors.sample_button)
    yield lambda: dock.filter.latest is not None and dock.is_idle()
    report["all_projects"] = dock.pages.layers.projects().featureCount()
    yield from look("02_sample")
    report["legend"] = legend(dock.pages.layers.projects())
    report["zoomed"] = iface.mapCanvas().extent().width() < 1_000_000


def filter_by_theme(dock) -> Iterator[Condition]:
    themes = dock.pages.filter.facets["themes"].list
    report["themes"] = [themes.item(row).text() for row in range(themes.count())]
    projects = dock.pages.layers.projects()
    yield click_checkbox(themes, 0)
    yield lambda: bool(projects.subsetString()) and dock.is_idle()
    report["ticked"] = list(themes.ticked())
    report["filtered_projects"] = projects.featureCount()
    yield from look("03_theme")
    report["filtered_legend"] = legend(projects)


def suggest(dock) -> Iterator[Condition]:
    page = dock.pages.pools
    yield click_tab(dock.pages.tabs, page)
    yield page.isVisible
    report["distance"] = page.pooling.distance_box.text()
    report["texts"] = [page.work.suggest_button.text(), *(button.text() for button in page.decision.buttons.values())]
    yield click(page.work.suggest_button)
    yield lambda: bool(page.opportunities.model.lines()) and dock.is_idle()
    report["suggested"] = pools(dock)
    yield from look("04_suggested")


def read(dock) -> Iterator[Condition]:
    page = dock.pages.pools
    yield click_line(page.opportunities.table, 0)
    yield lambda: page.details.waterfall.isVisible() and dock.is_idle()
    report["row"] = page.opportunities.table.currentIndex().row()
    report["why"] = page.details.why.toPlainText()
    report["highlighted"] = dock.pools.highlight.is_shown()
    yield from look("05_chosen")
    yield scroll(page.details.sections.area, 3)
    yield from look("06_waterfall")
    yield scroll(page.details.sections.area, 5)
    yield from look("07_members")


def decide(dock) -> Iterator[Condition]:
    page = dock.pages.pools
    yield click(page.decision.comment_box)
    yield page.decision.comment_box.hasFocus
    yield write(COMMENT)
    yield lambda: page.decision.comment_box.text() == COMMENT
    yield click(page.decision.buttons["kept"])
    yield lambda: len(dock.decisions.book) == 1 and dock.is_idle()
    yield from look("08_kept")
    yield click_line(page.opportunities.table, 1)
    yield lambda: page.opportunities.table.currentIndex().row() == 1 and dock.is_idle()
    yield key(decision_key("rejected").lower())
    yield lambda: len(dock.decisions.book) == 2 and dock.is_idle()
    yield from look("09_rejected")


def look_around(dock) -> Iterator[Condition]:
    pages = dock.pages
    yield click_tab(pages.tabs, pages.project)
    yield pages.project.isVisible
    yield from look("10_project")
    yield click_tab(pages.tabs, pages.compare)
    yield pages.compare.isVisible
    yield from look("11_compare")
    yield click_tab(pages.tabs, pages.decisions)
    yield pages.decisions.isVisible
    yield from look("12_decisions")
    report["decided"] = decisions(dock)


def hold_a_workshop(dock) -> Iterator[Condition]:
    yield click(dock.pages.tools.widgetForAction(dock.pages.workshop_action))
    yield lambda: dock.workshop.window is not None and dock.workshop.window.isVisible()
    window = dock.workshop.window
    window.activateWindow()  # there is no window manager to do it
    yield window.isActiveWindow
    yield lambda: not window.canvas.isDrawing()
    before = window.place.text()
    yield from look("13_workshop")
    yield key("Left")
    yield lambda: window.place.text() != before
    report["workshop"] = [before, window.place.text(), window.state.text()]
    yield lambda: not window.canvas.isDrawing()
    yield from look("14_workshop_previous")
    yield key("Escape")
    yield lambda: not window.isVisible()


def narrow(dock) -> Iterator[Condition]:
    yield click_tab(dock.pages.tabs, dock.pages.pools)
    report["canvas"], report["dock"] = on_screen(iface.mapCanvas()), on_screen(dock)
    wide = dock.width()
    iface.mainWindow().resizeDocks([dock], [NARROW], Qt.Orientation.Horizontal)
    yield after(0.5)
    yield from look("15_narrow")
    report["narrow"] = dock.width()
    iface.mainWindow().resizeDocks([dock], [wide], Qt.Orientation.Horizontal)
    yield drawn


def save(dock) -> Iterator[Condition]:
    iface.mainWindow().activateWindow()
    yield iface.mainWindow().isActiveWindow
    yield key("ctrl+s")
    yield lambda: QApplication.activeModalWidget() is not None
    QApplication.activeModalWidget().activateWindow()
    yield QApplication.activeModalWidget().isActiveWindow
    yield key("ctrl+a")
    yield write(str(PROJECT))
    yield from look("16_save")
    yield key("Return")
    yield lambda: PROJECT.is_file() and not QgsProject.instance().isDirty()
    report["layers"] = layers()
    yield from look("17_saved")


walk = Walk(steps())
