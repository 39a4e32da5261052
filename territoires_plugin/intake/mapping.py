"""Which column of a source fills which column of ``projects``: a TOML file, or the targets' own names."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ..model.codes import SEPARATOR, split_codes
from ..model.errors import TerritoiresError
from ..model.tables import PROJECTS
from ..model.taxonomy import Taxonomy
from ..model.toml_file import read_toml
from .demarches.columns import fixed_columns, never_read
from .source_table import column_key, trimmed
from .vocabulary import CODE_TARGETS, SINGLE, build_vocabularies, known_codes

PLACE_TARGETS = (
    "longitude",
    "latitude",
    "geometry",
    "place_code",
    "departement_code",
    "place_name",
    "postcode",
    "address",
)
TARGETS = (*PROJECTS, *PLACE_TARGETS)
SECTIONS = ("source", "columns", "values", "constants", "personal")
SOURCE_KEYS = ("crs", "layer", "separator")
PERSONAL_KEYS = ("keep",)
# Besides the targets' own names, these are taken without a mapping.
ALIASES = {"longitude": ("lon", "lng", "long"), "latitude": ("lat",)}
SHAPEFILE_NAME_LENGTH = 10


@dataclass(frozen=True)
class Mapping:
    """A mapping as read from its file, or the empty one.

    Args:
        file: its name, for messages.
        columns: target to source column; an empty source column leaves the target out.
        values: code target to the source's words and their codes.
        constants: target to the text of all rows that have none of their own.
        crs: CRS of the coordinates, None where the file says nothing (then EPSG:4326).
        layer: the layer or sheet to read.
        separator: what parts several values in one field.
        keep: the personal columns of the source that are wanted all the same.
    """

    file: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    crs: str | None = None
    layer: str | None = None
    separator: str = SEPARATOR
    keep: tuple[str, ...] = ()

    @property
    def expected_columns(self) -> frozenset[str]:
        """The column names that may be met in the source, as ``column_key`` gives them."""
        own = {column_key(name) for name in self.columns.values() if name}
        return frozenset({*TARGETS, *ALIASES["longitude"], *ALIASES["latitude"]} | own)

    def bind(self, source: Path, columns: Sequence[str]) -> Mapping:
        """The same mapping with the source's own spelling of each column, and besides the columns named as a target.

        In a Démarches export those that the format itself explains are taken instead: any other name is a question's,
        or an instructor's annotation, which nothing marks.

        Raises:
            TerritoiresError: ``mapping_column``, ``id_column_missing``.
        """
        spelled = _spellings(columns)
        bound = {
            target: self._spelling(source, f"columns.{target}", name, spelled)
            for target, name in self.columns.items()
            if name
        }
        for target, name in taken_unasked(source, columns).items():
            if target not in self.columns and target not in self.constants and name not in bound.values():
                bound[target] = name
        if "project_id" not in bound:
            raise TerritoiresError("id_column_missing", file=source.name, columns=", ".join(filter(None, columns)))
        keep = tuple(self._spelling(source, "personal.keep", name, spelled) for name in self.keep)
        return replace(self, columns=bound, keep=keep)

    def unused(self, columns: Sequence[str]) -> tuple[str, ...]:
        """The named ones among the source's columns that fill no target, once the mapping is bound.

        Those of a Démarches export that are never project data are not worth a word.
        """
        passed_over = never_read(columns).union(self.columns.values())
        return tuple(dict.fromkeys(name for name in columns if name and name not in passed_over))

    def _spelling(self, source: Path, where: str, name: str, spelled: dict[str, str]) -> str:
        found = spelled.get(column_key(name))
        if found is None:
            raise TerritoiresError(
                "mapping_column",
                file=self.file,
                field=where,
                value=name,
                source=source.name,
                columns=", ".join(_closest_first(name, list(spelled.values())[::-1])),
            )
        return found


def load_mapping(path: Path, taxonomy: Taxonomy) -> Mapping:
    """The mapping of a TOML file, checked against the targets and the taxonomy.

    Raises:
        TerritoiresError: those of ``read_toml``; ``file_missing``, ``mapping_unknown``, ``mapping_type``,
            ``mapping_code``.
    """
    if not path.exists():
        raise TerritoiresError("file_missing", file=path)
    content = read_toml(path)
    file = path.name
    _require_known(file, "mapping", content, SECTIONS)
    source = _texts(file, "source", content.get("source", {}))
    _require_known(file, "source", source, SOURCE_KEYS)
    columns = _texts(file, "columns", content.get("columns", {}))
    _require_known(file, "columns", columns, TARGETS)
    constants = _texts(file, "constants", content.get("constants", {}))
    _require_known(file, "constants", constants, [target for target in TARGETS if target != "project_id"])
    values = _read_values(file, content.get("values", {}), taxonomy)
    separator = source.get("separator", SEPARATOR)
    if not separator:
        raise TerritoiresError("mapping_type", file=file, field="source.separator", value=separator)
    keep = _read_kept(file, content.get("personal", {}))
    mapping = Mapping(file, columns, values, constants, source.get("crs"), source.get("layer"), separator, keep)
    _check_constants(mapping, taxonomy)
    return mapping


def _read_kept(file: str, section: Any) -> tuple[str, ...]:
    if not isinstance(section, dict):
        raise TerritoiresError("mapping_type", file=file, field="personal", value=section)
    _require_known(file, "personal", section, PERSONAL_KEYS)
    names = section.get("keep", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise TerritoiresError("mapping_type", file=file, field="personal.keep", value=names)
    return tuple(names)


def taken_unasked(source: Path, columns: Sequence[str]) -> dict[str, str]:
    """The columns of a source that fill a target without a mapping: those that an export fixes, or the targets' own."""
    return fixed_columns(columns) or _own_names(source, columns)


