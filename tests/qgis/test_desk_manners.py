"""What the desk remembers, what it says when something goes wrong, how it is read in light and dark themes."""

from __future__ import annotations

import sys
import time

import pytest
from hands import click, idle, layers_named, lines, open_page, suggest, tick
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QLabel, QListWidget, QTabBar, QWidget

from territoires_plugin.gui.dock import TerritoiresDock
from territoires_plugin.gui.pools.suggest_task import SuggestTask
from territoires_plugin.gui.remembered import save_filter, saved_filters
from territoires_plugin.model.filters import Filter


@pytest.fixture
def later(window):
    """The dock of a later session."""
    docks = []

    def begin():
        dock = TerritoiresDock(window, QgsProject.instance(), window)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        docks.append(dock)
        return dock

    yield begin
    for dock in docks:
        dock.leave()


def test_choices_are_remembered(qtbot, dock, later):
    choice = dock.pages.pools.pooling
    choice.distance_box.setValue(12.5)
    choice.members_box.setValue(4)
    choice.score_box.setValue(55)
    choice.sliders.sliders["proximity"].setValue(9)
    choice.live_box.setChecked(False)
    author = dock.pages.decisions.author_box
    author.setText("A. Durand <b>")
    author.editingFinished.emit()
    open_page(dock, dock.pages.compare)
    save_filter("Énergie & cie", Filter(themes=("energie",)))

    again = later()
    settings = again.pages.pools.pooling.settings()
    assert (settings.max_distance, settings.max_members, settings.min_score) == (12_500, 4, 55)
    assert settings.weights["proximity"] == 4.5
    assert again.pages.pools.pooling.preset_box.currentText() == "My own weights"
    assert not again.pages.pools.pooling.live_box.isChecked()
    assert again.pages.decisions.author_box.text() == "A. Durand <b>"
    assert again.pages.tabs.currentWidget() is again.pages.compare
    assert saved_filters() == {"Énergie & cie": Filter(themes=("energie",))}


@pytest.mark.parametrize("value", ["abc", "-3", "1e999", "", "nan", "<b>", ["a", "b"]])
def test_settings_that_cannot_be_are_passed_over(qtbot, later, value):
    for name in ("max_distance_km", "max_members", "min_score", "weights", "filters", "page", "live", "author"):
        QgsSettings().setValue(f"territoires/{name}", value)
    dock = later()
    settings = dock.pages.pools.pooling.settings()
    assert (settings.max_distance, settings.max_members, settings.min_score) == (30_000, 5, 40)
    assert dock.pages.tabs.currentIndex() == 0
    assert saved_filters() == {}


def test_cancel_stops_within_a_second_and_writes_nothing(qtbot, window, desk, monkeypatch):
    def endless(task, language, progress):
        while True:
            progress.check()
            time.sleep(0.01)

    monkeypatch.setattr(SuggestTask, "work", endless)
    open_page(desk, desk.pages.pools)
    work = desk.pages.pools.work
    click(qtbot, work.suggest_button)
    qtbot.waitUntil(work.cancel_button.isVisible)
    started = time.monotonic()
    click(qtbot, work.cancel_button)
    idle(qtbot, desk)
    assert time.monotonic() - started < 1
    assert work.suggest_button.isVisible()
    assert layers_named("Opportunities") == [] and window.told() == []


def test_what_nobody_foresaw_is_told_and_logged(qtbot, window, desk, monkeypatch):
    logged = []
    QgsApplication.messageLog().messageReceived.connect(lambda text, tag, _level: logged.append((tag, text)))
    monkeypatch.setattr(SuggestTask, "work", lambda *_: 1 / 0)
    suggest(qtbot, desk)
    assert window.told()[0].startswith("Unexpected error (division by zero)")
    assert any(tag == "Territoires" and "ZeroDivisionError" in text for tag, text in logged)


@pytest.mark.parametrize("library", ["scipy", "geopandas"])
def test_without_a_library_the_filter_works_and_one_sentence_says_what_to_install(
    qtbot, window, desk, monkeypatch, library
):
    monkeypatch.setitem(sys.modules, library, None)  # how Python marks what cannot be imported
    tick(qtbot, desk, "themes", "energie")
    assert desk.pages.layers.projects().featureCount() == 3
    suggest(qtbot, desk)
    desk.one_project.show_project("P02")
    idle(qtbot, desk)
    assert lines(desk) == ()
    told = window.told()
    assert all(f"Python package {library} is missing: install" in text for text in told) and told
    monkeypatch.undo()
    suggest(qtbot, desk)
    assert len(lines(desk)) == 1


# colours


