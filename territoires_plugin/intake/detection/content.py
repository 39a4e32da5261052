"""What a column's content says for and against each target."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ...model.taxonomy import AXES
from .profiles import Profile
from .word_columns import WordColumns

MAINLAND = {"longitude": (-5.6, 9.8), "latitude": (41.0, 51.6)}  # degrees
OVERSEAS = {"longitude": (-63.5, 56.5), "latitude": (-22.0, 18.5)}
LAMBERT_93 = {"longitude": (50_000.0, 1_300_000.0), "latitude": (6_000_000.0, 7_200_000.0)}  # metres
LONGEST_CALL = 120  # characters in the median
_BLANK_FIT = 0.75  # of a column without cells: its name is all there is


@dataclass(frozen=True)
class Evidence:
    """Args:
    fit: 0 to 1, what the content leaves of the label's score; alone: 0 to 1, what it says without any label.
    reason: the message code of what was seen, None where nothing speaks for the target.
    share: of the cells, for that message.
    """

    fit: float
    alone: float = 0.0
    reason: str | None = None
    share: float = 0.0


def evidence(profile: Profile, target: str, words: WordColumns) -> Evidence:
    """What the cells of a column say for the target."""
    if not profile.filled:
        return Evidence(_BLANK_FIT)
    if target in words.matchers:
        return _words(profile, target, words)
    return _BY_TARGET.get(target, _anything)(profile)


def _anything(profile: Profile) -> Evidence:
    return Evidence(1.0)


def _identifier(profile: Profile) -> Evidence:
    distinct = profile.distinct_share
    if profile.median_length > 45 or profile.filled_share < 0.9 or distinct < 0.9:
        return Evidence(0.2)
    if distinct < 1 or profile.filled_share < 1:
        return Evidence(0.9, reason="seen_nearly_unique", share=distinct)
    looks_coded = profile.share(lambda text: " " not in text and len(text) <= 40) == 1 and not profile.decimals
    alone = 0.35 if looks_coded and len(profile.filled) >= 3 else 0.0
    return Evidence(1.0, alone, "seen_unique", 1.0)


def _title(profile: Profile) -> Evidence:
    if profile.letters < 0.6:
        return Evidence(0.15)
    varied = profile.distinct_share >= 0.4
    fits_length = 6 <= profile.median_length <= 180
    if varied and fits_length:
        return Evidence(
            1.0, 0.2 if profile.median_length >= 18 and not profile.place_names > 0.3 else 0.0, "seen_titles", 1.0
        )
    return Evidence(0.75 if fits_length else 0.5)


def _description(profile: Profile) -> Evidence:
    if profile.letters < 0.6:
        return Evidence(0.15)
    if profile.median_length >= 120 and profile.distinct_share >= 0.4:
        return Evidence(1.0, 0.4, "seen_long_texts", 1.0)
    return Evidence(1.0 if profile.median_length >= 25 else 0.7)


def _applicant(profile: Profile) -> Evidence:
    if profile.letters < 0.6 or profile.median_length > 120:
        return Evidence(0.2)
    share = profile.organisations
    return Evidence(1.0, 0.45 * share if share >= 0.5 else 0.0, "seen_organisations" if share >= 0.5 else None, share)


def _siret(profile: Profile) -> Evidence:
    if profile.sirets < 0.5:
        return Evidence(profile.sirets * 0.6)
    share = profile.true_sirets
    return Evidence(0.75 + 0.25 * share, 0.7 * share if share >= 0.8 else 0.0, "seen_sirets", share)


def _epci(profile: Profile) -> Evidence:
    share = profile.epci
    return Evidence(share if share < 0.7 else 1.0, 0.75 * share if share >= 0.9 else 0.0, "seen_epci", share)


def _commune(profile: Profile) -> Evidence:
    share = profile.communes
    if profile.postcodes > share:
        return Evidence(0.2)
    alone = 0.7 * share if share >= 0.85 and profile.fives >= 0.5 else 0.0
    return Evidence(share if share < 0.8 else 1.0, alone, "seen_communes", share)


def _any_place(profile: Profile) -> Evidence:
    """Codes of several kinds; a column of one kind has a target of its own."""
    share = profile.share(
        lambda text: any(
            holds(text)
            for holds in (profile.places.is_commune, profile.places.is_authority, profile.places.is_departement)
        )
    )
    if max(profile.communes, profile.authorities, profile.departements) > 0.97 * share:
        return Evidence(0.5 * share)
    return Evidence(share, 0.75 * share if share >= 0.85 else 0.0, "seen_places", share)


def _departement(profile: Profile) -> Evidence:
    share = profile.departements
    told = profile.share(profile.places.is_departement_label)
    return Evidence(share if share < 0.8 else 1.0, 0.75 * told if told >= 0.9 else 0.0, "seen_departements", share)


def _postcode(profile: Profile) -> Evidence:
    share = profile.postcodes
    alone = 0.6 * share if share >= 0.85 and share > profile.communes and profile.fives >= 0.5 else 0.0
    return Evidence(share if share < 0.8 else 1.0, alone, "seen_postcodes", share)


def _place_name(profile: Profile) -> Evidence:
    share = profile.place_names
    if max(profile.letters, share) < 0.6 or profile.departement_names > max(share, 0.5):
        return Evidence(0.1)
    return Evidence(
        0.5 + 0.5 * share, 0.6 * share if share >= 0.7 else 0.0, "seen_place_names" if share else None, share
    )


def _coordinate(axis: str) -> Callable[[Profile], Evidence]:
    def seen(profile: Profile) -> Evidence:
        degrees, overseas, metres = (profile.between(*bounds[axis]) for bounds in (MAINLAND, OVERSEAS, LAMBERT_93))
        share = max(degrees, metres)
        if share < 0.6 and profile.decimals > 0.5:
            share = max(share, overseas)
        certain = axis == "latitude" and degrees >= 0.95 and profile.decimals > 0.8
        return Evidence(share if share < 0.8 else 1.0, 0.5 if certain else 0.0, "seen_coordinates", share)

    return seen


def _geometry(profile: Profile) -> Evidence:
    return Evidence(profile.wkt, 0.95 * profile.wkt, "seen_wkt", profile.wkt)


def _amount(profile: Profile) -> Evidence:
    if profile.amounts < 0.6:
        return Evidence(0.5 * profile.amounts)
    if profile.typical_amount < 100 or profile.true_sirets > 0.8:
        return Evidence(0.2)
    return Evidence(1.0, 0.0, "seen_amounts", profile.amounts)


def _date(profile: Profile) -> Evidence:
    return Evidence(1.0 if profile.dates >= 0.6 else 0.5 * profile.dates, 0.0, "seen_dates", profile.dates)


def _call(profile: Profile) -> Evidence:
    """One call, or a few; a measure among many is rather a theme."""
    if len(profile.counts) == 1:
        return Evidence(1.0)
    few = len(profile.counts) <= max(3, 0.2 * len(profile.filled))
    return Evidence(0.7 if few and profile.median_length <= LONGEST_CALL and profile.letters >= 0.5 else 0.35)


def _words(profile: Profile, target: str, words: WordColumns) -> Evidence:
    """Words that recur: a theme that numbers alone stand for cannot be told from any other number."""
    if words.are_free_texts(profile):
        return Evidence(0.3)
    known = words.known_share(profile, target)
    if profile.letters < 0.5:
        return Evidence(max(0.25, known))
    if target in AXES and len(profile.counts) == 1 and not known:
        return Evidence(0.5)
    return Evidence(0.85 + 0.15 * known, 0.85 * known if known >= 0.5 else 0.0, "seen_words" if known else None, known)


_BY_TARGET: dict[str, Callable[[Profile], Evidence]] = {
    "project_id": _identifier,
    "title": _title,
    "description": _description,
    "applicant": _applicant,
    "applicant_siret": _siret,
    "epci_code": _epci,
    "commune_code": _commune,
    "place_code": _any_place,
    "departement_code": _departement,
    "postcode": _postcode,
    "place_name": _place_name,
    "longitude": _coordinate("longitude"),
    "latitude": _coordinate("latitude"),
    "geometry": _geometry,
    "budget": _amount,
    "grant_requested": _amount,
    "start_date": _date,
    "end_date": _date,
    "call": _call,
}
