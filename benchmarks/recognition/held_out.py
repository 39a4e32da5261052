"""Forms and a spreadsheet written after the synonyms were settled: nothing was changed to fit them."""

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
