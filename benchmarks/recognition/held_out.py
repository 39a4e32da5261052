"""Forms and spreadsheets written after the synonyms were settled: what the first run on them gave is in the manual."""

from __future__ import annotations

from .champs import Column, answers, commune, epci
from .forms import AMOUNTS, DESCRIPTIONS, ENDS, GRANTS, PEOPLE, PHONES, STARTS, TITLES


def energy_renovation() -> list[Column]:
    """A State fund for the renovation of public buildings."""
    return [
        *answers("Identité du représentant légal", PEOPLE),
        *answers("Courriel de contact", ["contact@example.org"]),
        *answers("Type de porteur", ["Commune", "EPCI", "Syndicat mixte"]),
        *answers("Le porteur est-il assujetti à la TVA ?", ["Oui", "Non"]),
        *answers("Intitulé de l'opération de rénovation", TITLES, "title"),
        *answers("Décrivez les travaux envisagés et leur contexte", DESCRIPTIONS, "description"),
        *commune("Commune où se situe le bâtiment"),
        *answers("Adresse du bâtiment", ["12 rue de la République 25000 Besançon", "3 place de la Mairie 21000 Dijon"]),
        *answers("Surface de plancher rénovée (m²)", ["1200", "350", "2400"]),
        *answers("Gain énergétique attendu (%)", ["32", "45", "60"]),
        *answers("Coût prévisionnel total des travaux, en € HT", AMOUNTS, "budget"),
        *answers("Montant de la subvention sollicitée au titre du Fonds vert", GRANTS, "grant_requested"),
        *answers("Montant des autres aides publiques", GRANTS[::-1]),
        *answers("Date de lancement des travaux", STARTS, "start_date"),
        *answers("Date de réception prévisionnelle des travaux", ENDS, "end_date"),
        *answers("Niveau de maturité de l'opération", ["Avant-projet", "Travaux en cours", "Diagnostic"], "stage"),
        *answers("Projet inscrit dans un CRTE ?", ["Oui", "Non"]),
        *answers("Thème principal", ["Énergie", "Environnement"], "themes"),
        *answers("Devis", ["https://example.org/devis.pdf"]),
        *answers("Annotation : priorité du service", ["1", "2", "3"]),
    ]


def territorial_contract() -> list[Column]:
    """The yearly programming of a contract between intercommunalities and the State."""
    return [
        *answers("Nom de l'agent en charge du dossier", PEOPLE),
        *answers("N° de téléphone", PHONES),
        *answers("Quel est le nom de votre action ?", TITLES, "title"),
        *answers("Résumez l'action en 1000 caractères", DESCRIPTIONS, "description"),
        *answers("Maître d'ouvrage de l'action", ["Grand Besançon Métropole", "Dijon Métropole"], "applicant"),
        *epci("Sélectionnez votre intercommunalité"),
        *answers(
            "Orientation stratégique du contrat",
            ["1 - Mobilité durable", "2 - Transition énergétique", "3 - Attractivité économique"],
            "themes",
        ),
        *answers(
            "Enjeux transversaux (plusieurs réponses possibles)",
            ["Environnement, Accessibilité", "Fracture numérique (égalité des chances), Environnement"],
            "stakes",
        ),
        *answers("Quel est l'état d'avancement de l'action ?", ["Réflexion", "Études", "Travaux"], "stage"),
        *answers("Coût estimatif de l'action (€)", AMOUNTS, "budget"),
        *answers("Aide financière demandée à l'État (€)", GRANTS, "grant_requested"),
        *answers("Part d'autofinancement (€)", GRANTS[::-1]),
        *answers("Année de programmation", ["2026", "2027"]),
        *answers("Démarrage prévu le", STARTS, "start_date"),
        *answers("Achèvement prévu le", ENDS, "end_date"),
        *answers("Nombre d'emplois créés", ["0", "3", "12"]),
        *answers("Partenaires associés", ["ADEME, Région", "Chambre d'agriculture"]),
        *answers("Commentaires libres", ["Néant", "Voir pièce jointe"]),
    ]


def office_spreadsheet() -> list[Column]:
    """The follow-up table of an office, kept by hand over the years: no Démarches export."""
    codes = commune("x")[1].cells
    names = tuple(text.split(" (")[0].upper() for text in commune("x")[0].cells)
    return [
        *answers("N° ordre", [str(row) for row in range(1, 13)], "project_id"),
        *answers("Dpt", ["25", "21", "39", "70", "90", "71", "58", "89"], "departement_code"),
        Column("COMMUNE", names, ("place_name",)),
        Column("Insee", codes, ("commune_code",)),
        *answers("MOA", ["Commune de Besançon", "CC du Plateau", "Ville de Dijon"], "applicant"),
        *answers("Nom de l'interlocuteur", PEOPLE),
        *answers("Tél.", PHONES),
        *answers("PROJET", TITLES, "title"),
        *answers("Thématique", ["Mobilité", "Énergie", "Gouvernance", "Attractivité"], "themes"),
        *answers("Coût HT", [f"{amount} €" for amount in AMOUNTS], "budget"),
        *answers("Subv. demandée", [f"{amount} €" for amount in GRANTS], "grant_requested"),
        *answers("Taux", ["40%", "50%"]),
        *answers("Tx avancement", ["10%", "80%"]),
        *answers("Démarrage", ["01/03/2026", "15/09/2026"], "start_date"),
        *answers("Fin", ["31/12/2027", "30/06/2028"], "end_date"),
        *answers("Suite donnée", ["Retenu", "Non retenu", "En instruction"], "status"),
        *answers("Avis CR", ["F", "D"]),
        *answers("Obs.", ["RAS", "à relancer"]),
    ]


