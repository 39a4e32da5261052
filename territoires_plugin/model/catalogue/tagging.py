"""Suggested themes, pillars and stakes."""

from __future__ import annotations

# code: (English, French). Parameters in braces are given by whoever uses the code.
TAGGING: dict[str, tuple[str, str]] = {
    "confidence_invalid": (
        "{field}: “{value}” is no confidence; give a number from 0 (write whatever is suggested) to 1 (only what is "
        "certain), such as 0.9.",
        "{field} : « {value} » n'est pas une confiance ; donnez un nombre de 0 (tout écrire) à 1 (seulement ce qui est "
        "certain), par exemple 0,9.",
    ),
    "layer_not_editable": (
        "The layer “{layer}” cannot be edited: its file is read-only, or another program holds it. Save a copy of it "
        "and choose the copy.",
        "La couche « {layer} » n'est pas modifiable : son fichier est en lecture seule, ou un autre programme "
        "l'utilise. Enregistrez-en une copie et choisissez la copie.",
    ),
    "legend_suggested": ("Suggested theme, to be confirmed", "Thème suggéré, à confirmer"),
    "theme_by_words": (
        "“{theme}”: {percent} % sure, by the words {words}.",
        "« {theme} » : sûr à {percent} %, d'après les mots {words}.",
    ),
    "theme_by_neighbours": (
        "“{theme}”: {percent} % sure, by similar projects ({ids}).",
        "« {theme} » : sûr à {percent} %, d'après des projets semblables ({ids}).",
    ),
    "theme_suggested": ("{themes} (suggested, to be confirmed)", "{themes} (suggéré, à confirmer)"),
}
