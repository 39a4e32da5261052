"""Communes of the overseas collectivities have no outline in the embedded geography."""

from __future__ import annotations

import pytest

from territoires_plugin.intake.overseas import COLLECTIVITIES
from territoires_plugin.territories.reference import load_gazetteer

ISLANDS = {
    "97501": (-56.38, 47.10), "97502": (-56.17, 46.78), "97701": (-62.83, 17.90), "97801": (-63.08, 18.07),
    "98411": (77.55, -37.83), "98412": (70.22, -49.35), "98413": (51.75, -46.43), "98414": (140.0, -66.66),
    "98415": (54.52, -15.89), "98613": (-176.17, -13.28), "98612": (-178.15, -14.27), "98735": (-149.57, -17.54),
    "98719": (-134.97, -23.12), "98731": (-140.10, -8.86), "98741": (-144.33, -27.62), "98728": (-152.25, -16.44),
    "98818": (166.44, -22.27), "98801": (163.66, -19.72), "98901": (-109.22, 10.30),
}  # fmt: skip


def test_every_commune_without_a_point_is_in_a_known_collectivity():
    without = {commune.departement for commune in load_gazetteer().communes if commune.longitude is None}
    assert without == set(COLLECTIVITIES)


@pytest.mark.parametrize("target", ["commune_code", "place_code"])
@pytest.mark.parametrize("code", ["97502", "97701", "98735", "98818"])
def test_a_known_commune_without_a_place_is_rejected_as_such(run_one, target, code):
    result = run_one(**{target: code})
    rejection = result.rejected.iloc[0]
    assert rejection[["row", "field", "value", "code"]].tolist() == [2, "commune_code", code, "commune_without_place"]
    assert load_gazetteer().commune(code).name in rejection["message"]
    assert "coordinates" in rejection["message"]
    assert result.notes.empty


def test_the_applicant_does_not_move_it_to_another_end_of_the_world(run_one):
    result = run_one(commune_code="97502", applicant_siret="212500565", departement_code="25")
    assert result.rejected["code"].tolist() == ["commune_without_place"]


@pytest.mark.parametrize(("code", "point"), ISLANDS.items(), ids=str)
def test_the_coordinates_that_are_asked_for_are_taken(run_one, code, point):
    result = run_one(commune_code=code, longitude=point[0], latitude=point[1])
    assert result.projects.loc[0, ["location_precision", "commune_code", "epci_code"]].tolist() == ["exact", code, None]
    assert result.notes["code"].tolist() == ["epci_none"]


def test_coordinates_alone_are_in_france_there(run_one):
    result = run_one(longitude="-56.17", latitude="46.78")
    assert result.projects["location_precision"].tolist() == ["exact"]


def test_exchanged_coordinates_are_recognised_there_too(run_one):
    result = run_one(commune_code="98818", longitude="-22.27", latitude="166.44")
    assert result.notes["code"].tolist() == ["coordinates_swapped"]
    assert result.rejected["code"].tolist() == ["commune_without_place"]


@pytest.mark.parametrize(("longitude", "latitude"), [(6.02, 47.24), (-149.57, -17.54)])
def test_coordinates_elsewhere_contradict_the_commune_which_then_has_no_place(run_one, longitude, latitude):
    result = run_one(commune_code="98818", longitude=longitude, latitude=latitude)
    assert result.notes[["code", "value"]].to_numpy().tolist() == [["coordinates_contradict", "98818"]]
    assert result.rejected["code"].tolist() == ["commune_without_place"]