def rural_services() -> list[Column]:
    """A département's call for services in the countryside."""
    return [
        *answers("Qui remplit ce formulaire ?", PEOPLE),
        *answers("Ligne directe", PHONES),
        *answers("Comment s'appelle votre projet ?", TITLES, "title"),
        *answers("Expliquez-nous votre projet (besoin constaté, solution)", DESCRIPTIONS, "description"),
        *commune("Où le service sera-t-il installé ?"),
        *commune("Commune du siège de l'organisme", is_of_project=False, shift=3),
        *answers("Votre projet relève de quel volet ?", ["Mobilité", "Citoyenneté", "Énergie"], "themes"),
        *answers("Le projet est-il déjà lancé ?", ["Oui", "Non"]),
        *answers("À quel stade en êtes-vous ?", ["Idée", "Étude", "Réalisation"], "stage"),
        *answers("Budget global estimé, toutes dépenses confondues", AMOUNTS, "budget"),
        *answers("Participation attendue du Département", GRANTS, "grant_requested"),
        *answers("Participation de la commune", GRANTS[::-1]),
        *answers("Ouverture du service prévue le", STARTS),
        *answers("Nombre d'usagers par an", ["300", "1500", "5000"]),
        *answers("Horaires d'ouverture envisagés", ["9 h - 12 h", "14 h - 18 h"]),
        *answers("Statut d'occupation du local", ["Propriétaire", "Locataire"]),
        *answers("Lettre d'engagement signée", ["https://example.org/lettre.pdf"]),
    ]


def digital_call() -> list[Column]:
    """A call on data and digital uses, whose form numbers its questions."""
    return [
        *answers("1.1 Nom, prénom", PEOPLE),
        *answers("1.2 Mail", ["agent@example.org"]),
        *answers("2.1 Dénomination du projet", TITLES, "title"),
        *answers("2.2 Pitch du projet", DESCRIPTIONS, "description"),
        *answers("2.3 Piliers concernés", ["Réseaux, Données", "Données", "Implication"], "pillars"),
        *answers("2.4 Thématique principale", ["Mobilité", "Gouvernance", "Attractivité"], "themes"),
        *answers("2.5 Sous-thématique", ["Parkings", "Eau", "Tourisme"]),
        *answers("2.6 Enjeux transverses", ["Inclusion", "Accessibilité", "Souveraineté"], "stakes"),
        *epci("3.1 EPCI d'implantation"),
        *answers("3.2 Nombre de communes membres", ["37", "12"]),
        *answers("4.1 Coût complet (TTC)", AMOUNTS, "budget"),
        *answers("4.2 Aide régionale sollicitée", GRANTS, "grant_requested"),
        *answers("4.3 Taux de cofinancement", ["30 %", "50 %"]),
        *answers("5.1 Date de début de réalisation", STARTS, "start_date"),
        *answers("5.2 Date de mise en service", ENDS, "end_date"),
        *answers("5.3 Phase actuelle", ["Conception", "Déploiement", "Idée"], "stage"),
        *answers("6. Engagements RGPD", ["on"]),
    ]


def programming_table() -> list[Column]:
    """A prefecture's programming table, with the headers of its software."""
    gazetteer_names = tuple(text.split(" (")[0] for text in commune("x")[0].cells)
    return [
        *answers("ANNEE", ["2026"]),
        *answers("DISPOSITIF", ["DETR", "DSIL"], "call"),
        *answers("REF_DOSSIER", [f"DETR-26-{row:03d}" for row in range(12)], "project_id"),
        *answers("DEPT", ["25", "21", "39", "70", "90"], "departement_code"),
        *answers("SIRET_BENEF", ["21250056500016", "21210231300018", "21390198600018"], "applicant_siret"),
        *answers("BENEFICIAIRE", ["COMMUNE DE BESANCON", "COMMUNE DE DIJON", "COMMUNE DE DOLE"], "applicant"),
        Column("CODE_COM", commune("x")[1].cells, ("commune_code",)),
        Column("LIB_COM", gazetteer_names, ("place_name",)),
        *answers("LIB_PROJET", TITLES, "title"),
        *answers("CAT_PROJET", ["Énergie", "Voirie", "Scolaire"], "themes"),
        *answers("MT_HT", AMOUNTS, "budget"),
        *answers("MT_DEPENSE_SUBV", AMOUNTS),
        *answers("MT_SUBV_DEM", GRANTS, "grant_requested"),
        *answers("MT_SUBV_ACC", GRANTS[::-1]),
        *answers("TX", ["40", "50"]),
        *answers("DT_DEBUT", STARTS, "start_date"),
        *answers("DT_FIN", ENDS, "end_date"),
        *answers("DT_AR", STARTS[::-1]),
        *answers("ETAT", ["Accepté", "Refusé", "En instruction"], "status"),
        *answers("GESTIONNAIRE", PEOPLE),
    ]
