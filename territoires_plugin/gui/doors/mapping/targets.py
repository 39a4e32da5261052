"""The targets of a mapping in the words of the field, in the groups in which they are asked for."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QCoreApplication

translate = QCoreApplication.translate

IDENTIFIER = "project_id"
PLACE_TARGETS = (
    "commune_code", "place_name", "postcode", "address", "epci_code", "place_code", "departement_code", "longitude",
    "latitude", "geometry",
)  # fmt: skip
# Names are asked for when shown: the translator comes after this module is read.
_NAMES: dict[str, Callable[[], str]] = {
    "project_id": lambda: translate("Territoires", "Identifier (required)"),
    "call": lambda: translate("Territoires", "Call for projects"),
    "applicant": lambda: translate("Territoires", "Applicant"),
    "applicant_siret": lambda: translate("Territoires", "SIREN or SIRET of the applicant"),
    "source": lambda: translate("Territoires", "Origin of the row"),
    "title": lambda: translate("Territoires", "Title of the project"),
    "description": lambda: translate("Territoires", "Description"),
    "commune_code": lambda: translate("Territoires", "INSEE code of the commune"),
    "place_name": lambda: translate("Territoires", "Name of the commune or EPCI"),
    "postcode": lambda: translate("Territoires", "Postcode"),
    "address": lambda: translate("Territoires", "Address of the project"),
    "epci_code": lambda: translate("Territoires", "SIREN of the EPCI"),
    "place_code": lambda: translate("Territoires", "Code of any place"),
    "departement_code": lambda: translate("Territoires", "Département"),
    "longitude": lambda: translate("Territoires", "Longitude or x"),
    "latitude": lambda: translate("Territoires", "Latitude or y"),
    "geometry": lambda: translate("Territoires", "Geometry (WKT)"),
    "budget": lambda: translate("Territoires", "Budget (€)"),
    "grant_requested": lambda: translate("Territoires", "Grant requested (€)"),
    "start_date": lambda: translate("Territoires", "Start of the work"),
    "end_date": lambda: translate("Territoires", "End of the work"),
    "themes": lambda: translate("Territoires", "Themes"),
    "pillars": lambda: translate("Territoires", "Pillars"),
    "stakes": lambda: translate("Territoires", "Stakes"),
    "stage": lambda: translate("Territoires", "Stage"),
    "status": lambda: translate("Territoires", "Status"),
    "epci_name": lambda: translate("Territoires", "EPCI"),
}
GROUPS: tuple[tuple[Callable[[], str], tuple[str, ...]], ...] = (
    (lambda: translate("Territoires", "Identity"), (IDENTIFIER, "call", "applicant", "applicant_siret", "source")),
    (lambda: translate("Territoires", "What"), ("title", "description")),
    (lambda: translate("Territoires", "Where"), PLACE_TARGETS),
    (
        lambda: translate("Territoires", "Money and dates"),
        ("budget", "grant_requested", "start_date", "end_date"),
    ),
    (lambda: translate("Territoires", "Codes"), ("themes", "pillars", "stakes", "stage", "status")),
)
TARGETS = tuple(target for _, targets in GROUPS for target in targets)


def target_name(target: str) -> str:
    """What people call a target; its own name where nobody is asked for it."""
    return _NAMES[target]() if target in _NAMES else target
