"""The fifty levers of the ecological transition (SGPE, March 2025) that the exchange schema names, by theme."""

from __future__ import annotations

from ...model.taxonomy import Taxonomy

# Codes of the plugin's own taxonomy; another call's themes are others.
_LEVERS = {
    "mobilite": """
Fret décarboné et multimodalité; Efficacité et sobriété logistique; Réduction des déplacements; Covoiturage; Vélo;
Transports en commun; Véhicules électriques; Efficacité énergétique des véhicules privés; Bus et cars décarbonés; 2
roues (élec&efficacité); Efficacité des aéronefs; SAF
""",
    "energie": """
Gestion des forêts et produits bois; Changements de pratiques de fertilisation azotée; Elevage durable; Gestion des
haies; Bâtiments & Machines agricoles; Gestion des prairies; Pratiques stockantes; Sobriété foncière; Surface en
aire protégée; Résorption des points noirs prioritaires de continuité écologique; Restauration des habitats
naturels; Réduction de l'usage des produits phytosanitaires; Développement de l'agriculture biologique et de HVE;
Respect d'Egalim pour la restauration collective; Sobriété des bâtiments (résidentiel); Changement chaudières fioul
+ rénovation (résidentiel); Changement chaudières gaz + rénovation (résidentiel); Rénovation (hors changement
chaudières); Sobriété des bâtiments (tertiaire); Changement chaudières fioul + rénovation (tertiaire); Changement
chaudières gaz + rénovation (tertiaire); Gaz fluorés résidentiel; Gaz fluorés tertiaire; Captage de méthane dans les
ISDND; Prévention des déchets; Valorisation matière des déchets; Moindre stockage en décharge; Augmentation du taux
de collecte; Sobriété dans l'utilisation de la ressource en eau; Protection des zones de captage d'eau;
Désimperméabilisation des sols; Electricité renouvelable; Biogaz; Réseaux de chaleur décarbonés; Top 50 sites
industriels; Industrie diffuse; Nucléaire; Bio-carburants
""",
}


def lever_codes(taxonomy: Taxonomy) -> dict[str, tuple[str, ...]]:
    """Each lever with the code of its theme, where the taxonomy has that theme."""
    known = {term.code for term in taxonomy.themes}
    return {
        " ".join(lever.split()): (code,)
        for code, levers in _LEVERS.items()
        if code in known
        for lever in levers.split(";")
    }
