"""The vintage that names and metadata give, and those that give none."""

from __future__ import annotations

import pytest

from territoires_plugin.territories.layer_vintage import vintage_of

V3 = "ADMIN-EXPRESS-COG_3-2__SHP_LAMB93_FXX_2023-05-03"


@pytest.mark.parametrize(
    ("hint", "year"),
    [
        (f"/data/{V3}/ADMIN-EXPRESS-COG/1_DONNEES_LIVRAISON_2023-05-03/ADECOG_3-2_SHP_LAMB93_FXX/EPCI.shp", "2023"),
        (f"C:\\data\\{V3}\\EPCI.shp", "2023"),
        ("/d/ADMIN-EXPRESS_4-0__GPKG_WGS84G_FRA_2026-02-16/ADE_4-0_GPKG_WGS84G_FRA-ED2026-02-16.gpkg", "2026"),
        ("/d/ADE-COG_4-0_GPKG_LAMB93_FXX-ED2026-01-01.gpkg|layername=epci", "2026"),
        ("ADMINEXPRESS-COG.2017:epci", "2017"),
        ("/d/epci_2024.gpkg", "2024"),
        ("Intercommunalités, édition 2025", "2025"),
        ("Contours, millésime : 2025, produits en 2026", "2025"),
        ("ADMINEXPRESS-COG-CARTO.LATEST:epci", None),
        ("/calls/2019/epci.shp", None),
        ("/d/EPCI_LAMB93_FXX.shp", None),
        ("/d/epci_2019_2023.gpkg", None),
        ("/d/epci_200054781.gpkg", None),
        ("/d/projects_2024.gpkg", None),
        ("", None),
    ],
)
def test_vintage_of_a_hint(hint: str, year: str | None) -> None:
    assert vintage_of([hint]) == year


def test_the_surest_hint_that_gives_a_year_decides() -> None:
    assert vintage_of(["nothing", "édition 2025", "/d/epci_2024.gpkg"]) == "2025"


def test_of_the_folders_the_nearest_to_the_file_decides() -> None:
    assert vintage_of([f"/epci_2020/{V3}/epci.shp"]) == "2023"
