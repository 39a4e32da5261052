"""A filter in one sentence, as people say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce

from .filters import FACETS, UNTOLD, Filter
from .folding import folded
from .messages import Language, message
from .tables import STAGES, STATUSES
from .taxonomy import AXES, Taxonomy

FacetNames = Mapping[str, Mapping[str, str]]  # names by facet and code, in the order in which they are told

MOST_NAMES = 4  # of a facet in the sentence; more are counted


def facet_names(
    taxonomy: Taxonomy, epci: Mapping[str, str], departements: Mapping[str, str], language: Language
) -> dict[str, dict[str, str]]:
    """The names of all codes, that of UNTOLD in each facet last.

    Args:
        epci: names by code, such as ``FilterTable.epci_names``.
        departements: names by code.
    """
    names = {axis: {term.code: term.name(language) for term in taxonomy.axis(axis)} for axis in AXES}
    names["stages"] = {code: message(f"stage_{code}", language) for code in STAGES}
    names["statuses"] = {code: message(f"status_{code}", language) for code in STATUSES}
    names["epci"] = _by_name(epci)
    names["departements"] = dict(departements)
    for facet in FACETS:
        names[facet][UNTOLD] = message("untold", language)
    return names


def filter_in_words(chosen: Filter, names: FacetNames, shown: int, total: int, language: Language) -> str:
    """Such as “42 of 129 projects: theme Energy or Water; stage study; budget of at least €50,000”.

    Args:
        names: those of ``facet_names``; a code without a name is told as it is.
        shown, total: numbers of projects.
    """
    if chosen.is_empty:
        return message("filter_none", language, total=_number(total, language))
    conditions = [_codes_in_words(chosen, facet, names.get(facet, {}), language) for facet in FACETS]
    conditions += [_budget_in_words(chosen, language), _text_in_words(chosen, language)]
    told = reduce(lambda first, last: message("filter_and", language, first=first, last=last), filter(None, conditions))
    # French counts what is shown (“0 projet sur 129”), English the whole (“0 of 129 projects”).
    single = shown < 2 if language == "fr" else total == 1
    return message(
        "filter_project" if single else "filter_projects",
        language,
        shown=_number(shown, language),
        total=_number(total, language),
        conditions=told,
    )


def euros(amount: float, language: Language) -> str:
    """An amount of money: “€50,000”, “50 000 €”; cents only where there are some."""
    return message("euros", language, amount=_number(amount, language, 0 if amount == round(amount) else 2))


def _by_name(names: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(names.items(), key=lambda item: (folded(item[1]), item[0])))


def _codes_in_words(chosen: Filter, facet: str, names: Mapping[str, str], language: Language) -> str:
    codes = chosen.codes(facet)
    if not codes:
        return ""
    order = {code: number for number, code in enumerate(names)}
    ordered = sorted(codes, key=lambda code: (code == UNTOLD, order.get(code, len(order)), code))
    told = _either([_one_line(names.get(code, code)) for code in ordered], language)
    return message(f"filter_{facet}", language, names=told)


def _either(names: Sequence[str], language: Language) -> str:
    """“A”, “A or B”, “A, B or C”; a long list is cut, but never to tell that there is one more."""
    if len(names) < 2:
        return "".join(names)
    if len(names) <= MOST_NAMES + 1:
        return message("filter_or", language, first=", ".join(names[:-1]), last=names[-1])
    rest = _number(len(names) - MOST_NAMES, language)
    return message("filter_others", language, first=", ".join(names[:MOST_NAMES]), count=rest)


def _budget_in_words(chosen: Filter, language: Language) -> str:
    low, high = (None if bound is None else euros(bound, language) for bound in (chosen.budget_from, chosen.budget_to))
    if low and high:
        return message("filter_budget", language, low=low, high=high)
    if low:
        return message("filter_budget_from", language, low=low)
    return message("filter_budget_to", language, high=high) if high else ""


def _text_in_words(chosen: Filter, language: Language) -> str:
    return message("filter_text", language, value=chosen.text) if chosen.text.strip() else ""


def _number(value: float, language: Language, decimals: int = 0) -> str:
    text = f"{value:,.{decimals}f}"
    return text.replace(",", "\u202f").replace(".", ",") if language == "fr" else text


def _one_line(name: str) -> str:
    return " ".join(name.split())
