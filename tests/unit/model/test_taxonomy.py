"""The file of themes, pillars and stakes that an office can copy and change."""

from __future__ import annotations

import pytest

from territoires_plugin.engine.measures.words import stem, surface_words
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.taxonomy import AXES, default_taxonomy_path, load_taxonomy


def test_the_taxonomy_of_the_plugin_holds_the_axes_of_the_call():
    taxonomy = load_taxonomy()
    assert [term.code for term in taxonomy.themes] == ["mobilite", "energie", "gouvernance", "attractivite"]
    assert [term.code for term in taxonomy.pillars] == ["implication", "simplification", "reseaux", "donnees"]
    assert [term.code for term in taxonomy.stakes] == [
        "protection", "inclusion", "accessibilite", "souverainete", "environnement",
    ]  # fmt: skip
    assert taxonomy.theme_name("energie") == "Énergie et environnement"
    assert taxonomy.theme_name("energie", "en") == "Energy and environment"


def test_every_theme_has_a_colour_and_a_shape_of_its_own():
    themes = load_taxonomy().themes
    assert len({term.color for term in themes}) == len({term.marker for term in themes}) == len(themes)


def test_an_office_may_give_codes_and_french_names_alone(tmp_path):
    path = tmp_path / "fonds_vert.toml"
    path.write_text('[[themes]]\ncode = "eau"\nname_fr = "Eau"\n[[themes]]\ncode = "haies"\n', encoding="utf-8-sig")
    taxonomy = load_taxonomy(path)
    assert [(term.code, term.name("fr"), term.name("en")) for term in taxonomy.themes] == [
        ("eau", "Eau", "Eau"),
        ("haies", "haies", "haies"),
    ]
    assert len({(term.color, term.marker) for term in taxonomy.themes}) == 2
    assert taxonomy.pillars == ()


def test_keywords_are_optional_and_read_in_their_order(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[[themes]]\ncode = "eau"\nkeywords = ["fuite", " eau potable "]\n[[themes]]\ncode = "a"\n')
    assert [term.keywords for term in load_taxonomy(path).themes] == [("fuite", "eau potable"), ()]


@pytest.mark.parametrize("axis", AXES)
def test_no_keyword_of_the_plugin_s_taxonomy_stands_twice_or_says_less_than_it_seems(axis):
    """Two that differ by their endings alone are the same; a phrase of which one word is left is found too often."""
    for term in load_taxonomy().axis(axis):
        assert len(term.keywords) >= 10
        read = [tuple(filter(None, map(stem, surface_words(keyword)))) for keyword in term.keywords]
        assert len(set(read)) == len(read)
        short = [keyword for keyword, stems in zip(term.keywords, read) if len(stems) < keyword.count(" ") + 1 == 2]
        assert short == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "taxonomy_invalid"),
        ("themes = 3", "taxonomy_invalid"),
        ('[[themes]]\ncode = "a b"', "taxonomy_invalid"),
        ('[[themes]]\ncode = "a;b"', "taxonomy_invalid"),
        ('[[themes]]\ncode = "a"\n[[themes]]\ncode = "a"', "taxonomy_invalid"),
        ('[[themes]]\ncode = "a"\ncolor = "red"', "taxonomy_invalid"),
        ('[[themes]]\ncode = "a"\nmarker = "heart"', "taxonomy_invalid"),
        ('[[themes]]\ncode = "a"\nkeywords = "eau"', "taxonomy_invalid"),
        ('[[themes]]\ncode = "a"\nkeywords = ["eau", ""]', "taxonomy_invalid"),
        ("[[themes]", "toml_invalid"),
    ],
    ids=[
        "empty",
        "no list",
        "blank in a code",
        "separator in a code",
        "a code twice",
        "colour",
        "marker",
        "keywords no list",
        "blank keyword",
        "no TOML",
    ],
)
def test_a_taxonomy_that_cannot_be_used_is_refused_and_names_the_file(tmp_path, text, code):
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TerritoiresError, match=r"mine\.toml") as refusal:
        load_taxonomy(path)
    assert refusal.value.code == code


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(TerritoiresError) as refusal:
        load_taxonomy(tmp_path / "none.toml")
    assert refusal.value.code == "file_unreadable"


def test_the_file_says_in_french_how_to_change_it():
    assert "copier ce fichier" in default_taxonomy_path().read_text(encoding="utf-8")