@pytest.fixture(params=["default", "Night Mapping"])
def theme(request, qgis_app):
    palette = QApplication.palette()
    QgsApplication.setUITheme(request.param)
    yield request.param
    QgsApplication.setUITheme("default")
    QApplication.setPalette(palette)  # QGIS takes a theme's colours away only when it starts again


def test_texts_are_read_on_every_page(qtbot, theme, full):
    """Labels, fields and lists; what is disabled may be faint."""
    for place in range(full.pages.tabs.count()):
        full.pages.tabs.setCurrentIndex(place)
        qtbot.wait(50)
        for part in full.findChildren(QWidget):
            if part.isVisible() and part.isEnabled() and isinstance(part, (QLabel, QListWidget)) and _holds_text(part):
                assert best_contrast(part) >= 4.5, (part, getattr(part, "text", str)())


def _holds_text(part):
    return bool(part.text()) if isinstance(part, QLabel) else part.count() > 0


def best_contrast(part):
    """Between what covers most of a widget, its ground, and what stands out most from it: the text."""
    picture = part.grab().toImage()
    colors = {}
    for x in range(picture.width()):
        for y in range(picture.height()):
            color = picture.pixel(x, y)
            colors[color] = colors.get(color, 0) + 1
    ground = max(colors, key=colors.get)
    return max(contrast(ground, color) for color in colors)


def contrast(one, other):
    """As WCAG defines it, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(pixel):
    parts = [(pixel >> shift & 255) / 255 for shift in (16, 8, 0)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear))


def test_the_bar_of_a_score_stands_out_chosen_or_not(qtbot, theme, full):
    open_page(full, full.pages.pools)
    qtbot.wait(50)
    table = full.pages.pools.opportunities.table
    picture = table.viewport().grab().toImage()
    for row in (0, 1):
        cell = table.visualRect(full.pages.pools.opportunities.shown.index(row, 1))
        ground = picture.pixel(cell.left() + 2, cell.center().y())
        bar = max(contrast(ground, picture.pixel(cell.left() + 8, y)) for y in range(cell.bottom() - 8, cell.bottom()))
        number = max(
            contrast(ground, picture.pixel(x, y))
            for x in range(cell.center().x(), cell.right())
            for y in range(cell.top(), cell.center().y() + 3)
        )
        least = 1 if row else 0.6  # what is chosen has the two colours of the theme, whatever they are
        assert bar >= 3 * least and number >= 4.5 * least


def test_the_waterfall_is_seen(qtbot, theme, full):
    open_page(full, full.pages.pools)
    waterfall = full.pages.pools.details.waterfall
    waterfall.window().resize(1366, 1200)
    qtbot.wait(50)
    picture = waterfall.grab().toImage()
    ground = picture.pixel(0, picture.height() - 1)
    bar = waterfall.bar_rect(len(waterfall.lines()) - 1).toRect()
    edge = max(contrast(ground, picture.pixel(bar.center().x(), y)) for y in range(bar.top() - 1, bar.top() + 2))
    assert edge >= 3
    name = waterfall.name_rect(0)
    assert max(contrast(ground, picture.pixel(x, y)) for x in range(60) for y in range(name.bottom())) >= 4.5


def test_the_workshop_is_read_from_afar(qtbot, theme, full):
    full.pages.workshop_action.trigger()
    window = full.workshop.window
    idle(qtbot, full)
    qtbot.wait(50)
    for label in (window.title, window.state, window.facts, window.rationale, window.members, window.place):
        assert label.text() and best_contrast(label) >= 4.5
        assert label.font().pointSizeF() >= 1.5 * QWidget().font().pointSizeF()


def test_no_tab_is_cut(qtbot, theme, full):
    """A theme may ask for more room around the words than Qt's style does."""
    bar = full.pages.tabs.tabBar()
    full.window().resizeDocks([full], [700], Qt.Orientation.Horizontal)
    qtbot.wait(50)
    for place in range(bar.count()):
        needed = bar.fontMetrics().horizontalAdvance(bar.tabText(place)) + 12
        if theme == "Night Mapping":
            needed = QTabBar.tabSizeHint(bar, place).width()
        assert bar.tabRect(place).width() >= needed


def test_a_decision_is_a_sign_and_a_word_everywhere(qtbot, full):
    """Nothing by colour alone."""
    shown = full.pages.pools.opportunities.shown
    row = [shown.index(0, column).data() for column in range(shown.columnCount())]
    assert row[0].startswith("✓ ") and row[-1] == "✓ kept"
    decided = full.pages.decisions.decisions.model()
    assert decided.index(0, 0).data() == "✓ kept"
    buttons = full.pages.pools.decision.buttons.values()
    assert [button.text() for button in buttons] == ["✓ &Keep", "? &Examine", "✗ Re&ject"]
    full.pages.workshop_action.trigger()
    assert full.workshop.window.state.text() == "✓ kept"
