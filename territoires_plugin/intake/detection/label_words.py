"""A column's label as the set of words that carry its meaning."""

from __future__ import annotations

import re
from functools import lru_cache

from ...model.folding import folded

LONGEST_LABEL = 300  # characters; a form's question with its help text is shorter
_HUMP = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Ý])")
_NUMBER_SIGN = re.compile(r"\bn\s*[°º]|№", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_IDIOMS = (
    (re.compile(r"\bau titre d(?:e|u|es)\b"), " "),
    (re.compile(r"\b(?:a|de) l'etat\b"), " "),
    (re.compile(r"\bou en (?:est|sont|etes)\b"), " avancement "),
)
_WORD = re.compile(r"[a-z]+")
# Words of questions and articles, in French and English, that say nothing of what a column holds.
_EMPTY_WORDS = """
a afin an and any apres au aux avec avez by ce cela ces cette choisir choisissez ci cocher cochez combien comment d
dans de des donnez dont du elle en entrez est et etes etre eventuel for if il ils in indiquer indiquez is it j je l
la le les leur lors m merci mon n ne nos notre of on ont or ou our par pas please pour preciser precisez qu quand
que quel quelle quelles quels qui renseigner renseignez s sa saisir saisissez se selectionner selectionnez selon ses
si soit son sont souhaitez sous sur t the this to un une vos votre vous what which with your
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_OTHER_FORMS = {
    "achevera": "fin",
    "acheveront": "fin",
    "benef": "beneficiaire",
    "budg": "budget",
    "cat": "categorie",
    "codecommune": "code commune",
    "codeinsee": "code insee",
    "codepostal": "code postal",
    "codgeo": "code geo",
    "com": "commune",
    "comm": "commune",
    "commencera": "debut",
    "commenceront": "debut",
    "coord": "coordonnee",
    "cp": "code postal",
    "dat": "date",
    "debuter": "debut",
    "debutera": "debut",
    "debuteront": "debut",
    "decrire": "decrivez",
    "demarrera": "debut",
    "demarreront": "debut",
    "dep": "departement",
    "depcom": "code commune",
    "dept": "departement",
    "desc": "description",
    "descr": "description",
    "descriptif": "description",
    "dpt": "departement",
    "geom": "geometrie",
    "identifier": "identifiant",
    "lat": "latitude",
    "lib": "libelle",
    "lng": "longitude",
    "lon": "longitude",
    "long": "longitude",
    "mnt": "montant",
    "mt": "montant",
    "mtt": "montant",
    "nb": "nombre",
    "nbr": "nombre",
    "nomcommune": "nom commune",
    "nomprojet": "nom projet",
    "num": "numero",
    "numb": "numero",
    "number": "numero",
    "org": "organisme",
    "pct": "pourcentage",
    "percent": "pourcentage",
    "pop": "population",
    "presenter": "presentez",
    "prev": "previsionnel",
    "proj": "projet",
    "project": "projet",
    "raisonsociale": "raison sociale",
    "ref": "reference",
    "reg": "region",
    "resumer": "resumez",
    "sub": "subvention",
    "subv": "subvention",
    "tel": "telephone",
    "terminera": "fin",
    "termineront": "fin",
    "terr": "territoire",
    "thematic": "theme",
    "thematique": "theme",
    "topic": "theme",
    "zip": "code postal",
}


def label_base(label: str) -> str:
    """The label without the bracket that tells one part of an answer from another: ``Commune (Code INSEE)``."""
    return _BRACKET.sub("", label).strip()


@lru_cache(maxsize=8192)
def label_words(label: str) -> frozenset[str]:
    """The stems of a label's words: the same for ``Montant demandé``, ``montant_demande`` and ``montantsDemandés``."""
    parted = _HUMP.sub(" ", _NUMBER_SIGN.sub(" numero ", label[:LONGEST_LABEL]))
    plain = folded(parted).replace("_", " ")
    for idiom, meaning in _IDIOMS:
        plain = idiom.sub(meaning, plain)
    words = (word for word in _WORD.findall(plain) if word not in _EMPTY)
    expanded = (part for word in words for part in _expanded(word).split())
    return frozenset(map(stem, expanded))


def _expanded(word: str) -> str:
    return _OTHER_FORMS.get(word) or _OTHER_FORMS.get(word.rstrip("s")) or word


def stem(word: str) -> str:
    """A word without the marks of plural and feminine, and without doubled letters before them."""
    if len(word) > 3:
        word = word.rstrip("sx") or word
    while len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word
