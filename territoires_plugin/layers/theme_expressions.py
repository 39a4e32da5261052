"""QGIS expressions about the ``themes`` field: which rule a project falls under, and where its markers go."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from qgis.core import QgsExpression

GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def holds_theme(code: str) -> str:
    """True for a project whose joined ``themes`` hold the code as a whole: ``eau`` is not in ``eau-potable``."""
    return f"strpos(';' || coalesce(\"themes\", '') || ';', {_quoted(f';{code};')}) > 0"


def is_first_theme(code: str, known: Sequence[str]) -> str:
    """True where the code is the first of the project's themes that the taxonomy knows."""
    return f"array_find({_known_themes(known)}, {_quoted(code)}) = 0"


def marker_offset(code: str, known: Sequence[str], size: float, stack: Mapping[str, int]) -> str:
    """``x,y`` in millimetres: side by side for the themes of a project, in a spiral for projects on one spot."""
    across = (
        f"with_variable('themes_here', {_known_themes(known)}, "
        f"(array_find(@themes_here, {_quoted(code)}) - (array_length(@themes_here) - 1) / 2.0) * {size:.2f})"
    )
    return _with_stack(across, size, stack)


def stack_offset(size: float, stack: Mapping[str, int]) -> str:
    """``x,y`` in millimetres of a project with a single marker."""
    return _with_stack("0", size, stack)


def is_suggested(known: Sequence[str]) -> str:
    """True for a project whose themes nobody gave, where the taxonomy knows one of them."""
    return f"coalesce(\"theme_origin\", '') = 'suggested' AND array_length({_known_themes(known)}) > 0"


def around_markers(known: Sequence[str], size: float) -> str:
    """The width in millimetres of a ring around the markers of a project."""
    return f"{size:.2f} * (array_length({_known_themes(known)}) + 0.8)"


def escape_label(text: str) -> str:
    """The text as it stands, in places where QGIS evaluates ``[% … %]``."""
    return text.replace("[%", "[% '[' || '%' %]")


def _with_stack(across: str, size: float, stack: Mapping[str, int]) -> str:
    """Sunflower positions keep neighbours equally far apart however many projects share a spot."""
    if not stack:
        return f"to_string(coalesce({across}, 0)) || ',0'"
    entries = ",".join(f"{_quoted(name)},{position}" for name, position in sorted(stack.items()))
    return (
        f"with_variable('below', coalesce(map_get(map({entries}), \"project_id\"), 0), "
        f"to_string(coalesce({across}, 0) + {size:.2f} * sqrt(@below) * cos(@below * {GOLDEN_ANGLE:.6f})) || ',' || "
        f"to_string({size:.2f} * sqrt(@below) * sin(@below * {GOLDEN_ANGLE:.6f})))"
    )


def _known_themes(known: Sequence[str]) -> str:
    codes = ", ".join(_quoted(code) for code in known)
    return (
        "array_sort(array_filter(array_distinct(string_to_array(coalesce(\"themes\", ''), ';')), "
        f"array_contains(array({codes}), @element)))"
    )


def _quoted(text: str) -> str:
    return str(QgsExpression.quotedString(text))
