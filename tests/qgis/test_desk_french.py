"""The desk in French, as most of its users see it, on a small screen."""

from __future__ import annotations

import re

import pytest
from controls import clipped
from hands import open_page, ready, work_through
from qgis.core import QgsProject
from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from qgis.PyQt.QtWidgets import QApplication

from territoires_plugin.gui.dock import TerritoiresDock
from territoires_plugin.model.paths import resource_path

WIDEST = 450  # pixels: more than a third of a small screen would be too much
LEAST = 310  # it can be made as narrow as this
PAGES = ("Filtrer", "Mutualiser", "Projet", "Comparer", "Décisions")


@pytest.fixture
def french(qgis_app, monkeypatch):
    """Texts, numbers and a small font of a French desktop; offscreen Qt has one of 12 points."""
    translator, locale, font = QTranslator(), QLocale(), QApplication.font()
    assert translator.load(str(resource_path("translations", "territoires_fr.qm")))
    QCoreApplication.installTranslator(translator)
    QLocale.setDefault(QLocale("fr_FR"))
    monkeypatch.setattr("territoires_plugin.layers.compat.user_language", lambda: "fr")
    small = QApplication.font()
    small.setPointSizeF(9)
    QApplication.setFont(small)
    yield
    QApplication.setFont(font)
    QLocale.setDefault(locale)
    QCoreApplication.removeTranslator(translator)


@pytest.fixture
def opened_desk(qtbot, french, window):
    window.resize(1366, 768)
    dock = TerritoiresDock(window, QgsProject.instance(), window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    dock.setFixedWidth(dock.sizeHint().width())  # as it opens for the first time
    yield dock
    dock.leave()


def test_the_doors_fit(qtbot, opened_desk):
    qtbot.wait(50)
    assert opened_desk.width() == opened_desk.sizeHint().width() <= WIDEST
    assert clipped(opened_desk) == []


@pytest.mark.parametrize("unfolded", [False, True])
def test_every_page_fits(qtbot, window, opened_desk, unfolded):
    dock = opened_desk
    work_through(qtbot, dock)
    tabs = dock.pages.tabs
    assert tuple(tabs.tabText(place) for place in range(tabs.count())) == PAGES
    assert dock.pages.minimumSizeHint().width() <= LEAST
    found = {}
    for place, title in enumerate(PAGES):
        open_page(dock, tabs.widget(place))
        if unfolded:
            for box in tabs.widget(place).findChildren(QgsCollapsibleGroupBoxBasic):
                box.setCollapsed(False)
        qtbot.wait(80)
        assert window.height() == 768
        assert dock.pages.minimumSizeHint().height() <= 560, title
        found[title] = clipped(dock)
    assert found == {title: [] for title in PAGES}


def test_the_workshop_fits_on_a_small_screen(qtbot, opened_desk):
    dock = opened_desk
    work_through(qtbot, dock)
    dock.pages.workshop_action.trigger()
    window = dock.workshop.window
    window.resize(1366, 768)
    qtbot.wait(80)
    assert (window.width(), window.height()) == (1366, 768)
    texts = (window.title, window.state, window.facts, window.rationale, window.members)  # these scroll
    assert [text for text in clipped(window) if text not in [label.text() for label in texts]] == []


def test_numbers_dates_and_euros_are_written_as_in_france(qtbot, opened_desk):
    dock = opened_desk
    assert dock.pages.pools.pooling.distance_box.text() == "30,0 km"
    work_through(qtbot, dock)
    dock.pages.filter.budget.from_box.setValue(250_000)
    ready(qtbot, dock)
    assert plain(dock.pages.filter.budget.from_box.text()) == "250 000 €"
    opportunities = dock.pages.pools.opportunities.shown
    distance = opportunities.data(opportunities.index(0, 5))
    assert re.fullmatch(r"\d+,\d", distance)
    decided = dock.pages.decisions.decisions.model()
    assert re.fullmatch(r"\d\d/\d\d/\d{4} \d\d:\d\d", decided.data(decided.index(0, 4)))


def plain(text):
    """With common spaces for those that no line breaks at."""
    return text.replace("\u202f", " ").replace("\xa0", " ")
