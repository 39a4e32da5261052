"""Territories and geometries."""

from __future__ import annotations

# code: (English, French). Parameters in braces are given by whoever uses the code.
TERRITORIES: dict[str, tuple[str, str]] = {
    "territory_unknown": (
        "{field}: “{value}” is not a code of the reference geography; write the code as INSEE does "
        "(region 27, département 01 or 2A, EPCI by its SIREN of 9 digits).",
        "{field} : « {value} » n'est pas un code du référentiel géographique ; écrivez le code comme l'Insee "
        "(région 27, département 01 ou 2A, EPCI par son SIREN à 9 chiffres).",
    ),
    "crs_missing": (
        "The layer has no coordinate reference system, so nothing can be measured; "
        "set the layer's CRS (for example EPSG:2154).",
        "La couche n'a pas de système de coordonnées, rien ne peut donc être mesuré ; "
        "définissez le SCR de la couche (par exemple EPSG:2154).",
    ),
    "geometry_unusable": (
        "Row {row}: the geometry is empty or cannot be projected to metres; "
        "correct its coordinates or the layer's CRS, or remove the row.",
        "Ligne {row} : la géométrie est vide ou ne peut pas être projetée en mètres ; "
        "corrigez ses coordonnées ou le SCR de la couche, ou retirez la ligne.",
    ),
    "territory_geometry": (
        "Territories, row {row}: no polygon, or one that cannot be mended; correct its outline or remove the row.",
        "Territoires, ligne {row} : pas de polygone, ou un polygone irréparable ; corrigez son contour ou retirez-la.",
    ),
}
