"""The sheets beside the dossiers: the applicant's establishment, and one sheet for each repeated block."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ...model.codes import SEPARATOR
from ...model.progress import Progress
from ..ogr_source import OgrSource
from ..remarks import Remarks
from ..source_table import CHECK_EVERY, read_whole
from ..vocabulary import folded

ESTABLISHMENTS = "Etablissements"
DOSSIER_ID = "Dossier ID"
LINE = "Ligne"
CHAMP = "Champ"
Kind = Literal["establishment", "block"]
_OF_DOSSIER = "dossier"  # what the column Champ holds where the establishment is the applicant's own
_BLOCK = re.compile(r"\((?P<stable_id>[0-9]+)\)\s*(?P<label>.*)")
_WHOLE_NUMBER = re.compile(r"([0-9][0-9\s]*)(?:[.,]0+)?")


@dataclass(frozen=True)
class LinkedSheet:
    """A sheet whose rows belong to dossiers.

    Args:
        sheet: the opened sheet; ``name`` its name.
        kind: ``establishment``: one row a dossier; ``block``: several, joined.
        columns: the name of each column among those of the dossiers, to its name in the sheet.
    """

    sheet: OgrSource
    name: str
    kind: Kind
    columns: dict[str, str]

    def read(
        self, names: Sequence[str], dossiers: Collection[str], remarks: Remarks, progress: Progress
    ) -> tuple[dict[str, dict[str, str]], frozenset[str]]:
        """For each of some names in ``columns`` the text of each dossier; and the names that hold numbers.

        A dossier that is not among ``dossiers`` is noted once.
        """
        keys = _key_columns(self.sheet, self.kind)
        own = list(dict.fromkeys([*keys.values(), *(self.columns[name] for name in names)]))
        table = read_whole(self.sheet, own, Remarks(), progress)
        rows = self._rows({key: table.cells[name] for key, name in keys.items()}, progress)
        self._note_strangers(rows, dossiers, remarks)
        texts = {name: self._joined(table.cells[self.columns[name]], rows) for name in names}
        return texts, frozenset(name for name in names if self.columns[name] in table.numeric)

    def _rows(self, keys: dict[str, list[str | None]], progress: Progress) -> dict[str, list[int]]:
        """The positions of each dossier's rows: the applicant's, or all lines of the block in their order.

        A question called "Dossier" has its row before the applicant's: the last one counts.
        """
        of_dossier: dict[str, list[int]] = defaultdict(list)
        champs = keys.get(CHAMP)
        for position, text in enumerate(keys[DOSSIER_ID]):
            if position % CHECK_EVERY == 0:
                progress.check()
            if text and (champs is None or folded(champs[position] or _OF_DOSSIER) == _OF_DOSSIER):
                of_dossier[dossier_id(text)].append(position)
        if LINE in keys:
            for positions in of_dossier.values():
                positions.sort(key=lambda position: _line_number(keys[LINE][position]))
        if self.kind == "establishment":
            return {dossier: positions[-1:] for dossier, positions in of_dossier.items()}
        return of_dossier

    def _joined(self, cells: list[str | None], rows: dict[str, list[int]]) -> dict[str, str]:
        joined: dict[str, str] = {}
        for dossier, positions in rows.items():
            texts = [text for text in (cells[position] for position in positions) if text]
            if texts:
                joined[dossier] = texts[0] if self.kind == "establishment" else SEPARATOR.join(map(_safe, texts))
        return joined

    def _note_strangers(self, rows: Collection[str], dossiers: Collection[str], remarks: Remarks) -> None:
        for dossier in rows:
            if dossier not in dossiers:
                remarks.note(
                    None,
                    dossier,
                    DOSSIER_ID,
                    dossier,
                    "linked_without_dossier",
                    file=self.sheet.path.name,
                    sheet=self.name,
                )


def linked_sheets(dossiers: OgrSource, *, with_establishment: bool) -> tuple[LinkedSheet, ...]:
    """The sheets of a workbook that belong to its dossiers; opinions (Avis) are the instructors' own and never opened.

    Args:
        dossiers: the sheet of the dossiers.
        with_establishment: whether the applicants are legal persons.
    """
    found = [_establishment(dossiers)] if with_establishment and ESTABLISHMENTS in dossiers.layer_names else []
    matches = {name: match for name in dossiers.layer_names if (match := _BLOCK.fullmatch(name))}
    labels = Counter(match["label"] for match in matches.values())
    for name, match in matches.items():
        label = match["label"]
        found.append(_block(dossiers, name, label if label and labels[label] == 1 else name))
    return tuple(link for link in found if link.columns)


def dossier_id(text: str) -> str:
    """A dossier's number as the site writes it, from one that a spreadsheet made ``12345.0`` or ``12 345``."""
    match = _WHOLE_NUMBER.fullmatch(text.strip())
    return re.sub(r"\s", "", match[1]) if match else text.strip()


def _establishment(dossiers: OgrSource) -> LinkedSheet:
    sheet = _open(dossiers, ESTABLISHMENTS)
    there = set(map(folded, dossiers.columns))
    names = {name: name for name in _data_columns(sheet, "establishment") if folded(name) not in there}
    return LinkedSheet(sheet, ESTABLISHMENTS, "establishment", names)


def _block(dossiers: OgrSource, name: str, label: str) -> LinkedSheet:
    sheet = _open(dossiers, name)
    columns = {f"{label} – {column}": column for column in _data_columns(sheet, "block")}
    return LinkedSheet(sheet, name, "block", columns)


def _open(dossiers: OgrSource, name: str) -> OgrSource:
    """A sheet whose columns have distinct names: a block may ask the same twice, or for a "Ligne" of its own."""
    sheet = dossiers.sibling(name)
    met: Counter[str] = Counter()
    columns = []
    for column in sheet.columns:
        met[column] += 1
        columns.append(column if met[column] == 1 else f"{column} ({met[column]})")
    return replace(sheet, columns=tuple(columns))


def _key_columns(sheet: OgrSource, kind: Kind) -> dict[str, str]:
    """DOSSIER_ID, and CHAMP or LINE, where the sheet has them, as it spells them."""
    keys = (DOSSIER_ID, CHAMP if kind == "establishment" else LINE)
    spelled = {folded(name): name for name in reversed(sheet.columns)}
    return {key: spelled[folded(key)] for key in keys if folded(key) in spelled}


def _data_columns(sheet: OgrSource, kind: Kind) -> list[str]:
    """The columns besides the keys; none where the sheet does not tell the dossier."""
    keys = _key_columns(sheet, kind)
    return [name for name in sheet.columns if name and name not in keys.values()] if DOSSIER_ID in keys else []


def _line_number(text: str | None) -> int:
    number = dossier_id(text or "")
    return int(number) if number.isdecimal() else 0


def _safe(text: str) -> str:
    """``;`` joins the lines of a block: within a line a comma stands for it."""
    return re.sub(rf"\s*{SEPARATOR}\s*", ", ", text).strip(", ")
