"""What a person does with the dock: clicks, ticks, types, waits."""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QStyle, QStyleOptionViewItem

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 60_000  # milliseconds: the machine may be busy, and the first run imports the libraries


def ready(qtbot, dock):
    """Until the projects are read and filtered, and nothing is under way."""
    qtbot.waitUntil(lambda: dock.filter.latest is not None and dock.is_idle(), timeout=PATIENCE)


def idle(qtbot, dock):
    qtbot.waitUntil(dock.is_idle, timeout=PATIENCE)


def click(qtbot, button):
    qtbot.mouseClick(button, LEFT)


def tick(qtbot, dock, facet, code):
    """On the box itself, where a person clicks; until the map shows it."""
    values = dock.pages.filter.facets[facet].list
    row = values.codes().index(code)
    option = QStyleOptionViewItem()
    option.initFrom(values)
    option.rect = values.visualItemRect(values.item(row))
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = values.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, values)
    qtbot.mouseClick(values.viewport(), LEFT, pos=box.center())
    ready(qtbot, dock)


def open_page(dock, page):
    dock.pages.tabs.setCurrentWidget(page)


def suggest(qtbot, dock):
    open_page(dock, dock.pages.pools)
    click(qtbot, dock.pages.pools.work.suggest_button)
    idle(qtbot, dock)


def choose_row(qtbot, dock, row):
    """A click on a line of the list; until its explanation is there."""
    shown, table = dock.pages.pools.opportunities.shown, dock.pages.pools.opportunities.table
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(shown.index(row, 1)).center())
    idle(qtbot, dock)
    return shown.opportunity(shown.index(row, 0))


def work_through(qtbot, dock):
    """A desk at work: sample loaded, pools suggested, one chosen and kept, two settings compared, a project read."""
    dock.load_sample()
    ready(qtbot, dock)
    suggest(qtbot, dock)
    choose_row(qtbot, dock, 0)
    click(qtbot, dock.pages.pools.decision.buttons["kept"])
    idle(qtbot, dock)
    click(qtbot, dock.pages.compare.pin_button)
    dock.pages.pools.pooling.distance_box.setValue(20)
    idle(qtbot, dock)
    dock.pages.project.choose("DEMO-001")
    idle(qtbot, dock)


def shown_ids(layer):
    return {feature["project_id"] for feature in layer.getFeatures()}


def layers_named(name):
    return QgsProject.instance().mapLayersByName(name)


def lines(dock):
    return dock.pages.pools.opportunities.model.lines()


def listed(dock):
    """The lines in the list as it is filtered and sorted now."""
    return dock.pages.pools.opportunities.in_order()
