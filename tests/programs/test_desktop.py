"""The plugin in a real QGIS window, used with a real mouse; screenshots in build/desktop/."""

from __future__ import annotations

import pytest
from desktop import colours, missing_programs, run_session

pytestmark = pytest.mark.skipif(bool(missing_programs()), reason=f"not installed: {', '.join(missing_programs())}")

FRENCH = ["&Charger l'appel d'exemple", "&Suggérer des opportunités"]
ENGLISH = ["&Load the sample call", "&Suggest opportunities"]


@pytest.mark.parametrize(
    ("language", "width", "height", "texts", "distance"),
    [
        pytest.param("fr_FR", 1600, 1000, FRENCH, "30,0 km", id="in French on a large screen"),
        pytest.param("en_US", 1366, 768, ENGLISH, "30.0 km", id="in English on a small screen"),
    ],
)
def test_a_person_filters_suggests_and_looks(tmp_path, language, width, height, texts, distance):
    session = run_session(tmp_path, language, width, height)
    held = session.report

    assert "error" not in held, held["error"]
    assert held["exceptions"] == []
    assert held["log"] == []
    assert session.exit_code == 0, session.output
    assert "Traceback" not in session.output
    assert held["plugin_file"].startswith(str(tmp_path))
    assert held["early_imports"] == []
    assert held["texts"] == texts
    assert held["distance"] == distance

    assert held["all_projects"] == held["unfiltered_projects"] == 129
    assert len(held["themes"]) == 4
    assert len(held["ticked"]) == 3
    assert 0 < held["filtered_projects"] < held["all_projects"]

    assert held["opportunities"] >= 5
    assert held["selected_row"] == 0
    assert held["highlighted"]
    assert len(held["details"]) > 80
    assert len(held["layers"]) == 4
    assert held["left_behind"] == []
    assert held["narrow"] <= 300

    assert colours(session.screenshot, *held["canvas"]) > 50
    assert colours(session.screenshot, *held["dock"]) > 50
