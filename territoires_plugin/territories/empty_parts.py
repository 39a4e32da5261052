"""Parts of geometries that hold nothing: GEOS up to 3.11 ends the whole process on some of them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely
from numpy.typing import NDArray

_COLLECTION = shapely.GeometryType.GEOMETRYCOLLECTION


def without_empty_parts(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """(n,) the same geometries; one with an empty part, or a collection in a collection, as a collection of the others.

    What ``shapely.point_on_surface`` may be given: with an empty line or point among the parts it is a segmentation
    fault, with an empty polygon it is no point.
    """
    parts, owner = shapely.get_parts(shapes, return_index=True)
    doubtful = shapely.is_empty(parts) | (shapely.get_type_id(parts) == _COLLECTION)
    whole = shapes.copy()
    for position in np.unique(owner[doubtful]):
        whole[position] = shapely.geometrycollections([one for one in leaves(shapes[position]) if not one.is_empty])
    return whole


def leaves(shape: shapely.Geometry) -> Iterator[shapely.Geometry]:
    """The single geometries of which a geometry is made, at any depth."""
    if hasattr(shape, "geoms"):
        for part in shape.geoms:
            yield from leaves(part)
    else:
        yield shape
