"""Contacts in free text: found however they are written, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from territoires_plugin.intake.personal.contacts import contact_alone, contacts_in, masked

EMAILS = [
    "a.b+c@exemple.fr",
    "A.B@EXEMPLE.FR",
    "jean.dupont＠mairie.fr",
    "jean.dupont (at) mairie.fr",
    "jean\u200b.dupont@mairie.fr",
    "jean.dupont [at] mairie . fr",
    "jean.dupont [at] mairie [dot] fr",
    "jean.dupont(at)mairie-exemple(point)fr",
    "jean.dupont arobase mairie point fr",
    "Jean point Dupont AROBASE mairie point gouv point fr",
    "jean@mairie,fr",
    "jean.dupont at mairie dot fr",
    "jean.dupont@mairie",
    "jean.dupont [at] mairie",
    "jean.dupont at mairie.fr",
    "jean.dupont-at-mairie.fr",
    "jean_dupont _at_ mairie.fr",
    "nom (a) domaine.fr",
    "nom[arobase]domaine.fr",
]
TELEPHONES = [
    "0380123456",
    "03.80.12.34.56",
    "03-80-12-34-56",
    "03\u00a080\u202f12 34 56",
    "+33 3 80 12 34 56",
    "+33 (0)3 80 12 34 56",
    "0033380123456",
    "00 33 6 12 34 56 78",
    "+ 33 6 12 34 56 78",
    "+33.6.12.34.56.78",
    "33612345678",
    "33 6 12 34 56 78",
    "+41 22 730 61 11",
    "0041 22 730 61 11",
    "+352 691 123 456",
    "(03) 80 12 34 56",
    "(03)80.12.34.56",
    "(+33)3 80 12 34 56",
    "06/12/34/56/78",
    "06,12,34,56,78",
    "06 . 12 . 34 . 56 . 78",
    "06 – 12 – 34 – 56 – 78",
    "06 12.34-56/78",
    "0612 34 56 78",
    "06 12 345 678",
    "06 1234 5678",
    "0800 123 456",
    "0 800 123 456",
    "０６ １２ ３４ ５６ ７８",
    "06\u200b12\u200b34\u200b56\u200b78",
]
NO_CONTACTS = [
    "SIREN 200 071 934",
    "1 200 000 €",
    "2021-2027",
    "lot n° 12",
    "21000 Dijon",
    "le 01/02/2026",
    "5 @ 7",
    "+12 000 000",
    "le 01/02/2026 10:30",
    "du 01/02/2026 au 03/04/2026",
    "01/02/26 03/04/26",
    "01.02.2026 - 15.03.2026",
    "+1 200 000 €",
    "012 345 678 00012",
    "01234567800012",
    "0,25, 0,30, 0,45, 0,50",
    "47.2378 06.0241",
    "05.12345678, 47.1234567",
    "2023-0612345678",
    "01890e30-5a80-7c22-9842-8263d0d0d890",
    "départements 01, 02, 03, 04, 05",
    "01/2026-2027",
    "marché 2023-01-02-03-04-05",
    "FR33612345678",
    "FR 33 612345678",
    "0612345678 €",
    "00320000000000",
    "003200000 00000",
    "003 361 234 56789",
    "0.00391 0.00000",
    "1.06250000 10.00000000",
    "01000 12345",
    "912345.67 6678901.25",
    "Le signe arobase est un point fort",
    "Un atelier arobase numérique point par point",
    "plateforme at data.gouv.fr",
    "Atelier (chez Dupont) point de vue",
    "Atelier arobase numérique point de vue",
    "Rendez-vous @ Dijon",
    "Un point d'accueil, un point info et un point de vente",
    "Voir dijon.fr. Merci",
]


@pytest.mark.parametrize("text", EMAILS)
def test_addresses_are_masked_and_nothing_around_them(text):
    assert masked(f"Voir {text}, merci") == "Voir [e-mail masqué], merci"


@pytest.mark.parametrize("text", TELEPHONES)
def test_numbers_are_masked_and_nothing_around_them(text):
    assert masked(f"Voir {text}, merci") == "Voir [téléphone masqué], merci"


@pytest.mark.parametrize("text", NO_CONTACTS)
def test_other_numbers_and_words_stay(text):
    assert masked(text) == text
    assert masked(f"Voir {text}, merci") == f"Voir {text}, merci"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tél. : 3 80 12 34 56", "Tél. : [téléphone masqué]"),  # a spreadsheet took the zero away
        ("tel0612345678", "tel[téléphone masqué]"),
        ("06 12 34 56 78/0698765432", "[téléphone masqué]/[téléphone masqué]"),
        ("21000 Dijon 03 80 12 34 56 le 01/02/2026", "21000 Dijon [téléphone masqué] le 01/02/2026"),
        ("a@b.fr;c@d.fr (0612345678)", "[e-mail masqué];[e-mail masqué] ([téléphone masqué])"),
        ("Voir a.b@exemple.fr. Merci", "Voir [e-mail masqué]. Merci"),
        ("1 200 000 € ; 0612345678", "1 200 000 € ; [téléphone masqué]"),
    ],
)
def test_contacts_beside_other_things(text, expected):
    assert masked(text) == expected


def test_the_mask_speaks_the_reader_s_language():
    text = "jean@mairie.fr, 0612345678"
    assert masked(text, "en") == "[e-mail address masked], [telephone masked]"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("jean@mairie.fr", "email"),
        ("jean@mairie.fr ; 06 12 34 56 78", "email"),
        ("06 12 34 56 78 / 03 80 12 34 56", "telephone"),
        ("Mairie, 06 12 34 56 78", None),
        ("Voie verte", None),
        ("", None),
    ],
)
def test_a_cell_that_is_a_contact_and_no_text(text, kind):
    assert contact_alone(text) == kind


LETTERS = st.text("abcdefghijklmnopqrstuvwxyzéè", min_size=2, max_size=9)
WORDS = st.lists(LETTERS, max_size=6).map(" ".join)
PAIRS = st.lists(st.integers(0, 99).map("{:02}".format), min_size=4, max_size=4)
GAPS = st.sampled_from(["", " ", ".", "-", "\u00a0", "\u202f", " - ", ". ", "–"])
STARTS = st.sampled_from(["0{}", "+33{}", "+33 {}", "0033 {}", "+33 (0){}", "(0){}", "+33(0) {}"])


@given(before=WORDS, after=WORDS, start=STARTS, digit=st.integers(1, 9), pairs=PAIRS, gap=GAPS)
def test_a_planted_number_is_always_found(before, after, start, digit, pairs, gap):
    number = gap.join([start.format(digit), *pairs])
    assert masked(f"{before} {number} {after}") == f"{before} [téléphone masqué] {after}"


ASCII = st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=9)
SIGNS = st.sampled_from(["@", " @ ", "(at)", " (at) ", "[at]", " [AT] ", "{arobase}", " arobase ", "＠"])
DOTS = st.sampled_from([".", "(dot)", " [point] ", " point ", " . "])


@given(
    before=WORDS.map(lambda words: words.replace("at", "ab")),
    local=st.lists(ASCII, min_size=1, max_size=3).map(".".join),
    sign=SIGNS,
    domain=ASCII,
    dot=DOTS,
    top=st.sampled_from(["fr", "com", "org", "eu"]),
)
def test_a_planted_address_is_always_found(before, local, sign, domain, dot, top):
    shown = masked(f"{before}: {local}{sign}{domain}{dot}{top} ; suite")
    assert shown == f"{before}: [e-mail masqué] ; suite"


THOUSANDS = st.sampled_from([" ", "\u00a0", "\u202f", "."])


@given(
    amount=st.integers(0, 10**12),
    gap=THOUSANDS,
    cents=st.sampled_from(["", ",00", ",5"]),
    unit=st.sampled_from([" €", "€", " euros", ""]),
    sign=st.sampled_from(["", "-"]),
)
def test_amounts_are_never_masked(amount, gap, cents, unit, sign):
    text = f"Coût {sign}{amount:,}".replace(",", gap) + cents + unit
    assert masked(text) == text


@given(
    digits=st.text("0123456789", min_size=14, max_size=14),
    shape=st.sampled_from(["{}{}{}{}", "{} {} {} {}", "{} {} {}{}", "{}{}{} {}"]),
)
def test_sirets_are_never_masked(digits, shape):
    text = "SIRET " + shape.format(digits[:3], digits[3:6], digits[6:9], digits[9:]) + ", association"
    assert masked(text) == text


@given(
    days=st.lists(st.dates(), min_size=1, max_size=3),
    form=st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y %H:%M", "%d %m %Y"]),
    gap=st.sampled_from([" ", " - ", " au ", ", ", "/"]),
)
def test_dates_are_never_masked(days, form, gap):
    text = "Du " + gap.join(day.replace(year=1900 + day.year % 200).strftime(form) for day in days if _is_safe(day))
    assert masked(text) == text


def _is_safe(day) -> bool:
    return (day.month, day.day) != (2, 29)


@given(
    longitude=st.floats(-180, 180),
    latitude=st.floats(-90, 90),
    digits=st.integers(3, 8),
    comma=st.sampled_from([", ", " ", ";"]),
)
def test_coordinates_are_never_masked(longitude, latitude, digits, comma):
    text = f"{latitude:.{digits}f}{comma}{longitude:.{digits}f}"
    assert masked(text) == text


@given(st.text(st.sampled_from("0123456789 .-/(+)@abfr€,atpoint"), max_size=60))
def test_masking_twice_changes_nothing_and_spans_are_apart(text):
    found = contacts_in(text)
    assert all(one.end <= other.start for one, other in zip(found, found[1:]))
    once = masked(text)
    assert not contacts_in(once) and masked(once) == once


@pytest.mark.parametrize(
    "piece",
    [
        "a.",
        "_",
        "0",
        "0 1",
        "a at ",
        "@",
        " ",
        "(",
        "06 ",
        "a point ",
        "-at",
        "+",
        "x_",
        "00 41 ",
        "a@b.fr 0612345678 ",
    ],
)
def test_a_long_hostile_text_is_read_to_its_end(piece):
    """A search that goes back at every place would not end in a day."""
    text = f"{piece * (300_000 // len(piece))} @ at jean@mairie.fr"
    assert contacts_in(text)[-1].end == len(text)
