"""Cells that name a person, by their form alone: no list of names could hold them all.

“JEAN DUPONT” and “Jean Dupont” have the form of “DIJON METROPOLE” and “Grand Besançon”: only many of them in one
column, or the column's name, tell. A SIRET does not tell at all: whether it is a person's stands in the legal form.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ...model.folding import folded
from ..source_table import CACHE_SIZE
from .word_sets import word_set

MOST_LETTERS = 80
_CIVILITIES = r"(?:m|mr|mme|mlle|monsieur|madame|mademoiselle|dr|docteur|me|ma[iî]tre)"
_CIVIL = re.compile(rf"{_CIVILITIES}\.?(?:\s*(?:et|ou|/|&)\s*{_CIVILITIES}\.?)?\s+(?P<name>\S.*)", re.IGNORECASE)
_UPPER, _LOWER = "A-ZÀ-ÖØ-ÞŒŸ", "a-zß-öø-ÿœ"
_MIXED = re.compile(rf"[{_UPPER}][{_LOWER}]+(?:[-'’][{_UPPER}]?[{_LOWER}]+)*")
_CAPITALS = re.compile(rf"[{_UPPER}]{{2,}}(?:[-'’][{_UPPER}]+)*|[{_UPPER}]['’][{_UPPER}]{{2,}}")
_INITIAL = re.compile(rf"(?:[{_UPPER}]\.?-?){{1,2}}")
_PARTICLES = word_set("de du des d le la von van der den el al ben di da dos del")
_FORMS = (
    "entrepreneur individuel",
    "entrepreneuse individuelle",
    "entreprise individuelle",
    "personne physique",
    "particulier",
    "auto entrepreneur",
    "autoentrepreneur",
    "micro entrepreneur",
    "artisan",
    "profession liberale",
)
_SOLE_TRADER = re.compile(r"^EI\s|\sEI$|\(EI\)|^EIRL\s|\sEIRL$|\(EIRL\)")
# What stands in the name of a body and in no person's: kinds of bodies and of places, legal forms, what they do.
_BODIES = word_set(
    "agence agglomeration amis application assainissement association atelier ateliers ca caf caisse canton cc ccas "
    "cci centre cercle chambre charge chef chu cias club college com comite comm communaute commune communes "
    "compagnie comptoir confederation conseil conservatoire cooperative cpie cu departement departemental "
    "developpement directeur direction directrice district eaux ecole elu energie energies entreprise environnement "
    "epage epcc epci epic epl eptb etablissement eurl federation ferme fondation forets foyer gaec gip grand grande "
    "grands groupe groupement habitat hopital hospitalier institut intercommunal intercommunale laboratoire les "
    "ligue logement lycee maire mairie maison metropole mission mixte mobilite mobilites musee national nature "
    "office opac oph ophlm parc pays petr plateforme pole prefecture presidence president presidente projet regie "
    "region regional reseau responsable rivieres sa sarl sas sasu sci scic scop scot sdis sem service services sias "
    "sicae siced sictom sie siren site sivom sivos sivu smictom societe spl station structure syndical syndicat "
    "territoire territoires theatre tourisme transport transports universite val vallee vallees village ville "
    "villes"
)


@lru_cache(maxsize=CACHE_SIZE)
def names_a_person(text: str) -> bool:
    """Such as “Mme Martin”, “M. Jean de La Tour”, “Jeanne MARTIN”, “MARTIN Jeanne”, “Jeanne Martin EI”."""
    if len(text) > MOST_LETTERS or any(character.isdigit() for character in text):
        return False
    if is_natural_form(text) or (_SOLE_TRADER.search(text) and len(text.split()) > 2):
        return True
    civil = _CIVIL.fullmatch(text)
    if civil is not None:
        words = civil["name"].split()
        return words[0][0].isupper() and len(words) <= 6 and not _names_a_body(civil["name"])
    return _is_first_name_with_capitals(text.split()) and not _names_a_body(text)


def may_name_a_person(text: str) -> bool:
    """Also “Jean Dupont” and “JEAN DUPONT”, which many bodies look like: for columns whose name is a hint already."""
    if names_a_person(text):
        return True
    words = [word for word in text.split() if folded(word) not in _PARTICLES]
    return (
        2 <= len(words) <= 4
        and len(text) <= MOST_LETTERS
        and all(_MIXED.fullmatch(word) or _CAPITALS.fullmatch(word) or _INITIAL.fullmatch(word) for word in words)
        and not _names_a_body(text)
    )


def is_natural_form(text: str) -> bool:
    """Whether a legal form is a person's own: the code 1000 of the INSEE, or its words.

    Source: INSEE, catégories juridiques, niveau I, 1 “Entrepreneur individuel” (until 2018 also 1100 to 1900).
    """
    if re.fullmatch(r"1\d00(?:\.0+)?", text.strip()):
        return True
    words = " ".join(re.findall(r"[a-z]+", folded(text)))
    return len(words) <= MOST_LETTERS and any(words == form or words.startswith(f"{form} ") for form in _FORMS)


def _names_a_body(text: str) -> bool:
    return not _BODIES.isdisjoint(re.findall(r"[a-z]+", folded(text)))


def _is_first_name_with_capitals(words: list[str]) -> bool:
    """Words as in “Jean-Luc” and words as in “MARTIN”, the ones after the others, particles between them."""
    if not 2 <= len(words) <= 6:
        return False
    kinds = "".join(_kind(word) for word in words)
    return re.fullmatch(r"f{1,3}p{0,2}L{1,3}|(?:p{0,2}L){1,3}f{1,3}", kinds) is not None and any(
        len(word) > 2 and not folded(word).isdigit() and re.search("[aeiouy]", folded(word))
        for word, kind in zip(words, kinds)
        if kind == "L"
    )


def _kind(word: str) -> str:
    if folded(word) in _PARTICLES and (word.islower() or len(word) <= 3):
        return "p"
    if _CAPITALS.fullmatch(word):
        return "L"
    return "f" if _MIXED.fullmatch(word) else "?"
