"""``territoires:suggestthemes`` on real layers: what is written, what is not, and what stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import NULL, QgsProcessingException, QgsProcessingFeedback, QgsVectorLayer, edit

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "projets_demo.csv"


@pytest.fixture(scope="module")
def given(run):
    return run("importprojects", SOURCE=str(SAMPLE), PROJECTS="memory:")["PROJECTS"]


@pytest.fixture
def with_gaps(given):
    """The sample call; every third project has lost its themes, pillars and stakes."""
    layer = given.clone()
    copy = QgsVectorLayer(f"Point?crs={layer.crs().authid()}", "projects", "memory")
    copy.dataProvider().addAttributes(layer.fields().toList())
    copy.updateFields()
    copy.dataProvider().addFeatures(list(layer.getFeatures()))
    with edit(copy):
        for number, feature in enumerate(copy.getFeatures()):
            if number % 3 == 0:
                for name in ("themes", "pillars", "stakes", "theme_origin"):
                    copy.changeAttributeValue(feature.id(), copy.fields().indexFromName(name), NULL)
    return copy


def by_id(layer):
    return {feature["project_id"]: feature for feature in layer.getFeatures()}


def suggest(run, layer, **parameters):
    return run("suggestthemes", PROJECTS=layer, OUTPUT_PROJECTS="memory:", SUGGESTIONS="memory:", **parameters)


def test_sure_themes_are_written_and_marked_and_unsure_ones_only_told(run, given, with_gaps):
    result = suggest(run, with_gaps)
    truth, before, after = by_id(given), by_id(with_gaps), by_id(result["OUTPUT_PROJECTS"])
    open_ones = {name for name, feature in before.items() if feature["themes"] == NULL}
    filled = {name for name in open_ones if after[name]["themes"] != NULL}
    assert (len(filled), len(open_ones - filled)) == (result["FILLED"], result["WITHOUT"])
    assert len(filled) >= 20
    right = [set(after[name]["themes"].split(";")) <= set(truth[name]["themes"].split(";")) for name in filled]
    assert sum(right) >= 0.9 * len(right)
    assert {after[name]["theme_origin"] for name in filled} == {"suggested"}
    assert all(after[name]["theme_origin"] == NULL for name in open_ones - filled)
    for row in result["SUGGESTIONS"].getFeatures():
        written = after[row["project_id"]][row["axis"]]
        if row["applied"]:
            assert row["confidence"] >= 0.9 and row["code"] in written.split(";") and row["words"]
        elif row["axis"] == "themes":
            assert row["confidence"] < 0.9


def test_projects_with_given_themes_and_every_place_stay_as_they_were(run, with_gaps):
    after = by_id(suggest(run, with_gaps, MIN_CONFIDENCE=0.2)["OUTPUT_PROJECTS"])
    assert len(after) == with_gaps.featureCount()
    for name, feature in by_id(with_gaps).items():
        assert after[name].geometry().asWkb() == feature.geometry().asWkb()
        if feature["themes"] != NULL:
            assert after[name].attributes() == feature.attributes()


def test_a_bare_layer_learns_from_another_one_and_gets_the_fields_it_lacks(run, given):
    layer = QgsVectorLayer("Point?crs=EPSG:2154&field=project_id:string&field=title:string", "bare", "memory")
    with edit(layer):
        for name, title in (("a", "Covoiturage vers la gare et vélos partagés"), ("b", "Zzz"), ("c", NULL)):
            feature = next(given.getFeatures())
            feature.setFields(layer.fields(), True)
            feature["project_id"], feature["title"] = name, title
            layer.addFeature(feature)
    result = suggest(run, layer, TAGGED=given)
    after = by_id(result["OUTPUT_PROJECTS"])
    assert after["a"]["themes"] == "mobilite" and after["a"]["theme_origin"] == "suggested"
    assert after["b"]["themes"] == NULL and after["c"]["themes"] == NULL
    reasons = [row for row in result["SUGGESTIONS"].getFeatures() if row["applied"] and row["axis"] == "themes"]
    assert "covoiturage" in reasons[0]["words"] and reasons[0]["neighbours"].startswith("DEMO-")


@pytest.mark.parametrize(
    ("parameters", "named"),
    [({"MIN_CONFIDENCE": 90}, "MIN_CONFIDENCE"), ({"TAXONOMY": "nowhere.toml"}, "nowhere.toml")],
    ids=["confidence in percent", "no such taxonomy"],
)
def test_a_fault_is_told_in_one_sentence_that_names_it(run, with_gaps, parameters, named):
    with pytest.raises(QgsProcessingException, match=named):
        suggest(run, with_gaps, **parameters)


def test_cancelled_it_writes_nothing(run, with_gaps, tmp_path):
    feedback = QgsProcessingFeedback(False)
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent > 40 else None)
    output = tmp_path / "projects.gpkg"
    result = run("suggestthemes", feedback=feedback, PROJECTS=with_gaps, OUTPUT_PROJECTS=str(output))
    assert "FILLED" not in result and not output.exists()
