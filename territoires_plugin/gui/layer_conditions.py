"""Conditions in the language of a layer's provider, exact whatever the values hold and quick however many they are."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from itertools import compress
from typing import TYPE_CHECKING

from qgis.core import QgsExpression, QgsVectorLayer

if TYPE_CHECKING:
    from ..model.filter_table import Booleans, FilterTable

ID_FIELD = "project_id"
# Providers whose filter is a QGIS expression, where a backslash escapes; the others speak SQL, where it does not.
_EXPRESSION_PROVIDERS = ("memory", "delimitedtext")
# Of OGR's formats, those with SQL of their own. For the others OGR compares without case (but not in LIKE), and reads
# a backslash before an apostrophe as an escape.
_SQL_FORMATS = ("GPKG", "SQLite")
_ENDING = re.compile(r"\\(?='|\Z)")
_LIKE_A_COMMENT = re.compile(r"--|/\*|[\r\n]")
_BACKSLASH = r"SUBSTR('\ ', 1, 1)"
_NOTHING = "{column} IS NULL AND {column} IS NOT NULL"
# Expressions compare a value with all of a list, 308 ms for 2,500 of 5,000; they look it up in a map in 5 ms.
_LONGEST_LIST = 20


def condition_of(layer: QgsVectorLayer, table: FilterTable, shown: Booleans) -> str:
    """True for those projects of a layer that are shown, told by the ids of the smaller half.

    Args:
        shown: (n,) what the table, made of this layer, says to a filter.
    """
    ids = table.project_ids
    hidden = ~shown
    alike = _alike(ids) if _speaks_ogr_sql(layer) else frozenset()
    if shown.sum() <= hidden.sum():
        return _one_of(layer, ID_FIELD, list(compress(ids, shown.tolist())), alike)
    left_out = list(compress(ids, hidden.tolist()))
    if not left_out:
        return f"{QgsExpression.quotedColumnRef(ID_FIELD)} IS NOT NULL"
    return f"NOT ({_one_of(layer, ID_FIELD, left_out, alike)})"


def one_of(layer: QgsVectorLayer, field: str, values: Collection[str]) -> str:
    """True where the field is one of the values."""
    return _one_of(layer, field, values, frozenset())


def _one_of(layer: QgsVectorLayer, field: str, values: Collection[str], alike: Collection[str]) -> str:
    """``alike``: values that differ from another one by their case alone."""
    column = QgsExpression.quotedColumnRef(field)
    if not values:
        return _NOTHING.format(column=column)
    if layer.fields().field(field).isNumeric():
        return _one_number_of(layer, column, [_number(value) for value in values])
    if layer.providerType() in _EXPRESSION_PROVIDERS:
        if len(values) > _LONGEST_LIST:
            return _in_map(column, values)
        return _in_list(column, [QgsExpression.quotedString(value) for value in values])
    if _speaks_ogr_sql(layer):
        return _in_ogr_sql(column, values, alike)
    if layer.storageType() in _SQL_FORMATS:
        return _in_list(column, [_sqlite_text(value) for value in values])
    return _in_list(column, [_sql_text(value) for value in values])


def _one_number_of(layer: QgsVectorLayer, column: str, numbers: Collection[str]) -> str:
    if layer.providerType() in _EXPRESSION_PROVIDERS and len(numbers) > _LONGEST_LIST:
        return _in_map(f"to_int({column})", numbers)
    return _in_list(column, numbers)


def _in_list(column: str, literals: Collection[str]) -> str:
    return f"{column} IN ({', '.join(literals)})"


def _in_map(column: str, values: Collection[str]) -> str:
    members = json.dumps(dict.fromkeys(values, 1), separators=(",", ":"))
    return f"map_exist(from_json({QgsExpression.quotedString(members)}), {column})"


def _in_ogr_sql(column: str, values: Collection[str], alike: Collection[str]) -> str:
    plain = [_sql_text(value) for value in values if not (value in alike or _ENDING.search(value))]
    odd = [
        f"{column} LIKE {_ogr_pattern(value)} ESCAPE '!'" for value in values if value in alike or _ENDING.search(value)
    ]
    return " OR ".join(([_in_list(column, plain)] if plain else []) + odd)


def _ogr_pattern(value: str) -> str:
    """A text as a pattern in OGR's SQL, where no literal can hold a backslash before an apostrophe or at its end."""
    parts = [_sql_text(part) for part in _ENDING.split(re.sub("[!%_]", r"!\g<0>", value))]
    return parts[0] if len(parts) == 1 else f"CONCAT({f', {_BACKSLASH}, '.join(parts)})"


def _sql_text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _sqlite_text(value: str) -> str:
    """Newer versions of QGIS look for comments in a condition, inside texts too: there the text goes in hexadecimal."""
    return f"CAST(X'{value.encode().hex()}' AS TEXT)" if _LIKE_A_COMMENT.search(value) else _sql_text(value)


def _number(value: str) -> str:
    """A number as it is written in a condition: ``5`` for “5” and “5.0”."""
    try:
        return str(int(value))
    except ValueError:
        number = float(value)
        return str(int(number)) if number.is_integer() else repr(number)


def _speaks_ogr_sql(layer: QgsVectorLayer) -> bool:
    return layer.providerType() == "ogr" and layer.storageType() not in _SQL_FORMATS


def _alike(values: Collection[str]) -> frozenset[str]:
    seen: dict[str, list[str]] = {}
    for value in values:
        seen.setdefault(value.casefold(), []).append(value)
    return frozenset(value for group in seen.values() if len(group) > 1 for value in group)
