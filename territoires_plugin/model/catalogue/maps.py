"""Layers, maps and exports."""

from __future__ import annotations

# code: (English, French). Parameters in braces are given by whoever uses the code.
MAPS: dict[str, tuple[str, str]] = {
    # layers
    "layer_projects": ("Projects", "Projets"),
    "layer_epci": ("EPCI", "EPCI"),
    "layer_opportunities": ("Pooling opportunities", "Opportunités de mutualisation"),
    "layer_links": ("Links between members", "Liens entre membres"),
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
    "map_elsewhere": (
        "{count} in another part of France, not drawn",
        "{count} dans une autre partie de la France, non représenté(s)",
    ),
    "map_list_all": ("Opportunities by rank", "Opportunités par rang"),
    "map_list_first": ("The first {shown} of {count} opportunities", "Les {shown} premières opportunités sur {count}"),
    "map_scale": ("Scale 1:{scale} in A3", "Échelle 1 : {scale} en A3"),
    "map_date": ("Map of {date}", "Carte éditée le {date}"),
    "map_notice_internal": ("Internal use – do not circulate", "Usage interne – ne pas diffuser"),
    "map_notice_public": ("Accepted projects only", "Projets acceptés uniquement"),
    "map_sources": ("Sources – Projects: {projects}. EPCI: {epci}.", "Sources – Projets : {projects}. EPCI : {epci}."),
    "map_sources_more": ("{shown} (and {count} more)", "{shown} (et {count} de plus)"),
    "map_source_unknown": ("origin not given", "origine non renseignée"),
    "map_epci_vintage": ("layer supplied, vintage {vintage}", "couche fournie, millésime {vintage}"),
    "map_epci_unknown": ("layer supplied, vintage not given", "couche fournie, millésime non renseigné"),
    "map_format": (
        "MAP: “{value}” is not a format of maps; end the file's name with .pdf, .png or .svg.",
        "MAP : « {value} » n'est pas un format de carte ; terminez le nom du fichier par .pdf, .png ou .svg.",
    ),
    "map_profile": (
        "PROFILE: “{value}” is not a profile; choose internal or public.",
        "PROFILE : « {value} » n'est pas un profil ; choisissez internal ou public.",
    ),
    "map_unwritable": (
        "{file}: cannot be written. Choose a folder that exists and in which you may write, "
        "and close the file where it is open.",
        "{file} : écriture impossible. Choisissez un dossier qui existe et où vous pouvez écrire, "
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
    "map_geometry": (
        "PROJECTS: layer {layer} holds neither points nor polygons; choose a layer of points or polygons.",
        "PROJECTS : la couche {layer} ne contient ni points ni polygones ; "
        "choisissez une couche de points ou de polygones.",
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
}
