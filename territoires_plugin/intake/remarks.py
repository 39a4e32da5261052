"""What the import has to say about single rows: why one was rejected, what was repaired or left out in another."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Optional

import pandas as pd

from ..model.messages import Language, message
from ..model.tables import REJECTED
from .personal.contacts import masked

# row, project_id, field, value, code, message: the columns of REJECTED
_Remark = tuple[Optional[int], Optional[str], Optional[str], Optional[str], str, str]


@dataclass
class Remarks:
    """Collects rejections and notes in the user's language while the import runs."""

    language: Language = "fr"
    _rejected: list[_Remark] = field(default_factory=list)
    _notes: list[_Remark] = field(default_factory=list)

    def reject(
        self, row: int, project_id: str | None, column: str | None, value: object, code: str, **parameters: object
    ) -> None:
        """One row that is not in ``projects``; ``parameters`` are what the message names beyond row, field, value."""
        self._rejected.append(self._remark(row, project_id, column, value, code, parameters))

    def note(
        self,
        row: int | None,
        project_id: str | None,
        column: str | None,
        value: object,
        code: str,
        **parameters: object,
    ) -> None:
        """Something repaired or left out of a row that is kept; ``row`` is None when it concerns the whole file."""
        self._notes.append(self._remark(row, project_id, column, value, code, parameters))

    def turn_into_rejections(self, rows: Collection[int], codes: Collection[str]) -> set[int]:
        """Reject each of the rows for the first of its notes with one of the codes; the rows that had one."""
        turned: dict[int, _Remark] = {}
        kept: list[_Remark] = []
        for remark in self._notes:
            row, code = remark[0], remark[4]
            if row is not None and row in rows and row not in turned and code in codes:
                turned[row] = remark
            else:
                kept.append(remark)
        self._notes = kept
        self._rejected.extend(turned.values())
        return set(turned)

    def take_over(self, others: Remarks) -> None:
        """Tell what others tell, too."""
        self._rejected.extend(others._rejected)
        self._notes.extend(others._notes)

    def rejected(self) -> pd.DataFrame:
        """The rejected rows in the order of the source, with the columns of REJECTED."""
        return _table(self._rejected)

    def notes(self) -> pd.DataFrame:
        """The notes in the order of the source, those on the whole file first, with the columns of REJECTED."""
        return _table(self._notes)

    def clear(self) -> None:
        """Forget what has been told: a batch is done."""
        self._rejected, self._notes = [], []

    def _remark(
        self,
        row: int | None,
        project_id: str | None,
        column: str | None,
        value: object,
        code: str,
        parameters: dict[str, object],
    ) -> _Remark:
        shown = None if value is None else masked(str(value), self.language)  # a remark is copied and sent around
        text = message(code, self.language, row=row, field=column, value=shown, **parameters)
        return (row, project_id, column, shown, code, text)


def _table(remarks: list[_Remark]) -> pd.DataFrame:
    in_order = sorted(remarks, key=lambda remark: -1 if remark[0] is None else remark[0])
    columns = list(zip(*in_order)) or [()] * len(REJECTED)
    table = pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in zip(REJECTED, columns)})
    return table.astype({"row": "Int64"})
