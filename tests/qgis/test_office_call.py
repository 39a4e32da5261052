"""The next export in the office's GeoPackage: taken over in one transaction, corrections and own columns kept."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from osgeo import gdal, ogr
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

from territoires_plugin.layers.compat import field
from territoires_plugin.layers.office_call import store_call
from territoires_plugin.layers.office_file import OfficeFile
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.progress import CallbackProgress, Cancelled, Silent
from territoires_plugin.model.tables import PROJECTS

DOLE, DIJON = "243900354", "242100410"
HOSTILE = 'L\'été <b>=1+1</b> "🚲"; DROP TABLE projects; --'


def frame(*rows, crs=2154, shapes=None):
    """Rows of ``(project_id, title, epci_code)``, a kilometre apart."""
    table = pd.DataFrame(
        [{**dict.fromkeys(PROJECTS), **dict(zip(("project_id", "title", "epci_code"), row))} for row in rows],
        columns=list(PROJECTS),
        dtype=object,
    ).astype({"budget": float, "grant_requested": float})
    points = [shapely.Point(880_000 + 1_000 * number, 6_670_000) for number in range(len(rows))]
    return gpd.GeoDataFrame(table, geometry=points if shapes is None else shapes, crs=2154).to_crs(crs)


BEFORE = (("a", HOSTILE, DOLE), ("b", "B", DOLE), ("c", "C", DIJON))


@pytest.fixture
def office(tmp_path, exceptions):
    return OfficeFile(tmp_path / "bureau.gpkg")


def store(office, *frames, progress=None):
    return store_call(office, iter(frames), progress or Silent())


def layer_of(office, table="projects"):
    return QgsVectorLayer(f"{office.path}|layername={table}", table, "ogr")


def rows(office, *fields, table="projects"):
    return sorted(tuple(feature[name] or None for name in fields) for feature in layer_of(office, table).getFeatures())


def edit(office, project_id, **values):
    """As a person does, in QGIS."""
    layer = layer_of(office)
    (feature,) = (one for one in layer.getFeatures() if one["project_id"] == project_id)
    layer.startEditing()
    place = values.pop("place", None)
    for name, value in values.items():
        layer.changeAttributeValue(feature.id(), layer.fields().indexFromName(name), value)
    if place is not None:
        layer.changeGeometry(feature.id(), QgsGeometry.fromPointXY(QgsPointXY(*place)))
    assert layer.commitChanges()


def place_of(office, project_id):
    (feature,) = (one for one in layer_of(office).getFeatures() if one["project_id"] == project_id)
    point = feature.geometry().asPoint()
    return round(point.x()), round(point.y())


def test_a_first_import_stores_the_projects_and_the_boundaries_around_them(office):
    changes = store(office, frame(*BEFORE))
    assert changes.new == ["a", "b", "c"] and changes.changed == changes.gone == []
    assert rows(office, "project_id", "title") == [("a", HOSTILE), ("b", "B"), ("c", "C")]
    assert DOLE in {code for (code,) in rows(office, "epci_code", table="epci")}


def test_batches_are_one_import(office):
    changes = store(office, frame(BEFORE[0]), frame(BEFORE[1]), frame(BEFORE[2]))
    assert changes.new == ["a", "b", "c"] and layer_of(office).featureCount() == 3


def test_the_next_export_updates_adds_and_moves_away_and_doubles_nothing(office):
    store(office, frame(*BEFORE))
    changes = store(office, frame(BEFORE[0], ("b", "B bis", DOLE), ("d", "D", DOLE)))
    assert (changes.new, changes.changed, changes.unchanged, changes.gone) == (["d"], ["b"], ["a"], ["c"])
    assert rows(office, "project_id", "title") == [("a", HOSTILE), ("b", "B bis"), ("d", "D")]
    assert rows(office, "project_id", "title", table="gone") == [("c", "C")]
    assert layer_of(office, "gone").crs().authid() == "EPSG:4326"


def test_rows_that_stay_keep_their_number_so_that_selections_and_links_hold(office):
    store(office, frame(*BEFORE))
    before = {feature["project_id"]: feature.id() for feature in layer_of(office).getFeatures()}
    store(office, frame(BEFORE[0], ("b", "B bis", DOLE)))
    after = {feature["project_id"]: feature.id() for feature in layer_of(office).getFeatures()}
    assert after == {own_id: before[own_id] for own_id in ("a", "b")}


def test_corrections_by_hand_stay_over_two_more_exports(office):
    store(office, frame(*BEFORE))
    edit(office, "a", themes="mobilite", title="Corrected", place=(881_234, 6_671_234))
    for title in ("A bis", "A ter"):
        changes = store(office, frame(("a", title, DOLE), *BEFORE[1:]))
        assert changes.changed == ["a"] and changes.corrected == {"a": ("title", "themes", "geometry")}
        assert [(one.project_id, one.field, one.kept, one.told) for one in changes.conflicts] == [
            ("a", "title", "Corrected", title)
        ]
        assert rows(office, "project_id", "title", "themes")[0] == ("a", "Corrected", "mobilite")
        assert place_of(office, "a") == (881_234, 6_671_234)


def test_columns_of_ones_own_stay(office):
    store(office, frame(*BEFORE))
    layer = layer_of(office)
    layer.startEditing()
    layer.addAttribute(field("avis", "text"))
    layer.commitChanges()
    edit(office, "b", avis="favorable")
    store(office, frame(BEFORE[0], ("b", "B bis", DOLE)))
    assert rows(office, "project_id", "title", "avis") == [("a", HOSTILE, None), ("b", "B bis", "favorable")]


def test_a_project_added_or_deleted_by_hand_stays_so(office):
    store(office, frame(*BEFORE))
    layer = layer_of(office)
    layer.startEditing()
    own = QgsFeature(layer.fields())
    own["project_id"], own["title"] = "mine", "Typed in"
    layer.addFeature(own)
    (third,) = (one.id() for one in layer.getFeatures() if one["project_id"] == "c")
    layer.deleteFeature(third)
    assert layer.commitChanges()
    changes = store(office, frame(*BEFORE))
    assert changes.deleted == ["c"] and changes.gone == []
    assert [own_id for (own_id,) in rows(office, "project_id")] == ["a", "b", "mine"]


@pytest.mark.parametrize("kind", ["another CRS", "polygons", "points after polygons"])
def test_a_table_that_cannot_take_the_new_places_is_made_anew_with_all_that_was_done_by_hand(office, kind):
    squares = shapely.buffer(shapely.points([(880_000 + 1_000 * number, 6_670_000) for number in range(3)]), 50)
    store(office, frame(*BEFORE, shapes=squares if kind == "points after polygons" else None))
    layer = layer_of(office)
    layer.startEditing()
    layer.addAttribute(field("avis", "text"))
    layer.commitChanges()
    edit(office, "a", themes="mobilite", avis="favorable")
    now = (("a", "A bis", DOLE), BEFORE[1], ("d", "D", DOLE))
    changes = store(
        office, frame(*now, crs=3857 if kind == "another CRS" else 2154, shapes=squares if kind == "polygons" else None)
    )
    assert (changes.gone, changes.corrected) == (["c"], {"a": ("themes",)})
    assert rows(office, "project_id", "title", "themes", "avis") == [
        ("a", "A bis", "mobilite", "favorable"),
        ("b", "B", None, None),
        ("d", "D", None, None),
    ]
    assert rows(office, "project_id", table="gone") == [("c",)]
    assert layer_of(office).crs().authid() == ("EPSG:3857" if kind == "another CRS" else "EPSG:2154")
    assert QgsGeometry(next(layer_of(office).getFeatures()).geometry()).type() == (2 if kind == "polygons" else 0)


def test_a_file_of_an_older_version_that_kept_nothing_is_updated_too(office):
    office.write_table("projects", frame(*BEFORE), PROJECTS, Silent())
    changes = store(office, frame(BEFORE[0], ("b", "B bis", DOLE)))
    assert (changes.changed, changes.unchanged, changes.gone) == (["b"], ["a"], ["c"])
    assert rows(office, "project_id", "title") == [("a", HOSTILE), ("b", "B bis")]


def test_a_source_without_a_project_changes_nothing(office):
    assert store(office, frame()) is None and not office.path.exists()
    store(office, frame(*BEFORE))
    assert store(office, frame(), frame()) is None
    assert layer_of(office).featureCount() == 3


def broken(error):
    yield frame(BEFORE[0], ("b", "half", DOLE))
    raise error


@pytest.mark.parametrize("error", [TerritoiresError("source_empty", file="x.csv"), Cancelled()])
def test_what_fails_half_way_leaves_the_file_as_it_was(office, error):
    store(office, frame(*BEFORE))
    with pytest.raises(type(error)):
        store_call(office, broken(error), Silent())
    assert rows(office, "project_id", "title") == [("a", HOSTILE), ("b", "B"), ("c", "C")]
    changes = store(office, frame(*BEFORE))
    assert changes.unchanged == ["a", "b", "c"]


def test_a_cancel_is_heard_while_rows_are_written(office):
    store(office, frame(*BEFORE))
    asked = []

    def is_cancelled():
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(Cancelled):
        store(office, frame(("z", "Z", DOLE)), progress=CallbackProgress(lambda _: None, is_cancelled))
    assert layer_of(office).featureCount() == 3


def test_projects_of_somebody_else_are_not_touched(office):
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(office.path))
    dataset.CreateLayer("projects", None, ogr.wkbPoint)
    del dataset
    with pytest.raises(TerritoiresError, match="projects"):
        store(office, frame(*BEFORE))


def test_the_spatial_index_follows(office):
    store(office, frame(*BEFORE))
    store(office, frame(("a", "A", DOLE), ("new", "N", DOLE)))
    dataset = gdal.OpenEx(str(office.path))
    layer = dataset.GetLayerByName("projects")
    layer.SetSpatialFilterRect(880_500, 6_669_000, 881_500, 6_671_000)
    assert [feature.GetField("project_id") for feature in layer] == ["new"]


def test_a_first_import_of_polygons_makes_a_layer_of_polygons(office):
    store(office, frame(*BEFORE, shapes=shapely.buffer(shapely.points([(880_000, 6_670_000)] * 3), 50)))
    assert layer_of(office).geometryType() == 2
    store(office, frame(*BEFORE, shapes=shapely.buffer(shapely.points([(880_000, 6_670_000)] * 3), 60)))
    assert layer_of(office).geometryType() == 2 and layer_of(office).featureCount() == 3


def test_a_project_that_goes_and_comes_back_has_its_corrections_again_and_stands_once(office):
    store(office, frame(*BEFORE))
    edit(office, "c", themes="mobilite")
    for _ in range(3):
        store(office, frame(*BEFORE[:2]))
        assert rows(office, "project_id", "themes", table="gone") == [("c", "mobilite")]
        changes = store(office, frame(*BEFORE))
        assert changes.new == ["c"] and rows(office, "project_id", table="gone") == []
        assert rows(office, "project_id", "themes")[-1] == ("c", "mobilite")


def test_a_project_whose_row_is_rejected_once_stays_with_its_corrections(office):
    store(office, frame(*BEFORE))
    edit(office, "c", themes="mobilite")
    changes = store_call(office, iter([frame(*BEFORE[:2])]), Silent(), {"c"})
    assert changes.gone == [] and rows(office, "project_id", "themes")[-1] == ("c", "mobilite")
    changes = store(office, frame(*BEFORE[:2], ("c", "C bis", DIJON)))
    assert changes.changed == ["c"] and rows(office, "title", "themes")[0] == ("B", None)
    assert rows(office, "project_id", "title", "themes")[-1] == ("c", "C bis", "mobilite")


def test_rows_typed_without_an_identifier_or_pasted_twice_survive_another_crs(office):
    store(office, frame(*BEFORE))
    layer = layer_of(office)
    layer.startEditing()
    for own_id, title in ((None, "No number yet"), ("a", "Pasted")):
        own = QgsFeature(layer.fields())
        own["project_id"], own["title"] = own_id, title
        layer.addFeature(own)
    assert layer.commitChanges()
    keys = {feature["title"]: feature.id() for feature in layer_of(office).getFeatures()}
    store(office, frame(*reversed(BEFORE), crs=3857))
    after = {feature["title"]: feature.id() for feature in layer_of(office).getFeatures()}
    assert after == keys and {"No number yet", "Pasted"} <= set(after)


def test_a_call_whose_projects_were_all_deleted_can_be_imported_as_polygons(office):
    store(office, frame(*BEFORE))
    layer = layer_of(office)
    layer.startEditing()
    layer.deleteFeatures([feature.id() for feature in layer.getFeatures()])
    assert layer.commitChanges()
    shapes = shapely.buffer(shapely.points([(880_000, 6_670_000)] * 4), 50)
    changes = store(office, frame(*BEFORE, ("d", "D", DOLE), shapes=shapes))
    assert changes.deleted == ["a", "b", "c"] and rows(office, "project_id") == [("d",)]


def test_others_may_write_while_the_source_is_read(office):
    store(office, frame(*BEFORE))

    def slow():
        office.write_table("links", frame(("x", "X", DOLE)), PROJECTS, Silent())
        yield frame(*BEFORE)

    assert store_call(office, slow(), Silent()).unchanged == ["a", "b", "c"]


@pytest.mark.parametrize("crs", [2154, 4326], ids=["same layer", "layer made anew"])
def test_another_call_in_the_same_file_leaves_the_first_with_its_boundaries(office, crs):
    store(office, frame(*BEFORE).assign(call="TID 2025"))
    edit(office, "b", title="B, by hand")
    changes = store(office, frame(("z", "Z", DIJON), crs=crs).assign(call="TID 2026"))
    assert (changes.new, changes.gone, changes.other_calls) == (["z"], [], {"TID 2025": 3})
    titles = [("a", HOSTILE), ("b", "B, by hand"), ("c", "C"), ("z", "Z")]
    assert rows(office, "project_id", "title") == titles
    assert {DOLE, DIJON} <= {code for (code,) in rows(office, "epci_code", table="epci")}
    changes = store(office, frame(("b", "B", DOLE), crs=crs).assign(call="TID 2025"))
    assert (changes.gone, changes.other_calls, changes.corrected) == (["a", "c"], {"TID 2026": 1}, {"b": ("title",)})
    assert rows(office, "project_id", "title") == [("b", "B, by hand"), ("z", "Z")]


def test_a_call_that_numbers_its_projects_as_the_one_there_is_refused_and_the_file_stays_as_it_was(office):
    store(office, frame(*BEFORE).assign(call="TID"))
    there = rows(office, "project_id", "title", "call")
    with pytest.raises(TerritoiresError, match="DETR"):
        store(office, frame(("a", "Z", DIJON), ("b", "Y", DIJON)).assign(call="DETR"))
    assert rows(office, "project_id", "title", "call") == there
    assert store(office, frame(*BEFORE).assign(call="TID")).unchanged == ["a", "b", "c"]


def test_shapes_that_become_points_beside_the_points_of_the_next_export_are_told(office):
    boxes = [shapely.box(880_000 + 1_000 * n, 6_670_000, 880_500 + 1_000 * n, 6_670_500) for n in range(3)]
    store(office, frame(*BEFORE, shapes=boxes))
    layer = layer_of(office)
    (feature,) = (one for one in layer.getFeatures() if one["project_id"] == "b")
    layer.startEditing()
    layer.changeGeometry(feature.id(), QgsGeometry.fromWkt("Polygon ((0 0, 9 0, 9 9, 0 0))"))
    assert layer.commitChanges()
    changes = store(office, frame(*BEFORE[:2]))
    assert changes.made_points == ["b"] and place_of(office, "b") != (881_000, 6_670_000)
