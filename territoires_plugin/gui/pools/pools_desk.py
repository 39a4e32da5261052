"""Suggesting at work: settings and decisions go to the engine, what it finds comes back to the list and the map."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

from qgis.core import QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...model.codes import split_codes
from ...model.constraints import Constraints
from ...model.filters import UNTOLD, Filter
from ...model.messages import Language
from ...model.progress import Progress
from .. import messages
from ..call import Call
from ..decide.desk_decisions import DeskDecisions
from ..filter.run_filter import Shown
from ..teller import Teller
from .highlight import Highlight
from .opportunity import Opportunity
from .pools_on_map import PoolsOnMap
from .pools_page import PoolsPage
from .suggest_task import SuggestionResult
from .suggester import Suggester, Wish

LIVE_PROJECTS = 5_000  # up to so many, a moved setting is answered by itself


class PoolsDesk(QObject):
    """``found`` gives each SuggestionResult, ``chosen`` the opportunity that is chosen (None for none).

    ``told`` and ``failed`` give sentences for the message bar.
    """

    found = pyqtSignal(object)
    chosen = pyqtSignal(object)
    told = pyqtSignal(str)
    failed = pyqtSignal(str)

    def __init__(
        self,
        page: PoolsPage,
        call: Call,
        decisions: DeskDecisions,
        project: QgsProject,
        canvas: QgsMapCanvas,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._call = call
        self._decisions = decisions
        self.on_map = PoolsOnMap(call, project, self)
        self.highlight = Highlight(canvas)
        self.suggester = Suggester(self)
        self.teller = Teller(self)
        self.result: SuggestionResult | None = None
        self._shown: Shown | None = None
        self._chosen_id = ""
        self._codes_told: set[tuple[str, str]] = set()  # layer and sentence
        self._connect()

    @property
    def is_busy(self) -> bool:
        return self.suggester.is_busy or self.teller.is_busy or self.on_map.is_busy

    def suggest(self) -> None:
        """The full answer to what is chosen now."""
        wish = self._wish()
        if wish is not None:
            self.suggester.suggest(wish)

    def suggest_if_few(self) -> None:
        """As ``suggest``, where that takes but a moment."""
        if self._are_few():
            self.suggest()

    def filter(self, shown: Shown | None) -> None:
        """The list and the result layers follow the filter."""
        self._shown = shown
        self._page.work.suggest_button.setEnabled(shown is not None and shown.ids != frozenset())
        if self.result is not None:
            self._filter_list()
            self._filter_map()
        elif shown is not None and shown.ids is None:  # the condition that a project was saved with
            self.on_map.filter(None, Filter())

    def show_again(self) -> None:
        """The chosen opportunity on the map, wherever that has gone meanwhile."""
        chosen = self._page.opportunities.current()
        if chosen is not None and self.result is not None:
            self.highlight.show(chosen, self.result.crs)

    def forget(self) -> None:
        """The results belong to a layer that is not looked at any more."""
        self.suggester.forget()
        if self.result is not None:
            self.on_map.forget()
        self.result, self._shown = None, None
        self._page.opportunities.set_lines(())
        self._page.tell("")
        self.unmark()

    def unmark(self) -> None:
        self.highlight.clear()

    def leave(self) -> None:
        self.suggester.forget()
        self.teller.forget()
        self.unmark()

    def _connect(self) -> None:
        page = self._page
        page.work.suggest_wanted.connect(self.suggest)
        page.work.cancel_wanted.connect(self.suggester.cancel)
        page.pooling.changed.connect(self._moved)
        page.opportunities.chosen.connect(self._choose)
        page.opportunities.table.clicked.connect(lambda _index: self.show_again())
        page.opportunities.hovered.connect(self._point_at)
        self.suggester.started.connect(page.work.show_task)
        self.suggester.ended.connect(page.work.show_idle)
        self.suggester.suggested.connect(self._show)
        self.suggester.failed.connect(self.failed)
        self.on_map.shown.connect(self._filter_map)
        self.on_map.failed.connect(self.failed)
        self.teller.told.connect(page.details.show_story)
        self.teller.failed.connect(self.failed)
        self._decisions.changed.connect(self._decided)
        self._decisions.regrouped.connect(self._regroup)

    def _decided(self) -> None:
        """An answer under way that does not respect what is decided now is asked for anew."""
        self._show_states()
        wish = self._wish() if self.suggester.is_busy else None
        if wish is not None and wish.constraints != self.suggester.wish.constraints:
            self.suggester.suggest(wish)

    def _regroup(self) -> None:
        if self.result is not None:
            self.suggest()

    def _moved(self) -> None:
        """A setting has moved: where there is a list already, it follows by itself."""
        if self.result is None or not self._page.pooling.live_box.isChecked() or not self._are_few():
            return
        wish = self._wish()
        if wish is not None:
            self.suggester.suggest_live(wish)

    def _are_few(self) -> bool:
        """All projects count, those that the filter hides too: the scores depend on all."""
        projects = self._call.projects
        if projects is None:
            return False
        is_filtered = self._shown is not None and self._shown.mask is not None
        return (len(self._shown.mask) if is_filtered else projects.featureCount()) <= LIVE_PROJECTS

    def _wish(self) -> Wish | None:
        tables = self._call.tables()
        if tables is None or (self._shown is not None and self._shown.ids == frozenset()):
            return None
        themes, among = _asked_for(self._shown)
        decided = self._decisions.book.constraints(reject_again=self._page.pooling.again_box.isChecked())
        constraints = Constraints(decided.together, decided.apart, among)
        return Wish(tables, self._page.pooling.settings(themes), constraints)

    def _show(self, result: SuggestionResult) -> None:
        self.result = result
        self.on_map.show(result)
        self._page.opportunities.set_lines(result.lines)
        self._show_states()
        self._filter_list()
        told = messages.found(result)
        self._page.tell(" ".join(filter(None, [messages.state_of(result), "" if result.lines else told])))
        if not result.quick:
            self.told.emit(told)
        self._tell_codes(result)
        self.found.emit(result)

    def _tell_codes(self, result: SuggestionResult) -> None:
        """Codes of another vintage, once for each call."""
        untold = [text for text in result.code_sentences if (self._call.layer_id, text) not in self._codes_told]
        if untold:
            self._codes_told.update((self._call.layer_id, text) for text in untold)
            self.failed.emit(" ".join(untold))

    def _filter_list(self) -> None:
        shown = self._passing()
        self._page.opportunities.show_only(None if shown is None else [line.opportunity_id for line in shown])

    def _filter_map(self) -> None:
        """Once its layers hold the result of the list."""
        self.on_map.filter(self._passing(), self._shown.filter if self._shown is not None else Filter())

    def _passing(self) -> list[Opportunity] | None:
        """What the filter shows of the result; None for all."""
        if self._shown is None or self._shown.ids is None:
            return None
        return _passing(self._page.opportunities.model.lines(), self._shown)

    def _show_states(self) -> None:
        states = {decision.opportunity_id: decision.state for decision in self._decisions.book}
        self._page.opportunities.show_states(states)

    def _choose(self, opportunity: Opportunity | None) -> None:
        if opportunity is None or self.result is None:
            self.teller.forget()
            self.highlight.clear()
            self._page.details.show_story(None)
        else:
            is_same = opportunity.opportunity_id == self._chosen_id  # in another answer: the view is the user's
            self.highlight.show(opportunity, self.result.crs, zoom=not is_same)
            self._page.details.wait_for(opportunity.opportunity_id)
            self.teller.ask(partial(_story, self.result, opportunity.opportunity_id))
        self._chosen_id = opportunity.opportunity_id if opportunity is not None else ""
        self.chosen.emit(opportunity)

    def _point_at(self, opportunity: Opportunity | None) -> None:
        self.highlight.point_at(opportunity, self.result.crs if self.result is not None else None)


def _story(result: SuggestionResult, opportunity_id: str, language: Language, progress: Progress) -> Any:
    from ..details.telling import opportunity_story

    return opportunity_story(
        result.suggestions, opportunity_id, result.taxonomy, language, misses=result.near_misses, progress=progress
    )


def _asked_for(shown: Shown | None) -> tuple[tuple[str, ...], frozenset[str] | None]:
    """The themes to pool, and the projects among which: themes alone leave all projects in play."""
    if shown is None or shown.ids is None:
        return (), None
    themes = shown.filter.themes
    only_themes = shown.filter == Filter(themes=themes) and UNTOLD not in themes
    return tuple(code for code in themes if code != UNTOLD), None if only_themes else shown.ids


def _passing(lines: Collection[Opportunity], shown: Shown) -> list[Opportunity]:
    """The opportunities of which a member is shown, and which share a theme asked for."""
    themes = set(shown.filter.themes) - {UNTOLD}
    return [
        line
        for line in lines
        if not shown.ids.isdisjoint(line.project_ids)
        and (not themes or not themes.isdisjoint(split_codes(line.themes)))
    ]
