"""What the plugin remembers from one session to the next, in QGIS's settings."""

from __future__ import annotations

from qgis.core import QgsSettings

from ..model.errors import TerritoiresError
from ..model.settings import PoolingSettings

GROUP = "territoires"
_METRES = 1000.0


def remembered_pooling() -> PoolingSettings:
    """The last choices; the defaults at first, and in place of what cannot be."""
    defaults = PoolingSettings()
    try:
        return PoolingSettings(
            max_distance=float(_value("max_distance_km", defaults.max_distance / _METRES)) * _METRES,
            max_members=int(_value("max_members", defaults.max_members)),
            min_score=float(_value("min_score", defaults.min_score)),
        )
    except (TypeError, ValueError, OverflowError, TerritoiresError):
        return defaults


def remember_pooling(settings: PoolingSettings) -> None:
    remember("max_distance_km", settings.max_distance / _METRES)
    remember("max_members", settings.max_members)
    remember("min_score", settings.min_score)


def was_open() -> bool:
    """Whether the dock was open when the user last looked."""
    return QgsSettings().value(f"{GROUP}/dock_open", False, type=bool)


def remember_open(is_open: bool) -> None:
    remember("dock_open", is_open)


def remember(name: str, value: object) -> None:
    QgsSettings().setValue(f"{GROUP}/{name}", value)


def _value(name: str, default: object) -> object:
    return QgsSettings().value(f"{GROUP}/{name}", default)
