"""Every text on screen has its French, with the same places to fill in."""

from __future__ import annotations

from string import Formatter

import pytest

from scripts.translations import read_catalogue, source_texts, texts_of
from territoires_plugin.model.messages import MESSAGES


def places(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_text_of_the_code_has_its_french():
    french = read_catalogue()
    assert [text for text in source_texts() if not french.get(text)] == [], "run make translations"


def test_the_catalogue_holds_nothing_that_the_code_no_longer_says():
    assert set(read_catalogue()) == set(source_texts()), "run make translations"


@pytest.mark.parametrize(("english", "french"), read_catalogue().items())
def test_the_french_has_the_same_places_and_shortcuts(english, french):
    assert places(french) == places(english)
    assert ("&" in french) == ("&" in english)


@pytest.mark.parametrize("code", MESSAGES)
def test_messages_name_the_same_things_in_both_languages(code):
    english, french = MESSAGES[code]
    assert places(english) == places(french)
    assert english and french


def test_a_text_that_no_translator_would_see_is_refused(tmp_path):
    code = tmp_path / "code.py"
    code.write_text('translate("Territoires", f"{count} projects")\n', encoding="utf-8")
    with pytest.raises(ValueError, match="a literal"):
        list(texts_of(code))
