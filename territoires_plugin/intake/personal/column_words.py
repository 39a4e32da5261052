"""What the name of a column says: surely personal, perhaps, or nothing of the kind. French and English, any writing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ...model.folding import folded
from .word_sets import word_set

PersonalKind = Literal[
    "name", "email", "telephone", "birth_date", "address", "bank_account", "signature", "identity", "siret", "declared"
]


@dataclass(frozen=True)
class Hint:
    """The kind that a name points to; ``is_sure`` where only cells that speak against it could change that."""

    kind: PersonalKind
    is_sure: bool


_QUANTITIES = word_set("nombre nb montant cout couts taux part total type quantite number count")
_BIRTH = word_set("naissance naiss birth birthdate birthday dob ddn")
_OF_BIRTH = word_set("date dt jour annee lieu ville commune pays departement nom place")
_EMAIL = word_set("email emails courriel courriels mail mails mel messagerie")
_TELEPHONE = word_set("telephone telephones telephonique tel tels phone fax telecopie gsm portable mobile")
_BANK = word_set("iban rib bic")
_CIVIL = word_set("prenom prenoms firstname lastname surname forename patronyme civilite civility prenomnom")
_CIVIL_TERMS = (
    "first name", "last name", "given name", "family name", "nom de famille", "nom patronymique", "nom marital",
    "nom d usage", "nom d epouse", "nom de jeune fille", "m mme", "mme m", "personne a contacter",
)  # fmt: skip
_IDENTITY_TERMS = (
    "securite sociale", "nir", "passeport", "carte d identite", "piece d identite", "numero fiscal", "titre d identite"
)  # fmt: skip
_DEEDS = word_set("convention contrat marche acte arrete deliberation date")
_ROLES = word_set(
    "contact contacts referent referente referents interlocuteur interlocutrice interlocuteurs signataire signataires "
    "mandataire instructeur instructrice instructeurs deposant deposante representant representante usager"
)
_PERHAPS = word_set(
    "porteur porteuse demandeur demandeuse beneficiaire responsable maire president presidente directeur directrice "
    "auteur autrice elu elue agent redacteur redactrice gestionnaire pilote animateur animatrice chef cheffe charge "
    "chargee personne applicant manager author correspondant correspondante"
)
_PRIVATE = word_set("personnelle personnel perso prive privee domicile")
_FILLERS = word_set(
    "nom noms name names identite coordonnees le la les l du de des d et of the a au ou complet complete full legal "
    "n num numero"
)


def words_of(column: str) -> list[str]:
    """The words of a name: “porteurReferentNom”, “PORTEUR_REFERENT_NOM” and “Porteur référent : nom” are the same."""
    apart = re.sub(r"(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])", " ", column)
    words = re.findall(r"[a-z0-9]+", folded(apart))
    return re.sub(r"\be mail", "email", " ".join(words)).split()


def column_hint(column: str, beside: Sequence[str] = ()) -> Hint | None:
    """
    Args:
        beside: the other columns of the table: a “Nom” beside a “Prénom” is a person's.
    """
    words = words_of(column)
    if not words or words[0] in _QUANTITIES:
        return None
    text, held = f" {' '.join(words)} ", set(words)
    for rule in (_birth, _contact, _papers, _address, _siret):
        hint = rule(words, held, text)
        if hint is not None:
            return hint
    return _name(words, held, text, beside)


def _birth(words: list[str], held: set[str], text: str) -> Hint | None:
    is_cut = words[0] == "date" and any(len(word) > 1 and "naissance".startswith(word) for word in words)  # a shapefile
    is_told = _BIRTH & held and (len(words) <= 2 or _OF_BIRTH & held)
    if is_cut or is_told or re.search(r" nee? (?:e )?le ", text):
        return Hint("name" if "nom" in held else "birth_date", True)
    return None


def _contact(words: list[str], held: set[str], text: str) -> Hint | None:
    if (_EMAIL & held and len(words) <= 6) or " adresse electronique " in text:
        return Hint("email", True)
    return Hint("telephone", True) if _TELEPHONE & held and len(words) <= 6 else None


def _papers(words: list[str], held: set[str], text: str) -> Hint | None:
    if _BANK & held or " compte bancaire " in text:
        return Hint("bank_account", True)
    if "signature" in held and not _DEEDS & held:
        return Hint("signature", True)
    return Hint("identity", True) if any(f" {term} " in text for term in _IDENTITY_TERMS) else None


def _address(words: list[str], held: set[str], text: str) -> Hint | None:
    is_address = bool({"adresse", "address"} & held)
    if words == ["domicile"] or (is_address and (_PRIVATE | _ROLES) & held):
        return Hint("address", True)
    return None


def _siret(words: list[str], held: set[str], text: str) -> Hint | None:
    is_person = "physique" in held or {"particulier", "autoentrepreneur"} & held
    return Hint("siret", True) if {"siret", "siren"} & held and is_person else None


def _name(words: list[str], held: set[str], text: str, beside: Sequence[str]) -> Hint | None:
    if _CIVIL & held or any(f" {term} " in text for term in _CIVIL_TERMS):
        return Hint("name", True)
    if {"nom", "name"} & held and _has_first_name_beside(words, beside):
        return Hint("name", True)
    first = next((word for word in words if word not in _FILLERS), "")
    last = words[-2] if len(words) > 1 and words[-1] in ("nom", "name") else ""
    if {first, last} & _ROLES:
        return Hint("name", True)
    if {first, last} & _PERHAPS:
        return Hint("name", False)
    alone = not first and bool({"nom", "noms", "name", "identite"} & held)
    return Hint("name", False) if alone or words == ["entreprise", "nom"] else None


def _has_first_name_beside(words: list[str], beside: Sequence[str]) -> bool:
    wanted = [["prenom" if word in ("nom", "name") else word for word in words]]
    wanted += [[word + "s" if word == "prenom" else word for word in wanted[0]], ["first", "name"], ["firstname"]]
    return any(words_of(other) in wanted for other in beside)
