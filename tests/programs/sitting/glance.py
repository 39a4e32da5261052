"""A look at each page of the dock, with a list to show: for another theme or scale of QGIS."""

from __future__ import annotations

from collections.abc import Iterator

import qgis.utils
from hands import (
    Condition,
    Walk,
    click,
    click_action,
    click_line,
    click_tab,
    fill_screen,
    look,
    on_screen,
    report,
    scroll,
    started,
)
from qgis.core import QgsProject


def steps() -> Iterator[Condition]:
    yield started
    plugin = qgis.utils.plugins["territoires_plugin"]
    fill_screen()
    yield click_action(plugin.actions[0])
    dock = plugin.dock
    pages = dock.pages
    yield dock.isVisible
    yield from look("31_doors")
    yield click(pages.doors.sample_button)
    yield lambda: dock.filter.latest is not None and dock.is_idle()
    yield from look("32_filter")
    yield click_tab(pages.tabs, pages.pools)
    yield click(pages.pools.work.suggest_button)
    yield lambda: bool(pages.pools.opportunities.model.lines()) and dock.is_idle()
    yield click_line(pages.pools.opportunities.table, 0)
    yield lambda: pages.pools.details.waterfall.isVisible() and dock.is_idle()
    yield click(pages.pools.decision.buttons["kept"])
    yield lambda: len(dock.decisions.book) == 1 and dock.is_idle()
    yield from look("33_pools")
    yield scroll(pages.pools.details.sections.area, 6)
    yield from look("34_waterfall")
    yield click_tab(pages.tabs, pages.decisions)
    yield from look("35_decisions")
    report["dock"] = on_screen(dock)
    QgsProject.instance().setDirty(False)  # QGIS would ask


walk = Walk(steps())
