"""What the window holds, as text for the report."""

from __future__ import annotations

from qgis.core import QgsProject


def pools(dock) -> list[dict]:
    """The lines of the list in the order shown, with what the list says is decided of each."""
    from territoires_plugin.gui.pools.opportunity_model import DECISION_COLUMN

    opportunities = dock.pages.pools.opportunities
    return [
        {
            "id": line.opportunity_id,
            "projects": list(line.project_ids),
            "decision": opportunities.shown.index(row, DECISION_COLUMN).data() or "",
        }
        for row, line in enumerate(opportunities.in_order())
    ]


def decisions(dock) -> dict[str, list]:
    """The two tables of the page of decisions, cell by cell."""
    page = dock.pages.decisions
    return {"decisions": _cells(page.decisions.rows), "journal": _cells(page.journal.rows)}


def layers() -> list[str]:
    return [node.name() for node in QgsProject.instance().layerTreeRoot().findLayers()]


def legend(layer) -> list[int]:
    """The number of features that QGIS's legend shows beside each entry; -1 for one it does not know."""
    return [layer.featureCount(item.ruleKey()) for item in layer.renderer().legendSymbolItems()]


def _cells(model) -> list[list[str]]:
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]
