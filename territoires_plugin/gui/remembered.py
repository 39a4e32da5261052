"""What the plugin remembers from one session to the next, in QGIS's settings."""

from __future__ import annotations

import json

from qgis.core import QgsApplication, QgsSettings

from ..model.errors import TerritoiresError
from ..model.filters import Filter
from ..model.settings import MIN_CONFIDENCE, PoolingSettings

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
            weights=str(_value("weights", "")),
        )
    except (TypeError, ValueError, OverflowError, TerritoiresError):
        return defaults


def remember_pooling(settings: PoolingSettings) -> None:
    remember("max_distance_km", settings.max_distance / _METRES)
    remember("max_members", settings.max_members)
    remember("min_score", settings.min_score)
    remember("weights", ";".join(f"{name}={weight!r}" for name, weight in settings.weights.items()))


def remembered_min_confidence() -> float:
    """How sure a suggested theme must be, 0 to 1."""
    try:
        value = float(str(_value("min_confidence", MIN_CONFIDENCE)))
    except ValueError:
        return MIN_CONFIDENCE
    return value if 0 <= value <= 1 else MIN_CONFIDENCE


def remember_min_confidence(value: float) -> None:
    remember("min_confidence", value)


def remembered_author() -> str:
    """Who signs decisions: the name the user has given, or that of the session."""
    return str(_value("author", "")).strip() or QgsApplication.userFullName() or QgsApplication.userLoginName()


def saved_filters() -> dict[str, Filter]:
    """By name; what cannot be read is passed over."""
    filters = {}
    for name, text in _saved_texts().items():
        try:
            filters[name] = Filter.from_json(text)
        except TerritoiresError:
            continue
    return filters


def save_filter(name: str, wanted: Filter | None) -> None:
    """Save under a name; None removes it."""
    texts = _saved_texts()
    texts.pop(name, None)
    if wanted is not None:
        texts[name] = wanted.to_json()
    remember("filters", json.dumps(texts, ensure_ascii=False))


def was_open() -> bool:
    """Whether the dock was open when the user last looked."""
    return QgsSettings().value(f"{GROUP}/dock_open", False, type=bool)


def remember_open(is_open: bool) -> None:
    remember("dock_open", is_open)


def was_widened() -> bool:
    """Whether the dock has been given its first width."""
    return QgsSettings().value(f"{GROUP}/dock_widened", False, type=bool)


def remember_widened() -> None:
    remember("dock_widened", True)


def is_live() -> bool:
    """Whether a moved setting is answered by itself."""
    return str(_value("live", True)).lower() != "false"


def remembered_page(count: int) -> int:
    """Which of the pages was open; the first one in place of what cannot be."""
    try:
        page = int(str(_value("page", 0)))
    except ValueError:
        return 0
    return page if 0 <= page < count else 0


def remember(name: str, value: object) -> None:
    QgsSettings().setValue(f"{GROUP}/{name}", value)


def _saved_texts() -> dict[str, str]:
    try:
        texts = json.loads(str(_value("filters", "{}")))
    except ValueError:
        return {}
    return {str(name): str(text) for name, text in texts.items()} if isinstance(texts, dict) else {}


def _value(name: str, default: object) -> object:
    return QgsSettings().value(f"{GROUP}/{name}", default)
