"""The main job on the sample call, in headless QGIS, by the algorithms that users run.

Usage: demo.py FOLDER
Writes territoires.gpkg, territoires.qgz, map.pdf and map.png into the folder, in French.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProcessingFeedback, QgsProcessingProvider, QgsSettings
from qgis.PyQt.QtCore import QLocale

REPOSITORY = Path(__file__).resolve().parent.parent
SAMPLE = REPOSITORY / "resources" / "sample" / "projets_demo.csv"
TITLE = "Appel fictif « Territoires de démonstration » 2026"


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    application = start_qgis()
    provider = add_algorithms(application)  # held here: the registry keeps no reference that Python knows of
    run_demo(folder)
    application.processingRegistry().removeProvider(provider)
    application.exitQgis()


def start_qgis() -> QgsApplication:
    """QGIS in French, without a window."""
    application = QgsApplication([], False)
    QgsSettings().setValue("locale/overrideFlag", True)
    QgsSettings().setValue("locale/userLocale", "fr_FR")
    QLocale.setDefault(QLocale("fr_FR"))
    application.initQgis()
    return application


def add_algorithms(application: QgsApplication) -> QgsProcessingProvider:
    """QGIS's own algorithms, and ours."""
    sys.path.append(str(Path(application.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    from territoires_plugin.processing.provider import TerritoiresProvider

    Processing.initialize()
    provider = TerritoiresProvider()
    application.processingRegistry().addProvider(provider)
    return provider


def run_demo(folder: Path) -> None:
    from territoires_plugin.layers.storage import open_tables, save_project, write_geopackage
    from territoires_plugin.model.taxonomy import load_taxonomy

    geopackage = folder / "territoires.gpkg"
    write_geopackage(geopackage, compute())
    layers = open_tables(geopackage, load_taxonomy(), "fr")
    for ending in ("pdf", "png"):
        path = folder / f"map.{ending}"
        shown = {"PROJECTS": "projects", "EPCI": "epci", "OPPORTUNITIES": "opportunities"}
        run("exportmap", TITLE=TITLE, MAP=str(path), **{name: layers[table] for name, table in shown.items()})
    save_project(folder / "territoires.qgz", layers, TITLE)
    for name in ("territoires.gpkg", "territoires.qgz", "map.pdf", "map.png"):
        print(f"demo: {folder / name} ({(folder / name).stat().st_size / 1024:.0f} KiB)")


def compute() -> dict[str, Any]:
    """Import, load, pool; the four layers of the GeoPackage, in memory."""
    imported = run("importprojects", SOURCE=str(SAMPLE), PROJECTS="memory:", REJECTED="memory:")
    loaded = run("loadterritories", REGIONS="27", TERRITORIES="memory:")
    pooled = run(
        "suggestpooling",
        PROJECTS=imported["PROJECTS"],
        EPCI=loaded["TERRITORIES"],
        OPPORTUNITIES="memory:",
        LINKS="memory:",
    )
    print(
        f"demo: {imported['IMPORTED']} projects, {imported['REJECTED_COUNT']} rejected rows, "
        f"{loaded['TERRITORIES'].featureCount()} EPCI, {pooled['COUNT']} opportunities"
    )
    return {
        "projects": imported["PROJECTS"],
        "epci": loaded["TERRITORIES"],
        "opportunities": pooled["OPPORTUNITIES"],
        "links": pooled["LINKS"],
    }


def run(algorithm: str, **parameters: Any) -> dict[str, Any]:
    from qgis import processing

    outputs: dict[str, Any] = processing.run(
        f"territoires:{algorithm}", parameters, feedback=QgsProcessingFeedback(False)
    )
    return outputs


if __name__ == "__main__":
    main(Path(sys.argv[1]))
