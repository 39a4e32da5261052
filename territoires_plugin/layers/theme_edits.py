"""Themes that somebody has decided on, written into a layer as any edit in QGIS: undone, or kept when it is saved."""

from __future__ import annotations

from qgis.core import QgsVectorLayer

from ..model.errors import TerritoiresError


def give_themes(layer: QgsVectorLayer, feature_id: int, told: str, themes: str | None = None) -> None:
    """Make a project's themes given ones: those that it has, or others in their place. The layer stays in edit mode.

    Args:
        told: the name of the step in QGIS's list of edits.
        themes: codes joined by ``;``; None for those that were suggested.

    Raises:
        TerritoiresError: ``layer_not_editable``.
    """
    fields = layer.fields()
    if not (layer.isEditable() or layer.startEditing()):
        raise TerritoiresError("layer_not_editable", layer=layer.name())
    layer.beginEditCommand(told)
    changes = {"theme_origin": "given"} if themes is None else {"themes": themes, "theme_origin": "given"}
    for name, value in changes.items():
        if not layer.changeAttributeValue(feature_id, fields.indexFromName(name), value):
            layer.destroyEditCommand()
            raise TerritoiresError("layer_not_editable", layer=layer.name())
    layer.endEditCommand()
