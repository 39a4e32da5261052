"""Every sentence that rooms without Qt say, in English and French: errors, rejections, notes, rationales."""

from __future__ import annotations

from typing import Literal

Language = Literal["fr", "en"]
SOURCE_TEXTS = ("value", "known")  # parameters that hold text of the source, of any length
LONGEST_VALUE = 120

# code: (English, French). Parameters in braces are given by whoever uses the code.
MESSAGES: dict[str, tuple[str, str]] = {
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
    # territories
    "territory_unknown": (
        "{field}: “{value}” is not a code of the reference geography; write the code as INSEE does "
        "(region 27, département 01 or 2A, EPCI by its SIREN of 9 digits).",
        "{field} : « {value} » n'est pas un code du référentiel géographique ; écrivez le code comme l'Insee "
        "(région 27, département 01 ou 2A, EPCI par son SIREN à 9 chiffres).",
    ),
    "crs_missing": (
        "The layer has no coordinate reference system, so nothing can be measured; "
        "set the layer's CRS (for example EPSG:2154).",
        "La couche n'a pas de système de coordonnées, rien ne peut donc être mesuré ; "
        "définissez le SCR de la couche (par exemple EPSG:2154).",
    ),
    "geometry_unusable": (
        "Row {row}: the geometry is empty or cannot be projected to metres; "
        "correct its coordinates or the layer's CRS, or remove the row.",
        "Ligne {row} : la géométrie est vide ou ne peut pas être projetée en mètres ; "
        "corrigez ses coordonnées ou le SCR de la couche, ou retirez la ligne.",
    ),
    # settings of the pooling
    "setting_invalid": (
        "{field} is {value}, outside what is possible; choose a distance above 0 m, "
        "at least 2 members, a score from 0 to 100.",
        "{field} vaut {value}, hors du possible ; choisissez une distance supérieure à 0 m, "
        "au moins 2 membres, un score de 0 à 100.",
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
        "WEIGHTS: {field} is {value}; a weight is a number from 0 up.",
        "WEIGHTS : {field} vaut {value} ; un poids est un nombre à partir de 0.",
    ),
    "weights_all_zero": (
        "WEIGHTS: every weight is 0; give at least one component a weight above 0.",
        "WEIGHTS : tous les poids valent 0 ; donnez à au moins un critère un poids supérieur à 0.",
    ),
    # Processing
    "library_missing": (
        "The Python package {library} is missing: install geopandas and scipy into QGIS's Python "
        "(OSGeo4W Setup on Windows, your package manager on Linux, the plugin QPIP elsewhere), then restart QGIS.",
        "Le paquet Python {library} manque : installez geopandas et scipy dans le Python de QGIS "
        "(OSGeo4W Setup sous Windows, votre gestionnaire de paquets sous Linux, l'extension QPIP ailleurs), "
        "puis relancez QGIS.",
    ),
    "output_unwritable": (
        "{field}: cannot write to “{value}”. Check that the folder exists, is writable, and the file is not open.",
        "{field} : écriture impossible dans « {value} ». "
        "Vérifiez que le dossier existe, qu'il est accessible en écriture et que le fichier n'est pas ouvert.",
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
    # layers
    "layer_projects": ("Projects", "Projets"),
    "layer_epci": ("EPCI", "EPCI"),
    "layer_opportunities": ("Pooling opportunities", "Opportunités de mutualisation"),
    "layer_links": ("Links between members", "Liens entre membres"),
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
        "THEMES: no project has the theme “{value}”; the projects' themes are: {known}.",
        "THEMES : aucun projet n'a le thème « {value} » ; les thèmes des projets sont : {known}.",
    ),
    "title": ("{themes}: {names}", "{themes} : {names}"),
    "title_others": ("{themes}: {names} and {count} other EPCI", "{themes} : {names} et {count} autres EPCI"),
    "and": ("{first} and {last}", "{first} et {last}"),
    "quoted": ("“{text}”", "« {text} »"),
    "rationale_theme": (
        "{count} projects of {epci} EPCI ({names}) share the theme {themes} and are at most {distance} km apart.",
        "{count} projets de {epci} EPCI ({names}) partagent le thème {themes} et sont distants de {distance} km au plus.",
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
        "Score {score} out of 100 ({parts}). A lead to be examined.",
        "Score de {score} sur 100 ({parts}). Piste à expertiser.",
    ),
    "component_proximity": ("proximity", "proximité"),
    "component_theme": ("themes", "thèmes"),
    "component_contiguity": ("contiguity", "contiguïté"),
    # maps and exports
    "legend_no_theme": ("Other theme, or none given", "Autre thème ou thème non renseigné"),
    "legend_epci": ("EPCI", "EPCI"),
    "legend_opportunity": ("Pooling opportunity, with its rank", "Opportunité de mutualisation, avec son rang"),
    "legend_link": ("Two projects of one opportunity", "Deux projets d'une même opportunité"),
    "legend_title": ("Legend", "Légende"),
    "legend_projects": ("Projects by theme (number)", "Projets par thème (nombre)"),
    "legend_several": (
        "A project with several themes shows its symbols side by side and counts under each theme; "
        "projects on one spot are spread around it.",
        "Un projet à plusieurs thèmes porte ses symboles côte à côte et compte dans chaque thème ; "
        "les projets d'un même lieu sont disposés autour de lui.",
    ),
    "map_title_pooling": ("Projects and pooling opportunities", "Projets et opportunités de mutualisation"),
    "map_title_projects": ("Projects of the territories", "Projets des territoires"),
    "map_themes_all": ("All themes", "Tous les thèmes"),
    "map_themes_one": ("Theme: {themes}", "Thème : {themes}"),
    "map_themes_several": ("Themes: {themes}", "Thèmes : {themes}"),
    "map_project": ("{count} project", "{count} projet"),
    "map_projects": ("{count} projects", "{count} projets"),
    "map_opportunity": ("{count} pooling opportunity", "{count} opportunité de mutualisation"),
    "map_opportunities": ("{count} pooling opportunities", "{count} opportunités de mutualisation"),
    "map_unplaced": ("{count} without a place, not drawn", "{count} sans localisation, non représenté(s)"),
    "map_list_all": ("Opportunities by rank", "Opportunités par rang"),
    "map_list_first": ("The first {shown} of {count} opportunities", "Les {shown} premières opportunités sur {count}"),
    "map_scale": ("Scale 1:{scale} in A3", "Échelle 1 : {scale} en A3"),
    "map_date": ("Map of {date}", "Carte éditée le {date}"),
    "map_notice_internal": ("Internal use – do not circulate", "Usage interne – ne pas diffuser"),
    "map_notice_public": ("Accepted projects only", "Projets acceptés uniquement"),
    "map_sources": ("Sources – Projects: {projects}. EPCI: {epci}.", "Sources – Projets : {projects}. EPCI : {epci}."),
    "map_sources_more": ("{shown} (and {count} more)", "{shown} (et {count} de plus)"),
    "map_source_unknown": ("origin not given", "origine non renseignée"),
    "map_epci_vintage": (
        "IGN (Admin Express), Licence Ouverte 2.0, {vintage} vintage",
        "IGN (Admin Express), Licence Ouverte 2.0, millésime {vintage}",
    ),
    "map_format": (
        "MAP: “{value}” is not a format of maps; end the file's name with .pdf, .png or .svg.",
        "MAP : « {value} » n'est pas un format de carte ; terminez le nom du fichier par .pdf, .png ou .svg.",
    ),
    "map_profile": (
        "PROFILE: “{value}” is not a profile; choose internal or public.",
        "PROFILE : « {value} » n'est pas un profil ; choisissez internal ou public.",
    ),
    "map_unwritable": (
        "{file}: cannot be written ({value}). Choose a folder that exists, and close the file where it is open.",
        "{file} : écriture impossible ({value}). Choisissez un dossier qui existe, "
        "et fermez le fichier s'il est ouvert.",
    ),
    "map_field_missing": (
        "Layer {layer}: there is no field “{field}” (fields: {known}); choose a layer that the plugin has made.",
        "Couche {layer} : il n'y a pas de champ « {field} » (champs : {known}) ; "
        "choisissez une couche produite par l'extension.",
    ),
    "map_no_crs": (
        "Layer {layer}: its coordinate reference system is not known; set it in the layer's properties.",
        "Couche {layer} : son système de coordonnées est inconnu ; indiquez-le dans les propriétés de la couche.",
    ),
    "map_layer_invalid": (
        "Layer {layer}: it cannot be read; check its source in the layer's properties.",
        "Couche {layer} : elle est illisible ; vérifiez sa source dans les propriétés de la couche.",
    ),
    "map_no_project": (
        "Layer {layer}: no project with a place to draw; choose another layer, or fewer THEMES.",
        "Couche {layer} : aucun projet localisé à dessiner ; choisissez une autre couche, ou élargissez THEMES.",
    ),
    "map_no_accepted": (
        "Layer {layer}: no project has the status accepted, and PROFILE public draws no other; "
        "set the field status, or choose PROFILE internal.",
        "Couche {layer} : aucun projet n'a le statut accepted, et le profil public n'en montre pas d'autres ; "
        "renseignez le champ status, ou choisissez PROFILE internal.",
    ),
    # intake
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
        "Give it one, or write for example crs = \"EPSG:2154\" under [source] in the mapping.",
        "{file} : la couche n'indique pas son système de coordonnées. "
        "Donnez-lui-en un, ou écrivez par exemple crs = \"EPSG:2154\" sous [source] dans la correspondance.",
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
        "{file} : ce n'est pas le GeoJSON d'un export Démarches ({value}). Exportez de nouveau les dossiers en GeoJSON.",
    ),
    "row_too_long": (
        "Row {row}: {value} fields where the header has {known}. Put a text that holds the separator in quotation marks.",
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
        "Row {row}: {field} “{value}” is no commune's code. Give the five characters of the INSEE code, not a postcode.",
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
        "Ligne {row} : {field} « {value} » n'est pas un département placé sur la carte. "
        "Donnez un code comme 25 ou 2A.",
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


def message(code: str, language: Language = "fr", **parameters: object) -> str:
    """The sentence of a code, its parameters filled in; long source texts are cut so that the remedy stays in sight."""
    english, french = MESSAGES[code]
    shown = {name: _shorten(text) if name in SOURCE_TEXTS else text for name, text in parameters.items()}
    return (french if language == "fr" else english).format(**shown)


def _shorten(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
