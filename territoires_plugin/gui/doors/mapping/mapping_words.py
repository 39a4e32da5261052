"""The sentences on what was found in a file, and on what its first rows would give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from ...details.figures import number

if TYPE_CHECKING:
    from ....intake.looking import Look
    from .preview_task import Tried

translate = QCoreApplication.translate


def look_sentence(look: Look) -> str:
    """Such as “Démarches Simplifiées export recognised: 12 of 64 columns used. 3 fields could not be decided.”"""
    if look.origin == "found":
        told = [look.outdated and _outdated(look.outdated), _found(look), _undecided(look), _words(look)]
        return " ".join(filter(None, told))
    return _with_mapping(look)


def counts_sentence(tried: Tried) -> str:
    """Such as “Of the first 1,000 rows: 987 projects, 13 rejected.”, which adds up."""
    remarked = len({line.row for line in tried.notes if line.row} - {line.row for line in tried.rejected})
    if tried.is_whole and tried.row_count == 1:
        text = translate(
            "Territoires", "Its only row: {projects} imported ({remarked} with remarks), {rejected} rejected."
        )
    elif tried.is_whole:
        text = translate(
            "Territoires", "Of all {rows} rows: {projects} imported ({remarked} with remarks), {rejected} rejected."
        )
    else:
        text = translate(
            "Territoires",
            "Of the first {rows} rows: {projects} imported ({remarked} with remarks), {rejected} rejected.",
        )
    return text.format(
        rows=number(tried.row_count),
        projects=number(tried.project_count),
        remarked=number(remarked),
        rejected=number(len(tried.rejected)),
    )


def _found(look: Look) -> str:
    used = len({choice.column for choice in look.found.choices.values()})
    formats = {
        "own": translate("Territoires", "Columns named as in the projects table"),
        "demarches": translate("Territoires", "Démarches Simplifiées export recognised"),
        "exchange": translate("Territoires", "Exchange schema of projects recognised"),
        "scdl": translate("Territoires", "SCDL grants recognised"),
    }
    recognised = formats.get(look.found.format or "", translate("Territoires", "Columns looked at"))
    count = len([name for name in look.found.columns if name])
    text = translate("Territoires", "{recognised}: {used} of {count} columns used.")
    return text.format(recognised=recognised, used=number(used), count=number(count))


def _undecided(look: Look) -> str:
    count = len(look.found.undecided)
    if count == 0:
        return ""
    if count == 1:
        return translate("Territoires", "1 field could not be decided.")
    return translate("Territoires", "{count} fields could not be decided.").format(count=number(count))


def _words(look: Look) -> str:
    count = sum(len(look.found.undecided_words(target)) for target in look.found.words)
    if count == 0:
        return ""
    if count == 1:
        return translate("Territoires", "1 word stands for no known code.")
    return translate("Territoires", "{count} words stand for no known code.").format(count=number(count))


def _with_mapping(look: Look) -> str:
    used = number(len({name for name in look.mapping.columns.values() if name}))
    if look.origin == "saved":
        text = translate("Territoires", "The mapping saved for this kind of file is used ({file}): {used} columns.")
    else:
        text = translate("Territoires", "The mapping chosen is used: {used} columns.")
    return text.format(file=look.saved_path.name, used=used)


def _outdated(reason: str) -> str:
    text = translate("Territoires", "The mapping saved for this kind of file no longer fits: {reason}")
    return text.format(reason=reason)
