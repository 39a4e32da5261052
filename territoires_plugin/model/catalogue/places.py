"""Where a row is by its names and its address, and what keeps a project out of pooling."""

from __future__ import annotations

# code: (English, French). Parameters in braces are given by whoever uses the code.
PLACES: dict[str, tuple[str, str]] = {
    "collectivites_joined": (
        "The places of the projects are those of their {count} collectivités in the file “{value}” beside it.",
        "Les lieux des projets sont ceux de leurs {count} collectivités, dans le fichier « {value} » voisin.",
    ),
    "collectivite_unknown": (
        "Row {row}: the collectivité “{value}” is not in “{file}”; add it there, or take it out of collectiviteIds.",
        "Ligne {row} : la collectivité « {value} » n'est pas dans « {file} » ; ajoutez-la, ou ôtez-la de "
        "collectiviteIds.",
    ),
    "name_unknown": (
        "Row {row}: {field} “{value}” is the name of no commune, EPCI or département. "
        "Write its official name, or give the INSEE code of the commune in a column of its own (commune_code).",
        "Ligne {row} : {field} « {value} » n'est le nom d'aucune commune, d'aucun EPCI ni département. "
        "Écrivez son nom officiel, ou donnez le code INSEE de la commune dans une colonne à part (commune_code).",
    ),
    "name_ambiguous": (
        "Row {row}: {field} “{value}” is the name of several places: {candidates}. "
        "Add the département or the postcode behind the name, or give the INSEE code of the commune in a column of its "
        "own (commune_code).",
        "Ligne {row} : {field} « {value} » est le nom de plusieurs lieux : {candidates}. "
        "Ajoutez le département ou le code postal derrière le nom, ou donnez le code INSEE de la commune dans une "
        "colonne à part (commune_code).",
    ),
    "name_elsewhere": (
        "Row {row}: {field} “{value}” is no place in the département that the row tells ({departement}), "
        "but the name of: {candidates}. Correct the name or the département.",
        "Ligne {row} : {field} « {value} » n'est pas un lieu du département indiqué ({departement}), "
        "mais le nom de : {candidates}. Corrigez le nom ou le département.",
    ),
    "placed_at_applicant": (
        "Row {row}: “{value}” leads to no place; the project stands where its applicant is, in {name}. "
        "If that is wrong, correct the place.",
        "Ligne {row} : « {value} » ne mène à aucun lieu ; le projet est placé chez son porteur, à {name}. "
        "Si c'est faux, corrigez le lieu.",
    ),
    "name_repaired": (
        "Row {row}: {field} “{value}” is read as {place}. Check the spelling.",
        "Ligne {row} : {field} « {value} » est lu {place}. Vérifiez l'orthographe.",
    ),
    "name_chosen": (
        "Row {row}: {field} “{value}” is taken for {place}, where the row's EPCI or applicant is; "
        "not for {candidates}. If that is wrong, add the département or the postcode.",
        "Ligne {row} : {field} « {value} » est compris comme {place}, là où est l'EPCI ou le porteur de la ligne ; "
        "et non {candidates}. Si c'est faux, ajoutez le département ou le code postal.",
    ),
    "postcode_unknown": (
        "Row {row}: {field} “{value}” is no French postcode and is left out. Write five digits, as text.",
        "Ligne {row} : {field} « {value} » n'est pas un code postal français et est laissé de côté. "
        "Écrivez cinq chiffres, en texte.",
    ),
    "coordinates_far_from_name": (
        "Row {row}: the coordinates {coordinates} are {distance} km from {name} ({value}), which the row names; "
        "the coordinates are followed. Correct one of the two.",
        "Ligne {row} : les coordonnées {coordinates} sont à {distance} km de {name} ({value}), que la ligne nomme ; "
        "les coordonnées l'emportent. Corrigez l'un des deux.",
    ),
    "address_not_found": (
        "Row {row}: {field} “{value}” was not found with enough certainty (score {score}) and is left out. "
        "Complete it with the postcode and the commune, or give coordinates.",
        "Ligne {row} : {field} « {value} » n'a pas été trouvée avec assez de certitude (score {score}) et est laissée "
        "de côté. Complétez-la par le code postal et la commune, ou donnez des coordonnées.",
    ),
    "address_contradicts": (
        "Row {row}: {field} “{value}” was found in {place}, which is not where the row says; it is left out. "
        "Correct one of the two.",
        "Ligne {row} : {field} « {value} » a été trouvée à {place}, ce qui n'est pas là où le dit la ligne ; "
        "elle est laissée de côté. Corrigez l'un des deux.",
    ),
    "addresses_unasked": (
        "{count} addresses were not looked up, for the geocoder did not answer ({value}). "
        "Check the network, then import again; their rows are placed by their codes and names.",
        "{count} adresses n'ont pas été cherchées, car le géocodeur n'a pas répondu ({value}). "
        "Vérifiez le réseau, puis importez de nouveau ; leurs lignes sont placées par leurs codes et leurs noms.",
    ),
    "geocoder_failed": (
        "The geocoder did not answer ({value}). Check the network, then try again.",
        "Le géocodeur n'a pas répondu ({value}). Vérifiez le réseau, puis réessayez.",
    ),
    "several_epci": (
        "Row {row}: the project lies in several EPCI: {shares}. It counts in {name}. "
        "Give the code of a single commune to choose another.",
        "Ligne {row} : le projet est dans plusieurs EPCI : {shares}. Il compte dans {name}. "
        "Donnez le code d'une seule commune pour en choisir un autre.",
    ),
    "applicant_wider": (
        "Row {row}: the applicant “{value}” is {kind}, wider than an EPCI; "
        "the project counts in the place that the row names.",
        "Ligne {row} : le porteur « {value} » est {kind}, plus large qu'un EPCI ; "
        "le projet compte dans le lieu que la ligne nomme.",
    ),
    "applicant_out_of_pooling": (
        "Row {row}: the applicant “{value}” is {kind}, wider than an EPCI; the project is kept, placed at the "
        "département's precision, and takes no part in pooling. Name its communes to have it take part.",
        "Ligne {row} : le porteur « {value} » est {kind}, plus large qu'un EPCI ; le projet est gardé, placé à la "
        "précision du département, et ne participe pas à la mutualisation. Nommez ses communes pour qu'il participe.",
    ),
    "wider_syndicat": ("a syndicat", "un syndicat"),
    "wider_petr": ("a PETR", "un PETR"),
    "wider_departement": ("a département", "un département"),
}
