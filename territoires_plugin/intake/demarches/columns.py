"""The columns that every Démarches export has, whatever its form asks: what is certain, what is never project data."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..vocabulary import folded

ID = "ID"
STATE = "État du dossier"
LEGAL_NAME = "Entreprise raison sociale"
SIRET = "Établissement SIRET"
# What a project may be told by besides the certain columns: the applicant's seat, and what an association does.
SEAT = ("Établissement Adresse", "Établissement code postal", "Établissement localité",
        "Établissement code INSEE localité", "Entreprise SIREN", "Association titre", "Association objet")  # fmt: skip
PERSON = ("Civilité", "Nom", "Prénom", "Dépôt pour un tiers", "Nom du mandataire", "Prénom du mandataire",
          "Date de naissance")  # fmt: skip
_LEGAL_PERSON = ("Etablissement enseigne", "Établissement siège social", "Établissement NAF",
                 "Établissement libellé NAF", "Établissement numero voie", "Établissement type voie",
                 "Établissement nom voie", "Établissement complément adresse", "Entreprise capital social",
                 "Entreprise numero TVA intracommunautaire", "Entreprise forme juridique",
                 "Entreprise forme juridique code", "Entreprise nom commercial", "Entreprise SIRET siège social",
                 "Entreprise code effectif entreprise", "Entreprise date de création",
                 "Entreprise état administratif", "Entreprise nom", "Entreprise prénom", "Association RNA",
                 "Association date de création", "Association date de déclaration",
                 "Association date de publication")  # fmt: skip
_PROCEDURE = ("Domaine Fonctionnel", "Référentiel De Programmation", "Centre De Coût", "À archiver",
              "Dernière mise à jour le", "Dernière mise à jour du dossier le", "Déposé le", "Passé en instruction le",
              "Date décision SVA", "Date décision SVR", "Traité le", "Motivation de la décision", "Instructeurs",
              "Groupe instructeur")  # fmt: skip
NEVER_READ = ("Email", "FranceConnect ?", *PERSON, *_LEGAL_PERSON, *_PROCEDURE)
"""The fixed columns that say nothing of a project: people, the life of the dossier, a company's register."""
FIXED_COLUMNS = (ID, STATE, LEGAL_NAME, SIRET, *SEAT, *NEVER_READ)

_CERTAIN = {"project_id": ID, "status": STATE, "applicant": LEGAL_NAME, "applicant_siret": SIRET}
_ENOUGH = 2  # fixed columns beside ID and state: people delete those that they do not want to hand on
_NEVER = frozenset(map(folded, NEVER_READ))
_JOINED = frozenset(map(folded, (SIRET, *SEAT, *_LEGAL_PERSON)))
_FIXED = frozenset(map(folded, FIXED_COLUMNS))
_END_OF_FIXED = frozenset(map(folded, (STATE, *_PROCEDURE)))


def recognise(columns: Sequence[str], sheets: Collection[str] = ()) -> bool:
    """Whether these are the columns of an export, as the site or a spreadsheet wrote it.

    Args:
        columns: of a CSV or of the sheet of dossiers; case, accents and blanks do not matter.
        sheets: the names of a workbook's sheets, which make fewer columns enough.
    """
    found = _FIXED.intersection(map(folded, columns))
    if not found.issuperset((folded(ID), folded(STATE))):
        return False
    return "Etablissements" in sheets or len(found) >= 2 + _ENOUGH


def fixed_columns(columns: Sequence[str]) -> dict[str, str]:
    """Target to column, in the source's own spelling, where the format itself says what a column holds.

    Empty where the columns are those of no export. Natural persons are no applicant: their names are personal data.
    """
    if not recognise(columns):
        return {}
    spelled = {folded(name): name for name in reversed(columns)}
    return {target: spelled[folded(name)] for target, name in _CERTAIN.items() if folded(name) in spelled}


def never_read(columns: Sequence[str]) -> frozenset[str]:
    """The columns of an export that are NEVER_READ, in the source's own spelling; empty for those of no export."""
    return _among(columns, _NEVER)


def fixed_names(columns: Sequence[str]) -> frozenset[str]:
    """The columns of an export that are no question of its form, likewise."""
    return _among(columns, _FIXED)


def _among(columns: Sequence[str], keys_wanted: frozenset[str]) -> frozenset[str]:
    """A question of the form may bear a fixed name (“Nom” of a project): it comes after the fixed columns."""
    if not recognise(columns):
        return frozenset()
    keys = [folded(name) for name in columns]
    end = max(keys.index(key) for key in _END_OF_FIXED.intersection(keys)) + 1
    joined = [name for name in columns[end:] if folded(name) in _JOINED & keys_wanted]
    return frozenset([name for name in columns[:end] if folded(name) in keys_wanted] + joined)
