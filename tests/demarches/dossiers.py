"""Made-up dossiers, as the resolvers of the tests' server hold them."""

from __future__ import annotations

import itertools

_numbers = itertools.count(1)
OFFICE = "24250036100017"  # the SIRET of an EPCI of the embedded map


def champ(typename, label, text=None, descriptor=None, **fields):
    """One answer to a form; the same label is the same field of the form unless ``descriptor`` says otherwise."""
    return {
        "__typename": typename,
        "id": f"C{next(_numbers)}",
        "champDescriptorId": descriptor or f"field {label.strip()}",
        "label": label,
        "stringValue": text,
        "updatedAt": "2026-01-01T00:00:00+01:00",
        "prefilled": False,
        **fields,
    }


def block(label, *rows, **fields):
    """A repeated block; each row is a list of champs."""
    return champ(
        "RepetitionChamp", label, rows=[{"id": f"R{n}", "champs": row} for n, row in enumerate(rows)], **fields
    )


def area(geometry, source="selection_utilisateur"):
    kind = "ParcelleCadastrale" if source == "cadastre" else "SelectionUtilisateur"
    parcel = {"numero": "12", "section": "AB", "prefixe": "000", "commune": "25056", "surface": "120"}
    return {"__typename": kind, "id": "G", "source": source, "description": "x", "geometry": geometry, **parcel}


def organisation(siret=OFFICE, name="Grand Besançon Métropole", form="7344", **fields):
    return {
        "__typename": "PersonneMorale",
        "id": "E",
        "siret": siret,
        "address": {"label": "4 rue Plançon 25000 Besançon", "cityCode": "25056", "cityName": "Besançon",
                    "postalCode": "25000"},
        "entreprise": {"siren": siret[:9], "raisonSociale": name, "formeJuridiqueCode": form},
        **fields,
    }  # fmt: skip


def person():
    return {
        "__typename": "PersonnePhysique",
        "id": "P",
        "civilite": "Mme",
        "nom": "PLANTED-NAME",
        "prenom": "PLANTED-FIRST-NAME",
        "email": "planted@example.org",
    }


def dossier(number, *champs, state="en_construction", updated="2026-02-01T10:00:00+01:00", demandeur=None, **fields):
    """A dossier, with planted personal data wherever nobody is to look."""
    return {
        "id": f"D{number}",
        "number": number,
        "state": state,
        "archived": False,
        "dateDepot": "2026-01-15T09:30:00+01:00",
        "dateDerniereModification": updated,
        "demandeur": demandeur or organisation(),
        "usager": {"id": "U", "email": "planted@example.org"},
        "nomMandataire": "PLANTED-NAME",
        "prenomMandataire": "PLANTED-FIRST-NAME",
        "instructeurs": [{"id": "I", "email": "planted@example.org"}],
        "messages": [{"id": "M", "email": "planted@example.org", "body": "PLANTED-MESSAGE"}],
        "avis": [{"id": "A", "question": "PLANTED-QUESTION"}],
        "annotations": [champ("TextChamp", "Avis interne", "PLANTED-ANNOTATION")],
        "champs": list(champs),
        **fields,
    }


def simple(number, title="Navette", **fields):
    """A dossier with a title and a commune."""
    return dossier(
        number,
        champ("TextChamp", "Intitulé", f"{title} {number}"),
        commune("Commune", "25056", "Besançon", "25000", "25", "Doubs"),
        **fields,
    )


def commune(label, code, name, postcode, departement, departement_name):
    return champ(
        "CommuneChamp",
        label,
        f"{name} ({postcode})",
        commune={"code": code, "name": name, "postalCode": postcode},
        departement={"code": departement, "name": departement_name},
    )
