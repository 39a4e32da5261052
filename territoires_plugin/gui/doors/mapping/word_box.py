"""The words of one target, each beside the code that it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QGroupBox, QLabel, QWidget

from ...details.figures import number, one_line
from .elided_label import ElidedLabel
from .still_combo import StillCombo
from .targets import target_name

if TYPE_CHECKING:
    from ....intake.detection.words_found import Codes, FoundWord

translate = QCoreApplication.translate
MOST_WORDS = 60  # that are shown; a column with more of them holds no words
LETTERS = 30  # of a code's name


class WordBox(QGroupBox):
    """``changed`` when the user has decided a word; ``decided`` is what was said so far."""

    changed = pyqtSignal()

    def __init__(self, target: str, names: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = target_name(target)
        self._names = names
        self._words: tuple[FoundWord, ...] = ()
        self.decided: dict[str, Codes] = {}
        self.combos: dict[str, StillCombo] = {}
        self._content: QWidget | None = None
        self._grid = QGridLayout(self)
        self.setVisible(False)

    def show_words(self, words: tuple[FoundWord, ...]) -> None:
        """In the order given; the same words stay where they are, though they be decided now."""
        if {one.word for one in words} != {one.word for one in self._words}:
            self._words = words
            self._fill()
        self._tell_title()
        self.setVisible(bool(words))

    def undecided_count(self) -> int:
        return sum(self._codes(one) is None for one in self._words)

    def _codes(self, found: FoundWord) -> Codes:
        return self.decided.get(found.word, found.codes)

    def _fill(self) -> None:
        if self._content is not None:
            self._content.deleteLater()
            self._content.hide()
        self._content = QWidget()
        self.combos = {}
        grid = QGridLayout(self._content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        for row, found in enumerate(self._words[:MOST_WORDS]):
            self._add(grid, row, found)
        more = len(self._words) - MOST_WORDS
        if more > 0:
            text = translate("Territoires", "{count} more words: this column seems to hold free text.")
            grid.addWidget(QLabel(text.format(count=number(more))), MOST_WORDS, 0, 1, 3)
        self._grid.addWidget(self._content, 0, 0)

    def _add(self, grid: QGridLayout, row: int, found: FoundWord) -> None:
        combo = StillCombo()
        combo.setMinimumContentsLength(LETTERS + 1)
        combo.setAccessibleName(
            translate("Territoires", "{field}: what “{word}” stands for").format(
                field=self._name, word=one_line(found.word, 60)
            )
        )
        rows = _rows(found.count)
        combo.setAccessibleDescription(rows)
        room = combo.fontMetrics().horizontalAdvance("X") * LETTERS
        for text, codes in self._choices(found):
            combo.addItem(combo.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room), codes)
            combo.setItemData(combo.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
        combo.setCurrentIndex(_index_of(combo, self._codes(found)))
        combo.activated.connect(lambda _row, word=found.word, box=combo: self._decide(word, box.currentData()))
        count = QLabel(rows)
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.combos[found.word] = combo
        for place, part in enumerate((ElidedLabel(found.word), count, combo)):
            grid.addWidget(part, row, place)

    def _choices(self, found: FoundWord) -> list[tuple[str, Codes]]:
        """Each code; several only where a mapping has said so."""
        several = {one for one in (found.codes, self._codes(found)) if one is not None and len(one) > 1}
        return [
            (translate("Territoires", "(to be decided)"), None),
            (translate("Territoires", "(none)"), ()),
            *((name, (code,)) for code, name in self._names.items()),
            *((", ".join(self._names.get(code, code) for code in codes), codes) for codes in sorted(several)),
        ]

    def _decide(self, word: str, codes: Codes) -> None:
        self.decided[word] = codes
        self._tell_title()
        self.changed.emit()

    def _tell_title(self) -> None:
        count = self.undecided_count()
        if count:
            text = translate("Territoires", "{field}: {count} to be decided, left out until then")
            self.setTitle(text.format(field=self._name, count=number(count)))
        else:
            self.setTitle(self._name)


def _index_of(combo: StillCombo, codes: Codes) -> int:
    return next(place for place in range(combo.count()) if combo.itemData(place) == codes)


def _rows(count: int) -> str:
    if count == 1:
        return translate("Territoires", "1 row")
    return translate("Territoires", "{count} rows").format(count=number(count))
