"""One application to read: its facts, and its text where it is unfolded."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ...layers.compat import user_language
from ...model.messages import message
from .figures import euros
from .reading import Paragraph, ReadText
from .story import ProjectFacts

translate = QCoreApplication.translate


class ProjectText(QWidget):
    """``buttons`` is a row below the facts, where others may put theirs beside the one that unfolds the text."""

    def __init__(self, project: ProjectFacts, told: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project, self._told = project, tuple(told)
        self.facts = ReadText(project.title)
        self.text = ReadText(translate("Territoires", "Text of “{title}”").format(title=project.title))
        self.text.hide()
        self.fold_button = self._fold_button()
        self.buttons = QHBoxLayout()
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.buttons.addWidget(self.fold_button)
        self.buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.facts)
        column.addLayout(self.buttons)
        column.addWidget(self.text)
        self.facts.show_paragraphs(self._paragraphs())

    def unfold(self, unfolded: bool) -> None:
        self.fold_button.setChecked(unfolded)

    def is_unfolded(self) -> bool:
        return self.fold_button.isChecked()

    def _show_text(self, unfolded: bool) -> None:
        self.fold_button.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
        if unfolded:
            self.text.show_paragraphs([Paragraph(self._project.description)])
        self.text.setVisible(unfolded)

    def _fold_button(self) -> QToolButton:
        button = QToolButton()
        button.setText(translate("Territoires", "Text"))
        button.setAccessibleName(
            translate("Territoires", "Show the text of “{title}”").format(title=self._project.title)
        )
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setArrowType(Qt.ArrowType.RightArrow)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setEnabled(bool(self._project.description))
        button.toggled.connect(self._show_text)
        return button

    def _themes(self) -> str:
        themes = _joined(*self._project.themes)
        if not self._project.themes_suggested:
            return themes
        return message("theme_suggested", user_language(), themes=themes)

    def _paragraphs(self) -> list[Paragraph]:
        project = self._project
        budget = "" if project.budget is None else euros(project.budget)
        lines = (
            _joined(project.applicant, project.epci_name),
            self._themes(),
            _joined(project.stage, project.status, budget),
            *self._told,
        )
        return [Paragraph("", lead=project.title), *(Paragraph(line) for line in lines if line)]


def _joined(*texts: str) -> str:
    return " · ".join(dict.fromkeys(filter(None, texts)))  # an EPCI that applies itself stands once
