"""Filters, and what they show in one sentence."""

from __future__ import annotations

# code: (English, French). Parameters in braces are given by whoever uses the code.
FILTERS: dict[str, tuple[str, str]] = {
    "filter_invalid": (
        "“{value}” is no filter that can be read; choose its conditions again and save it anew.",
        "« {value} » n'est pas un filtre lisible ; choisissez à nouveau ses critères et enregistrez-le.",
    ),
    # what a project does not tell
    "untold": ("not given", "non renseigné"),
    # the sentence
    "filter_none": ("All projects ({total})", "Tous les projets ({total})"),
    "filter_project": ("{shown} of {total} project: {conditions}", "{shown} projet sur {total} : {conditions}"),
    "filter_projects": ("{shown} of {total} projects: {conditions}", "{shown} projets sur {total} : {conditions}"),
    "filter_and": ("{first}; {last}", "{first} ; {last}"),
    "filter_or": ("{first} or {last}", "{first} ou {last}"),
    "filter_others": ("{first} … and {count} others", "{first} … et {count} autres"),
    "filter_themes": ("theme {names}", "thème {names}"),
    "filter_pillars": ("pillar {names}", "pilier {names}"),
    "filter_stakes": ("stake {names}", "enjeu {names}"),
    "filter_stages": ("stage {names}", "stade {names}"),
    "filter_statuses": ("status {names}", "statut {names}"),
    "filter_epci": ("EPCI {names}", "EPCI {names}"),
    "filter_departements": ("département {names}", "département {names}"),
    "filter_budget": ("budget from {low} to {high}", "budget de {low} à {high}"),
    "filter_budget_from": ("budget of at least {low}", "budget d'au moins {low}"),
    "filter_budget_to": ("budget of at most {high}", "budget d'au plus {high}"),
    "filter_text": ("text “{value}”", "texte « {value} »"),
    "euros": ("€{amount}", "{amount}\u00a0€"),
    "layer_no_projects": (
        "The layer has no field {fields}: it is not one of projects. Choose another one, or import its file with "
        "“Import applications”.",
        "La couche n'a pas de champ {fields} : ce n'est pas une couche de projets. Choisissez-en une autre, ou "
        "importez son fichier par « Importer des candidatures ».",
    ),
}
