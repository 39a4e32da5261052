"""The members of a pool, one under the other."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from .figures import number, tip
from .project_text import ProjectText
from .story import Member

translate = QCoreApplication.translate


class MemberCard(ProjectText):
    """A project with its part in the pool, and what one can do with it."""

    def __init__(self, member: Member, parent: QWidget | None = None) -> None:
        told = translate("Territoires", "Mean score {score}; {without}.").format(
            score=number(member.mean_score, 1), without=member.message
        )
        super().__init__(member.project, [told], parent)
        show = translate("Territoires", "Show “{title}”")
        remove = translate("Territoires", "Remove “{title}” from this pool")
        self.show_button = _button("/mActionZoomTo.svg", show.format(title=member.project.title))
        self.remove_button = _button("/symbologyRemove.svg", remove.format(title=member.project.title))
        self.buttons.addWidget(self.show_button)
        self.buttons.addWidget(self.remove_button)


class MemberCards(QWidget):
    """What was unfolded stays so while its project is shown."""

    project_wanted = pyqtSignal(str)
    remove_wanted = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[str, MemberCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_members(self, members: Sequence[Member]) -> None:
        unfolded = {name for name, card in self.cards.items() if card.is_unfolded()}
        self._clear()
        for place, member in enumerate(members):
            if place:
                self._column.addWidget(_rule())
            card = self._card(member)
            card.unfold(member.project.project_id in unfolded)
            self.cards[member.project.project_id] = card
            self._column.addWidget(card)

    def _card(self, member: Member) -> MemberCard:
        card, project_id = MemberCard(member), member.project.project_id
        card.show_button.clicked.connect(lambda: self.project_wanted.emit(project_id))
        card.remove_button.clicked.connect(lambda: self.remove_wanted.emit(project_id))
        return card

    def _clear(self) -> None:
        self.cards = {}
        while self._column.count():
            widget = self._column.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()


def _rule() -> QFrame:
    rule = QFrame()
    rule.setFrameShape(QFrame.Shape.HLine)
    rule.setFrameShadow(QFrame.Shadow.Sunken)
    return rule


def _button(icon: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(QgsApplication.getThemeIcon(icon))
    button.setAutoRaise(True)
    button.setToolTip(tip(name))
    button.setAccessibleName(name)
    return button
