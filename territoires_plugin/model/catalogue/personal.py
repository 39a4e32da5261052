"""Personal data: what was left out, what was kept, what stands in its place."""

from __future__ import annotations

# code: (English, French). Parameters in braces are given by whoever uses the code.
PERSONAL: dict[str, tuple[str, str]] = {
    "masked_email": ("[e-mail address masked]", "[e-mail masqué]"),
    "masked_telephone": ("[telephone masked]", "[téléphone masqué]"),
    "personal_name": ("names of people", "des noms de personnes"),
    "personal_email": ("e-mail addresses", "des adresses e-mail"),
    "personal_telephone": ("telephone numbers", "des numéros de téléphone"),
    "personal_birth_date": ("dates or places of birth", "des dates ou lieux de naissance"),
    "personal_address": ("addresses of people", "des adresses de personnes"),
    "personal_bank_account": ("bank accounts", "des comptes bancaires"),
    "personal_signature": ("signatures", "des signatures"),
    "personal_identity": ("identity papers or numbers", "des pièces ou numéros d'identité"),
    "personal_siret": ("SIRET of natural persons", "des SIRET de personnes physiques"),
    "personal_declared": ("personal data", "des données personnelles"),
    "personal_left_out": (
        "The column “{name}” holds {kind}: it was not read, and “{field}” stays empty. "
        'To keep it, write keep = ["{name}"] under [personal] in the mapping.',
        "La colonne « {name} » contient {kind} : elle n'a pas été lue et « {field} » reste vide. "
        'Pour la garder, écrivez keep = ["{name}"] sous [personal] dans la correspondance.',
    ),
    "personal_kept": (
        "“{field}” holds {kind} of the column “{name}”, kept as the mapping asks: personal data, to be used inside "
        "the office alone.",
        "« {field} » contient {kind} de la colonne « {name} », gardés comme le demande la correspondance : "
        "données personnelles, réservées à l'usage interne.",
    ),
    "personal_id": (
        "{file}: the column “{name}”, by which the projects are known, holds personal data. Name another one as "
        'project_id in the mapping, or write keep = ["{name}"] under [personal].',
        "{file} : la colonne « {name} », qui identifie les projets, contient des données personnelles. Indiquez-en "
        'une autre comme project_id dans la correspondance, ou écrivez keep = ["{name}"] sous [personal].',
    ),
    "id_personal": (
        "Row {row}: the identifier is an e-mail address. Give the project another one, or write "
        'keep = ["{name}"] under [personal] in the mapping.',
        "Ligne {row} : l'identifiant est une adresse e-mail. Donnez-en un autre au projet, ou écrivez "
        'keep = ["{name}"] sous [personal] dans la correspondance.',
    ),
    "person_left_out": (
        "Row {row}: the applicant is a natural person: {fields} left out. "
        "To keep it, name the column under [personal] in the mapping.",
        "Ligne {row} : le porteur est une personne physique : {fields} n'est pas repris. "
        "Pour le garder, nommez la colonne sous [personal] dans la correspondance.",
    ),
    "contact_left_out": (
        "Row {row}: “{field}” holds nothing but an e-mail address or a telephone number, and was left out.",
        "Ligne {row} : « {field} » ne contient qu'une adresse e-mail ou un numéro de téléphone, non repris.",
    ),
    "contact_in_text": (
        "Row {row}: the text of “{field}” holds an e-mail address or a telephone number: masked in public exports. "
        "Take it out of the source if it does not belong there.",
        "Ligne {row} : le texte de « {field} » contient une adresse e-mail ou un numéro de téléphone, masqué dans les "
        "exports publics. Retirez-le de la source s'il n'a pas à y figurer.",
    ),
}
