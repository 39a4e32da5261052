"""Territoires: pools of projects between intercommunalities, on a map and explained."""

from __future__ import annotations

from typing import Any


def classFactory(iface: Any) -> Any:  # noqa: N802 - the name that QGIS asks for
    """What QGIS calls to make the plugin."""
    from .plugin import TerritoiresPlugin

    return TerritoiresPlugin(iface)
