"""The differences between QGIS 3.22 (Qt 5) and QGIS 4 (Qt 6), in one place."""

from __future__ import annotations

from qgis.core import Qgis, QgsApplication, QgsField
from qgis.PyQt.QtCore import QMetaType, QVariant

from ..model.messages import Language
from ..model.tables import Kind

_QGIS_WITH_METATYPE = 33800  # first version whose QgsField takes a QMetaType


def field(name: str, kind: Kind) -> QgsField:
    """A field of one of the kinds of our tables."""
    if Qgis.QGIS_VERSION_INT >= _QGIS_WITH_METATYPE:
        types = {
            "text": QMetaType.Type.QString,
            "integer": QMetaType.Type.LongLong,
            "real": QMetaType.Type.Double,
            "boolean": QMetaType.Type.Bool,
        }
    else:
        types = {
            "text": QVariant.String,
            "integer": QVariant.LongLong,
            "real": QVariant.Double,
            "boolean": QVariant.Bool,
        }
    return QgsField(name, types[kind])


def user_language() -> Language:
    """French where QGIS speaks French, English elsewhere."""
    return "fr" if QgsApplication.instance().locale().lower().startswith("fr") else "en"
