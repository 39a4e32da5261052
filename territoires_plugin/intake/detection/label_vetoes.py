"""Words that turn a label away from a target, whatever else it says."""

from __future__ import annotations

# Words that fit any project's label and change nothing in it.
NEUTRAL = """
financier projet operation action dossier principal concerne prevu previsionnel estimatif global ds euro eur k
complet quelque ligne mot caractere maximum max court bref general candidature demande realisation implantation
localisation actuel exact ht hors taxe fr
"""

# By target, words that turn a label away from it although it would fit without them.
CONTRARY: dict[str, str] = {
    "title": ("commune departement region porteur beneficiaire structure demandeur epci fichier organisme prestataire"),
    "description": "piece fichier partenaire commune",
    "applicant": (
        "partenaire final prestataire commune type categorie code nombre fichier siege numero public attribuant"
    ),
    "applicant_siret": "mandataire attribuant partenaire prestataire siege",
    "commune_code": (
        "siege domicile demandeur beneficiaire etablissement porteur attribuant naissance partenaire postal"
    ),
    "place_name": ("siege domicile demandeur etablissement porteur attribuant naissance nombre partenaire code postal"),
    "postcode": "siege domicile demandeur etablissement porteur attribuant facturation",
    "departement_code": (
        "siege domicile demandeur etablissement porteur attribuant subvention naissance aide montant nom"
    ),
    "epci_code": "siege attribuant",
    "themes": "juridique structure porteur beneficiaire collectivite voie agent",
    "stage": "dossier instruction",
    "status": "avancement juridique administratif social",
    "budget": (
        "subvention aide demande sollicite autofinancement cofinancement autre tva taux pourcentage part capital "
        "charge propre engage annuel accorde fonctionnement recette"
    ),
    "grant_requested": "taux pourcentage autre total autofinancement cofinancement date tva mode condition",
    "start_date": "fin depot creation naissance decision signature instruction convention deliberation",
    "end_date": "debut depot creation naissance decision signature instruction convention deliberation",
    "project_id": "telephone siret voie demarche commune departement tva parcelle securite convention",
    "call": "date numero axe theme volet connaissance connu montant",
}

# Instructors' notes and people: never taken, whatever the column holds.
NEVER = """
instructeur annotation motivation avis email mail courriel mel telephone tel portable fax prenom civilite
naissance contact signataire referent interlocuteur mandataire representant iban rib bic identite fonction
qualite maire president elu chef responsable directeur directrice agent personne firstname lastname phone
surname genre sexe
"""
