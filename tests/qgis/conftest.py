"""Headless QGIS with Processing and our provider."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from qgis.core import QgsApplication


@pytest.fixture(scope="session")
def run(qgis_app):
    """``run("suggestpooling", PROJECTS=…)``: one of our algorithms, by Processing, as a script would."""
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from qgis import processing
    from processing.core.Processing import Processing

    from territoires_plugin.processing.provider import TerritoiresProvider

    Processing.initialize()
    provider = TerritoiresProvider()
    QgsApplication.processingRegistry().addProvider(provider)

    def run_algorithm(algorithm, feedback=None, **parameters):
        return processing.run(f"territoires:{algorithm}", parameters, feedback=feedback)

    yield run_algorithm
    QgsApplication.processingRegistry().removeProvider(provider)
