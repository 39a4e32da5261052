"""One opportunity explained: why, its members, forms and leads, near misses."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..rows_table import Column, RowsTable
from .figures import kilometres, number
from .marks import form_icon, form_word, warning_icon
from .member_cards import MemberCards
from .near_miss_list import NearMissList
from .reading import Paragraph, ReadText
from .sections import Sections
from .story import Form, OpportunityStory
from .waterfall import Waterfall

translate = QCoreApplication.translate


class OpportunityDetails(QWidget):
    """Shows a finished story. The signals give the id of a project: to be shown, to leave or to join this pool."""

    project_wanted = pyqtSignal(str)
    remove_wanted = pyqtSignal(str)
    add_wanted = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.story: OpportunityStory | None = None  # what is shown
        self.sections = Sections(translate("Territoires", "Select an opportunity to read why it is suggested."))
        self.title = ReadText(translate("Territoires", "Title of the opportunity"))
        self.broken = ReadText(translate("Territoires", "Settings that this opportunity does not keep"))
        self.why = ReadText(translate("Territoires", "Why this opportunity"))
        self.waterfall = Waterfall()
        self.value = ReadText(translate("Territoires", "What the opportunity is worth"))
        self.weakest = ReadText(translate("Territoires", "Weakest pair"))
        self.pairs = RowsTable(translate("Territoires", "Pairs of members"), _pair_columns(), fitted=True)
        self.members = MemberCards()
        self.leads = ReadText(translate("Territoires", "Lead candidates"))
        self.forms = ReadText(translate("Territoires", "Forms of pooling"))
        self.near_misses = NearMissList()
        self._lay_out()
        self.members.project_wanted.connect(self.project_wanted)
        self.members.remove_wanted.connect(self.remove_wanted)
        self.near_misses.project_wanted.connect(self.project_wanted)
        self.near_misses.add_wanted.connect(self.add_wanted)

    def wait_for(self, opportunity_id: str) -> None:
        """Another opportunity is being told; the one that is shown stays where it is told anew."""
        if self.story is not None and self.story.opportunity_id != opportunity_id:
            self.sections.wait()

    def show_story(self, story: OpportunityStory | None) -> None:
        """Show a story, or that none is chosen. The same opportunity told anew is read on from where one was."""
        before, self.story = self.story, story
        same = story is not None and before is not None and story.opportunity_id == before.opportunity_id
        if story is not None:
            self._show_why(story)
            self._show_who(story)
            self._show_how(story)
            self._show_near(story)
        self.sections.show_content(story is not None, from_top=not same)

    def _show_why(self, story: OpportunityStory) -> None:
        self.title.show_paragraphs([Paragraph("", lead=story.title)])
        self.broken.show_paragraphs(_broken_paragraphs(story.broken))
        self.broken.setVisible(bool(story.broken))
        self.why.show_paragraphs([Paragraph(story.rationale)])
        self.waterfall.show_score(story.bars, story.score)
        self.value.show_paragraphs([Paragraph(_value_sentence(story))])
        self.weakest.show_paragraphs([Paragraph(story.weakest_pair)])
        self._pairs_section.setTitle(translate("Territoires", "Pairs ({count})").format(count=len(story.pairs)))
        self.pairs.show_rows(story.pairs)

    def _show_who(self, story: OpportunityStory) -> None:
        self._members_section.setTitle(translate("Territoires", "Members ({count})").format(count=len(story.members)))
        self.members.show_members(story.members)

    def _show_how(self, story: OpportunityStory) -> None:
        leads, forms = [Paragraph(story.leads_notice)], [Paragraph(story.forms_notice)]
        for rank, lead in enumerate(story.leads, 1):
            leads += [Paragraph("", lead=f"{rank}. {lead.name}"), Paragraph(lead.reasons)]
        for form in story.forms:
            forms += _form_paragraphs(form)
        self.leads.show_paragraphs(leads)
        self.forms.show_paragraphs(forms)

    def _show_near(self, story: OpportunityStory) -> None:
        self._near_section.setTitle(
            translate("Territoires", "Near misses ({count})").format(count=len(story.near_misses))
        )
        self.near_misses.show_misses(story.near_misses)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sections)
        sections = self.sections
        sections.add(self.title)
        why = sections.add_section("why", self.broken, self.why, self.waterfall, self.value, self.weakest)
        why.setTitle(translate("Territoires", "Why"))
        self._pairs_section = sections.add_section("pairs", self.pairs, folded=True)
        self._members_section = sections.add_section("members", self.members)
        leads = sections.add_section("leads", self.leads)
        leads.setTitle(translate("Territoires", "Lead candidates"))
        forms = sections.add_section("forms", self.forms)
        forms.setTitle(translate("Territoires", "Forms of pooling"))
        self._near_section = sections.add_section("near_misses", self.near_misses)
        sections.finish()


def _broken_paragraphs(sentences: Sequence[str]) -> list[Paragraph]:
    kept = translate("Territoires", "Kept by decision, outside the present settings:")
    return [Paragraph("", lead=kept, icon=warning_icon()), *map(Paragraph, sentences)]


def _value_sentence(story: OpportunityStory) -> str:
    """The value as its product; “≈” where the figures as they stand give another one."""
    value, score, times = number(story.value, 1), number(story.score, 1), len(story.members) - 1
    exactly = number(times * round(story.score, 1), 1) == value
    return translate(
        "Territoires",
        "Value {value} {sign} {times} × {score} (members less one, times score). It makes the order of the list.",
    ).format(value=value, sign="=" if exactly else "≈", times=times, score=score)


def _form_paragraphs(form: Form) -> list[Paragraph]:
    name = f"{form.name} ({form.source})" if form.source else form.name
    told = Paragraph(f" – {name}", lead=form_word(form.meets), icon=form_icon(form.meets))
    return [told, Paragraph(form.condition)]


def _pair_columns() -> list[Column]:
    return [
        Column(translate("Territoires", "Project"), lambda pair: pair.first, wide=True),
        Column(translate("Territoires", "With"), lambda pair: pair.second, wide=True),
        Column(translate("Territoires", "km"), lambda pair: kilometres(pair.distance_m), figures=True),
        Column(translate("Territoires", "Score"), lambda pair: number(pair.score, 1), figures=True),
        Column(translate("Territoires", "Words in common"), lambda pair: pair.shared_terms),
    ]
