"""Pooling of projects: pairs, scores, groups, explanation. Knows neither QGIS nor Qt.

Example:
    >>> from territoires_plugin.engine import PoolingSettings, suggest
    >>> suggestions = suggest(projects, territories, PoolingSettings(max_distance=20_000))
    >>> suggestions.opportunities[["rank", "title", "score"]]
"""

from __future__ import annotations

from ..model.settings import PoolingSettings
from .suggestion import Suggestions, score_pairs, suggest

__all__ = ["PoolingSettings", "Suggestions", "score_pairs", "suggest"]
