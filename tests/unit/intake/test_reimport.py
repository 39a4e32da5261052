"""The next export: what changed is taken over, corrections by hand stay, nothing is doubled or lost."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from territoires_plugin.intake.reimport import Reimport, fingerprints_of
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.tables import PROJECTS


def frame(**by_id):
    """A project a keyword: its fields that are not None; ``xy`` is its place."""
    rows = [{**dict.fromkeys(PROJECTS), "project_id": own_id, **fields} for own_id, fields in by_id.items()]
    geometry = [shapely.Point(row.pop("xy", (900_000, 6_700_000))) for row in rows]
    table = pd.DataFrame(rows, columns=list(PROJECTS), dtype=object).astype({"budget": float, "grant_requested": float})
    return gpd.GeoDataFrame(table, geometry=geometry, crs=2154)


def told(rows):
    return dict(zip(rows["project_id"], fingerprints_of(rows)))


def reimported(before, present, now):
    """``before``: what the source said; ``present``: what the layer holds; ``now``: what the source says."""
    reimport = Reimport(told(before))
    reimport.add_present(present, list(range(100, 100 + len(present))))
    update = reimport.merge(now)
    return reimport, update, reimport.finish()


def test_new_changed_unchanged_and_gone_are_told_apart():
    before = frame(a={"title": "A"}, b={"title": "B"}, c={"title": "C"})
    now = frame(d={"title": "D"}, b={"title": "B", "budget": 5.0}, a={"title": "A"})
    reimport, update, gone = reimported(before, before, now)
    changes = reimport.changes
    assert (changes.new, changes.changed, changes.unchanged, changes.gone) == (["d"], ["b"], ["a"], ["c"])
    assert update.rows["project_id"].tolist() == ["d", "b"]
    assert update.places == [None, 101] and gone == [102]
    assert changes.corrected == {} and changes.conflicts == []


def test_a_correction_by_hand_stays_while_the_source_changes_other_fields():
    before = frame(a={"title": "A", "themes": "energie"})
    present = frame(a={"title": "A", "themes": "mobilite", "xy": (1, 2)})
    reimport, update, _ = reimported(before, present, frame(a={"title": "A bis", "themes": "energie"}))
    (row,) = update.rows.to_dict("records")
    assert (row["title"], row["themes"], row["geometry"].coords[0]) == ("A bis", "mobilite", (1, 2))
    assert reimport.changes.corrected == {"a": ("themes", "geometry")}
    assert reimport.changes.conflicts == []


def test_a_source_that_says_something_new_about_a_corrected_field_is_told():
    before = frame(a={"budget": 10.0})
    reimport, update, _ = reimported(before, frame(a={"budget": 12.0}), frame(a={"budget": 15.0}))
    (conflict,) = reimport.changes.conflicts
    assert (conflict.project_id, conflict.field, conflict.kept, conflict.told) == ("a", "budget", 12.0, 15.0)
    assert update.rows["budget"].tolist() == [12.0]


def test_a_source_that_agrees_with_the_correction_is_no_conflict():
    reimport, update, _ = reimported(
        frame(a={"budget": 10.0}), frame(a={"budget": 12.0}), frame(a={"budget": 12.0, "title": "A"})
    )
    assert reimport.changes.conflicts == [] and update.rows["budget"].tolist() == [12.0]


def test_a_field_emptied_by_hand_stays_empty():
    _, update, _ = reimported(
        frame(a={"description": "x", "budget": 3.0}),
        frame(a={}),
        frame(a={"description": "x", "budget": 3.0, "title": "T"}),
    )
    assert update.rows[["description", "budget"]].isna().all(axis=None)


def test_a_project_deleted_by_hand_stays_away_and_is_told():
    before = frame(a={"title": "A"}, b={"title": "B"})
    reimport, update, gone = reimported(before, before.iloc[:1], frame(a={"title": "A"}, b={"title": "B bis"}))
    assert reimport.changes.deleted == ["b"] and len(update.rows) == 0 and gone == []
    assert set(reimport.fingerprints) == {"a", "b"}  # and stays away the next time, too


def test_a_project_added_by_hand_is_left_alone():
    before = frame(a={"title": "A"})
    present = frame(a={"title": "A"}, own={"title": "Mine"})
    reimport, update, gone = reimported(before, present, before)
    assert len(update.rows) == 0 and gone == [] and reimport.changes.gone == []


def test_a_project_added_by_hand_that_the_source_comes_to_know_is_not_doubled_and_keeps_what_was_typed():
    reimport, update, _ = reimported(
        frame(), frame(a={"title": "Typed"}), frame(a={"title": "Told", "applicant": "Dole"})
    )
    assert reimport.changes.new == ["a"] and update.places == [100]
    assert update.rows[["title", "applicant"]].iloc[0].tolist() == ["Typed", "Dole"]


def test_where_nobody_kept_what_the_source_said_what_is_present_counts_as_told():
    reimport = Reimport(None)
    reimport.add_present(frame(a={"title": "A"}, b={"title": "B"}), [1, 2])
    update = reimport.merge(frame(a={"title": "A bis"}))
    assert update.rows["title"].tolist() == ["A bis"] and update.places == [1]
    assert reimport.finish() == [2]


def test_a_polygon_and_a_multipolygon_of_it_are_the_same_place():
    rows = frame(a={})
    square = shapely.box(0, 0, 1, 1)
    single, multi = (rows.set_geometry([shape], crs=2154) for shape in (square, shapely.MultiPolygon([square])))
    assert fingerprints_of(single) == fingerprints_of(multi)


IDS = st.sampled_from("abcdef")
CELL = st.sampled_from([None, "", "x", "y", "énergie"])
CALLS = st.dictionaries(IDS, st.fixed_dictionaries({"title": CELL, "themes": CELL}), max_size=6)


def as_dict(rows):
    """Missing and "" are the same."""
    return {row["project_id"]: (row["title"] or None, row["themes"] or None) for row in rows.to_dict("records")}


@settings(deadline=None)
@given(before=CALLS, now=CALLS, by_hand=st.dictionaries(IDS, st.sampled_from(["themes", "title"])))
def test_whatever_comes_nothing_is_doubled_lost_or_overwritten(before, now, by_hand):
    present = {own_id: dict(fields) for own_id, fields in before.items()}
    for own_id, name in by_hand.items():
        if own_id in present:
            present[own_id][name] = "by hand"
    layer = frame(**present)
    reimport, update, gone = reimported(frame(**before), layer, frame(**now))
    changes = reimport.changes
    assert sorted([*changes.new, *changes.changed, *changes.unchanged]) == sorted(now)
    assert sorted(changes.gone) == sorted(set(before) - set(now)) and changes.deleted == []
    after = {place: row for place, row in zip(range(100, 200), layer.to_dict("records")) if place not in gone}
    for place, row in zip(update.places, update.rows.to_dict("records")):
        after[place if place is not None else -1 - len(after)] = row
    result = as_dict(pd.DataFrame(list(after.values()), columns=list(layer.columns)))
    assert len(after) == len(result) == len(now)
    for own_id, fields in now.items():
        wanted = {name: value or None for name, value in fields.items()}
        if own_id in by_hand and own_id in before:
            wanted[by_hand[own_id]] = "by hand"
        assert result[own_id] == (wanted["title"], wanted["themes"])


@settings(deadline=None)
@given(now=CALLS)
def test_the_same_export_again_changes_nothing(now):
    rows = frame(**now)
    reimport, update, gone = reimported(rows, rows, rows)
    assert len(update.rows) == 0 and gone == []
    assert reimport.changes.unchanged == list(now) and reimport.fingerprints == told(rows)


def test_another_file_name_or_call_is_no_change_of_the_projects_but_is_written():
    before = frame(a={"title": "A", "source": "export_2026-03-02.csv", "call": "Mars"})
    now = frame(a={"title": "A", "source": "export_2026-04-02.csv", "call": "Avril"})
    reimport, update, _ = reimported(before, before, now)
    assert reimport.changes.unchanged == ["a"] and reimport.changes.changed == []
    assert update.rows[["source", "call"]].to_numpy().tolist() == [["export_2026-04-02.csv", "Avril"]]
    assert update.places == [100]


def test_the_projects_of_another_call_stay_and_are_told():
    before = frame(a={"call": "TID 2025"}, b={"call": "TID 2025", "title": "B"}, c={"call": "DETR"})
    reimport, _, gone = reimported(before, before, frame(d={"call": "TID 2026"}))
    assert reimport.changes.new == ["d"] and reimport.changes.gone == gone == []
    assert reimport.changes.other_calls == {"TID 2025": 2, "DETR": 1} and reimport.changes.corrected == {}
    assert {name: reimport.fingerprints[name] for name in "abc"} == told(before)


def test_a_call_under_a_new_name_is_no_other_call():
    before = frame(a={"call": "TID"}, b={"call": "TID"})
    reimport, _, gone = reimported(before, before, frame(a={"call": "TID 2026"}))
    assert (reimport.changes.gone, reimport.changes.other_calls, gone) == (["b"], {}, [101])


def test_two_calls_that_number_their_projects_alike_are_not_taken_for_one():
    before = frame(**{str(n): {"call": "TID", "title": f"A {n}", "epci_code": "200"} for n in range(4)})
    numbered = {str(n): {"call": "DETR", "title": f"B {n}", "epci_code": "300"} for n in range(1, 5)}
    with pytest.raises(TerritoiresError) as caught:
        reimported(before, before, frame(**numbered))
    assert caught.value.code == "calls_share_ids"
    for language in ("en", "fr"):
        text = caught.value.text(language)
        assert all(part in text for part in ("« DETR »" if language == "fr" else "“DETR”", "TID", " 3 ", "project_id"))


def test_a_call_under_a_new_name_of_which_most_titles_or_places_are_the_same_is_the_same_call():
    before = frame(**{name: {"call": "TID", "title": name, "commune_code": "1"} for name in "abcd"})
    other = {"call": "TID 2026", "title": "other", "commune_code": "2"}
    now = frame(a=other, b=other, c={**other, "title": "c"}, d={**other, "commune_code": "1", "xy": (1, 1)})
    reimport, _, _ = reimported(before, before, now)
    assert reimport.changes.changed == ["a", "b", "c", "d"]


@pytest.mark.parametrize("speaks_of", ["DETR", "TID"])
def test_one_project_that_passes_to_another_call_and_changes_is_taken_over(speaks_of):
    """The other call is there already; or the source has both."""
    there = {"call": "TID", "title": "T", "commune_code": "1"}
    before = frame(a=there, b=there, **({"c": {"call": "DETR"}} if speaks_of == "DETR" else {}))
    now = frame(a={"call": "DETR", "title": "A", "commune_code": "2"}, b={**there, "call": speaks_of})
    reimport, _, _ = reimported(before, before, now)
    assert "a" in reimport.changes.changed


def test_what_was_corrected_in_a_project_that_has_gone_does_not_come_back_in_another_call():
    before = frame(a={"call": "TID", "title": "A", "commune_code": "1"})
    reimport = Reimport(told(before), {"a": 1})
    reimport.add_gone(frame(a={"call": "TID", "title": "A by hand", "commune_code": "1"}))
    reimport.merge(frame(a={"call": "DETR", "title": "Z", "commune_code": "2"}))
    with pytest.raises(TerritoiresError, match="another file"):
        reimport.finish()


def test_a_source_that_names_no_call_speaks_of_all():
    before = frame(a={"call": "TID"}, b={"call": "DETR"})
    reimport, _, _ = reimported(before, before, frame(c={}))
    assert (reimport.changes.gone, reimport.changes.other_calls) == (["a", "b"], {})


def test_one_project_moved_to_another_call_by_hand_does_not_send_that_call_away():
    before = frame(a={"call": "A"}, b={"call": "A"}, x={"call": "B"}, y={"call": "B"})
    present = frame(a={"call": "A"}, b={"call": "B"}, x={"call": "B"}, y={"call": "B"})
    reimport, _, gone = reimported(before, present, frame(a={"call": "A"}, b={"call": "A"}))
    assert (gone, reimport.changes.other_calls, reimport.changes.corrected) == ([], {"B": 2}, {"b": ("call",)})


def test_a_project_deleted_by_hand_stays_away_though_another_call_came_in_between():
    before = frame(a={"call": "A"}, b={"call": "A"})
    between, _, _ = reimported(before, frame(a={"call": "A"}), frame(z={"call": "B"}))
    again = Reimport(between.fingerprints)
    again.add_present(frame(a={"call": "A"}, z={"call": "B"}), [100, 101])
    again.merge(before)
    assert again.finish() == [] and again.changes.deleted == ["b"] and again.changes.new == []
