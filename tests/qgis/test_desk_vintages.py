"""Codes of another vintage on the desk: told once, repaired as by the algorithm, so that pools are the same."""

from __future__ import annotations

import pytest
from hands import choose_row, click, idle, lines, ready, suggest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsMessageViewer
from qgis.PyQt.QtWidgets import QPushButton, QTextBrowser
from window import epci_layer, projects_layer

BEFORE, WEST, EAST = "200000009", "200000001", "200000002"  # BEFORE has merged into WEST


def merged_rows():
    return [
        (708_000, 6_605_000, "mobilite", BEFORE),
        (709_000, 6_605_000, "mobilite", WEST),
        (711_000, 6_605_000, "energie", EAST),
        (709_500, 6_604_000, "energie", BEFORE),
    ]


@pytest.fixture
def call(qtbot, dock):
    """``call(rows)``: the projects and the boundaries of today on the desk."""

    def opened(rows, name="Applications"):
        projects, boundaries = projects_layer(rows, name), epci_layer((WEST, EAST))
        QgsProject.instance().addMapLayers([projects, boundaries])
        dock.pages.layers.choose(projects, boundaries)
        ready(qtbot, dock)
        return projects, boundaries

    return opened


def about_codes(window):
    return [sentence for sentence in window.told() if BEFORE in sentence]


def test_projects_of_merged_epci_are_no_pool_and_the_algorithm_says_the_same(qtbot, window, dock, run, call):
    projects, boundaries = call(merged_rows())
    suggest(qtbot, dock)
    assert [line.project_ids for line in lines(dock)] == [("P03", "P04")]
    pooled = dock.pages.pools.pooling.settings()
    done = run(
        "suggestpooling", PROJECTS=projects, EPCI=boundaries, MAX_DISTANCE=pooled.max_distance,
        MAX_MEMBERS=pooled.max_members, MIN_SCORE=pooled.min_score, OPPORTUNITIES="memory:",
    )  # fmt: skip
    layer = done["OPPORTUNITIES"]
    assert isinstance(layer, QgsVectorLayer)
    assert [line.opportunity_id for line in lines(dock)] == [row["opportunity_id"] for row in layer.getFeatures()]
    assert [round(line.score, 6) for line in lines(dock)] == [round(row["score"], 6) for row in layer.getFeatures()]


def test_it_is_told_once_for_each_call(qtbot, window, dock, call):
    call(merged_rows())
    suggest(qtbot, dock)
    (sentence,) = about_codes(window)
    assert f"2, namely CC {BEFORE} ({BEFORE})" in sentence
    click(qtbot, window.bar.currentItem().findChild(QPushButton))
    (viewer,) = window.bar.findChildren(QgsMessageViewer)
    assert viewer.isVisible()
    assert f"→ CC {WEST} ({WEST}): 2" in viewer.findChild(QTextBrowser).toPlainText()
    viewer.reject()
    suggest(qtbot, dock)
    dock.pages.pools.pooling.distance_box.setValue(12.0)
    idle(qtbot, dock)
    assert len(about_codes(window)) == 1
    call(merged_rows()[:3], "Others")
    suggest(qtbot, dock)
    assert len(about_codes(window)) == 2


def test_codes_of_the_boundaries_are_nothing_to_tell(qtbot, window, dock, call):
    call([(709_000, 6_605_000, "mobilite", WEST), (711_000, 6_605_000, "mobilite", EAST)])
    suggest(qtbot, dock)
    assert len(lines(dock)) == 1
    assert not any("EPCI the boundaries" in sentence for sentence in window.told())


def test_the_sample_has_nothing_to_tell(qtbot, window, dock):
    dock.load_sample()
    ready(qtbot, dock)
    suggest(qtbot, dock)
    assert lines(dock) and not any("boundaries (" in sentence for sentence in window.told())


def test_a_pool_names_the_epci_of_today(qtbot, dock, call):
    call(merged_rows())
    suggest(qtbot, dock)
    assert WEST in choose_row(qtbot, dock, 0).epci_names
    assert BEFORE not in lines(dock)[0].epci_names
