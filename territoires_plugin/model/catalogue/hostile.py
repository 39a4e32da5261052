"""Files that are broken, absurd or dangerous, and values that only look like ones."""

from __future__ import annotations

# code: (English, French). Parameters in braces are given by whoever uses the code.
HOSTILE: dict[str, tuple[str, str]] = {
    # workbooks
    "workbook_too_large": (
        "{file}: once unpacked it holds more than {most} MB, which no table of applications does, and it is not "
        "opened. If it comes from a source you trust, save the sheet of the projects as CSV in UTF-8.",
        "{file} : une fois décompressé, il dépasse {most} Mo, ce qu'aucun tableau de candidatures n'atteint ; il n'est "
        "pas ouvert. S'il vient d'une source sûre, enregistrez la feuille des projets en CSV UTF-8.",
    ),
    "sheet_too_large": (
        "{file}: up to row {row} a sheet unfolds to more than {most} million cells, most of them repeated or blank. "
        "Delete the superfluous rows and columns, or save the projects as CSV in UTF-8.",
        "{file} : jusqu'à la ligne {row}, une feuille se déploie sur plus de {most} millions de cellules, répétées ou "
        "vides pour la plupart. Supprimez les lignes et colonnes superflues, ou enregistrez les projets en CSV UTF-8.",
    ),
    "sheet_cut": (
        "{file}: the sheet can be read up to row {row} alone, and it goes on to row {last}. Delete the blank or "
        "repeated rows between them, or save the sheet as CSV in UTF-8.",
        "{file} : la feuille n'est lisible que jusqu'à la ligne {row}, alors qu'elle va jusqu'à la ligne {last}. "
        "Supprimez les lignes vides ou répétées entre les deux, ou enregistrez la feuille en CSV UTF-8.",
    ),
    "sheet_too_wide": (
        "{file}: a sheet has more than {most} columns, of which the others would be lost. Delete the columns that are "
        "not needed, or save the sheet as CSV in UTF-8.",
        "{file} : une feuille a plus de {most} colonnes, et les suivantes seraient perdues. Supprimez les colonnes "
        "inutiles, ou enregistrez la feuille en CSV UTF-8.",
    ),
    "formulas_unfilled": (
        "{file}: {value} cells hold a formula without a saved value and count as blank: {cells}. "
        "Open the file in a spreadsheet program, save it there, then import it again.",
        "{file} : {value} cellules contiennent une formule sans valeur enregistrée et comptent comme vides : {cells}. "
        "Ouvrez le fichier dans un tableur, enregistrez-le, puis importez-le de nouveau.",
    ),
    "header_too_wide": (
        "{file}: row {row} should hold the names of the columns, and has {value} fields, more than {most}. "
        "Check that it is the header and ends where it should, or delete the columns that are not needed.",
        "{file} : la ligne {row} devrait porter les noms des colonnes, et compte {value} champs, plus de {most}. "
        "Vérifiez que c'est bien l'en-tête et qu'il se termine où il faut, ou supprimez les colonnes inutiles.",
    ),
    # layers
    "layer_cut": (
        "{file}: damaged, it can be read up to row {row} of {last} alone. Take the file from its source again, "
        "or repair it with the program it comes from.",
        "{file} : endommagé, il n'est lisible que jusqu'à la ligne {row} sur {last}. Reprenez le fichier à sa source, "
        "ou réparez-le avec le logiciel d'origine.",
    ),
    "layer_damaged": (
        "{file}: damaged; geometries or values may be missing. Take the file from its source "
        "again, then import it anew.",
        "{file} : endommagé ; des géométries ou des valeurs peuvent manquer. Reprenez le fichier "
        "à sa source, puis importez-le de nouveau.",
    ),
    "geometries_too_large": (
        "{file}: larger than {most} MB, which is more than can be read at once. Export the GeoJSON of fewer dossiers.",
        "{file} : plus de {most} Mo, trop pour être lu en une fois. Exportez le GeoJSON de moins de dossiers.",
    ),
    # cells
    "cell_error": (
        "Row {row}: {field} “{value}” is a formula that gives no value, and counts as blank. "
        "Mend the formula, or write the value.",
        "Ligne {row} : {field} « {value} » est une formule qui ne donne pas de valeur, et compte comme vide. "
        "Corrigez la formule, ou écrivez la valeur.",
    ),
    "date_before_all": (
        "Row {row}: {field} “{value}” is a spreadsheet's zero or a number read as a date, not a day of a project, and "
        "is left out. Write for example 25/03/2026.",
        "Ligne {row} : {field} « {value} » est le zéro d'un tableur ou un nombre pris pour une date, pas un jour de "
        "projet, et est laissé vide. Écrivez par exemple 25/03/2026.",
    ),
    "coordinates_exchanged": (
        "Row {row}: the coordinates {value} are not in France; with longitude and latitude exchanged they are at "
        "{name} ({commune}), which the row names, and so they are read. Exchange the two in the source.",
        "Ligne {row} : les coordonnées {value} ne sont pas en France ; en échangeant longitude et latitude, elles sont "
        "à {name} ({commune}), que la ligne désigne, et sont lues ainsi. Échangez les deux dans la source.",
    ),
    "coordinates_null": (
        "Row {row}: the coordinates {value} are the point 0, 0 in the Gulf of Guinea, which stands for missing ones, "
        "and are left out. Give the real coordinates, or leave both blank.",
        "Ligne {row} : les coordonnées {value} sont le point 0, 0 du golfe de Guinée, signe de coordonnées absentes, "
        "et sont laissées de côté. Donnez les vraies coordonnées, ou laissez-les vides toutes les deux.",
    ),
    "header_repeated": (
        "Row {row}: the header stands here again, as where several tables were put one behind the other. "
        "Delete the row if the projects above and below it belong together.",
        "Ligne {row} : l'en-tête figure de nouveau ici, comme quand plusieurs tableaux ont été mis bout à bout. "
        "Supprimez la ligne si les projets au-dessus et au-dessous vont ensemble.",
    ),
}
