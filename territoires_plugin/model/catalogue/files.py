"""Files, outputs, missing libraries."""

from __future__ import annotations

# code: (English, French). Parameters in braces are given by whoever uses the code.
FILES: dict[str, tuple[str, str]] = {
    # files
    "file_unreadable": (
        "{file}: cannot be read ({value}). Check that the file exists and is not open elsewhere.",
        "{file} : lecture impossible ({value}). Vérifiez que le fichier existe et n'est pas ouvert ailleurs.",
    ),
    "file_unwritable": (
        "{file}: cannot be written ({value}). Check that the folder is writable and the file is not open elsewhere.",
        "{file} : écriture impossible ({value}). "
        "Vérifiez que le dossier est accessible en écriture et que le fichier n'est pas ouvert ailleurs.",
    ),
    "toml_invalid": (
        "{file}: not valid TOML ({value}). Mend that line, or start again from the example in the manual.",
        "{file} : TOML non valide ({value}). Corrigez cette ligne, ou repartez de l'exemple du manuel.",
    ),
    "toml_missing": (
        "This Python cannot read TOML files: install the package tomli, or use QGIS 3.36 or newer.",
        "Ce Python ne sait pas lire le TOML : installez le paquet tomli, ou utilisez QGIS 3.36 ou plus récent.",
    ),
    "taxonomy_invalid": (
        "{file}: field {field} holds “{value}”, which a taxonomy cannot hold; "
        "copy the form of the taxonomy that comes with the plugin.",
        "{file} : le champ {field} contient « {value} », qu'une taxonomie ne peut pas contenir ; "
        "reprenez la forme de la taxonomie fournie.",
    ),
    # Processing
    "library_missing": (
        "The Python package {library} is missing: install geopandas and scipy into QGIS's Python "
        "(OSGeo4W Setup on Windows, your package manager on Linux, the plugin QPIP elsewhere), then restart QGIS.",
        "Le paquet Python {library} manque : installez geopandas et scipy dans le Python de QGIS "
        "(OSGeo4W Setup sous Windows, votre gestionnaire de paquets sous Linux, l'extension QPIP ailleurs), "
        "puis relancez QGIS.",
    ),
    "library_old": (
        "The Python package {library} is version {version}, and {least} or newer is needed: update geopandas and "
        "shapely in QGIS's Python, then restart QGIS. The readme says how on Debian 12.",
        "Le paquet Python {library} est en version {version}, il faut la {least} ou une plus récente : mettez à jour "
        "geopandas et shapely dans le Python de QGIS, puis relancez QGIS. Le README dit comment sous Debian 12.",
    ),
    "output_unwritable": (
        "{field}: cannot write to “{value}”. Check that the folder exists, is writable, and the file is not open.",
        "{field} : écriture impossible dans « {value} ». "
        "Vérifiez que le dossier existe, qu'il est accessible en écriture et que le fichier n'est pas ouvert.",
    ),
    "output_twice": (
        "{field}: another output goes to “{value}” already. Give each output a file or a table of its own.",
        "{field} : une autre sortie va déjà dans « {value} ». Donnez à chaque sortie son fichier ou sa table.",
    ),
    "layer_unreadable": (
        "{field}: the layer cannot be read. Choose a vector layer or an existing file.",
        "{field} : couche illisible. Choisissez une couche vecteur ou un fichier existant.",
    ),
    "territories_columns": (
        "The layer of territories has no field with the SIREN of the EPCI (epci_code, CODE_SIREN or code_siren); "
        "its fields are: {known}. Choose the EPCI layer of ADMIN EXPRESS.",
        "La couche des territoires n'a pas de champ avec le SIREN des EPCI (epci_code, CODE_SIREN ou code_siren) ; "
        "ses champs sont : {known}. Choisissez la couche EPCI d'ADMIN EXPRESS.",
    ),
    "territory_code_missing": (
        "Territories, row {row}: the SIREN of the EPCI is empty; fill it in or remove the row.",
        "Territoires, ligne {row} : le SIREN de l'EPCI est vide ; complétez-le ou supprimez la ligne.",
    ),
}
