"""The layers of the office file in the project: one of each role, in the group “Territoires”, styled."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from qgis.core import QgsLayerTreeGroup, QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from ...model.filters import Filter
from ...model.messages import Language
from ...model.taxonomy import Taxonomy
from ...territories.names import vintage
from ..filter.legend_counts import count_in_legend
from ..layer_conditions import one_of
from ..layer_filter import put_condition, take_condition_away
from .opportunity import Opportunity

if TYPE_CHECKING:
    from ...layers.office_file import OfficeFile

translate = QCoreApplication.translate
GROUP = "Territoires"
ROLE = "territoires/role"
ROLES = ("projects", "links", "opportunities", "epci")  # from the top
RESULTS = ("opportunities", "links")


def layer_of(project: QgsProject, role: str) -> QgsVectorLayer | None:
    """The plugin's layer of this role."""
    layers = project.mapLayers().values()
    return next((layer for layer in layers if _role(layer) == role), None)


def show_call(
    project: QgsProject, office: OfficeFile, call: str, taxonomy: Taxonomy, language: Language
) -> tuple[QgsVectorLayer, QgsVectorLayer | None]:
    """The projects of the office file as a layer, and its boundaries; in place of those of the import before."""
    from ...layers.styles import style_projects

    for role in RESULTS:  # found among the projects of before
        remove(project, role)
    title = translate("Territoires", "Projects ({call})").format(call=call)
    points = _replaced(project, office, "projects", title)
    style_projects(points, taxonomy, language, suggested=False)  # the desk of themes counts, and marks them
    count_in_legend(project, points)
    return points, show_boundaries(project, office, points, language)


def show_boundaries(
    project: QgsProject, office: OfficeFile, projects: QgsMapLayer | None, language: Language
) -> QgsVectorLayer | None:
    """The EPCI of the office file as a layer, its vintage in the name; None where it holds none."""
    from ...layers.styles import style_epci

    title = translate("Territoires", "EPCI boundaries ({vintage})").format(vintage=vintage())
    layer = _replaced(project, office, "epci", title, below=projects)
    if not layer.isValid():
        remove(project, "epci")
        return None
    style_epci(layer, language)
    return layer


def show_results(
    project: QgsProject, office: OfficeFile, count: int, projects: QgsMapLayer | None, language: Language
) -> None:
    """The opportunities and links that the office file holds now; no layer where nothing was found."""
    from ...layers.office_layers import refresh, shows
    from ...layers.styles import style_links, style_opportunities

    styles: dict[str, Callable[[QgsVectorLayer, Language], None]] = {
        "opportunities": style_opportunities,
        "links": style_links,
    }
    names = {
        "opportunities": translate("Territoires", "Opportunities"),
        "links": translate("Territoires", "Links between members"),
    }
    for role in RESULTS:
        if not count:
            remove(project, role)
            continue
        layer = layer_of(project, role)
        if layer is None or not shows(layer, office.path, role):
            layer = _replaced(project, office, role, names[role], below=projects)
        else:
            refresh(layer)
        styles[role](layer, language)


def filter_results(project: QgsProject, shown: Sequence[Opportunity] | None, chosen: Filter) -> None:
    """The result layers show these opportunities and their links; all for None. ``chosen`` is the filter behind it."""
    for role in RESULTS:
        layer = layer_of(project, role)
        if layer is None:
            continue
        if shown is None:
            take_condition_away(layer)
        else:
            put_condition(layer, one_of(layer, "opportunity_id", _ids(shown)), chosen)


def remove(project: QgsProject, role: str) -> None:
    layer = layer_of(project, role)
    if layer is not None:
        project.removeMapLayer(layer.id())


def _ids(shown: Sequence[Opportunity]) -> Collection[str]:
    return sorted(line.opportunity_id for line in shown)


def _source(office: OfficeFile, role: str) -> str:
    return f"{office.path}|layername={role}"


def _replaced(
    project: QgsProject, office: OfficeFile, role: str, title: str, below: QgsMapLayer | None = None
) -> QgsVectorLayer:
    remove(project, role)
    layer = QgsVectorLayer(_source(office, role), title, "ogr")
    layer.setCustomProperty(ROLE, role)
    project.addMapLayer(layer, False)
    group = _group(project, below)
    above = ROLES[: ROLES.index(role)]
    position = sum(_role(node.layer()) in above for node in group.findLayers())
    node = group.insertLayer(position, layer)
    node.setExpanded(role == "projects")
    return layer


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
    return layer.customProperty(ROLE) if isinstance(layer, QgsVectorLayer) else None
