"""The columns of the public tables, in order, with their kinds. Units: euros, metres, ISO dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "integer", "real", "boolean"]
Columns = dict[str, Kind]

PROJECTS: Columns = {
    "project_id": "text",
    "call": "text",
    "title": "text",
    "description": "text",
    "applicant": "text",
    "applicant_siret": "text",
    "commune_code": "text",
    "epci_code": "text",
    "epci_name": "text",
    "themes": "text",
    "pillars": "text",
    "stakes": "text",
    "stage": "text",
    "status": "text",
    "budget": "real",
    "grant_requested": "real",
    "start_date": "text",
    "end_date": "text",
    "source": "text",
    "location_precision": "text",
    "theme_origin": "text",
}

REJECTED: Columns = {
    "row": "integer",
    "project_id": "text",
    "field": "text",
    "value": "text",
    "code": "text",
    "message": "text",
}

SUGGESTED_TERMS: Columns = {
    "project_id": "text",
    "axis": "text",
    "code": "text",
    "confidence": "real",
    "words": "text",
    "neighbours": "text",
    "applied": "boolean",
}

EPCI: Columns = {
    "epci_code": "text",
    "name": "text",
    "kind": "text",
    "population": "integer",
    "commune_count": "integer",
    "departements": "text",
    "vintage": "text",
}

STAGES = ("idea", "study", "operation", "done")
STATUSES = ("draft", "submitted", "under_review", "accepted", "rejected", "dropped")
PRECISIONS = ("exact", "commune", "epci", "departement")
THEME_ORIGINS = ("given", "suggested")
EPCI_KINDS = ("CC", "CA", "CU", "METRO")


@dataclass(frozen=True)
class Component:
    """One component of a pair's score, with the weight it has when nobody chooses."""

    name: str
    default_weight: float

    @property
    def column(self) -> str:
        return f"score_{self.name}"


COMPONENTS = (
    Component("proximity", 3.0),
    Component("theme", 2.0),
    Component("contiguity", 1.0),
    Component("text", 2.0),
    Component("time", 1.0),
    Component("maturity", 0.0),
    Component("balance", 0.0),
    Component("cooperation", 2.0),
)
SCORE_COLUMNS: Columns = {component.column: "real" for component in COMPONENTS}

OPPORTUNITIES: Columns = {
    "opportunity_id": "text",
    "rank": "integer",
    "score": "real",
    "themes": "text",
    "project_count": "integer",
    "epci_count": "integer",
    "project_ids": "text",
    "epci_codes": "text",
    "epci_names": "text",
    "diameter_m": "real",
    "budget": "real",
    "population": "integer",
    **SCORE_COLUMNS,
    "robustness": "real",
    "contiguous": "boolean",
    "lead_epci": "text",
    "forms": "text",
    "title": "text",
    "rationale": "text",
}

LINKS: Columns = {
    "opportunity_id": "text",
    "from_id": "text",
    "to_id": "text",
    "distance_m": "real",
    "score": "real",
    **SCORE_COLUMNS,
}

PAIRS: Columns = {
    "from_id": "text",
    "to_id": "text",
    "distance_m": "real",
    "same_epci": "boolean",
    "score": "real",
    **SCORE_COLUMNS,
}

NEAR_MISSES: Columns = {
    "project_id": "text",
    "candidate_kind": "text",
    "candidate_id": "text",
    "rule": "text",
    "value": "real",
    "limit": "real",
    "message": "text",
}

PARTNERS: Columns = {
    "rank": "integer",
    "project_id": "text",
    "epci_code": "text",
    "distance_m": "real",
    "same_epci": "boolean",
    "verdict": "text",
    "score": "real",
    **SCORE_COLUMNS,
    "shared_themes": "text",
    "shared_terms": "text",
    "message": "text",
}

EXPERIENCE: Columns = {
    "project_id": "text",
    "call": "text",
    "stage": "text",
    "epci_code": "text",
    "same_epci": "boolean",
    "distance_m": "real",
    "ring_m": "real",
    "likeness": "real",
    "shared_themes": "text",
    "shared_terms": "text",
}

# Beside the projects of an office file: what the source said of each the last time (see intake/reimport.py) …
IMPORTED: Columns = {"project_id": "text", "fingerprint": "text"}
# … and the projects that are no longer in the source, in EPSG:4326.
GONE: Columns = PROJECTS

DECISIONS: Columns = {
    "opportunity_id": "text",
    "project_ids": "text",
    "state": "text",
    "comment": "text",
    "author": "text",
    "decided_at": "text",
}

JOURNAL: Columns = {
    "entry": "integer",
    "at": "text",
    "author": "text",
    "action": "text",
    "opportunity_id": "text",
    "project_ids": "text",
    "state_before": "text",
    "state": "text",
    "comment": "text",
}
