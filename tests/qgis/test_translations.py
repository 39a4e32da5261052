"""The compiled catalogue that QGIS loads says what the .ts file says."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from scripts.translations import CONTEXT, read_catalogue, source_texts
from territoires_plugin.model.paths import resource_path


@pytest.fixture
def french(qgis_app):
    translator = QTranslator()
    assert translator.load(str(resource_path("translations", "territoires_fr.qm")))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_every_text_of_the_catalogue_is_compiled(french):
    compiled = {text: QCoreApplication.translate(CONTEXT, text) for text in source_texts()}
    assert compiled == {text: read_catalogue()[text] for text in source_texts()}
