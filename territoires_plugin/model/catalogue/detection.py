"""How the columns of a source were recognised, and what could not be decided."""

from __future__ import annotations

# code: (English, French). Parameters in braces are given by whoever uses the code.
DETECTION: dict[str, tuple[str, str]] = {
    # reasons
    "column_own": ("It bears the target's name.", "Elle porte le nom attendu."),
    "column_known_format": (
        "The format is known: this column always holds it.",
        "Le format est connu : cette colonne le contient toujours.",
    ),
    "column_by_name": ("By its name: “{phrase}”.", "Par son nom : « {phrase} »."),
    "seen_unique": ("Every row has a value of its own.", "Chaque ligne a sa propre valeur."),
    "seen_nearly_unique": (
        "{share} % of the values are distinct; rows that repeat one are rejected.",
        "{share} % des valeurs sont distinctes ; les lignes qui en répètent une sont rejetées.",
    ),
    "seen_titles": ("Short texts, different from row to row.", "Des textes courts, différents d'une ligne à l'autre."),
    "seen_long_texts": ("Long texts.", "Des textes longs."),
    "seen_organisations": (
        "{share} % of the values name an organisation.",
        "{share} % des valeurs nomment un organisme.",
    ),
    "seen_sirets": (
        "{share} % of the values are valid SIREN or SIRET.",
        "{share} % des valeurs sont des SIREN ou SIRET valides.",
    ),
    "seen_epci": ("{share} % of the values are SIREN of EPCI.", "{share} % des valeurs sont des SIREN d'EPCI."),
    "seen_communes": (
        "{share} % of the values are INSEE codes of communes.",
        "{share} % des valeurs sont des codes INSEE de communes.",
    ),
    "seen_places": (
        "{share} % of the values are codes of communes, EPCI or départements.",
        "{share} % des valeurs sont des codes de communes, d'EPCI ou de départements.",
    ),
    "seen_departements": ("{share} % of the values are départements.", "{share} % des valeurs sont des départements."),
    "seen_postcodes": ("{share} % of the values are postcodes.", "{share} % des valeurs sont des codes postaux."),
    "seen_place_names": (
        "{share} % of the values are names of communes or EPCI.",
        "{share} % des valeurs sont des noms de communes ou d'EPCI.",
    ),
    "seen_coordinates": (
        "{share} % of the values are coordinates in France.",
        "{share} % des valeurs sont des coordonnées en France.",
    ),
    "seen_wkt": ("{share} % of the values are geometries (WKT).", "{share} % des valeurs sont des géométries (WKT)."),
    "seen_amounts": ("{share} % of the values are amounts.", "{share} % des valeurs sont des montants."),
    "seen_dates": ("{share} % of the values are dates.", "{share} % des valeurs sont des dates."),
    "seen_words": ("{share} % of the words are known.", "{share} % des mots sont connus."),
    "column_by_position_first": ("It is the first column.", "C'est la première colonne."),
    "column_by_position_pair": (
        "Longitude and latitude stand side by side.",
        "Longitude et latitude sont côte à côte.",
    ),
    "column_by_position_group": ("It belongs to the place's code.", "Elle va avec le code du lieu."),
    "column_by_position_name": ("It stands beside the place's name.", "Elle est à côté du nom du lieu."),
    "column_short_description": (
        "There is no title, and the descriptions are short.",
        "Il n'y a pas d'intitulé, et les descriptions sont courtes.",
    ),
    "column_authorities": (
        "There is no applicant; communes and EPCI stand in one column.",
        "Il n'y a pas de porteur ; communes et EPCI figurent dans une même colonne.",
    ),
    # what stays undecided
    "undecided_identifier": (
        "project_id: no column surely tells one project from another ({candidates}).",
        "project_id : aucune colonne ne distingue sûrement un projet d'un autre ({candidates}).",
    ),
    "undecided_place": (
        "Place: no column surely tells where the projects are ({candidates}).",
        "Lieu : aucune colonne ne dit sûrement où sont les projets ({candidates}).",
    ),
    "undecided_rivals": (
        "{field}: several columns fit nearly as well ({candidates}).",
        "{field} : plusieurs colonnes conviennent presque autant ({candidates}).",
    ),
    "undecided_meaning": (
        "{field}: one column fits both ({candidates}).",
        "{field} : une même colonne convient aux deux ({candidates}).",
    ),
    # the import
    "mapping_unsure": (
        "{file}: its columns could not be recognised with certainty. Undecided: {undecided}. Its columns are: {known}. "
        "Say what they hold in the import window, or in a mapping (MAPPING; manual: Columns of your file).",
        "{file} : ses colonnes n'ont pas pu être reconnues avec certitude. À décider : {undecided}. "
        "Ses colonnes sont : {known}. Dites ce qu'elles contiennent dans la fenêtre d'import, "
        "ou dans une correspondance (MAPPING ; manuel : Colonnes de votre fichier).",
    ),
    "column_detected": (
        "{field}: taken from the column “{value}” (sure to {confidence} %). A mapping (MAPPING) corrects it.",
        "{field} : lu dans la colonne « {value} » (sûr à {confidence} %). Une correspondance (MAPPING) le corrige.",
    ),
    "column_undecided": (
        "{sentence} It is left out; a mapping (MAPPING) decides it.",
        "{sentence} Ce champ est laissé vide ; une correspondance (MAPPING) en décide.",
    ),
    "column_left_out": (
        "{field}: left out, for the columns hold but the centre of each commune or EPCI, which its code tells already.",
        "{field} : non lu, car ces colonnes ne donnent que le centre de chaque commune ou EPCI, que son code dit déjà.",
    ),
    "themes_not_found": (
        "No column of themes was recognised: projects without a theme take no part in pooling. "
        "Name it in a mapping (MAPPING), or give themes afterwards.",
        "Aucune colonne de thèmes n'a été reconnue : sans thème, un projet ne participe pas à la mutualisation. "
        "Indiquez-la dans une correspondance (MAPPING), ou donnez les thèmes ensuite.",
    ),
    "word_detected": (
        "{field}: “{value}” is read as {codes}. A mapping corrects it, under [values.{field}].",
        "{field} : « {value} » est lu {codes}. Une correspondance le corrige, sous [values.{field}].",
    ),
    "constant_detected": (
        "{field}: {value} for every row, as the format means.",
        "{field} : {value} pour toutes les lignes, comme le veut le format.",
    ),
    # the mapping that is saved
    "mapping_comment": ("Mapping found for {file} on {date}", "Correspondance trouvée pour {file} le {date}"),
    "mapping_unwritable": (
        "{file}: the mapping cannot be written ({value}). Choose a folder in which you may write.",
        "{file} : la correspondance ne peut pas être écrite ({value}). Choisissez un dossier où vous pouvez écrire.",
    ),
}
