"""One typing mistake: what it is, and what it is not."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from territoires_plugin.territories.typos import SHORTEST, TypoIndex

names = st.text(string.ascii_lowercase, min_size=SHORTEST + 1, max_size=20)


@st.composite
def mistyped(draw):
    """A name and the same with one mistake behind its first letter."""
    name = draw(names)
    place = draw(st.integers(1, len(name) - 2))
    letter = draw(st.sampled_from(string.ascii_lowercase))
    kind = draw(st.sampled_from(["left out", "put in", "exchanged", "turned round"]))
    written = {
        "left out": name[:place] + name[place + 1 :],
        "put in": name[:place] + letter + name[place:],
        "exchanged": name[:place] + letter + name[place + 1 :],
        "turned round": name[:place] + name[place + 1] + name[place] + name[place + 2 :],
    }
    return name, written[kind]


@given(mistyped())
def test_a_name_with_one_mistake_is_near(pair):
    name, written = pair
    assert TypoIndex([name]).near(written) == {name}


def distance(one: str, other: str) -> int:
    """Letters left out, put in or exchanged, neighbours turned round: the textbook's table."""
    table = {(-1, -1): 0}
    table.update(
        {(row, -1): row + 1 for row in range(len(one))} | {(-1, column): column + 1 for column in range(len(other))}
    )
    for row, letter in enumerate(one):
        for column, opposite in enumerate(other):
            ways = [
                table[row - 1, column] + 1,
                table[row, column - 1] + 1,
                table[row - 1, column - 1] + (letter != opposite),
            ]
            if row and column and letter == other[column - 1] and one[row - 1] == opposite:
                ways.append(table[row - 2, column - 2] + 1)
            table[row, column] = min(ways)
    return table[len(one) - 1, len(other) - 1]


@given(
    st.lists(st.text("ab", min_size=SHORTEST, max_size=SHORTEST + 2), max_size=20),
    st.text("ab", min_size=SHORTEST, max_size=11),
)
def test_what_is_near_is_exactly_what_is_one_mistake_away(known, written):
    expected = {name for name in known if name[0] == written[0] and distance(name, written) <= 1}
    assert TypoIndex(known).near(written) == expected


def test_digits_and_short_names_are_not_mended():
    assert TypoIndex(["revermont71", "dole"]).near("revermont72") == set()
    assert TypoIndex(["revermont71", "dole"]).near("dolle") == set()
