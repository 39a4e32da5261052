"""Headless QGIS: Processing with our provider, and a main window."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProject, QgsSettings
from window import Window


@pytest.fixture(scope="module")
def run(qgis_app):
    """``run("suggestpooling", PROJECTS=…)``: one of our algorithms, by Processing, as a script would."""
    plugins = str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins")
    if plugins not in sys.path:
        sys.path.append(plugins)
    from processing.core.Processing import Processing
    from qgis import processing

    from territoires_plugin.processing.provider import TerritoiresProvider

    Processing.initialize()
    provider = TerritoiresProvider()
    QgsApplication.processingRegistry().addProvider(provider)

    def run_algorithm(algorithm, feedback=None, **parameters):
        return processing.run(f"territoires:{algorithm}", parameters, feedback=feedback)

    yield run_algorithm
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture
def window(qtbot, qgis_new_project):
    """A main window with what the plugin asks of QGIS's own, remembered settings forgotten."""
    QgsSettings().remove("territoires")
    window = Window()
    qtbot.addWidget(window)
    window.show()
    yield window
    QgsProject.instance().clear()
