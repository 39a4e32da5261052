"""Where the office's GeoPackage of a QGIS project is."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from qgis.core import QgsApplication, QgsProject, QgsProviderRegistry, QgsVectorLayer

from .office_database import accessible

_SCOPE, _KEY = "territoires", "office_file"


def office_path(project: QgsProject, projects_layer: QgsVectorLayer | None) -> Path:
    """The GeoPackage that holds the projects, else the one that the QGIS project remembers, else a new one.

    The project remembers the new one from now on; the file itself may not be there yet.
    """
    stored = stored_in(projects_layer)
    if stored is not None:
        return stored
    remembered, known = project.readEntry(_SCOPE, _KEY, "")
    if known and remembered:
        return Path(project.readPath(remembered))
    new = _new_path(project)
    remember(project, new)
    return new


def sample_path() -> Path:
    """A new file in the profile for the sample call: it never takes the place of an office's own projects."""
    return _in_profile("sample_")


def remember(project: QgsProject, path: Path) -> None:
    """Write the place into the project, relative to the project's own file where it has one.

    To be called at ``project.writeProject``, too: a project saved in another folder needs another relative path.
    """
    entry = project.writePath(str(path))
    if project.readEntry(_SCOPE, _KEY, "")[0] != entry:
        project.writeEntry(_SCOPE, _KEY, entry)


def stored_in(layer: QgsVectorLayer | None) -> Path | None:
    """The GeoPackage of a layer, where it can be written to."""
    if layer is None or layer.providerType() != "ogr":
        return None
    path = Path(QgsProviderRegistry.instance().decodeUri("ogr", layer.source()).get("path") or "")
    usable = path.suffix.lower() == ".gpkg" and accessible(path, os.W_OK) and accessible(path.parent, os.W_OK)
    return path if usable else None


def _new_path(project: QgsProject) -> Path:
    """Beside the project's file; in the profile where it has none, or lies in a database or a read-only folder."""
    own = Path(project.absoluteFilePath())
    if project.absoluteFilePath() and accessible(own.parent, os.W_OK):
        return own.with_name(f"{own.stem}_territoires.gpkg")
    return _in_profile()


def _in_profile(prefix: str = "") -> Path:
    """A new name; its folder is there, so that a user may choose another name in it."""
    folder = Path(QgsApplication.qgisSettingsDirPath()) / "territoires"
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now().strftime("%Y-%m-%d_%H%M%S_%f")
    return folder / f"{prefix}{now}.gpkg"