def _own_names(source: Path, columns: Sequence[str]) -> dict[str, str]:
    spelled = _spellings(columns)
    found: dict[str, str] = {}
    for target in TARGETS:
        for name in (target, *ALIASES.get(target, ()), *_cut_name(source, target)):
            if target not in found and name in spelled:
                found[target] = spelled[name]
    return found


def _spellings(columns: Sequence[str]) -> dict[str, str]:
    """Each column's name by what makes it the same as another; the first of several."""
    return {column_key(name): name for name in reversed(columns) if name}


def _cut_name(source: Path, target: str) -> tuple[str, ...]:
    """A shapefile holds ten characters of each name."""
    return (target[:SHAPEFILE_NAME_LENGTH],) if source.suffix.lower() in (".shp", ".dbf") else ()


def _read_values(file: str, section: Any, taxonomy: Taxonomy) -> dict[str, dict[str, tuple[str, ...]]]:
    if not isinstance(section, dict):
        raise TerritoiresError("mapping_type", file=file, field="values", value=section)
    _require_known(file, "values", section, CODE_TARGETS)
    values: dict[str, dict[str, tuple[str, ...]]] = {}
    for target, words in section.items():
        texts = _texts(file, f"values.{target}", words)
        values[target] = {word: _codes(file, target, word, text, taxonomy) for word, text in texts.items()}
    return values


def _codes(file: str, target: str, word: str, text: str, taxonomy: Taxonomy) -> tuple[str, ...]:
    codes = split_codes(text)
    known = known_codes(taxonomy, target)
    if not set(codes) <= set(known) or (target in SINGLE and len(codes) > 1):
        raise TerritoiresError(
            "mapping_code", file=file, field=f"values.{target}.{word}", value=text, known=", ".join(known)
        )
    return codes


def _check_constants(mapping: Mapping, taxonomy: Taxonomy) -> None:
    vocabularies = build_vocabularies(taxonomy, mapping.values, mapping.separator)
    for target, vocabulary in vocabularies.items():
        text = mapping.constants.get(target, "")
        codes, unknown = vocabulary.read(text, mapping.separator)
        if unknown or (target in SINGLE and len(codes) > 1):
            raise TerritoiresError(
                "mapping_code",
                file=mapping.file,
                field=f"constants.{target}",
                value=text,
                known=", ".join(vocabulary.codes),
            )


def _texts(file: str, section: str, content: Any) -> dict[str, str]:
    if not isinstance(content, dict):
        raise TerritoiresError("mapping_type", file=file, field=section, value=content)
    return {name: _text(file, f"{section}.{name}", value) for name, value in content.items()}


def _text(file: str, name: str, value: Any) -> str:
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise TerritoiresError("mapping_type", file=file, field=name, value=value)
    return str(value) if name == "source.separator" else trimmed(str(value)) or ""


def _require_known(file: str, section: str, content: Iterable[str], known: Sequence[str]) -> None:
    for name in content:
        if name not in known:
            alike = ", ".join(_closest_first(name, known))
            raise TerritoiresError("mapping_unknown", file=file, field=section, value=name, known=alike)


def _closest_first(name: str, known: Sequence[str]) -> list[str]:
    """All names, the most alike first, for the list may be long and the message cut."""
    by_key = {column_key(one): one for one in known if one}
    close = get_close_matches(column_key(name), list(by_key), n=3, cutoff=0.5)
    return [by_key[key] for key in (*close, *(key for key in by_key if key not in close))]
