"""Which columns are personal: by their name in French and English, by what they hold, and not by a chance likeness."""

from __future__ import annotations

import pytest

from territoires_plugin.intake.personal.columns import personal_columns, personal_kind
from territoires_plugin.intake.personal.people import is_natural_form, names_a_person

BY_NAME = {
    "name": [
        "Nom du contact", "Prénom", "PRENOM", "Civilité", "Référent", "Nom du mandataire", "Prénom du mandataire",
        "Instructeurs", "porteurReferentPrenom", "porteurReferentNom", "Nom de l'interlocuteur", "Personne à contacter",
        "contact_name", "Nom de naissance", "Nom de famille", "first name", "lastName", "Nom - référent technique",
    ],
    "email": ["E-mail", "Email", "Mél", "courriel", "Adresse électronique", "porteurReferentEmail", "Adresse mail"],
    "telephone": ["Téléphone", "Portable", "Mobile", "N° de tél.", "porteurReferentTelephone", "phone", "Fax"],
    "birth_date": ["Date de naissance", "Né(e) le", "date_naiss", "DATE_NAISS", "Lieu de naissance", "Date de na"],
    "address": ["Adresse personnelle", "Adresse du signataire", "Domicile"],
    "bank_account": ["IBAN", "RIB du demandeur"],
    "signature": ["Signature", "Signature du demandeur"],
    "identity": ["N° de sécurité sociale", "Pièce d'identité"],
    "siret": ["SIRET (personne physique)"],
}  # fmt: skip
NOT_BY_NAME = [
    "Nom du projet", "nom_terr", "nom_commune", "Nom de la commune", "Dénomination", "raison sociale", "nom du porteur",
    "Nom", "nom_du_projet", "nom_beneficiaire_principal", "nom_demarche_ds", "Entreprise raison sociale",
    "Nombre de contacts",
    "Type de contact", "Date de signature", "Signature de la convention", "Établissement SIRET", "Adresse du projet",
    "Nom de la structure du référent", "Mobilité", "Téléphonie", "porteurCodeSiret", "Date de début", "description",
    "Commune du mandataire", "Dépôt pour un tiers", "Entreprise nom commercial", "Groupe instructeur",
    "Maison de naissance",
    "", "123", "État du dossier",
]  # fmt: skip


@pytest.mark.parametrize(("kind", "column"), [(kind, name) for kind, names in BY_NAME.items() for name in names])
def test_a_name_tells_before_anything_is_in_the_column(kind, column):
    assert personal_kind(column, []) == kind
    assert personal_kind(column.upper(), [None, None]) == kind or any(map(str.isupper, column[1:]))


@pytest.mark.parametrize("column", NOT_BY_NAME)
def test_names_of_things_are_no_names_of_people(column):
    assert personal_kind(column, []) is None


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["jean@mairie.fr", None, "sophie@cc.fr"], "email"),
        (["06 12 34 56 78", "+33 3 80 12 34 56"], "telephone"),
        (["jean@mairie.fr ; 06 12 34 56 78"], "email"),
        (["M. Dupont", "Mme Martin", "M. Petit", "Voie verte"], "name"),
        (["Jeanne MARTIN", "LEFÈVRE Zoé"], "name"),
        (["Voie verte", "Écrire à jean@mairie.fr", "Chaufferie"], None),
        (["Dijon", "Besançon", "Dole"], None),
        (["Dijon MÉTROPOLE", "Grand BESANÇON", "Ville de DOLE"], None),
        (["1961-02-17", "1974-09-23"], None),
        (["200 071 934", "21690123400019"], None),
        (["0380", "12 345 678,90 €", "47.2378, 6.0241"], None),
        ([], None),
        ([None], None),
    ],
)
def test_what_a_column_holds_tells_where_its_name_does_not(cells, kind):
    assert personal_kind("Colonne A", cells) == kind


@pytest.mark.parametrize(
    ("column", "cells", "kind"),
    [
        ("Nom du porteur", ["Jean Dupont", "Claire Bernard", "MARTIN PAUL"], "name"),
        ("Nom du porteur", ["CC du Jovinien", "Mairie de Dole", "Grand Besançon"], None),
        ("Demandeur", ["Dijon", "Besançon", "Dole"], None),
        ("Responsable", ["Mme Martin", "M. Durand"], "name"),
        ("Email envoyé ?", ["Oui", "Non", "Oui"], None),
        ("Contact", ["Mairie de Dijon", "CC du Val de Morteau", "Ville de Beaune"], None),
        ("Contact", ["DUPONT", "MARTIN", "PETIT"], "name"),
        ("Contact commune", ["25056", "21231", "39198"], None),
        ("Mobile", ["équipement fixe", "borne", "borne"], None),
        ("Téléphone", ["612345678", "380123456", "699887766"], "telephone"),
    ],
)
def test_content_decides_where_a_name_is_doubtful_and_may_speak_against_it(column, cells, kind):
    assert personal_kind(column, cells) == kind


def test_a_nom_beside_a_prenom_is_a_person_s():
    table = {"Nom": ["DUPONT"], "Prénom": ["Jean"], "Nom du projet": ["Voie verte"]}
    assert personal_columns(table) == {"Nom": "name", "Prénom": "name"}
    assert personal_columns({"Nom": ["Voie verte"], "description": ["…"]}) == {}
    sole_trader = {"Entreprise nom": ["DUPONT"], "Entreprise prénom": ["JEAN"], "Entreprise raison sociale": [None]}
    assert personal_columns(sole_trader) == {"Entreprise nom": "name", "Entreprise prénom": "name"}


@pytest.mark.parametrize(
    "text",
    ["M. Dupont", "Mme Jeanne MARTIN", "Jeanne MARTIN", "MARTIN Jeanne", "Jean-Luc DE LA TOUR", "Jeanne Martin EI",
     "Monsieur Paul Durand", "DE GAULLE Charles", "M. et Mme Durand", "M. D'ORMESSON", "Entrepreneur individuel"],
)  # fmt: skip
def test_people(text):
    assert names_a_person(text)


@pytest.mark.parametrize(
    "text",
    ["Madame la Maire", "M. le Maire de Dole", "Dijon", "DIJON METROPOLE", "Commune BEAUNE", "SAINT-CLAUDE",
     "CC DU JOVINIEN", "Dijon MÉTROPOLE", "Syndicat SICECO", "Habitat 25", "Voie Verte", "", "LIGUE PROTECTION OISEAUX",
     "Orvitis SA"],
)  # fmt: skip
def test_bodies_and_places_are_no_people(text):
    assert not names_a_person(text)


@pytest.mark.parametrize(
    ("form", "is_person"),
    [("1000", True), ("1000.0", True), ("1300", True), ("Entrepreneur individuel", True), ("Personne physique", True),
     ("7210", False), ("9220", False), ("100", False), ("Commune et commune nouvelle", False), ("Société", False)],
)  # fmt: skip
def test_the_legal_form_tells_a_natural_person(form, is_person):
    assert is_natural_form(form) == is_person
