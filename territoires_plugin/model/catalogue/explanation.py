"""What the engine says of its answers: lead applicants and forms of pooling, as leads to be examined."""

from __future__ import annotations

# code: (English, French). Parameters in braces are given by whoever uses the code.
EXPLANATION: dict[str, tuple[str, str]] = {
    # lead applicants
    "lead_notice": (
        "No rule names the lead applicant: a lead to be examined.",
        "Aucune règle ne désigne le chef de file : piste à expertiser.",
    ),
    "lead_projects": ("carries {count} of the {total} projects", "porte {count} des {total} projets"),
    "lead_population": ("{number} inhabitants", "{number} habitants"),
    "lead_distance": (
        "{number} km from the projects of the others on average",
        "à {number} km en moyenne des projets des autres",
    ),
    "lead_stage": ("most advanced stage: {stage}", "stade le plus avancé : {stage}"),
    "lead_first": ("{reason} (first)", "{reason} (en tête)"),
    "lead_first_equal": ("{reason} (first equal)", "{reason} (en tête à égalité)"),
    "stage_idea": ("idea", "idée"),
    "stage_study": ("study", "étude"),
    "stage_operation": ("operation", "opération"),
    "stage_done": ("done", "réalisé"),
    # forms of pooling
    "forms_notice": (
        "Forms to be examined with the parties: never legal advice.",
        "Formes à expertiser avec les parties : ceci n'est pas un avis juridique.",
    ),
    "bodies_columns": (
        "The table of existing bodies needs the fields “epci_code” and “body” (fields: {known}).",
        "La table des structures existantes doit avoir les champs « epci_code » et « body » (champs : {known}).",
    ),
    "body_shared": (
        "it exists and the {count} EPCI belong to it: to be considered first",
        "existe déjà, et les {count} EPCI en sont membres : à examiner en premier",
    ),
    "form_groupement_commandes": ("joint procurement (groupement de commandes)", "groupement de commandes"),
    "groupement_commandes_condition": (
        "open to any buyers; the agreement names a coordinator and is signed before the tender",
        "ouvert à tous les acheteurs ; la convention désigne un coordonnateur et se signe avant la consultation",
    ),
    "form_entente": ("entente", "entente"),
    "entente_condition": (
        "open to communes, EPCI and syndicats mixtes; no legal personality, every assembly ratifies; "
        "to be checked: shared attributions",
        "ouverte aux communes, EPCI et syndicats mixtes ; sans personnalité morale, chaque assemblée ratifie ; "
        "à vérifier : des attributions communes",
    ),
    "form_service_unifie": (
        "shared service or provision of services (service unifié, prestation)",
        "service unifié ou prestation de services",
    ),
    "service_unifie_condition": (
        "open between EPCI, one of which carries the service; to be checked: all hold the competence",
        "ouvert entre EPCI, l'un portant le service ; à vérifier : tous détiennent la compétence",
    ),
    "form_syndicat_mixte_ferme": ("closed joint body (syndicat mixte fermé)", "syndicat mixte fermé"),
    "syndicat_mixte_ferme_local": (
        "the applicants are communes or EPCI; to be checked: the competence to transfer",
        "les porteurs sont des communes ou des EPCI ; à vérifier : la compétence à transférer",
    ),
    "syndicat_mixte_ferme_wider": (
        "reserved to communes and EPCI: one of the applicants is a département or a region",
        "réservé aux communes et EPCI : l'un des porteurs est un département ou une région",
    ),
    "syndicat_mixte_ferme_unknown": (
        "reserved to communes and EPCI; to be checked: what each applicant is, which the data do not tell",
        "réservé aux communes et EPCI ; à vérifier : la nature de chaque porteur, que les données ne disent pas",
    ),
    "form_syndicat_mixte_ouvert": ("open joint body (syndicat mixte ouvert)", "syndicat mixte ouvert"),
    "syndicat_mixte_ouvert_local": (
        "would take a département, a region or another public body: the applicants are communes or EPCI",
        "supposerait un département, une région ou un autre organisme public : "
        "les porteurs sont des communes ou des EPCI",
    ),
    "syndicat_mixte_ouvert_wider": (
        "one of the applicants is a département or a region; to be checked: the competence to transfer",
        "l'un des porteurs est un département ou une région ; à vérifier : la compétence à transférer",
    ),
    "syndicat_mixte_ouvert_unknown": (
        "takes a département, a region or another public body; to be checked: what each applicant is, "
        "which the data do not tell",
        "suppose un département, une région ou un autre organisme public ; à vérifier : la nature de chaque porteur, "
        "que les données ne disent pas",
    ),
    "form_petr": ("PETR (pôle d'équilibre territorial et rural)", "PETR (pôle d'équilibre territorial et rural)"),
    "petr_in_one_piece": (
        "the {count} EPCI are in one piece; to be checked: no enclave, none of them in another PETR",
        "les {count} EPCI sont d'un seul tenant ; à vérifier : aucune enclave, aucun n'appartient à un autre PETR",
    ),
    "petr_none_touch": (
        "not in one piece: {names} do not touch each other",
        "pas d'un seul tenant : {names} ne se touchent pas",
    ),
    "petr_one_apart": (
        "not in one piece: {names} touches none of the others",
        "pas d'un seul tenant : {names} ne touche aucun des autres",
    ),
    "petr_some_apart": (
        "not in one piece: {names} touch none of the others",
        "pas d'un seul tenant : {names} ne touchent aucun des autres",
    ),
    "petr_pieces": (
        "not in one piece but in {count}: {pieces}",
        "pas d'un seul tenant, mais en {count} parties : {pieces}",
    ),
    "petr_unknown": (
        "only where the EPCI are in one piece: a boundary is missing, so whether they touch is not known",
        "seulement si les EPCI sont d'un seul tenant : une limite manque, on ne sait pas s'ils se touchent",
    ),
    "form_pole_metropolitain": ("pôle métropolitain", "pôle métropolitain"),
    "pole_population": ("{name} ({number} inhabitants)", "{name} ({number} habitants)"),
    "pole_above": (
        "above {threshold} inhabitants: {names}",
        "plus de {threshold} habitants : {names}",
    ),
    "pole_below": (
        "no EPCI above {threshold} inhabitants, nor above {border} with all in one piece at a foreign border",
        "aucun EPCI de plus de {threshold} habitants, ni de plus de {border} d'un seul tenant à une frontière du pays",
    ),
    "pole_at_the_border": (
        "no EPCI above {threshold} inhabitants; above {border}: {names}, which is enough where it touches another "
        "State and all are in one piece: to be checked",
        "aucun EPCI de plus de {threshold} habitants ; plus de {border} : {names}, ce qui suffit s'il est limitrophe "
        "d'un autre État et l'ensemble d'un seul tenant : à vérifier",
    ),
    "pole_unknown": (
        "needs an EPCI above {threshold} inhabitants: the population of {names} is not known",
        "suppose un EPCI de plus de {threshold} habitants : la population de {names} n'est pas connue",
    ),
    "form_service_commun": ("service commun", "service commun"),
    "service_commun_condition": (
        "between an EPCI and its own communes, never between two EPCI",
        "entre un EPCI et ses propres communes, jamais entre deux EPCI",
    ),
    # how good a portfolio is
    "quality_exact": (
        "{percent} % of the best possible: the exact optimum is known.",
        "{percent} % du meilleur possible : l'optimum exact est connu.",
    ),
    "quality_bound": (
        "At least {percent} % of the best possible: a proven bound over all valid groups.",
        "Au moins {percent} % du meilleur possible : borne prouvée sur tous les groupes valides.",
    ),
    "quality_windows": (
        "{percent} % of the best possible in sampled windows ({projects} projects), where the exact optimum is known.",
        "{percent} % du meilleur possible dans des fenêtres témoins ({projects} projets) à l'optimum exact connu.",
    ),
    "quality_unknown": (
        "How near this is to the best possible could not be established.",
        "L'écart au meilleur possible n'a pas pu être établi.",
    ),
    "quality_cut_short": (
        "The effort left {projects} projects to local search; a larger one solves them exactly, window by window.",
        "L'effort a laissé {projects} projets à la recherche locale ; un effort plus grand les résout exactement, "
        "fenêtre par fenêtre.",
    ),
    # an opportunity explained
    "opportunity_unknown": (
        "There is no opportunity “{value}” among those found; take its opportunity_id from the table of opportunities.",
        "Il n'y a pas d'opportunité « {value} » parmi celles trouvées ; "
        "prenez son opportunity_id dans la table des opportunités.",
    ),
    "member_value": (
        "without it the opportunity would be worth {rest} instead of {value}",
        "sans lui, l'opportunité vaudrait {rest} au lieu de {value}",
    ),
    "member_pair": (
        "without it a single project is left: no opportunity",
        "sans lui, il reste un seul projet : plus d'opportunité",
    ),
    "member_one_epci": (
        "without it the others are of one EPCI: no opportunity",
        "sans lui, les autres sont d'un même EPCI : plus d'opportunité",
    ),
    # near misses
    "miss_no_place": ("takes no part: no place", "hors du calcul : pas de lieu"),
    "miss_at_departement": (
        "takes no part: placed at its département only",
        "hors du calcul : placé à son département seulement",
    ),
    "miss_no_theme": ("takes no part: no theme", "hors du calcul : pas de thème"),
    "miss_no_epci": ("takes no part: no EPCI", "hors du calcul : pas d'EPCI"),
    "miss_no_chosen_theme": ("has none of the themes chosen", "n'a aucun des thèmes choisis"),
    "miss_no_other": (
        "no other project of this call takes part in this part of France",
        "aucun autre projet de cet appel ne participe dans cette partie de la France",
    ),
    "miss_no_shared_theme": ("no shared theme", "aucun thème commun"),
    "miss_same_epci": (
        "same EPCI: an opportunity takes two at least",
        "même EPCI : une opportunité en réunit au moins deux",
    ),
    "miss_too_far": (
        "{value} km > {limit} km: farther than the maximum distance",
        "{value} km > {limit} km : au-delà de la distance maximale",
    ),
    "miss_too_far_opportunity": (
        "{value} km > {limit} km: too far from one of the members",
        "{value} km > {limit} km : trop loin de l'un des membres",
    ),
    "miss_score_below": (
        "score {value} < {limit}: below the minimum score",
        "score {value} < {limit} : sous le score minimal",
    ),
    "miss_score_below_opportunity": (
        "score {value} < {limit} with one of the members",
        "score {value} < {limit} avec l'un des membres",
    ),
    "miss_no_common_theme": (
        "has no theme that all the members share",
        "n'a aucun thème commun à tous les membres",
    ),
    "miss_opportunity_full": (
        "opportunity full: {value} members of {limit}",
        "opportunité complète : {value} membres sur {limit}",
    ),
    "miss_worth_less": (
        "the two would be worth {value}, no more than {limit}",
        "les deux vaudraient {value}, pas plus que {limit}",
    ),
    "miss_worth_less_opportunity": (
        "would be worth {value} with this project, {limit} without: its members fit each other better",
        "vaudrait {value} avec ce projet, {limit} sans : ses membres vont mieux ensemble",
    ),
    "miss_not_found": (
        "keeps every rule: the two would be worth {value} instead of {limit}; raise the effort of the search",
        "respecte toutes les règles : les deux vaudraient {value} au lieu de {limit} ; augmentez l'effort de recherche",
    ),
    "miss_not_found_opportunity": (
        "keeps every rule: would be worth {value} instead of {limit} with this project; raise the effort of the search",
        "respecte toutes les règles : vaudrait {value} au lieu de {limit} avec ce projet ; "
        "augmentez l'effort de recherche",
    ),
    # one project
    "project_unknown": (
        "There is no project “{value}” in the table; write a project_id as it stands there.",
        "Il n'y a pas de projet « {value} » dans la table ; écrivez un project_id tel qu'il y figure.",
    ),
    "project_no_place": (
        "The project “{value}” takes no part: it has no place. Give it a geometry.",
        "Le projet « {value} » est hors du calcul : il n'a pas de lieu. Donnez-lui une géométrie.",
    ),
    "project_at_departement": (
        "The project “{value}” takes no part: it is placed at its département only. Give it its commune or EPCI.",
        "Le projet « {value} » est hors du calcul : il est placé à son département seulement. "
        "Donnez-lui sa commune ou son EPCI.",
    ),
    "project_no_theme": (
        "The project “{value}” takes no part: it has no theme. Fill in the field themes.",
        "Le projet « {value} » est hors du calcul : il n'a pas de thème. Remplissez le champ themes.",
    ),
    "project_no_epci": (
        "The project “{value}” takes no part: it has no EPCI. Fill in the field epci_code, "
        "or load the territories around it.",
        "Le projet « {value} » est hors du calcul : il n'a pas d'EPCI. Remplissez le champ epci_code, "
        "ou chargez les territoires qui l'entourent.",
    ),
    "partner_retained": (
        "retained: score {value} for a minimum of {limit}",
        "retenu : score {value} pour un minimum de {limit}",
    ),
    "partner_to_examine": (
        "to be examined: score {value} for a minimum of {limit}; other weights could retain it",
        "à examiner : score {value} pour un minimum de {limit} ; d'autres poids pourraient le retenir",
    ),
    "partner_below": (
        "below: score {value} for a minimum of {limit}",
        "en dessous : score {value} pour un minimum de {limit}",
    ),
    "partner_same_epci": (
        "same EPCI: with a third project of another EPCI only",
        "même EPCI : seulement avec un troisième projet d'un autre EPCI",
    ),
}
