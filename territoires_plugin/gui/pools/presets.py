"""Three ways to weigh, for those who do not want sliders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from qgis.PyQt.QtCore import QCoreApplication

from ...model.presets import PRESET_WEIGHTS

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Preset:
    """A name, what it is for, and its weights."""

    code: str
    name: Callable[[], str]
    purpose: Callable[[], str]
    weights: Mapping[str, float]


# Names are asked for when shown: the translator comes after this module is read.
PRESETS = (
    Preset(
        "balanced",
        lambda: translate("Territoires", "Balanced"),
        lambda: translate("Territoires", "A little of everything: the weights of the manual"),
        PRESET_WEIGHTS["balanced"],
    ),
    Preset(
        "near",
        lambda: translate("Territoires", "Neighbours first"),
        lambda: translate("Territoires", "Short distances and EPCI that touch count most"),
        PRESET_WEIGHTS["near"],
    ),
    Preset(
        "subject",
        lambda: translate("Territoires", "Same subject first"),
        lambda: translate("Territoires", "Shared themes and words count most, distance little"),
        PRESET_WEIGHTS["subject"],
    ),
)
CUSTOM = "custom"


def preset_of(weights: Mapping[str, float]) -> str:
    """The code of the preset with these weights, or ``CUSTOM``."""
    return next((preset.code for preset in PRESETS if dict(preset.weights) == dict(weights)), CUSTOM)
