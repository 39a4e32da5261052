"""Settings of the pooling, the engine, its titles and rationales."""

from __future__ import annotations

# code: (English, French). Parameters in braces are given by whoever uses the code.
ENGINE: dict[str, tuple[str, str]] = {
    # settings of the pooling
    "setting_invalid": (
        "{field} is {value}, outside what is possible; choose a distance above 0 m, "
        "at least 2 members, a score from 0 to 100, an effort from 0 up.",
        "{field} vaut {value}, hors du possible ; choisissez une distance supérieure à 0 m, "
        "au moins 2 membres, un score de 0 à 100, un effort à partir de 0.",
    ),
    "weights_form": (
        "WEIGHTS: “{value}” is not of the form name=number; write for example proximity=3;theme=2.",
        "WEIGHTS : « {value} » n'est pas de la forme nom=nombre ; écrivez par exemple proximity=3;theme=2.",
    ),
    "weight_unknown": (
        "WEIGHTS: there is no component “{value}”; use one of: {known}.",
        "WEIGHTS : il n'y a pas de critère « {value} » ; utilisez l'un de : {known}.",
    ),
    "weight_invalid": (
        "WEIGHTS: {field} is {value}; a weight is a number from 0 to 1,000,000.",
        "WEIGHTS : {field} vaut {value} ; un poids est un nombre de 0 à 1 000 000.",
    ),
    "weights_all_zero": (
        "WEIGHTS: every weight is 0; give at least one component a weight above 0.",
        "WEIGHTS : tous les poids valent 0 ; donnez à au moins un critère un poids supérieur à 0.",
    ),
    # optional tables
    "cooperation_columns": (
        "The table of cooperation has no fields epci_code and body (fields: {known}); give it one row for each EPCI "
        "in each body: epci_code (SIREN) and body (name of the syndicat, PETR, SCoT …).",
        "La table des coopérations n'a pas les champs epci_code et body (champs : {known}) ; donnez-lui une ligne par "
        "EPCI et par structure : epci_code (SIREN) et body (nom du syndicat, PETR, SCoT …).",
    ),
    "travel_columns": (
        "The table of travel times has no fields from_commune, to_commune and minutes (fields: {known}); give it one "
        "row for each way: two INSEE codes and the minutes between them.",
        "La table des temps de trajet n'a pas les champs from_commune, to_commune et minutes (champs : {known}) ; "
        "donnez-lui une ligne par trajet : deux codes INSEE et les minutes qui les séparent.",
    ),
    "travel_value": (
        "Travel times, row {row}: {field} is “{value}”; write an INSEE code for each commune and 0 or more minutes, "
        "or leave the minutes empty.",
        "Temps de trajet, ligne {row} : {field} vaut « {value} » ; écrivez un code INSEE pour chaque commune et un "
        "nombre de minutes d'au moins 0, ou laissez les minutes vides.",
    ),
    # engine
    "column_missing": (
        "The projects have no field “{field}” (fields: {known}). Import them with territoires:importprojects first.",
        "Les projets n'ont pas de champ « {field} » (champs : {known}). "
        "Importez-les d'abord avec territoires:importprojects.",
    ),
    "project_id_missing": (
        "Row {row}: field project_id is empty; give every project an identifier of its own.",
        "Ligne {row} : le champ project_id est vide ; donnez à chaque projet son propre identifiant.",
    ),
    "project_id_repeated": (
        "Row {row}: project_id “{value}” stands in row {other} already; give every project an identifier of its own.",
        "Ligne {row} : le project_id « {value} » figure déjà en ligne {other} ; "
        "donnez à chaque projet son propre identifiant.",
    ),
    "project_id_separator": (
        "Row {row}: project_id “{value}” holds a “;”, which joins several ids; write “_” in its place.",
        "Ligne {row} : le project_id « {value} » contient un « ; », qui sépare plusieurs identifiants ; "
        "écrivez « _ » à la place.",
    ),
    "theme_unknown": (
        "THEMES: there is no theme “{value}”; join several by “;”. The themes are: {known}.",
        "THEMES : il n'y a pas de thème « {value} » ; séparez-en plusieurs par « ; ». Les thèmes sont : {known}.",
    ),
    "title": ("{themes}: {names}", "{themes} : {names}"),
    "title_others": ("{themes}: {names} and {count} other EPCI", "{themes} : {names} et {count} autres EPCI"),
    "title_no_theme": ("No shared theme", "Sans thème commun"),
    "and": ("{first} and {last}", "{first} et {last}"),
    "quoted": ("“{text}”", "« {text} »"),
    "rationale_no_theme": (
        "{count} projects of {epci} EPCI ({names}) share no theme and are at most {distance} km apart.",
        "{count} projets de {epci} EPCI ({names}) n'ont aucun thème commun et sont distants de {distance} km au plus.",
    ),
    "rationale_theme": (
        "{count} projects of {epci} EPCI ({names}) share the theme {themes} and are at most {distance} km apart.",
        "{count} projets de {epci} EPCI ({names}) partagent le thème {themes} "
        "et sont distants de {distance} km au plus.",
    ),
    "rationale_themes": (
        "{count} projects of {epci} EPCI ({names}) share the themes {themes} and are at most {distance} km apart.",
        "{count} projets de {epci} EPCI ({names}) partagent les thèmes {themes} "
        "et sont distants de {distance} km au plus.",
    ),
    "rationale_contiguous": (
        "The EPCI are in one piece, side by side.",
        "Les EPCI sont d'un seul tenant.",
    ),
    "rationale_apart": (
        "The EPCI are not in one piece.",
        "Les EPCI ne sont pas d'un seul tenant.",
    ),
    "rationale_contact_unknown": (
        "Whether the EPCI touch is not known.",
        "On ne sait pas si les EPCI se touchent.",
    ),
    "rationale_score": (
        "Score {score} out of 100: {parts}. A lead to be examined.",
        "Score de {score} sur 100 : {parts}. Piste à expertiser.",
    ),
    "rationale_score_none": (
        "Score {score} out of 100. A lead to be examined.",
        "Score de {score} sur 100. Piste à expertiser.",
    ),
    "rationale_between": ("; ", " ; "),
    "component_proximity": ("proximity", "proximité"),
    "component_theme": ("themes", "thèmes"),
    "component_contiguity": ("contiguity", "contiguïté"),
    "component_text": ("subject", "sujet"),
    "component_time": ("calendar", "calendrier"),
    "component_maturity": ("maturity", "maturité"),
    "component_balance": ("balance", "équilibre"),
    "component_cooperation": ("cooperation", "coopération"),
}
