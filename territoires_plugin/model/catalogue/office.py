"""The office's GeoPackage."""

from __future__ import annotations

# code: (English, French). Parameters in braces are given by whoever uses the code.
OFFICE: dict[str, tuple[str, str]] = {
    "office_folder": (
        "{file}: the folder cannot be written to ({value}). Choose a folder in which you may create files.",
        "{file} : impossible d'écrire dans le dossier ({value}). "
        "Choisissez un dossier où vous pouvez créer des fichiers.",
    ),
    "office_read_only": (
        "{file}: the file or its folder is read-only. "
        "Take the write protection away, or work on a copy in a folder of your own.",
        "{file} : le fichier ou son dossier est en lecture seule. "
        "Retirez la protection en écriture, ou travaillez sur une copie dans un dossier à vous.",
    ),
    "office_no_geopackage": (
        "{file}: not a GeoPackage. Choose another file, or move this one away so that a new one can be created.",
        "{file} : ce n'est pas un GeoPackage. "
        "Choisissez un autre fichier, ou déplacez celui-ci pour qu'un nouveau puisse être créé.",
    ),
    "office_locked": (
        "{file}: another program is writing to the file. Let it finish or close it, then try again.",
        "{file} : un autre programme écrit dans le fichier. Laissez-le finir ou fermez-le, puis réessayez.",
    ),
    "office_table": (
        "{file}: its table {table} is not one of the plugin's, the field {field} is missing. "
        "Rename that table, or choose another file.",
        "{file} : sa table {table} n'est pas celle de l'extension, le champ {field} manque. "
        "Renommez cette table, ou choisissez un autre fichier.",
    ),
    "office_foreign": (
        "{file}: its table {table} was not made by the desk, which leaves it as it is. "
        "Rename that table, or choose another file.",
        "{file} : sa table {table} n'a pas été créée par l'extension, qui n'y touche pas. "
        "Renommez cette table, ou choisissez un autre fichier.",
    ),
    "office_value": (
        "{file}, table {table}, row {row}: the field {field} holds “{value}”; it may hold {known}. Correct that row.",
        "{file}, table {table}, ligne {row} : le champ {field} contient « {value} » ; "
        "il peut contenir {known}. Corrigez cette ligne.",
    ),
    "project_gone": (
        "No longer in the source: moved to the table “gone” of the office file.",
        "Ne figure plus dans la source : déplacé dans la table « gone » du fichier du bureau.",
    ),
    "other_call_stays": (
        "The source does not speak of the call “{value}”: its projects stay, {count} of them.",
        "La source ne parle pas de l'appel « {value} » : ses projets restent, au nombre de {count}.",
    ),
    "calls_share_ids": (
        "The source's call “{call}” gives {count} of its projects the {field} of a project of “{known}”, with another "
        "title at another place, such as “{value}”: they would take the place of those. Import it into another file; "
        "or under the name “{known}”, if it is the same call.",
        "L'appel « {call} » de la source donne à {count} de ses projets le {field} d'un projet de « {known} », sous un "
        "autre titre et à un autre endroit, par exemple « {value} » : ils prendraient leur place. Importez-le dans un "
        "autre fichier, ou sous le nom « {known} » s'il s'agit du même appel.",
    ),
    "place_made_point": (
        "Its shape was made a point: the projects of the source are points, and one layer holds one kind.",
        "Sa forme est devenue un point : les projets de la source sont des points, et une couche n'en contient "
        "qu'une sorte.",
    ),
    "project_stays_deleted": (
        "Deleted from the layer by hand, still in the source: it stays away. To have it back, import into a new file.",
        "Supprimé de la couche à la main, encore dans la source : il reste supprimé. "
        "Pour le retrouver, importez dans un nouveau fichier.",
    ),
    "correction_kept": (
        "“{field}” was corrected by hand: the correction stays.",
        "« {field} » a été corrigé à la main : la correction est conservée.",
    ),
    "correction_against_source": (
        "“{field}” was corrected by hand to “{known}”, which stays; the source now says “{value}”. "
        "Edit the layer to take the source's value.",
        "« {field} » a été corrigé à la main en « {known} », conservé ; la source indique maintenant « {value} ». "
        "Modifiez la couche pour prendre la valeur de la source.",
    ),
    "place_correction_kept": (
        "The place was corrected by hand, and stays; the source now gives another one. Move the project in the layer "
        "to take it.",
        "L'emplacement a été corrigé à la main et est conservé ; la source en donne maintenant un autre. "
        "Déplacez le projet dans la couche pour le prendre.",
    ),
}
