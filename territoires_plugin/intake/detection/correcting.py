"""A mapping corrected by a person: the columns chosen, and what follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ...model.taxonomy import AXES, Taxonomy
from ..mapping import Mapping, taken_unasked
from ..source_table import Head, column_key
from .profiles import Profile
from .refining import crs_of_columns
from .word_columns import TARGETS as WORD_TARGETS
from .words_found import Codes, FoundWord, WordCodes, WordReader

XY = ("longitude", "latitude")


@dataclass(frozen=True)
class Correction:
    """What a person has chosen.

    Args:
        base: the mapping to begin with; what nobody was asked about stays as it is there.
        columns: the column of the source for each target that was asked about, empty where none is to be used.
        words: what words stand for, where a person has decided, by code target.
        keep: the personal columns that are wanted all the same.
    """

    base: Mapping
    columns: dict[str, str]
    words: WordCodes = field(default_factory=dict)
    keep: tuple[str, ...] = ()


@dataclass(frozen=True)
class Corrected:
    """The mapping, and by code target the words that stand in its column."""

    mapping: Mapping
    words: dict[str, tuple[FoundWord, ...]]


def correct(
    correction: Correction, source: Path, head: Head, profiles: Sequence[Profile], taxonomy: Taxonomy
) -> Corrected:
    """Make the mapping that a correction asks for.

    The separator of several values, the CRS of coordinates and the meaning of words follow the columns chosen anew;
    for the others what the mapping says of them stays.

    Args:
        head, profiles: the first rows of the source.
    """
    base = correction.base
    chosen = {target: name for target, name in correction.columns.items() if name}
    by_name = {profile.name: profile for profile in reversed(profiles)}
    reader = WordReader(taxonomy)
    separator, crs = base.separator, base.crs
    if any(_is_new(axis, chosen, base) for axis in AXES):
        separator = reader.separator([by_name[chosen[axis]] for axis in AXES if axis in chosen])
    if any(_is_new(axis, chosen, base) for axis in XY):
        crs = crs_of_columns({axis: by_name[chosen[axis]].position for axis in XY if axis in chosen}, profiles)
    words = {
        target: reader.words(by_name[chosen[target]], target, separator, _decided(correction, target))
        for target in WORD_TARGETS
        if target in chosen
    }
    mapping = replace(
        base,
        file=source.name,
        columns=_columns(correction, chosen, taken_unasked(source, head.columns)),
        values=_values(base, words),
        crs=crs,
        separator=separator,
        keep=correction.keep,
    )
    return Corrected(mapping, words)


def _columns(correction: Correction, chosen: dict[str, str], unasked: dict[str, str]) -> dict[str, str]:
    """A target without a column is written down only where one would be taken all the same."""
    others = {target: name for target, name in correction.base.columns.items() if target not in correction.columns}
    left_out = {target: "" for target in unasked if target in correction.columns and target not in chosen}
    return {**others, **left_out, **chosen}


def _is_new(target: str, chosen: dict[str, str], base: Mapping) -> bool:
    return target in chosen and column_key(chosen[target]) != column_key(base.columns.get(target, ""))


def _decided(correction: Correction, target: str) -> dict[str, Codes]:
    """What the mapping says of words, then what the person says."""
    return {**correction.base.values.get(target, {}), **correction.words.get(target, {})}


def _values(base: Mapping, words: dict[str, tuple[FoundWord, ...]]) -> dict[str, dict[str, tuple[str, ...]]]:
    """What the mapping says of words that do not stand in the first rows stays."""
    values = dict(base.values)
    for target, found in words.items():
        met = {column_key(one.word) for one in found}
        others = {word: codes for word, codes in base.values.get(target, {}).items() if column_key(word) not in met}
        said = {one.word: one.codes for one in found if one.codes is not None and not one.is_known}
        values[target] = {**others, **said}
    return {target: said for target, said in values.items() if said}
