"""A condition of ours on a layer, beside the filter that the user has set, which comes back when ours goes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from qgis.core import QgsVectorLayer

from ..layers.journal_mode import journal_as_it_is
from ..model.errors import TerritoiresError
from ..model.filters import Filter

# Kept in the layer, so that a project saved with our condition is understood when it is opened again.
CONDITION = "territoires/condition"
FILTER = "territoires/filter"


def own_filter(layer: QgsVectorLayer) -> str:
    """The user's own filter, with or without our condition beside it."""
    current, ours = layer.subsetString(), _condition(layer)
    suffix = f") AND ({ours})"
    if not ours:
        return current
    if current == ours:
        return ""
    if current.startswith("(") and current.endswith(suffix):
        return current[1 : -len(suffix)]
    return current  # the user has written another filter over ours


def is_filtered(layer: QgsVectorLayer) -> bool:
    """Whether our condition is on the layer."""
    return bool(_condition(layer)) and own_filter(layer) != layer.subsetString()


def filter_of(layer: QgsVectorLayer) -> Filter | None:
    """The filter behind our condition; None where there is none, or none that this version can read."""
    text = layer.customProperty(FILTER)
    if text is None or not is_filtered(layer):
        return None
    try:
        return Filter.from_json(str(text))
    except TerritoiresError:
        return None


def is_statement(own: str) -> bool:
    """Whether a filter is a whole statement, which takes no condition beside it."""
    return own.lstrip().upper().startswith("SELECT ")


def put_condition(layer: QgsVectorLayer, condition: str, chosen: Filter) -> bool:
    """Set a filter's condition, in place of an earlier one; False where the layer takes none (it is being edited)."""
    own = own_filter(layer)
    if is_statement(own):
        return False
    if not _set(layer, f"({own}) AND ({condition})" if own else condition):
        return False
    layer.setCustomProperty(CONDITION, condition)
    layer.setCustomProperty(FILTER, chosen.to_json())
    return True


def take_condition_away(layer: QgsVectorLayer) -> bool:
    """Leave the user's own filter alone on the layer; False where the layer cannot be filtered."""
    if not _set(layer, own_filter(layer)):
        return False
    layer.removeCustomProperty(CONDITION)
    layer.removeCustomProperty(FILTER)
    return True


@contextmanager
def without_condition(layer: QgsVectorLayer) -> Iterator[None]:
    """Only the user's own filter on the data for a moment, even in an edited layer; nobody is told of it."""
    provider, current = layer.dataProvider(), layer.subsetString()
    if not is_filtered(layer):
        yield
        return
    # The layer too: that of a GeoPackage says that its data changed even where its provider is silent (seen in 3.22).
    silenced = [(speaker, speaker.blockSignals(True)) for speaker in (provider, layer)]
    try:
        with journal_as_it_is():
            provider.setSubsetString(own_filter(layer))
        yield
    finally:
        with journal_as_it_is():
            provider.setSubsetString(current)
        for speaker, was_silent in silenced:
            speaker.blockSignals(was_silent)


def _set(layer: QgsVectorLayer, text: str) -> bool:
    if layer.subsetString() == text:
        return True
    with journal_as_it_is():
        return bool(layer.setSubsetString(text))


def _condition(layer: QgsVectorLayer) -> str:
    return str(layer.customProperty(CONDITION) or "")
