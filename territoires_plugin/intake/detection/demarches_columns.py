"""The fixed columns of a Démarches export, which mean the same in every démarche."""

from __future__ import annotations

from collections.abc import Sequence

from ..source_table import column_key

_MARKS = ("ID", "État du dossier", "Dernière mise à jour le")
_TARGETS = {
    "project_id": "ID",
    "applicant": "Entreprise raison sociale",
    "applicant_siret": "Établissement SIRET",
    "status": "État du dossier",
}
_FIXED_NAMES = """
ID; Email; FranceConnect ?; Civilité; Nom; Prénom; Dépôt pour un tiers; Nom du mandataire; Prénom du mandataire;
Date de naissance; Établissement SIRET; Établissement siège social; Établissement NAF; Établissement libellé NAF;
Établissement Adresse; Établissement numero voie; Établissement type voie; Établissement nom voie; Établissement
complément adresse; Établissement code postal; Établissement localité; Établissement code INSEE localité; Entreprise
SIREN; Entreprise capital social; Entreprise numero TVA intracommunautaire; Entreprise forme juridique; Entreprise
forme juridique code; Entreprise nom commercial; Entreprise raison sociale; Entreprise SIRET siège social;
Entreprise code effectif entreprise; Entreprise date de création; Entreprise état administratif; Entreprise nom;
Entreprise prénom; Association RNA; Association titre; Association objet; Association date de création; Association
date de déclaration; Association date de publication; Domaine Fonctionnel; Référentiel De Programmation; Centre De
Coût; À archiver; État du dossier; Dernière mise à jour le; Dernière mise à jour du dossier le; Déposé le; Passé en
instruction le; Date décision SVA/SVR; Traité le; Motivation de la décision; Instructeurs; Groupe instructeur
"""
_FIXED = frozenset(map(column_key, _FIXED_NAMES.replace("\n", " ").split(";")))


def fixed_targets(columns: Sequence[str]) -> dict[str, int] | None:
    """The positions of the fixed columns that fill a target; None where this is no Démarches export."""
    keys = [column_key(name) for name in columns]
    if not {column_key(mark) for mark in _MARKS} <= set(keys):
        return None
    return {target: keys.index(column_key(name)) for target, name in _TARGETS.items() if column_key(name) in keys}


def fixed_positions(columns: Sequence[str]) -> frozenset[int]:
    """The positions of all fixed columns: none is a question of the form."""
    first: dict[str, int] = {}
    for position, name in enumerate(columns):
        first.setdefault(column_key(name), position)
    return frozenset(position for key, position in first.items() if key in _FIXED)
