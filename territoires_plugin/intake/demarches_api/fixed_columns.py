"""The columns that every tabular export has, whatever the form."""

from __future__ import annotations

from .cells import STATES, Node, text_at

_DEMANDEUR = "demandeur"
PATHS = {
    "ID": ("number",),
    "Établissement SIRET": (_DEMANDEUR, "siret"),
    "Établissement Adresse": (_DEMANDEUR, "address", "label"),
    "Établissement code postal": (_DEMANDEUR, "address", "postalCode"),
    "Établissement localité": (_DEMANDEUR, "address", "cityName"),
    "Établissement code INSEE localité": (_DEMANDEUR, "address", "cityCode"),
    "Entreprise forme juridique code": (_DEMANDEUR, "entreprise", "formeJuridiqueCode"),
    "Entreprise raison sociale": (_DEMANDEUR, "entreprise", "raisonSociale"),
    "État du dossier": ("state",),
    "Dernière mise à jour le": ("dateDerniereModification",),
    "Déposé le": ("dateDepot",),
    "Traité le": ("dateTraitement",),
}
FIXED = tuple(PATHS)


def fixed_cell(node: Node, column: str) -> str | None:
    text = text_at(node, *PATHS[column])
    return STATES.get(text, text) if column == "État du dossier" and text else text
