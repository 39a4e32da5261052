"""Sixty personal values, and the one question that every test of an import or an export asks of them.

Whoever writes a new way in plants ``PLANTED`` into it and calls ``assert_none_planted`` on all that comes out.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

PEOPLE = (
    "Mme Jeanne MARTINEAU",
    "M. Ferdinand Grosjean",
    "Amandine LHUILLIER",
    "PERRENOUD Gustave",
    "Monsieur Anselme Vuillemin",
    "Clothilde DE LA ROCHETTE",
    "Mlle Zoé Chapuis",
    "Jean-Baptiste MOUGEOT",
    "LEFÈVRE-BRUNET Solène",
    "Dr Hippolyte Nicolet",
    "Madame Ysaline Bôle",
    "Théodule D'ARCIER",
    "M. et Mme Gaudillière",
    "Éléonore PÂRIS",
    "MAÎTREHENRY Côme",
)
EMAILS = (
    "jeanne.martineau@mairie-exemple.fr",
    "F.GROSJEAN@EXEMPLE.FR",
    "amandine+appel@exemple.org",
    "gustave_p@sub.exemple.eu",
    "vuillemin@exemple.com",
    "clothilde.rochette (at) exemple.fr",
    "zoe.chapuis[at]exemple[dot]fr",
    "mougeot arobase exemple.fr",
    "solene.lb@exemple.gouv.fr",
    "nicolet-h@exemple.net",
    "ysaline.bole@exemple.bzh",
    "t.darcier@exemple.asso.fr",
    "gaudilliere@exemple.info",
    "eleonore@exemple.re",
    "come.m@exemple.ch",
)
TELEPHONES = (
    "0381234501",
    "03 81 23 45 02",
    "03.81.23.45.03",
    "03-81-23-45-04",
    "+33 3 81 23 45 05",
    "+33381234506",
    "0033 3 81 23 45 07",
    "+33 (0)3 81 23 45 08",
    "(03) 81 23 45 09",
    "06\u00a081\u00a023\u00a045\u00a010",
    "0681 23 45 11",
    "06/81/23/45/12",
    "+41 22 730 61 13",
    "33681234514",
    "06 81 234 515",
)
BIRTHS = ("1961-02-17", "23/09/1974", "05.11.1983", "1990-12-31", "14-07-1955", "1948-04-03", "30/10/2001")
SIRETS = (
    "38412345600012",
    "412 345 678 00023",
    "50987654300034",
    "517 111 222 00045",
    "79800011100056",
    "803 222 333 00067",
    "82444555600078",
    "90011122200089",
)
PLANTED = (*PEOPLE, *EMAILS, *TELEPHONES, *BIRTHS, *SIRETS)
assert len(set(PLANTED)) == 60

# Names that a table of applications gives to the columns of people, in the order of ``personal_cells``.
COLUMNS = (
    "Nom du contact",
    "E-mail",
    "Téléphone",
    "Date de naissance",
    "Établissement SIRET",
    "Entreprise forme juridique code",
)
ROWS = len(PEOPLE)


def personal_cells(row: int) -> tuple[str, ...]:
    """The cells of COLUMNS in one of ROWS rows; half of the rows are sole traders, the others have no SIRET."""
    birth = BIRTHS[row] if row < len(BIRTHS) else ""
    siret, form = (SIRETS[row], "1000") if row < len(SIRETS) else ("", "7210")
    return (PEOPLE[row], EMAILS[row], TELEPHONES[row], birth, siret, form)


def assert_none_planted(found: Any, planted: Iterable[str] = PLANTED) -> None:
    """No planted value, however it is written, in a frame, a QGIS layer, a file, bytes or a text."""
    raw = _bytes_of(found)
    texts = [raw.decode(encoding, errors="ignore") for encoding in ("utf-8", "cp1252", "utf-16-le", "utf-16-be")]
    shortened = [_bare(text) for text in texts]
    for value in planted:
        assert not any(value in text for text in texts), f"{value} was found"
        assert not any(_bare(value) in text for text in shortened), f"{value} was found, written otherwise"


def _bare(text: str) -> str:
    """Letters and digits alone: a telephone number without its dots is still one."""
    return "".join(filter(str.isalnum, text)).casefold()


def _bytes_of(found: Any) -> bytes:
    if isinstance(found, bytes):
        return found
    if isinstance(found, Path):
        return found.read_bytes()
    if hasattr(found, "getFeatures"):
        cells = [str(value) for feature in found.getFeatures() for value in feature.attributes()]
        return "\n".join([found.name(), found.source(), *cells]).encode()
    if hasattr(found, "to_csv"):
        return str(found.to_csv()).encode()
    return str(found).encode()
