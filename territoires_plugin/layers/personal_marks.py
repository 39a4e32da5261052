"""Which fields of a projects layer hold personal data that an office chose to keep: told by the layer itself."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsMapLayer

from ..model.codes import join_codes, split_codes

PERSONAL_COLUMNS = "territoires/personal_columns"  # a custom property, saved with the QGIS project


def mark_personal(layer: QgsMapLayer, columns: Iterable[str]) -> None:
    """Mark these fields, and no other that an import before may have marked."""
    joined = join_codes(columns)
    if joined is None:
        layer.removeCustomProperty(PERSONAL_COLUMNS)
    else:
        layer.setCustomProperty(PERSONAL_COLUMNS, joined)


def personal_columns_of(layer: QgsMapLayer) -> tuple[str, ...]:
    """The marked fields; empty for a layer without any, or one that did not come through our import."""
    return split_codes(layer.customProperty(PERSONAL_COLUMNS))
