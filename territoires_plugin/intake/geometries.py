"""What applicants drew: the GeoJSON that Démarches Simplifiées exports beside the table of dossiers."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import shape

from ..model.codes import SEPARATOR, code_text
from ..model.errors import TerritoiresError
from ..model.progress import Progress
from .records import Records
from .remarks import Remarks
from .shapes import merged
from .source_table import CHECK_EVERY, no_geometry

DRAWN = "selection_utilisateur"
LARGEST = 300_000_000  # bytes of a file that is read at once


def read_drawn(path: Path, records: Records, remarks: Remarks, progress: Progress) -> NDArray[np.object_]:
    """(n,) the geometry (EPSG:4326) drawn for each record, None where nothing was.

    The instructors' own features (``champ_private``) are left out. What the applicant drew goes before the parcels,
    polygons before points and lines; several are united. A feature whose ``dossier_id`` is no record's is noted.

    Raises:
        TerritoiresError: ``file_unreadable``, ``geometries_too_large``, ``geometries_invalid``.
    """
    by_dossier: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for feature in _features(path):
        dossier = _dossier(feature)
        if dossier is not None and not _is_private(feature):
            by_dossier[dossier].append(feature)
    position_of = {project_id: position for position, project_id in enumerate(records.project_ids)}
    drawn = no_geometry(len(records))
    for count, (dossier, features) in enumerate(by_dossier.items()):
        if count % CHECK_EVERY == 0:
            progress.check()
        position = position_of.get(dossier)
        if position is None:
            remarks.note(None, dossier, "dossier_id", dossier, "geometry_without_row", file=path.name)
        else:
            drawn[position], is_whole = united(features)
            if not is_whole:
                records.note(remarks, position, "geometry", None, "geometry_left_out")
    return drawn


def united(features: list[dict[str, Any]]) -> tuple[shapely.Geometry | None, bool]:
    """The geometry (EPSG:4326) of one dossier's GeoJSON features, and whether every one of its parts could be read."""
    drawn = [_shape(feature) for feature in features if _properties(feature).get("source") == DRAWN]
    whole, parts = _merged(drawn), drawn
    if whole is None:
        parcels = [_shape(feature) for feature in features if _properties(feature).get("source") != DRAWN]
        whole, parts = _merged(parcels), [*drawn, *parcels]
    return whole, whole is not None and None not in parts


def _merged(parts: list[shapely.Geometry | None]) -> shapely.Geometry | None:
    return merged([part for part in parts if part is not None])


def _features(path: Path) -> list[dict[str, Any]]:
    try:
        if path.stat().st_size > LARGEST:
            raise TerritoiresError("geometries_too_large", file=path.name, most=LARGEST // 1_000_000)
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise TerritoiresError("file_unreadable", file=path.name, value=error.strerror or error) from error
    except (ValueError, RecursionError) as error:
        raise TerritoiresError("geometries_invalid", file=path.name, value=error) from error
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        raise TerritoiresError("geometries_invalid", file=path.name, value="features")
    known = [feature for feature in features if isinstance(feature, dict)]
    if features and not any(_dossier(feature) for feature in known):
        raise TerritoiresError("geometries_invalid", file=path.name, value="dossier_id")
    return known


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    properties = feature.get("properties")
    return properties if isinstance(properties, dict) else {}


def _dossier(feature: dict[str, Any]) -> str | None:
    dossier = code_text(_properties(feature).get("dossier_id"))
    return dossier.replace(SEPARATOR, "_") if dossier else None


def _is_private(feature: dict[str, Any]) -> bool:
    return str(_properties(feature).get("champ_private", False)).casefold() in ("true", "1")


def _shape(feature: dict[str, Any]) -> shapely.Geometry | None:
    try:
        return shape(feature["geometry"])
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError, shapely.errors.ShapelyError):
        return None
