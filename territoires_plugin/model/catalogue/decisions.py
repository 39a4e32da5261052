"""What the engine says of pools that people keep, reject or make by hand."""

from __future__ import annotations

# code: (English, French). Parameters in braces are given by whoever uses the code.
DECISIONS: dict[str, tuple[str, str]] = {
    # kept opportunities that do not come out as they were
    "unmet_reduced": (
        "Kept without {missing}, which takes no part any more or stands in another kept opportunity: {left} remain.",
        "Conservée sans {missing}, qui ne participe plus ou figure dans une autre opportunité conservée : "
        "il reste {left}.",
    ),
    "unmet_gone": (
        "No longer kept: {missing} takes no part any more or stands in another kept opportunity, and what remains "
        "is not two projects of two EPCI.",
        "N'est plus conservée : {missing} ne participe plus ou figure dans une autre opportunité conservée, "
        "et il ne reste pas deux projets de deux EPCI.",
    ),
    "unmet_no_pool": (
        "Not kept: {asked} are not two projects of two EPCI.",
        "Non conservée : {asked} ne sont pas deux projets de deux EPCI.",
    ),
    "unmet_others": ("{count} others", "{count} autres"),
    # near misses
    "miss_not_among": (
        "is not one of the projects chosen for the suggestion",
        "ne fait pas partie des projets retenus pour la suggestion",
    ),
    "miss_candidate_not_among": (
        "keeps every rule, but is not one of the projects chosen for the suggestion",
        "respecte toutes les règles, mais ne fait pas partie des projets retenus pour la suggestion",
    ),
    "miss_kept_apart": (
        "these two were rejected together",
        "ces deux projets ont été rejetés ensemble",
    ),
    "miss_kept_apart_opportunity": (
        "was rejected together with one of the members",
        "a été rejeté avec l'un des membres",
    ),
    "miss_kept_as_it_stands": (
        "this opportunity was kept as it stands",
        "cette opportunité a été conservée telle quelle",
    ),
    # opportunities made by hand
    "broken_too_far": (
        "{value} km > {limit} km: two members are farther apart than the maximum distance.",
        "{value} km > {limit} km : deux membres sont au-delà de la distance maximale.",
    ),
    "broken_score_below": (
        "Score {value} < {limit}: two members are below the minimum score.",
        "Score {value} < {limit} : deux membres sont sous le score minimal.",
    ),
    "broken_too_many_members": (
        "{value} members for a maximum of {limit}.",
        "{value} membres pour un maximum de {limit}.",
    ),
    "broken_one_epci": (
        "Two EPCI at least: here {value}.",
        "Au moins deux EPCI : ici {value}.",
    ),
    "broken_no_common_theme": (
        "The members share no theme, or none of those chosen.",
        "Les membres n'ont aucun thème commun, ou aucun de ceux choisis.",
    ),
    "broken_several_calls": (
        "The members belong to {value} different calls.",
        "Les membres relèvent de {value} appels différents.",
    ),
}
