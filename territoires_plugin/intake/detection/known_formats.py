"""The formats that are recognised by their columns and mapped with certainty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ...model.taxonomy import Taxonomy
from ..collectivites import CODES
from ..demarches.columns import fixed_columns, fixed_names
from ..mapping import ALIASES, TARGETS
from ..source_table import column_key
from .levers import lever_codes

Words = dict[str, dict[str, tuple[str, ...]]]  # by code target: the source's word and its codes
OWN, DEMARCHES, EXCHANGE, SCDL = "own", "demarches", "exchange", "scdl"


@dataclass(frozen=True)
class KnownFormat:
    """What the columns of a known format are.

    Args:
        name: OWN, DEMARCHES, EXCHANGE or SCDL.
        targets: the position of the column of each target that is certain.
        closed: the positions of columns that fill no other target.
        constants, values: as in a mapping.
    """

    name: str
    targets: dict[str, int]
    closed: frozenset[int]
    constants: dict[str, str] = field(default_factory=dict)
    values: Words = field(default_factory=dict)

    def words(self, taxonomy: Taxonomy) -> Words:
        """The words that the format fixes, by code target."""
        return {**self.values, "themes": lever_codes(taxonomy)} if self.name == EXCHANGE else self.values


@dataclass(frozen=True)
class _Schema:
    name: str
    marks: tuple[str, ...]
    targets: dict[str, str]
    constants: dict[str, str] = field(default_factory=dict)
    values: Words = field(default_factory=dict)


# betagouv/schema-projet-collectivites-transition-ecologique v0.1.0. The status of a phase tells of the application
# only where the project was given up.
_EXCHANGE = _Schema(
    EXCHANGE,
    ("id", "nom", "phase", "phaseStatut", "porteurCodeSiret"),
    {
        "project_id": "id",
        "title": "nom",
        "description": "description",
        "budget": "budgetPrevisionnel",
        "start_date": "dateDebutPrevisionnelle",
        "stage": "phase",
        "status": "phaseStatut",
        "call": "programme",
        "applicant_siret": "porteurCodeSiret",
        "themes": "leviers",
        **dict(zip(("commune_code", "epci_code", "departement_code"), CODES)),
    },
    values={
        "status": {
            "Abandonné": ("dropped",),
            **dict.fromkeys(("En cours", "En retard", "En pause", "Bloqué", "Terminé"), ()),
        }
    },
)
# schema.data.gouv.fr/scdl/subventions 2.1.1: grants that were decided.
_SCDL = _Schema(
    SCDL,
    ("nomAttribuant", "idAttribuant", "dateConvention", "nomBeneficiaire", "idBeneficiaire", "objet", "montant"),
    {
        "project_id": "referenceDecision",
        "title": "objet",
        "applicant": "nomBeneficiaire",
        "applicant_siret": "idBeneficiaire",
        "grant_requested": "montant",
        "call": "dispositifAide",
    },
    constants={"status": "accepted"},
)


def recognise(columns: Sequence[str]) -> KnownFormat | None:
    """The known format that a source with these columns has."""
    keys = [column_key(name) for name in columns]
    return _own(keys) or _demarches(columns) or _of_schema(keys, _EXCHANGE) or _of_schema(keys, _SCDL)


def _own(keys: list[str]) -> KnownFormat | None:
    """A table whose columns are named as the targets; nobody asked for its other columns."""
    if "project_id" not in keys:
        return None
    names = {target: (target, *ALIASES.get(target, ())) for target in TARGETS}
    found = {target: next((name for name in own if name in keys), None) for target, own in names.items()}
    targets = {target: keys.index(name) for target, name in found.items() if name}
    return KnownFormat(OWN, targets, frozenset(range(len(keys))))


def _demarches(columns: Sequence[str]) -> KnownFormat | None:
    certain = fixed_columns(columns)
    if not certain:
        return None
    first = {name: position for position, name in reversed(list(enumerate(columns)))}
    targets = {target: first[name] for target, name in certain.items()}
    return KnownFormat(DEMARCHES, targets, frozenset(first[name] for name in fixed_names(columns)))


def _of_schema(keys: list[str], schema: _Schema) -> KnownFormat | None:
    if not {column_key(mark) for mark in schema.marks} <= set(keys):
        return None
    targets = {
        target: keys.index(column_key(name)) for target, name in schema.targets.items() if column_key(name) in keys
    }
    return KnownFormat(schema.name, targets, frozenset(range(len(keys))), schema.constants, schema.values)
