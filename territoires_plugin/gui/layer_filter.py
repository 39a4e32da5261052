"""A condition of ours on a layer, beside the filter that the user has set, which comes back when ours goes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from qgis.core import QgsExpression, QgsVectorLayer

# Kept in the layer, so that a project saved with our condition is understood when it is opened again.
CONDITION = "territoires/condition"
CODES = "territoires/ticked_themes"
# Providers whose filter is a QGIS expression, where a backslash escapes; the others speak SQL, where it does not.
_EXPRESSION_PROVIDERS = ("memory", "delimitedtext")
_NOTHING = "{field} IS NULL AND {field} IS NOT NULL"


def one_of(layer: QgsVectorLayer, field: str, values: Collection[str]) -> str:
    """True where the field is one of the values: the form that every provider understands, whatever the values hold."""
    column = QgsExpression.quotedColumnRef(field)
    if not values:
        return _NOTHING.format(field=column)
    quoted = QgsExpression.quotedString if layer.providerType() in _EXPRESSION_PROVIDERS else _sql_text
    return f"{column} IN ({', '.join(quoted(value) for value in values)})"


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


def ticked_codes(layer: QgsVectorLayer) -> tuple[str, ...] | None:
    """The themes behind our condition; None where all are shown."""
    codes = layer.customProperty(CODES)
    return tuple(str(codes).split()) if is_filtered(layer) and codes is not None else None


def put_condition(layer: QgsVectorLayer, condition: str, codes: Collection[str]) -> bool:
    """Set our condition, in place of an earlier one; False where the layer cannot be filtered (it is being edited)."""
    own = own_filter(layer)
    if own.lstrip().upper().startswith("SELECT "):  # a whole statement takes no condition beside it
        return False
    if not _set(layer, f"({own}) AND ({condition})" if own else condition):
        return False
    layer.setCustomProperty(CONDITION, condition)
    layer.setCustomProperty(CODES, " ".join(codes))
    return True


def take_condition_away(layer: QgsVectorLayer) -> bool:
    """Leave the user's own filter alone on the layer; False where the layer cannot be filtered."""
    if not _set(layer, own_filter(layer)):
        return False
    layer.removeCustomProperty(CONDITION)
    layer.removeCustomProperty(CODES)
    return True


@contextmanager
def without_condition(layer: QgsVectorLayer) -> Iterator[None]:
    """Only the user's own filter on the data for a moment, even in an edited layer; nobody is told of it."""
    provider, current = layer.dataProvider(), layer.subsetString()
    if not is_filtered(layer):
        yield
        return
    was_blocked = provider.blockSignals(True)
    try:
        provider.setSubsetString(own_filter(layer))
        yield
    finally:
        provider.setSubsetString(current)
        provider.blockSignals(was_blocked)


def _set(layer: QgsVectorLayer, text: str) -> bool:
    return layer.subsetString() == text or bool(layer.setSubsetString(text))


def _condition(layer: QgsVectorLayer) -> str:
    return str(layer.customProperty(CONDITION) or "")


def _sql_text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
