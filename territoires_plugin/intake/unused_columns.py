"""The sentence on the columns of a source that were not used: their names, never what they hold."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.messages import Language, message

MOST_NAMES = 6
LONGEST_NAME = 40  # letters


def unused_columns_sentence(columns: Sequence[str], language: Language) -> str:
    """Such as “Columns not used: Intitulé, Montant. A mapping file … tells …”; empty where all are used."""
    if not columns:
        return ""
    names = ", ".join(_short(name) for name in columns[:MOST_NAMES])
    others = len(columns) - MOST_NAMES
    if others > 0:
        names = message("one_more_column" if others == 1 else "more_columns", language, names=names, others=others)
    return message("columns_unused", language, names=names)


def _short(name: str) -> str:
    text = " ".join(name.split())
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"
