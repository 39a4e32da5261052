"""The plugin's layers in the project: one of each role, in the group “Territoires”, styled."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.core import QgsLayerTreeGroup, QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from ..model.messages import Language
from ..model.tables import EPCI, LINKS, OPPORTUNITIES, PROJECTS
from ..model.taxonomy import Taxonomy

if TYPE_CHECKING:
    import geopandas as gpd

    from ..engine import Suggestions

translate = QCoreApplication.translate
GROUP = "Territoires"
ROLE = "territoires/role"
ROLES = ("projects", "links", "opportunities", "epci")  # from the top


def layer_of(project: QgsProject, role: str) -> QgsVectorLayer | None:
    """The plugin's layer of this role; one that the user has saved to a file is the user's own."""
    layers = project.mapLayers().values()
    return next((layer for layer in layers if _role(layer) == role), None)


def add_sample(
    project: QgsProject, projects: gpd.GeoDataFrame, epci: gpd.GeoDataFrame, taxonomy: Taxonomy, language: Language
) -> tuple[QgsVectorLayer, QgsVectorLayer]:
    """The sample call and the boundaries around it, as layers of the project."""
    from ..layers.frames import to_layer
    from ..layers.styles import style_epci, style_projects

    points = to_layer(projects, translate("Territoires", "Projects (sample call)"), PROJECTS)
    style_projects(points, taxonomy, language)
    boundaries = to_layer(epci, translate("Territoires", "EPCI boundaries"), EPCI)
    style_epci(boundaries, language)
    _put(project, boundaries, "epci")
    _put(project, points, "projects")
    return points, boundaries


def show_suggestions(
    project: QgsProject, suggestions: Suggestions, projects: QgsMapLayer | None, language: Language
) -> None:
    """The opportunities and links in place of those of the run before; none where nothing was found."""
    from ..layers.frames import to_layer
    from ..layers.styles import style_links, style_opportunities

    tables: tuple[tuple[str, str, gpd.GeoDataFrame, dict, Callable[[QgsVectorLayer, Language], None]], ...] = (
        ("opportunities", translate("Territoires", "Opportunities"), suggestions.opportunities, OPPORTUNITIES,
         style_opportunities),
        ("links", translate("Territoires", "Links between members"), suggestions.links, LINKS, style_links),
    )  # fmt: skip
    for role, name, table, columns, style in tables:
        remove(project, role)
        if len(table):
            layer = to_layer(table, name, columns)
            style(layer, language)
            _put(project, layer, role, below=projects)


def remove(project: QgsProject, role: str) -> None:
    layer = layer_of(project, role)
    if layer is not None:
        project.removeMapLayer(layer.id())


def _put(project: QgsProject, layer: QgsVectorLayer, role: str, below: QgsMapLayer | None = None) -> None:
    layer.setCustomProperty(ROLE, role)
    project.addMapLayer(layer, False)
    group = _group(project, below)
    above = ROLES[: ROLES.index(role)]
    position = sum(_role(node.layer()) in above for node in group.findLayers())
    group.insertLayer(position, layer).setExpanded(role == "projects")


def _group(project: QgsProject, below: QgsMapLayer | None) -> QgsLayerTreeGroup:
    """The group; a new one goes right under the projects, lest hulls cover them."""
    root = project.layerTreeRoot()
    group = root.findGroup(GROUP)
    if group is not None:
        return group
    node = root.findLayer(below.id()) if below is not None else None
    while node is not None and node.parent() is not root:
        node = node.parent()
    return root.insertGroup(root.children().index(node) + 1 if node is not None else 0, GROUP)


def _role(layer: QgsMapLayer | None) -> str | None:
    if not isinstance(layer, QgsVectorLayer) or layer.providerType() != "memory":
        return None
    return layer.customProperty(ROLE)
