"""Three made-up forms, as offices write them, with the truth about each column."""

from __future__ import annotations

from .champs import Column, answers, commune, epci

TITLES = (
    "Covoiturage du quotidien vers les zones d'activités",
    "Plateforme de données du cycle de l'eau",
    "Rénovation énergétique du groupe scolaire Pasteur",
    "Voie verte entre la gare et le centre",
    "Tiers-lieu numérique des campagnes",
    "Éclairage public piloté et trame noire",
    "Capteurs de qualité de l'air intérieur",
    "Navette électrique à la demande",
    "Jumeau numérique du réseau d'eau",
    "Budget participatif en ligne",
    "Réseau de chaleur au bois",
    "Maison des services itinérante",
)
DESCRIPTIONS = tuple(
    f"{title} : le projet associe les communes membres, mesure ses effets pendant deux ans et met ses résultats à la "
    "disposition de tous. Il comprend une étude des usages, des équipements et la formation des agents."
    for title in TITLES
)
AMOUNTS = (
    "85000",
    "120000.5",
    "1450000",
    "64300",
    "98000",
    "212000",
    "43500",
    "77000",
    "310000",
    "58900",
    "2600000",
    "99000",
)
GRANTS = (
    "42000",
    "60000",
    "500000",
    "32000",
    "49000",
    "106000",
    "21750",
    "38500",
    "150000",
    "29450",
    "800000",
    "49500",
)
STARTS = tuple(f"2026-{month:02d}-01" for month in range(1, 13))
ENDS = tuple(f"2028-{month:02d}-28" for month in range(1, 13))
PEOPLE = ("Camille Martin", "Dominique Bernard", "Claude Petit", "Maxime Durand")
PHONES = ("03 81 00 00 01", "06 12 34 56 78", "03 80 00 00 02")


def innovation_call() -> list[Column]:
    """A region's call on smart territories."""
    return [
        *answers("Nom et prénom du référent technique", PEOPLE),
        *answers("Téléphone du référent", PHONES),
        *answers("Adresse électronique du référent", ["referent@example.org"]),
        *answers("Quel est l'intitulé de votre projet ?", TITLES, "title"),
        *answers("Présentez votre projet en quelques lignes", DESCRIPTIONS, "description"),
        *commune("Commune d'implantation"),
        *answers(
            "À quelle(s) thématique(s) votre projet se rattache-t-il ?",
            [
                "Mobilité et logistique, Énergie et environnement",
                "Gouvernance et citoyenneté",
                "Énergie et environnement",
            ],
            "themes",
        ),
        *answers(
            "À quels enjeux répond-il ?",
            ["Protection des données, Accessibilité", "Fracture numérique (égalité des chances)", "Environnement"],
            "stakes",
        ),
        *answers("Stade d'avancement du projet", ["En réflexion", "Étude de faisabilité", "Travaux en cours"], "stage"),
        *answers("Montant total du projet (HT)", AMOUNTS, "budget"),
        *answers("Montant de l'aide sollicitée auprès de la Région", GRANTS, "grant_requested"),
        *answers("Date prévisionnelle de démarrage", STARTS, "start_date"),
        *answers("Date prévisionnelle d'achèvement", ENDS, "end_date"),
        *answers("Nombre d'habitants concernés", ["1200", "35000", "480"]),
        *answers("Plan de situation", ["Un point situé à 47°14'N 6°01'E", "Une aire de surface 1200 m²"]),
        *answers("Je certifie sur l'honneur l'exactitude des informations", ["on"]),
        *answers("Avis du service instructeur", ["Favorable", "Réservé"]),
    ]


def rural_grant() -> list[Column]:
    """A prefecture's grant for rural equipment."""
    return [
        *answers("Nom du maire ou du président", PEOPLE),
        *answers("Contact : téléphone portable", PHONES),
        *answers("Objet de l'opération", TITLES, "title"),
        *answers("Description détaillée de l'opération", DESCRIPTIONS, "description"),
        *answers(
            "Catégorie d'opération",
            ["Bâtiments scolaires", "Voirie", "Transition énergétique", "Numérique", "Commerce de proximité"],
            "themes",
        ),
        *commune("Lieu de réalisation de l'opération"),
        *epci("Intercommunalité de rattachement", is_second_place=True),
        *answers("Coût total prévisionnel HT", AMOUNTS, "budget"),
        *answers("Taux de subvention demandé (%)", ["30", "40", "50", "80"]),
        *answers("Montant de la subvention DETR demandée", GRANTS, "grant_requested"),
        *answers("Autres financements publics sollicités", GRANTS[::-1]),
        *answers("L'opération a-t-elle déjà commencé ?", ["Oui", "Non"]),
        *answers("Date de début des travaux", STARTS, "start_date"),
        *answers("Date de fin des travaux", ENDS, "end_date"),
        *answers("Délibération du conseil", ["https://example.org/piece.pdf"]),
        *answers("Observations", ["Néant", "Dossier déjà déposé l'an passé"]),
    ]


def mobility_call() -> list[Column]:
    """A call on mobility whose form asks for coordinates."""
    return [
        *answers("Comment avez-vous connu l'appel à projets ?", ["Presse", "Site de la Région", "Bouche à oreille"]),
        *answers("Fonction de la personne à contacter", ["Directrice", "Chargé de mission"]),
        *answers("Titre du projet", TITLES, "title"),
        *answers("Résumé (500 caractères maximum)", DESCRIPTIONS, "description"),
        *epci("EPCI concerné"),
        *answers("Autres communes concernées", ["Baume-les-Dames, Pouilley-les-Vignes", "", "Quetigny"]),
        *answers("Coordonnées GPS (latitude)", ["47.2378", "47.3220", "47.0936", "47.6214"], "latitude"),
        *answers("Coordonnées GPS (longitude)", ["6.0241", "5.0415", "5.4960", "6.1553"], "longitude"),
        *answers(
            "Axe de l'appel à projets",
            ["Mobilité;Covoiturage", "Mobilité;Vélo", "Énergie;Bornes de recharge", "Gouvernance;Données"],
            "themes",
        ),
        *answers("Pilier du projet", ["Implication des habitants", "Gestion des réseaux"], "pillars"),
        *answers("Maturité du projet", ["Idée", "Étude", "Réalisation"], "stage"),
        *answers("Budget prévisionnel du projet, en euros", AMOUNTS, "budget"),
        *answers("Subvention demandée", GRANTS, "grant_requested"),
        *answers("Calendrier - date de début", STARTS, "start_date"),
        *answers("Calendrier - date de fin", ENDS, "end_date"),
        *answers("Durée du projet (mois)", ["12", "24", "36"]),
        *answers("RIB", ["https://example.org/rib.pdf"]),
    ]
