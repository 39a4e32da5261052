"""The words of the file that stand for themes, pillars, stakes, stages and statuses, each beside its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ....layers.compat import user_language
from ....model.taxonomy import Taxonomy
from ..notice import INFORMATION, Notice
from .code_names import CODE_TARGETS, code_names
from .scrolling_part import ScrollingPart
from .word_box import WordBox

if TYPE_CHECKING:
    from ....intake.detection.words_found import Codes, FoundWord

translate = QCoreApplication.translate
Words = dict[str, "tuple[FoundWord, ...]"]  # by target


class WordsTab(QWidget):
    """``changed`` when the user has decided a word."""

    changed = pyqtSignal()

    def __init__(self, taxonomy: Taxonomy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, WordBox] = {}
        for target in CODE_TARGETS:
            self.boxes[target] = WordBox(target, code_names(taxonomy, target, user_language()))
            self.boxes[target].changed.connect(self.changed)
        self.nothing = Notice(INFORMATION)
        self._lay_out()

    def decided(self) -> dict[str, dict[str, Codes]]:
        """What the user has said of words, by target."""
        return {target: dict(box.decided) for target, box in self.boxes.items() if box.decided}

    def undecided_count(self) -> int:
        return sum(box.undecided_count() for box in self.boxes.values())

    def show_words(self, words: Words) -> None:
        """Those of the columns chosen now; what the user has said stays."""
        for target, box in self.boxes.items():
            box.show_words(words.get(target, ()))
        text = translate("Territoires", "No column of themes, pillars, stakes, stages or statuses is chosen.")
        self.nothing.tell("" if any(words.values()) else text)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.addWidget(self.nothing)
        for box in self.boxes.values():
            column.addWidget(box)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.addWidget(ScrollingPart(content))
