"""What is said of columns that were not used."""

from __future__ import annotations

import pytest

from territoires_plugin.intake.unused_columns import unused_columns_sentence

EIGHT = tuple("abcdefgh")


def test_nothing_is_said_where_all_are_used():
    assert unused_columns_sentence((), "fr") == ""


def test_the_sentence_gives_the_names_and_the_remedy():
    told = unused_columns_sentence(("Intitulé", "Montant"), "en")
    remedy = "A mapping file (manual: Columns of your file) tells what they hold."
    assert told == f"Columns not used: Intitulé, Montant. {remedy}"
    assert unused_columns_sentence(("Montant",), "fr").startswith("Colonnes non utilisées : Montant. Un fichier de ")


@pytest.mark.parametrize(
    ("count", "named"),
    [(6, ": a, b, c, d, e, f. A"), (7, " e, f … and 1 other. A"), (8, " e, f … and 2 others. A")],
)
def test_six_names_are_given_and_the_others_counted(count, named):
    assert named in unused_columns_sentence(EIGHT[:count], "en")


def test_a_name_of_10_000_letters_and_braces_keeps_the_remedy_in_sight():
    told = unused_columns_sentence(("{names}\n" * 1_000, "<b>x</b>"), "en")
    assert len(told) < 200 and "…, <b>x</b>. A mapping file" in told and "\n" not in told
