"""Themes that somebody has decided on, written into a layer as any edit in QGIS: undone, or kept when it is saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qgis.core import NULL, QgsFeatureRequest, QgsVectorLayer

from ..model.errors import TerritoiresError
from .compat import field

ORIGIN = "theme_origin"
Values = Mapping[str, "str | None"]


def give_themes(layer: QgsVectorLayer, feature_id: int, told: str, themes: str | None = None) -> None:
    """Make a project's themes given ones: those that it has, or others in their place. The layer stays in edit mode.

    Args:
        told: the name of the step in QGIS's list of edits.
        themes: codes joined by ``;``; None for those that were suggested.

    Raises:
        TerritoiresError: ``layer_not_editable``.
    """
    write_terms(layer, {feature_id: {ORIGIN: "given"} if themes is None else {"themes": themes, ORIGIN: "given"}}, told)


def accept_themes(layer: QgsVectorLayer, feature_ids: Iterable[int], told: str) -> None:
    """The same of the themes that several projects have, in one step.

    Raises:
        TerritoiresError: ``layer_not_editable``.
    """
    write_terms(layer, {feature_id: {ORIGIN: "given"} for feature_id in feature_ids}, told)


def write_terms(layer: QgsVectorLayer, changes: Mapping[int, Values], told: str) -> None:
    """Write values of some projects, by feature and field, in one step; a field ``theme_origin`` comes where it lacks.

    Raises:
        TerritoiresError: ``layer_not_editable``; the layer is as it was.
    """
    if not (layer.isEditable() or layer.startEditing()):
        raise TerritoiresError("layer_not_editable", layer=layer.name())
    layer.beginEditCommand(told)
    if not _written(layer, changes):
        layer.destroyEditCommand()
        raise TerritoiresError("layer_not_editable", layer=layer.name())
    layer.endEditCommand()
    layer.triggerRepaint()


def _written(layer: QgsVectorLayer, changes: Mapping[int, Values]) -> bool:
    if layer.fields().indexFromName(ORIGIN) < 0 and not layer.addAttribute(field(ORIGIN, "text")):
        return False
    fields = layer.fields()
    place = {name: fields.indexFromName(name) for values in changes.values() for name in values}
    before = _attributes(layer, changes, list(place.values()))
    return all(
        layer.changeAttributeValue(
            feature_id, place[name], NULL if value is None else value, before.get((feature_id, place[name]))
        )
        for feature_id, values in changes.items()
        for name, value in values.items()
    )


def _attributes(layer: QgsVectorLayer, feature_ids: Iterable[int], places: list[int]) -> dict[tuple[int, int], object]:
    """The values of before, by feature and field: without them an undo reads the layer once for each change."""
    request = QgsFeatureRequest(list(feature_ids)).setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(places)
    return {(own.id(), place): own.attribute(place) for own in layer.getFeatures(request) for place in places}
