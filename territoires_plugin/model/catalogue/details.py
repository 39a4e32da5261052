"""What is said of one opportunity and of one project on screen."""

from __future__ import annotations

# code: (English, French). Parameters in braces are given by whoever uses the code.
DETAILS: dict[str, tuple[str, str]] = {
    "status_draft": ("draft", "brouillon"),
    "status_submitted": ("submitted", "déposé"),
    "status_under_review": ("under review", "en instruction"),
    "status_accepted": ("accepted", "accepté"),
    "status_rejected": ("rejected", "refusé"),
    "status_dropped": ("dropped", "abandonné"),
    "weakest_pair": (
        "Weakest pair: “{first}” and “{second}”, {distance} km apart, score {score}.",
        "Paire la plus faible : « {first} » et « {second} », à {distance} km, score {score}.",
    ),
    # where one project stands
    "place_inside": ("In opportunity {rank}: {title}.", "Dans l'opportunité {rank} : {title}."),
    "place_near_opportunity": (
        "In no opportunity. The nearest is {rank}, {title}: {reason}",
        "Dans aucune opportunité. La plus proche est la {rank}, {title} : {reason}",
    ),
    "place_near_project": (
        "In no opportunity. The nearest project is “{title}”: {reason}",
        "Dans aucune opportunité. Le projet le plus proche est « {title} » : {reason}",
    ),
    "place_nobody": ("In no opportunity: {reason}", "Dans aucune opportunité : {reason}"),
    # what would have to change
    "miss_with": ("with “{title}”: {reason}", "avec « {title} » : {reason}"),
    "change_too_far": (
        "It would take a maximum distance of {number} km.",
        "Il faudrait une distance maximale de {number} km.",
    ),
    "change_score_below": (
        "It would take a minimum score of {number}.",
        "Il faudrait un score minimal de {number}.",
    ),
    "change_opportunity_full": (
        "It would take a maximum of {number} members.",
        "Il faudrait un maximum de {number} membres.",
    ),
    "change_theme": (
        "It would take a theme that all share.",
        "Il faudrait un thème commun à tous.",
    ),
    "change_same_epci": (
        "It would take a third project, of another EPCI.",
        "Il faudrait un troisième projet, d'un autre EPCI.",
    ),
}
