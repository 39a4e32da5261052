"""The labels of a form's fields as a header shows them: without markdown, stray blanks and doubles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from .source_table import CACHE_SIZE, column_key, trimmed

_LONGEST = 1_000  # letters that are looked at; a header is never that long
_LINK = re.compile(r"!?\[([^\]\[]*)\]\([^)(]*\)")
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|~~|`{1,3})(?=[^\s*~`])([^*~`]*[^\s*~`\\])\1")
_UNDERLINED = re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])([^\n]*?[^\s_\\])\1(?!\w)")
_LINE_MARK = re.compile(r"^\s*(?:#{1,6}|>|[-*+])\s+", re.MULTILINE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~>])")


@lru_cache(maxsize=CACHE_SIZE)
def clean_label(label: str) -> str:
    """The label without markdown, on one line, without blanks around it and doubled ones."""
    text = _LINE_MARK.sub("", label[:_LONGEST])
    text = _LINK.sub(r"\1", text)
    text = _UNDERLINED.sub(r"\2", _EMPHASIS.sub(r"\2", text))
    return trimmed(" ".join(_ESCAPE.sub(r"\1", text).split())) or ""


def distinct(labels: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """The labels in order, those that stand again (or are taken) followed by ``(2)``, ``(3)`` …"""
    known = {column_key(label) for label in taken}
    result: list[str] = []
    for label in labels:
        name, number = label, 1
        while column_key(name) in known:
            number += 1
            name = f"{label} ({number})"
        known.add(column_key(name))
        result.append(name)
    return result
