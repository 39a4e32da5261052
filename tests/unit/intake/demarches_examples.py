"""Three made-up forms with their dossiers: for legal persons twice, for natural persons once.

Nothing in them is anybody's: communes and EPCI are real, people, projects and telephone numbers are not.
"""

from __future__ import annotations

from typing import Any

from demarches_forms import DATE, PLACES, Area, Block, Champ, Dossier, Form, point, public_body, siret_of, square

STATES = ("En construction", "En instruction", "Accepté", "Refusé", "Classé sans suite", "Brouillon")
TITLES = (
    "Pôle d'échanges de la gare", "Covoiturage domicile-travail", "Navette de la « vieille ville »",
    "Éclairage public piloté", "Hyperviseur des bâtiments", "Données ouvertes de l'eau",
    "Télérelève des compteurs", "Maison du vélo, phase 2", "Borne de recharge – zone d'activités",
    "Jumeau numérique de l'agglomération",
)  # fmt: skip
PURPOSES = (
    "Un pôle où se croisent trains, cars et vélos, avec une information voyageurs commune.",
    "Une application relie les salariés des zones d'activités ; elle est gratuite, « sans publicité ».",
    "Deux navettes électriques desservent le centre.\nElles roulent de 7 h à 20 h.",
    "Les lampadaires baissent la nuit, selon le passage mesuré par des capteurs.",
    "Un seul écran réunit chauffage, eau et électricité de 40 bâtiments communaux.",
    "La régie publie ses mesures de qualité, commune par commune.",
    "3 200 compteurs d'eau envoient leur relevé chaque jour.",
    "L'atelier ouvre à tous, puis des stationnements abrités sont posés.",
    "Douze bornes, dont deux rapides, sur un parking partagé.",
    "Une maquette en trois dimensions sert à l'urbanisme et aux réseaux.",
)


def _dossier(first: int, count: int, **content: Any) -> Dossier:
    return Dossier(
        number=str(first + count),
        state=STATES[count % len(STATES)],
        email=f"agent{count}@collectivite.example",
        motivation="Dossier complet ; avis favorable." if count % len(STATES) == 2 else None,
        **content,
    )


MOBILITY_OPTIONS = ("Se déplacer, livrer", "Énergie, eau et bâtiments", "Données et capteurs", "Services aux habitants")
MOBILITY_CHOICES = ((0,), (0, 2), (1,), (1, 2), (2, 3), (0, 1, 2, 3), (3,), (0, 3), (1, 3), (0, 1))


def _mobility() -> Form:
    stages = ("Idée", "Étude", "Opération")
    dossiers = tuple(
        _dossier(
            12_345_601,
            count,
            applicant=public_body(place, is_epci=count % 2 == 0),
            answers={
                "Intitulé du projet": TITLES[count],
                "Présentation du projet, de ses objectifs et de ses bénéficiaires": PURPOSES[count],
                "Thématiques concernées": [MOBILITY_OPTIONS[option] for option in MOBILITY_CHOICES[count]],
                "Commune d'implantation": place,
                "Département du projet": place,
                "Coût total du projet (en € HT)": 120_000.5 + 37_000 * count,
                "Montant de la subvention demandée": 40_000.25 + 9_000 * count,
                "Date prévisionnelle de démarrage": DATE(2026, 3 + count % 9, 25),
                "Date prévisionnelle de fin": DATE(2027, 3 + count % 9, 24),
                "Avancement du projet": stages[count % 3],
                "Le projet a-t-il déjà reçu une aide de l'État ?": count % 3 == 0,
                "J'atteste sur l'honneur l'exactitude des informations": count % 4 != 3,
                "Périmètre du projet": "Un point situé à 47°14'24\"N 6°01'12\"E",
                "Adresse électronique du référent": f"referente{count}@collectivite.example",
                "Avis du service instructeur": "Réserve interne : porteur fragile",
                "Montant proposé": 30_000.0 + count,
            },
            blocks={
                "Communes concernées": [
                    {"Commune": each, "Nombre d'habitants": 1_000 + line}
                    for line, each in enumerate((place, PLACES[(count + 1) % len(PLACES)])[: count % 3])
                ]
            },
            areas=(Area(point(place)), Area(square(place, 0.001), "cadastre", properties={"section": "AB"})),
        )
        for count, place in enumerate(PLACES)
    )
    champs = (
        Champ("Intitulé du projet"),
        Champ("Présentation du projet, de ses objectifs et de ses bénéficiaires"),
        Champ("Thématiques concernées", "multiple"),
        Champ("Commune d'implantation", "commune"),
        Champ("Département du projet", "departement"),
        Champ("Coût total du projet (en € HT)", "number"),
        Champ("Montant de la subvention demandée", "number"),
        Champ("Date prévisionnelle de démarrage", "date"),
        Champ("Date prévisionnelle de fin", "date"),
        Champ("Avancement du projet", "choice"),
        Champ("Le projet a-t-il déjà reçu une aide de l'État ?", "yes_no"),
        Champ("J'atteste sur l'honneur l'exactitude des informations", "checkbox"),
        Champ("Périmètre du projet", "carte"),
        Champ("Adresse électronique du référent"),
    )
    block = Block(4021, "Communes concernées", (Champ("Commune", "commune"), Champ("Nombre d'habitants", "number")))
    annotations = (Champ("Avis du service instructeur"), Champ("Montant proposé", "number"))
    return Form("appel-mobilite", True, champs, annotations, (block,), dossiers)


