"""The form of a démarche, as its dossiers show it: which champs there are, and the columns they fill."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from ..labels import clean_label, distinct
from ..source_table import column_key
from .cells import NAME, NUMBERS, SUFFIXES, Node, champ_cells, is_known
from .fixed_columns import FIXED

Key = tuple[str, ...]  # the descriptor of a champ, after that of its block where it stands in one
BETWEEN = " – "


@dataclass
class _Seen:
    """A champ as the dossiers so far show it; a form changes, and the latest dossier is right about the label."""

    label: str
    types: set[str] = field(default_factory=set)
    is_filled: bool = False


@dataclass(frozen=True)
class Column:
    """A column that champs fill: which of their texts, whether always a number, of which types nobody knows."""

    name: str
    key: Key
    suffix: str
    is_number: bool
    unknown_types: tuple[str, ...]


def learn_columns(dossiers: Iterable[Node], expected: Collection[str]) -> tuple[Column, ...]:
    """The columns of all champs, in the order of the form.

    Texts that no dossier has are left out, for headings and explanations look the same.

    Args:
        dossiers: by number.
        expected: keys (``column_key``) of columns that are wanted even so.
    """
    seen: dict[Key, _Seen] = {}
    order: list[Key] = []
    for dossier in dossiers:
        before = -1
        for key, label, champ in champs_of(dossier):
            if key not in seen:
                order.insert(before + 1, key)
                seen[key] = _Seen(label)
                before += 1
            elif before + 1 >= len(order) or order[before + 1] != key:
                before = order.index(key)
            else:
                before += 1
            _look(seen[key], label, champ)
    return tuple(_columns([(key, seen[key]) for key in order], expected))


def champs_of(dossier: Node) -> Iterator[tuple[Key, str, Node]]:
    """Every champ with its key and label, those of a block once for each of its rows."""
    for champ in dossier["champs"]:
        key = (str(champ["champDescriptorId"]),)
        label = clean_label(champ["label"])
        if champ.get("__typename") != "RepetitionChamp":
            yield key, label or key[0], champ
            continue
        for row in champ.get("rows") or ():
            for inner in row["champs"]:
                name = clean_label(inner["label"]) or inner["champDescriptorId"]
                yield (*key, inner["champDescriptorId"]), f"{label}{BETWEEN}{name}" if label else name, inner


def _look(seen: _Seen, label: str, champ: Node) -> None:
    seen.label = label
    seen.types.add(str(champ.get("__typename")))
    seen.is_filled = seen.is_filled or any(text and text.strip() for text in champ_cells(champ).values())


def _columns(seen: list[tuple[Key, _Seen]], expected: Collection[str]) -> Iterator[Column]:
    shown = [(key, one) for key, one in seen if one.is_filled or one.types != {"TextChamp"} or _key(one) in expected]
    found = [(key, one, suffix) for key, one in shown for suffix in _suffixes(one)]
    labels = [one.label + suffix for _, one, suffix in found]
    for (key, one, suffix), name in zip(found, distinct(labels, FIXED)):
        unknown = tuple(sorted(kind for kind in one.types if not is_known(kind)))
        yield Column(name, key, suffix, one.types <= set(NUMBERS), unknown)


def _key(seen: _Seen) -> str:
    return column_key(seen.label)


def _suffixes(seen: _Seen) -> list[str]:
    return list(dict.fromkeys(suffix for kind in sorted(seen.types) for suffix in SUFFIXES.get(kind, (NAME,))))
