"""What the intake repaired, left out or refused."""

from __future__ import annotations

# code: (English, French). Parameters in braces are given by whoever uses the code.
INTAKE: dict[str, tuple[str, str]] = {
    "file_missing": (
        "{file}: there is no such file. Check its path.",
        "{file} : ce fichier n'existe pas. Vérifiez son chemin.",
    ),
    "source_unopened": (
        "{file}: it cannot be opened as a table or a layer: damaged, protected by a password, or not the format that "
        "its ending says. Save it again with the program it comes from, or as CSV in UTF-8.",
        "{file} : impossible de l'ouvrir comme tableau ou comme couche : il est endommagé, protégé par un mot de passe "
        "ou d'un autre format que son extension. Enregistrez-le de nouveau avec le logiciel d'origine, "
        "ou en CSV UTF-8.",
    ),
    "source_empty": (
        "{file}: the file is empty. Give a table whose first row holds the names of its columns.",
        "{file} : le fichier est vide. Donnez un tableau dont la première ligne porte les noms des colonnes.",
    ),
    "source_binary": (
        "{file}: this is not a text table. Give the file the ending of its real format, or save it as CSV in UTF-8.",
        "{file} : ce n'est pas un tableau de texte. "
        "Donnez au fichier l'extension de son vrai format, ou enregistrez-le en CSV UTF-8.",
    ),
    "header_duplicate": (
        "{file}: the column “{field}” stands twice in the header. Rename one of the two.",
        "{file} : la colonne « {field} » figure deux fois dans l'en-tête. Renommez l'une des deux.",
    ),
    "quote_unclosed": (
        "{file}: the quotation mark opened in row {row} is never closed. Close it, then import again.",
        "{file} : le guillemet ouvert en ligne {row} n'est jamais refermé. Refermez-le, puis importez de nouveau.",
    ),
    "line_endless": (
        "{file}: the line or quoted text that begins in row {row} is longer than {most} characters. "
        "Close the quotation mark opened there, or save the table again with its line ends.",
        "{file} : la ligne ou le texte entre guillemets qui commence en ligne {row} dépasse {most} caractères. "
        "Refermez le guillemet ouvert à cet endroit, ou enregistrez de nouveau le tableau avec ses fins de ligne.",
    ),
    "field_too_long": (
        "Row {row}: “{field}” holds {value} characters, more than {most}: "
        "probably a quotation mark that is not closed. Shorten it, then import again.",
        "Ligne {row} : « {field} » contient {value} caractères, plus de {most} : "
        "sans doute un guillemet non refermé. Raccourcissez-le, puis importez de nouveau.",
    ),
    "ogr_missing": (
        "{file}: this Python has no GDAL (osgeo) to open it. Import it inside QGIS, or save it as CSV.",
        "{file} : ce Python n'a pas GDAL (osgeo) pour l'ouvrir. Importez-le dans QGIS, ou enregistrez-le en CSV.",
    ),
    "layer_unclear": (
        "{file}: no layer “{value}”; the file holds: {known}. "
        "Name the one to import in the mapping, under [source], as layer.",
        "{file} : pas de couche « {value} » ; le fichier contient : {known}. "
        "Nommez celle à importer dans la correspondance, sous [source], avec layer.",
    ),
    "layer_without_crs": (
        "{file}: the layer does not tell its coordinate reference system. "
        'Give it one, or write for example crs = "EPSG:2154" under [source] in the mapping.',
        "{file} : la couche n'indique pas son système de coordonnées. "
        'Donnez-lui-en un, ou écrivez par exemple crs = "EPSG:2154" sous [source] dans la correspondance.',
    ),
    "crs_unknown": (
        "{file}: there is no coordinate reference system “{value}”. Write a code such as EPSG:2154.",
        "{file} : il n'y a pas de système de coordonnées « {value} ». Écrivez un code comme EPSG:2154.",
    ),
    "id_column_missing": (
        "{file}: no column project_id. Its columns are: {columns}. "
        "Give the one that identifies a project that name, or name it in a mapping (MAPPING).",
        "{file} : pas de colonne project_id. Ses colonnes sont : {columns}. "
        "Donnez ce nom à celle qui identifie un projet, ou indiquez-la dans une correspondance (MAPPING).",
    ),
    "mapping_unknown": (
        "{file}: “{value}” means nothing in [{field}]; it knows: {known}. Correct or delete that line.",
        "{file} : « {value} » n'a pas de sens dans [{field}], qui connaît : {known}. "
        "Corrigez ou supprimez cette ligne.",
    ),
    "mapping_type": (
        "{file}: {field} holds “{value}”; write a text in quotation marks there.",
        "{file} : {field} contient « {value} » ; écrivez-y un texte entre guillemets.",
    ),
    "mapping_column": (
        "{file}: {field} = “{value}”, but {source} has no such column. Use one of: {columns}.",
        "{file} : {field} = « {value} », mais {source} n'a pas cette colonne. Utilisez l'une de : {columns}.",
    ),
    "mapping_code": (
        "{file}: {field} = “{value}” is not a known code. Use: {known}.",
        "{file} : {field} = « {value} » n'est pas un code connu. Utilisez : {known}.",
    ),
    "geometries_invalid": (
        "{file}: not the GeoJSON of a Démarches export ({value}). Export the dossiers as GeoJSON again.",
        "{file} : ce n'est pas le GeoJSON d'un export Démarches ({value}). Exportez de nouveau en GeoJSON.",
    ),
    "row_too_long": (
        "Row {row}: {value} fields where the header has {known}. Put a text that holds the separator in quotes.",
        "Ligne {row} : {value} champs pour {known} dans l'en-tête. "
        "Mettez entre guillemets un texte qui contient le séparateur.",
    ),
    "row_empty": (
        "Row {row}: every field is blank. Delete the row, or fill it in.",
        "Ligne {row} : tous les champs sont vides. Supprimez la ligne, ou remplissez-la.",
    ),
    "id_missing": (
        "Row {row}: project_id is blank. Give the project an identifier.",
        "Ligne {row} : project_id est vide. Donnez un identifiant au projet.",
    ),
    "id_repeated": (
        "Row {row}: project_id “{value}” repeats row {first}. Give the project an identifier of its own.",
        "Ligne {row} : le project_id « {value} » répète la ligne {first}. Donnez au projet son propre identifiant.",
    ),
    "place_missing": (
        "Row {row}: nothing tells where the project is. Give usable coordinates, or the code of a commune, "
        "of an EPCI or of a département, or the applicant's SIRET when it is one of these.",
        "Ligne {row} : rien ne dit où est le projet. Donnez des coordonnées utilisables, ou le code d'une commune, "
        "d'un EPCI ou d'un département, ou le SIRET du porteur s'il est l'un d'eux.",
    ),
    "commune_without_place": (
        "Row {row}: the commune {name} ({value}) is known, but it has no place on the embedded map. "
        "Give usable coordinates (longitude and latitude, or geometry).",
        "Ligne {row} : la commune {name} ({value}) est connue, mais elle n'a pas de place sur la carte fournie. "
        "Donnez des coordonnées utilisables (longitude et latitude, ou geometry).",
    ),
    "place_not_exported": (
        "Row {row}: the place ({field} “{value}”) was in the geometry, which this table does not hold. "
        "Import the layer itself, or add the column departement_code, or longitude and latitude.",
        "Ligne {row} : le lieu ({field} « {value} ») était dans la géométrie, que ce tableau ne contient pas. "
        "Importez la couche elle-même, ou ajoutez la colonne departement_code, ou longitude et latitude.",
    ),
    "columns_unused": (
        "Columns not used: {names}. A mapping file (manual: Columns of your file) tells what they hold.",
        "Colonnes non utilisées : {names}. "
        "Un fichier de correspondance (manuel : Colonnes de votre fichier) dit ce qu'elles contiennent.",
    ),
    "one_more_column": ("{names} … and 1 other", "{names} … et 1 autre"),
    "more_columns": ("{names} … and {others} others", "{names} … et {others} autres"),
    "bytes_replaced": (
        "{file}: {value} bytes are no valid character and were replaced. Save the file as UTF-8 and check its accents.",
        "{file} : {value} octets ne sont pas des caractères valides et ont été remplacés. "
        "Enregistrez le fichier en UTF-8 et vérifiez ses accents.",
    ),
    "nul_removed": (
        "{file}: {value} NUL characters were taken out. Check that the file was not damaged.",
        "{file} : {value} caractères NUL ont été retirés. Vérifiez que le fichier n'est pas endommagé.",
    ),
    "id_rewritten": (
        "Row {row}: project_id “{value}” is written “{written}”, for “;” joins several identifiers.",
        "Ligne {row} : le project_id « {value} » est écrit « {written} », car « ; » sépare plusieurs identifiants.",
    ),
    "amount_unreadable": (
        "Row {row}: {field} “{value}” is not an amount and is left out. Write for example 1 234,56.",
        "Ligne {row} : {field} « {value} » n'est pas un montant et est laissé vide. Écrivez par exemple 1 234,56.",
    ),
    "amount_negative": (
        "Row {row}: {field} “{value}” is negative and is left out. Give an amount from 0 up.",
        "Ligne {row} : {field} « {value} » est négatif et est laissé vide. Donnez un montant à partir de 0.",
    ),
    "amount_ambiguous": (
        "Row {row}: {field} “{value}” is read as {amount}. If thousands are meant, write them without separator.",
        "Ligne {row} : {field} « {value} » est lu {amount}. S'il s'agit de milliers, écrivez-les sans séparateur.",
    ),
    "date_unreadable": (
        "Row {row}: {field} “{value}” is not a date and is left out. Write for example 25/03/2026 or 2026-03-25.",
        "Ligne {row} : {field} « {value} » n'est pas une date et est laissé vide. "
        "Écrivez par exemple 25/03/2026 ou 2026-03-25.",
    ),
    "dates_reversed": (
        "Row {row}: the end {value} is before the start {start}; both are kept. Check the two dates.",
        "Ligne {row} : la fin {value} précède le début {start} ; les deux sont gardés. Vérifiez ces dates.",
    ),
    "code_unknown": (
        "Row {row}: {field} “{value}” is not known and is left out; known: {known}. "
        "Give its code in the mapping, under [values.{field}].",
        "Ligne {row} : {field} « {value} » n'est pas connu et est laissé vide ; connus : {known}. "
        "Donnez son code dans la correspondance, sous [values.{field}].",
    ),
    "siret_unreadable": (
        "Row {row}: {field} “{value}” is neither a SIREN (9 digits) nor a SIRET (14 digits) and is left out.",
        "Ligne {row} : {field} « {value} » n'est ni un SIREN (9 chiffres) ni un SIRET (14 chiffres) "
        "et est laissé vide.",
    ),
    "code_repaired": (
        "Row {row}: {field} “{value}” is read as {written}. Keep codes as text in the spreadsheet.",
        "Ligne {row} : {field} « {value} » est lu {written}. Gardez les codes en texte dans le tableur.",
    ),
    "commune_former": (
        "Row {row}: {field} “{value}” is a former code; the commune is now {name} ({current}).",
        "Ligne {row} : {field} « {value} » est un ancien code ; la commune est aujourd'hui {name} ({current}).",
    ),
    "commune_unknown": (
        "Row {row}: {field} “{value}” is no commune's code. Give the 5 characters of the INSEE code, no postcode.",
        "Ligne {row} : {field} « {value} » n'est le code d'aucune commune. "
        "Donnez les cinq caractères du code INSEE, pas un code postal.",
    ),
    "epci_unknown": (
        "Row {row}: {field} “{value}” is no EPCI's SIREN. Give the nine digits of a current EPCI.",
        "Ligne {row} : {field} « {value} » n'est le SIREN d'aucun EPCI. Donnez les neuf chiffres d'un EPCI actuel.",
    ),
    "place_unknown": (
        "Row {row}: {field} “{value}” is the code of no commune, EPCI or département. Give one of these codes.",
        "Ligne {row} : {field} « {value} » n'est le code d'aucune commune, d'aucun EPCI ni département. "
        "Donnez l'un de ces codes.",
    ),
    "departement_unknown": (
        "Row {row}: {field} “{value}” is no département that has a place on the map. Give a code such as 25 or 2A.",
        "Ligne {row} : {field} « {value} » n'est pas un département placé sur la carte. Donnez un code comme 25 ou 2A.",
    ),
    "coordinates_unreadable": (
        "Row {row}: {field} “{value}” is not a coordinate and is left out. Write for example 5.0415 in degrees.",
        "Ligne {row} : {field} « {value} » n'est pas une coordonnée et est laissé de côté. "
        "Écrivez par exemple 5,0415 en degrés.",
    ),
    "coordinates_incomplete": (
        "Row {row}: {field} is blank while the other coordinate is given; neither is used. Give both.",
        "Ligne {row} : {field} est vide alors que l'autre coordonnée est donnée ; aucune ne sert. Donnez les deux.",
    ),
    "coordinates_outside": (
        "Row {row}: the coordinates {value} are not in France and are left out. "
        "Check them, and the crs of the mapping.",
        "Ligne {row} : les coordonnées {value} ne sont pas en France et sont laissées de côté. "
        "Vérifiez-les, ainsi que le crs de la correspondance.",
    ),
    "coordinates_swapped": (
        "Row {row}: the coordinates {value} are not in France, but would be with longitude and latitude exchanged; "
        "they are left out. Exchange the two.",
        "Ligne {row} : les coordonnées {value} ne sont pas en France, mais y seraient en échangeant longitude "
        "et latitude ; elles sont laissées de côté. Échangez les deux.",
    ),
    "coordinates_contradict": (
        "Row {row}: the coordinates {coordinates} are {distance} km from {name} ({value}); "
        "the commune's code is followed. Correct one of the two.",
        "Ligne {row} : les coordonnées {coordinates} sont à {distance} km de {name} ({value}) ; "
        "le code de la commune l'emporte. Corrigez l'un des deux.",
    ),
    "coordinates_far_from_epci": (
        "Row {row}: the coordinates {coordinates} are {distance} km from {name} ({value}); "
        "the coordinates are followed, and the EPCI is that of their place. Correct one of the two.",
        "Ligne {row} : les coordonnées {coordinates} sont à {distance} km de {name} ({value}) ; "
        "les coordonnées l'emportent, et l'EPCI est celui de leur lieu. Corrigez l'un des deux.",
    ),
    "epci_none": (
        "Row {row}: the place lies in no EPCI; the project is kept and takes no part in pooling.",
        "Ligne {row} : le lieu n'est dans aucun EPCI ; le projet est gardé et ne participe pas à la mutualisation.",
    ),
    "geometry_left_out": (
        "Row {row}: a geometry of the project cannot be used and is left out. Draw it again.",
        "Ligne {row} : une géométrie du projet est inutilisable et laissée de côté. Dessinez-la de nouveau.",
    ),
    "geometry_without_row": (
        "{file}: dossier {value} has a geometry but no row among the projects. Export both files at the same time.",
        "{file} : le dossier {value} a une géométrie mais pas de ligne parmi les projets. "
        "Exportez les deux fichiers en même temps.",
    ),
    "geometry_made_point": (
        "{value} geometries became points, for a layer holds one kind of geometry and other projects are points.",
        "{value} géométries sont devenues des points, car une couche n'a qu'un type de géométrie "
        "et d'autres projets sont des points.",
    ),
}
