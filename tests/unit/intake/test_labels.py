from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from territoires_plugin.intake.labels import clean_label, distinct
from territoires_plugin.intake.source_table import column_key


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("  Intitulé\u00a0 du\n projet ", "Intitulé du projet"),
        ("**Intitulé** du *projet*", "Intitulé du projet"),
        ("__Budget__ (en _euros_)", "Budget (en euros)"),
        ("## Le projet", "Le projet"),
        ("- Coût total", "Coût total"),
        ("Voir [la notice](https://example.org/n.pdf)", "Voir la notice"),
        ("Code_insee de la commune_principale", "Code_insee de la commune_principale"),
        ("Budget * (obligatoire)", "Budget * (obligatoire)"),
        ("Nombre de km² * 2 * 3", "Nombre de km² * 2 * 3"),
        (r"Prix \*hors taxes\*", "Prix *hors taxes*"),
        ("\ufeffObjet", "Objet"),
        ("", ""),
    ],
)
def test_a_label_is_shown_without_markdown_and_stray_blanks(label, shown):
    assert clean_label(label) == shown


@given(st.text(alphabet="*_~`[]()# -a\n", max_size=1_000))
def test_any_label_becomes_one_line(label):
    assert clean_label(label) == " ".join(clean_label(label).split())


@given(st.lists(st.sampled_from(["a", "A ", "a (2)", "b", ""])), st.lists(st.sampled_from(["a", "b"])))
def test_labels_become_distinct_and_stay_in_order(labels, taken):
    names = distinct(labels, taken)
    assert len({column_key(name) for name in (*names, *taken)}) == len(names) + len(set(taken))
    assert all(name.startswith(label) for name, label in zip(names, labels))
