"""One project explained: where it stands, its partners, and who has already done the like."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ..rows_table import Column, RowsTable
from .figures import kilometres, number
from .marks import verdict_icon, verdict_word
from .origin_bar import OriginBar
from .project_text import ProjectText
from .reading import Paragraph, ReadText
from .sections import Sections
from .story import Experience, Partner, ProjectStory

translate = QCoreApplication.translate


class ProjectDetails(QWidget):
    """Shows a finished story. The signals give the id of the opportunity or the project that the user wants to see.

    ``themes_accepted`` gives the project whose suggested themes are right, ``theme_corrected`` the right code as well.
    """

    opportunity_wanted = pyqtSignal(str)
    project_wanted = pyqtSignal(str)
    themes_accepted = pyqtSignal(str)
    theme_corrected = pyqtSignal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.story: ProjectStory | None = None  # what is shown
        self.sections = Sections(translate("Territoires", "Select a project to see its partners."))
        self.project: ProjectText | None = None
        self.origin = OriginBar()
        self._project_place = QVBoxLayout()
        self.place = ReadText(translate("Territoires", "Where the project stands"))
        self.opportunity_button = _button("/mActionZoomTo.svg", translate("Territoires", "Show the &opportunity"))
        self.nearest_button = _button("/mActionZoomTo.svg", translate("Territoires", "Show the &nearest project"))
        self.no_partners = ReadText(translate("Territoires", "Why there are no partners"))
        self.partners = RowsTable(translate("Territoires", "Possible partners"), _partner_columns(), fitted=True)
        self.no_experience = ReadText(translate("Territoires", "Why there is no experience"))
        self.experience = RowsTable(
            translate("Territoires", "Who has already done it"), _experience_columns(), fitted=True
        )
        self._lay_out()
        self._connect()

    def show_story(self, story: ProjectStory | None, reasons: Sequence[str] = ()) -> None:
        """Show a story, or that none is chosen; ``reasons`` are those of its suggested themes."""
        same = story is not None and self.story is not None and _id(story) == _id(self.story)
        self.story = story
        if story is not None:
            unfolded = same and self.project is not None and self.project.is_unfolded()
            self._show_project(story, reasons, unfolded=unfolded)
            self._show_place(story)
            self._show_partners(story)
            self._show_experience(story)
        self.sections.show_content(story is not None, from_top=not same)

    def _show_project(self, story: ProjectStory, reasons: Sequence[str], *, unfolded: bool) -> None:
        if self.project is not None:
            self.project.hide()
            self.project.deleteLater()
        self.project = ProjectText(story.project, reasons if story.project.themes_suggested else ())
        self.project.unfold(unfolded)
        self._project_place.insertWidget(0, self.project)
        self.origin.show_choices(story.themes)
        self.origin.setVisible(story.project.themes_suggested)

    def _show_place(self, story: ProjectStory) -> None:
        self.place.show_paragraphs([Paragraph(story.place)])
        self._place_section.setVisible(bool(story.place))
        self.opportunity_button.setVisible(story.opportunity_id is not None)
        self.nearest_button.setVisible(story.nearest_id is not None)

    def _show_partners(self, story: ProjectStory) -> None:
        nobody = translate("Territoires", "No project of this call within the maximum distance shares a theme with it.")
        self.no_partners.show_paragraphs([Paragraph(story.no_partners or nobody)])
        self.no_partners.setVisible(not story.partners)
        self.partners.show_rows(story.partners)

    def _show_experience(self, story: ProjectStory) -> None:
        nobody = translate("Territoires", "No project that is in operation or done is like this one.")
        self.no_experience.show_paragraphs([Paragraph(nobody)])
        self.no_experience.setVisible(not story.experience)
        self.experience.show_rows(story.experience)

    def _connect(self) -> None:
        self.opportunity_button.clicked.connect(lambda: self.opportunity_wanted.emit(self.story.opportunity_id))
        self.nearest_button.clicked.connect(lambda: self.project_wanted.emit(self.story.nearest_id))
        self.origin.accepted.connect(lambda: self.themes_accepted.emit(_id(self.story)))
        self.origin.corrected.connect(lambda code: self.theme_corrected.emit(_id(self.story), code))
        for table in (self.partners, self.experience):
            table.activated.connect(lambda index: self.project_wanted.emit(index.model().row(index.row()).project_id))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sections)
        head = QWidget()
        head.setLayout(self._project_place)
        self._project_place.setContentsMargins(0, 0, 0, 0)
        self._project_place.addWidget(self.origin)
        buttons = QWidget()
        stack = QVBoxLayout(buttons)  # side by side they would ask for more than a narrow dock has
        stack.setContentsMargins(0, 0, 0, 0)
        for button in (self.opportunity_button, self.nearest_button):
            stack.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        sections = self.sections
        sections.add(head)
        self._place_section = sections.add_section("place", self.place, buttons)
        self._place_section.setTitle(translate("Territoires", "Opportunity"))
        partners = sections.add_section("partners", self.no_partners, self.partners)
        partners.setTitle(translate("Territoires", "Possible partners"))
        experience = sections.add_section("experience", self.no_experience, self.experience)
        experience.setTitle(translate("Territoires", "Who has already done it"))
        sections.finish()


def _id(story: ProjectStory) -> str:
    return story.project.project_id


def _button(icon: str, text: str) -> QPushButton:
    return QPushButton(QgsApplication.getThemeIcon(icon), text)


def _partner_columns() -> list[Column]:
    def rank(partner: Partner) -> str:
        return "" if partner.rank is None else number(partner.rank)

    def word(partner: Partner) -> str:
        return verdict_word(partner.verdict)

    return [
        Column(translate("Territoires", "Rank"), rank, figures=True),
        Column(translate("Territoires", "Project"), lambda partner: partner.title, wide=True),
        Column(translate("Territoires", "EPCI"), lambda partner: partner.epci_name),
        Column(translate("Territoires", "km"), lambda partner: kilometres(partner.distance_m), figures=True),
        Column(translate("Territoires", "Score"), lambda partner: number(partner.score), figures=True),
        Column(
            translate("Territoires", "Verdict"),
            word,
            told=lambda partner: partner.message,
            icon=lambda partner: verdict_icon(partner.verdict),
        ),
    ]


def _experience_columns() -> list[Column]:
    def distance(found: Experience) -> str:
        if found.distance_m is None:
            return translate("Territoires", "everywhere")
        return kilometres(found.distance_m)

    return [
        Column(translate("Territoires", "Project"), lambda found: found.title, wide=True),
        Column(translate("Territoires", "Stage"), lambda found: found.stage),
        Column(translate("Territoires", "EPCI"), lambda found: found.epci_name),
        Column(translate("Territoires", "km"), distance, figures=True),
        Column(translate("Territoires", "Likeness"), lambda found: number(found.likeness), figures=True),
        Column(translate("Territoires", "Call"), lambda found: found.call),
    ]
