"""Each form of pooling with the condition that a group meets or fails, in words: leads to be examined, no advice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model.messages import Language, message
from .forms import (
    EXISTING_BODY,
    FORMS,
    POLE_METROPOLITAIN_AT_THE_BORDER,
    POLE_METROPOLITAIN_POPULATION,
    Parties,
    conditions,
)
from .phrasing import listed, number_text
from .pieces import Pieces


@dataclass(frozen=True)
class FormOfPooling:
    """One form, and whether a group meets what the law asks of it.

    Args:
        code: one of ``forms.FORMS``.
        name: what it is called; of an existing body, its own name.
        source: the article, empty for an existing body.
        meets: None where the data do not tell.
        condition: why, and what is still to be checked.
    """

    code: str
    name: str
    source: str
    meets: bool | None
    condition: str


def forms_of_pooling(
    parties: Parties, names: Mapping[str, str], language: Language = "fr"
) -> tuple[FormOfPooling, ...]:
    """The listed bodies that all the EPCI share come first, then every form of ``forms.FORMS`` in its order."""
    told = _Wording(parties, names, language)
    existing = [
        FormOfPooling(EXISTING_BODY, body, "", True, told.say("body_shared", count=len(parties.epci_codes)))
        for body in parties.bodies
    ]
    others = [
        FormOfPooling(code, told.say(f"form_{code}"), FORMS[code], meets, told.condition(code, meets))
        for code, meets in conditions(parties).items()
        if code != EXISTING_BODY
    ]
    return (*existing, *others)


@dataclass(frozen=True)
class _Wording:
    """The sentences about one group."""

    parties: Parties
    names: Mapping[str, str]
    language: Language

    def say(self, code: str, **parameters: object) -> str:
        return message(code, self.language, **parameters)

    def condition(self, code: str, meets: bool | None) -> str:
        if code == "petr":
            return self._petr()
        if code == "pole_metropolitain":
            return self._pole_metropolitain(meets)
        if code.startswith("syndicat_mixte"):
            return self.say(f"{code}_{self.parties.applicants}")
        return self.say(f"{code}_condition")

    def _petr(self) -> str:
        found = self.parties.pieces
        if found is None:
            return self.say("petr_unknown")
        if len(found) == 1:
            return self.say("petr_in_one_piece", count=len(self.parties.epci_codes))
        return self._apart(found)

    def _apart(self, found: Pieces) -> str:
        """Who stands apart from whom; ``found`` holds the largest piece first."""
        alone = [piece[0] for piece in found if len(piece) == 1]
        if len(alone) == len(found):
            return self.say("petr_none_touch", names=self._list(alone))
        if len(alone) == len(found) - 1:
            return self.say("petr_one_apart" if len(alone) == 1 else "petr_some_apart", names=self._list(alone))
        return self.say("petr_pieces", pieces="; ".join(map(self._list, found)), count=len(found))

    def _pole_metropolitain(self, meets: bool | None) -> str:
        threshold = {
            "threshold": number_text(POLE_METROPOLITAIN_POPULATION, 0, self.language),
            "border": number_text(POLE_METROPOLITAIN_AT_THE_BORDER, 0, self.language),
        }
        if meets:
            above = self.parties.above(POLE_METROPOLITAIN_POPULATION)
            return self.say("pole_above", names=self._with_population(above), **threshold)
        unknown = [code for code in self.parties.epci_codes if code not in self.parties.population]
        if unknown:
            return self.say("pole_unknown", names=self._list(unknown), **threshold)
        if meets is None:
            above = self.parties.above(POLE_METROPOLITAIN_AT_THE_BORDER)
            return self.say("pole_at_the_border", names=self._with_population(above), **threshold)
        return self.say("pole_below", **threshold)

    def _with_population(self, codes: Sequence[str]) -> str:
        told = [
            self.say(
                "pole_population",
                name=self.names.get(code, code),
                number=number_text(self.parties.population[code], 0, self.language),
            )
            for code in codes
        ]
        return listed(told, self.language)

    def _list(self, codes: Sequence[str]) -> str:
        return listed([self.names.get(code, code) for code in codes], self.language)
