"""Names as applicants and instructors write them lead to the place meant, to several, or nowhere."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from territoires_plugin.territories.gazetteer import Commune
from territoires_plugin.territories.reference import load_gazetteer

GAZETTEER = load_gazetteer()


def codes(text: str, departements: str = "", postcode: str | None = None) -> list[str]:
    told = frozenset(filter(None, departements.split(";")))
    return [place.code for place in GAZETTEER.names.find(text, departements=told, postcode=postcode).places]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Besançon", "25056"),
        ("BESANCON", "25056"),
        ("  besancon ", "25056"),
        ("Besanc\u0327on", "25056"),
        ("St-Jean-de-Losne", "21554"),
        ("St Jean de Losne", "21554"),
        ("Ste-Suzanne (25)", "25526"),
        ("Châtillon s/ Seine", "21154"),
        ("CHATILLON S/SEINE", "21154"),
        ("Châtillon/Seine", "21154"),
        ("Chalon s Saône", "71076"),
        ("Lacour d’Arcenay", "21335"),
        ("LACOUR D ARCENAY", "21335"),
        ("L'Hôpital-du-Grosbois", "25305"),
        ("HOPITAL DU GROSBOIS", "25305"),
        ("BIZOT", "25062"),
        ("Adam-lez-Passavant", "25006"),
        ("La Chapelle sous Chaux", "90057"),
        ("CHATEAU CHINON (VILLE)", "58062"),
        ("Montbéliard (25)", "25388"),
        ("Montbéliard (Doubs)", "25388"),
        ("Montbéliard - Doubs", "25388"),
        ("Montbéliard, Doubs", "25388"),
        ("Montbéliard (25200)", "25388"),
        ("25200 MONTBELIARD CEDEX", "25388"),
        ("Bourg-en-Bresse (1000)", "01053"),
        ("mairie des Rousses", "39470"),
        ("Commune du Bizot", "25062"),
        ("Ville de Dole", "39198"),
        ("commune d'Auxerre", "89024"),
        ("Mairie de La Ville-du-Bois", "91665"),
        ("Mairie de la ville de Dole", "39198"),
        ("Arbignieu", "01015"),
        ("Paris 5e Arrondissement", "75056"),
        ("LYON 03", "69123"),
        ("Marseille 1er", "13055"),
        ("Saint-Martin (978)", "97801"),
        ("CC du Jovinien", "248900938"),
        ("C.C. du Jovinien", "248900938"),
        ("Com Com du Jovinien", "248900938"),
        ("communauté de communes de Puisaye-Forterre", "200067130"),
        ("CC PUISAYE FORTERRE", "200067130"),
        ("CC GEVREY CHAMBERTIN NUITS ST GEORGES", "200070894"),
        ("CC VALLEES TILLE IGNON", "242100154"),
        ("CC de Pouilly-en-Auxois/Bligny-sur-Ouche", "200071207"),
        ("CC du Canton de Semur-en-Brionnais", "247103864"),
        ("GRAND BELFORT COMMUNAUTE D'AGGLOMERATION", "200069052"),
        ("CA du Grand Besançon", "242500361"),
        ("Grand Besançon", "242500361"),
        ("CA ECLA", "200071116"),
        ("Dijon Métropole", "242100410"),
        ("agglo de Nevers", "245804406"),
        ("Département de la Côte d'Or", "21"),
        ("Conseil départemental du Doubs", "25"),
        ("25 – Doubs", "25"),
        ("La Nièvre", "58"),
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_written(text, code):
    assert codes(text) == [code]


@pytest.mark.parametrize(
    ("text", "departements", "postcode", "code"),
    [
        ("Saint-Denis", "974", None, "97411"),
        ("Fontaines", "71", None, "71202"),
        ("Fontaines", "", "89130", "89173"),
        ("Fontaines (89130)", "", None, "89173"),
        ("CHAUX", "25", None, "25139"),
        ("Chaux", "90", None, "90023"),
        ("Mayenne", "53", "53100", "53147"),
        ("CC des Quatre Rivières", "70", None, "247000623"),
        ("Dijon", "", "21034", "21231"),  # the postcode of a CEDEX
        ("Ajaccio", "", "20304", "2A004"),
    ],
)
def test_a_departement_or_a_postcode_tells_places_of_one_name_apart(text, departements, postcode, code):
    assert codes(text, departements, postcode) == [code]


@pytest.mark.parametrize(
    ("text", "departements", "among"),
    [
        ("Saint-Denis", "", {"93066", "97411"}),
        ("ROUSSES", "", {"39470", "48130"}),  # capitals leave articles out
        ("Doubs", "25", {"25", "25204"}),  # the département and one of its communes
        ("CC des Quatre Rivières", "", {"247000623", "247400666"}),
    ],
)
def test_several_places_of_one_name_are_all_given(text, departements, among):
    assert among <= set(codes(text, departements))


def test_a_well_written_name_without_article_is_not_that_with_one():
    assert codes("Rousses") == ["48130"]


@pytest.mark.parametrize(
    ("text", "departements"),
    [
        ("", ""),
        ("?", ""),
        ("25200", ""),
        ("Neverland", ""),
        ("Besançon", "21"),
        ("Besançon (Jura)", ""),
        ("Besançon (25)", "21"),
        ("Le Bourg", "21"),
        ("SYDESL 71", "71"),
        ("NEOLIA", "25"),
        ("TERRITOIRE 25", "25"),
    ],
)
def test_what_is_no_place_there_is_not_found(text, departements):
    assert codes(text, departements) == []


@pytest.mark.parametrize("text", ["Montbelliard", "Montbélard", "Mnotbéliard", "Monbtéliard", "MONTBELIARS"])
def test_one_typing_mistake_is_forgiven_where_the_departement_is_known(text):
    found = GAZETTEER.names.find(text, departements=frozenset({"25"}))
    assert (found.only.code, found.is_repaired) == ("25388", True)
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "departement"),
    [("Dle", "39"), ("Tontbéliard", "25"), ("Mantbelliard", "25"), ("CC Bresse Revermont 72", "71")],
)
def test_a_short_name_a_first_letter_a_digit_or_two_mistakes_are_not_forgiven(text, departement):
    assert codes(text, departement) == []


def plain_capitals(name: str) -> str:
    """As a spreadsheet of the state writes it: no accent, no hyphen, no apostrophe."""
    letters = unicodedata.normalize("NFKD", name.upper())
    return re.sub(r"[-'’]", " ", "".join(letter for letter in letters if not unicodedata.combining(letter)))


STYLES = (
    str,
    str.lower,
    plain_capitals,
    lambda name: re.sub(r"^(LE|LA|LES|L) ", "", plain_capitals(name)),
    lambda name: name.replace("Saint-", "St-").replace("Sainte-", "Ste-").replace("-sur-", " s/ "),
    lambda name: f"Mairie de {name}",
)
communes = st.sampled_from(GAZETTEER.communes)


@given(communes, st.sampled_from(STYLES))
def test_every_commune_is_found_by_its_name_in_its_departement_or_told_to_be_ambiguous(commune: Commune, style):
    found = codes(style(commune.name), commune.departement)
    assert commune.code in found


@given(communes, st.sampled_from(STYLES))
def test_no_name_of_a_commune_leads_to_another_one_alone(commune: Commune, style):
    assert commune.code in codes(style(commune.name))


@given(st.sampled_from([one for one in GAZETTEER.communes if one.postcodes]))
def test_name_and_postcode_lead_to_one_commune(commune: Commune):
    assert codes(f"{commune.name} ({commune.postcodes[0]})") == [commune.code]


@given(st.text(max_size=60), st.sampled_from(["", "25", "2A", "974"]))
def test_any_text_is_answered_with_places_of_the_departement(text, departement):
    found = GAZETTEER.names.find(text, departements=frozenset(filter(None, [departement])))
    assert all(departement in place.departements or not departement for place in found.places)
    assert list(found.places) == sorted(set(found.places))
