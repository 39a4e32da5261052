"""Boundaries that are loaded: their vintage, what was put right in them, and codes of another vintage."""

from __future__ import annotations

# code: (English, French). Parameters in braces are given by whoever uses the code.
BOUNDARIES: dict[str, tuple[str, str]] = {
    # vintage
    "boundaries_vintage": ("Boundaries of vintage {vintage}.", "Limites du millésime {vintage}."),
    "boundaries_vintage_unknown": (
        "The vintage of the boundaries is unknown: no field, no metadata and no name of file or folder gives a year. "
        "The field vintage stays empty.",
        "Le millésime des limites est inconnu : ni champ, ni métadonnées, ni nom de fichier ou de dossier ne donnent "
        "d'année. Le champ vintage reste vide.",
    ),
    "layer_epci_vintage": ("EPCI {vintage}", "EPCI {vintage}"),
    # what was put right
    "boundaries_without_epci": (
        "Rows that stand for no EPCI (NR), left out: {count}.",
        "Lignes qui ne désignent aucun EPCI (NR), laissées de côté : {count}.",
    ),
    "boundaries_inner_bodies": (
        "Établissements publics territoriaux, left out because the métropole around them is the EPCI: {count}.",
        "Établissements publics territoriaux, laissés de côté car l'EPCI est la métropole qui les contient : {count}.",
    ),
    "boundaries_repeated": (
        "SIREN that stand in several rows, their polygons put together: {names}.",
        "SIREN présents sur plusieurs lignes, polygones réunis : {names}.",
    ),
    "boundaries_mended": (
        "Polygons that crossed themselves, mended: {count}.",
        "Polygones qui se croisaient, réparés : {count}.",
    ),
    "boundaries_from_communes": (
        "{count} EPCI put together from {communes} communes; communes without EPCI (NR), left out: {without}.",
        "{count} EPCI reconstitués à partir de {communes} communes ; communes sans EPCI (NR), laissées de côté : "
        "{without}.",
    ),
    "boundaries_several_siren": (
        "Communes with several SIREN, of which the EPCI that raises its own taxes was taken: {count}.",
        "Communes à plusieurs SIREN, dont l'EPCI à fiscalité propre a été retenu : {count}.",
    ),
    "boundaries_several_crs": (
        "The files are in several coordinate reference systems; the result is in EPSG:4326.",
        "Les fichiers sont dans plusieurs systèmes de coordonnées ; le résultat est en EPSG:4326.",
    ),
    "boundaries_nameless": ("EPCI without a name: {names}.", "EPCI sans nom : {names}."),
    "boundaries_new_codes": (
        "EPCI that the embedded reference ({reference}) does not know: {names}. What the layer does not say of them "
        "comes from the communes that lie in them.",
        "EPCI que le référentiel embarqué ({reference}) ne connaît pas : {names}. Ce que la couche n'en dit pas vient "
        "des communes qui s'y trouvent.",
    ),
    "boundaries_gone_codes": (
        "EPCI of the embedded reference ({reference}) that lie in another one here: {names}. Projects with these "
        "codes count for the EPCI around their place when pools are suggested with these boundaries.",
        "EPCI du référentiel embarqué ({reference}) qui relèvent ici d'un autre : {names}. Les projets qui portent "
        "ces codes comptent pour l'EPCI qui les entoure quand les mutualisations sont proposées avec ces limites.",
    ),
    # reading
    "boundaries_layers_missing": (
        "{field}: “{value}” holds no layer epci or commune; its layers are: {known}. "
        "Choose the ADMIN EXPRESS file or folder, or a layer of EPCI.",
        "{field} : « {value} » ne contient ni couche epci ni couche commune ; ses couches sont : {known}. "
        "Choisissez le fichier ou le dossier ADMIN EXPRESS, ou une couche d'EPCI.",
    ),
    "boundaries_empty": (
        "{field}: “{value}” holds no EPCI at all; check the file, the filter of the layer or the service.",
        "{field} : « {value} » ne contient aucun EPCI ; vérifiez le fichier, le filtre de la couche ou le service.",
    ),
    "boundaries_code_missing": (
        "EPCI: “{value}” is not in these boundaries ({vintage}); check the code, or choose boundaries of its vintage.",
        "EPCI : « {value} » n'est pas dans ces limites ({vintage}) ; vérifiez le code, ou choisissez des limites de "
        "son millésime.",
    ),
    "service_busy": (
        "{host} refuses further requests for the moment (HTTP 429); wait a minute and start again, "
        "or choose fewer EPCI by their codes.",
        "{host} refuse d'autres requêtes pour l'instant (HTTP 429) ; attendez une minute et recommencez, "
        "ou choisissez moins d'EPCI par leurs codes.",
    ),
    "service_failed": (
        "{host} did not give the boundaries: {value}. Start again later, or load an ADMIN EXPRESS file.",
        "{host} n'a pas donné les limites : {value}. Recommencez plus tard, ou chargez un fichier ADMIN EXPRESS.",
    ),
    "service_layer_missing": (
        "{host} does not offer “{value}” as a WFS layer; the EPCI of the Géoplateforme are "
        "ADMINEXPRESS-COG-CARTO.LATEST:epci.",
        "{host} ne propose pas « {value} » comme couche WFS ; les EPCI de la Géoplateforme sont "
        "ADMINEXPRESS-COG-CARTO.LATEST:epci.",
    ),
    # codes of projects against the vintage of the boundaries
    "codes_commune_former": (
        "Projects that name a commune by a code of an earlier vintage: {count}, namely {names}.",
        "Projets qui désignent une commune par un code d'un millésime antérieur : {count}, à savoir {names}.",
    ),
    "codes_commune_unknown": (
        "Projects that name a commune by a code of no known vintage: {count}, namely {names}. Check these codes.",
        "Projets qui désignent une commune par un code d'aucun millésime connu : {count}, à savoir {names}. "
        "Vérifiez ces codes.",
    ),
    "codes_epci_replaced": (
        "Projects whose EPCI the boundaries ({vintage}) do not hold, and that now count for the EPCI around their "
        "place: {count}, namely {names}.",
        "Projets dont l'EPCI n'est pas dans les limites ({vintage}), et qui comptent désormais pour l'EPCI qui les "
        "entoure : {count}, à savoir {names}.",
    ),
    "codes_epci_outside": (
        "Projects whose EPCI the boundaries ({vintage}) do not hold, and whose place tells no other: "
        "{count}, namely {names}. They keep it, and whether it touches others is not known; choose boundaries of the "
        "vintage of these codes that cover the projects.",
        "Projets dont l'EPCI n'est pas dans les limites ({vintage}), et dont le lieu n'en indique pas d'autre : "
        "{count}, à savoir {names}. Ils le gardent, et on ne sait pas s'il touche d'autres EPCI ; choisissez des "
        "limites du millésime de ces codes qui couvrent les projets.",
    ),
    "codes_epci_renamed": (
        "Projects that name their EPCI differently from the boundaries ({vintage}): {count}, namely {names}. "
        "The names of the boundaries are used.",
        "Projets qui nomment leur EPCI autrement que les limites ({vintage}) : {count}, à savoir {names}. "
        "Les noms des limites sont repris.",
    ),
    "codes_more": ("{names} and {count} more", "{names} et {count} de plus"),
}