def _digital() -> Form:
    axes = (("Données", "Données ouvertes"), ("Énergie", "Éclairage, chauffage"), ("Mobilité", "Vélo"))
    dossiers = tuple(
        _dossier(
            9_870_001,
            count,
            applicant=public_body(place, is_epci=True),
            answers={
                "Nom du projet": TITLES[count],
                "Description détaillée": PURPOSES[count],
                "Votre intercommunalité": place,
                "Axe du projet": axes[count % 3],
                "Budget prévisionnel (€)": 50_000 + 12_500 * count,
                "Aide demandée au titre de l'appel à projets": 20_000 + 1_000 * count,
                "Début des travaux": DATE(2026, 9, 1 + count),
                "Fin des travaux": DATE(2028, 6, 1 + count),
                "À quel stade en êtes-vous ?": ("Idée", "Étude", "Opération", "Terminé")[count % 4],
                "SIRET du partenaire": siret_of(PLACES[count - 1].siren),
                "Emprise": "Une aire de surface 1 200 m²",
                "Tracé": "Une ligne longue de 300 m",
                "Note de l'instructeur": 12 + count % 5,
            },
            partners={"SIRET du partenaire": public_body(PLACES[count - 1], is_epci=False)},
            blocks={
                "Partenaires / financeurs du projet numérique": [
                    {"Organisme": f"Partenaire {line} ; {place.name}", "Montant apporté": 1_000.5 * (line + 1)}
                    for line in range(count % 3)
                ]
            },
            areas=(Area(square(place), champ="Emprise"), Area(square(PLACES[0]), champ="Repérage", is_private=True)),
        )
        for count, place in enumerate(PLACES)
    )
    champs = (
        Champ("Nom du projet"),
        Champ("Description détaillée"),
        Champ("Votre intercommunalité", "epci"),
        Champ("Axe du projet", "linked"),
        Champ("Budget prévisionnel (€)", "number"),
        Champ("Aide demandée au titre de l'appel à projets", "number"),
        Champ("Début des travaux", "date"),
        Champ("Fin des travaux", "date"),
        Champ("À quel stade en êtes-vous ?", "choice"),
        Champ("SIRET du partenaire", "siret"),
        Champ("Emprise", "carte"),
        Champ("Tracé", "carte"),
    )
    champs_of_block = (Champ("Organisme"), Champ("Montant apporté", "number"))
    block = Block(77, "Partenaires / financeurs du projet numérique", champs_of_block)
    return Form("appel-numerique", True, champs, (Champ("Note de l'instructeur", "number"),), (block,), dossiers)


def _local_fund() -> Form:
    options = ("Mobilité", "Énergie", "Gouvernance", "Attractivité")
    people = (("Mme", "Exemple", "Zoé"), ("M.", "L'Hypothétique", "Noël"), ("Mme", "Du Modèle", "Anaïs"))
    dossiers = tuple(
        _dossier(
            700_001,
            count,
            applicant={
                **dict(zip(("Civilité", "Nom", "Prénom"), people[count % 3])),
                "Dépôt pour un tiers": "false",
            },
            answers={
                "Titre de l'action": TITLES[count],
                "En quelques mots": PURPOSES[count],
                "Lieu de réalisation": place,
                "Domaines": [option for place_of, option in enumerate(options) if (count + 1) >> place_of & 1],
                "Coût de l'action": 8_000.75 + 500 * count,
                "Aide sollicitée": 2_000.5 + 100 * count,
                "Quand l'action commence-t-elle ?": DATE(2026, 5, 1 + count),
                "Téléphone": f"03 99 00 00 {count:02}",
                "Appréciation": "À revoir en comité",
            },
            blocks={},
            areas=(Area(point(place), champ="Où ?"),) if count % 2 else (),
        )
        for count, place in enumerate(PLACES)
    )
    champs = (
        Champ("Titre de l'action"),
        Champ("En quelques mots"),
        Champ("Lieu de réalisation", "commune"),
        Champ("Domaines", "multiple"),
        Champ("Coût de l'action", "number"),
        Champ("Aide sollicitée", "number"),
        Champ("Quand l'action commence-t-elle ?", "date"),
        Champ("Téléphone"),
    )
    return Form("fonds-local", False, champs, (Champ("Appréciation"),), (), dossiers)


FORMS = {"mobilite": _mobility(), "numerique": _digital(), "fonds_local": _local_fund()}

# A mapping file for the form mobilite.
MOBILITY_MAPPING = """
[source]
separator = ", "
[columns]
title = "Intitulé du projet"
description = "Présentation du projet, de ses objectifs et de ses bénéficiaires"
themes = "Thématiques concernées"
commune_code = "Commune d'implantation (Code INSEE)"
departement_code = "Commune d'implantation (Département)"
budget = "Coût total du projet (en € HT)"
grant_requested = "Montant de la subvention demandée"
start_date = "Date prévisionnelle de démarrage"
end_date = "Date prévisionnelle de fin"
stage = "Avancement du projet"
[values.themes]
"Se déplacer, livrer" = "mobilite"
"Énergie, eau et bâtiments" = "energie"
"Données et capteurs" = "gouvernance"
"Services aux habitants" = "attractivite"
"""
