"""Any bytes, and sound files with anything done to them: an answer that adds up, or one of our own errors."""

from __future__ import annotations

import copy
import json
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
SEEDS = {name: [path.read_bytes() for path in sorted((CORPUS / name).iterdir())] for name in TARGETS}
NEED_GDAL = ("imported_geojson",)
# Bytes that readers have a meaning for.
MARKS = [b"\0", b"\xff", b"\xef\xbb\xbf", b'"', b"'", b";", b",", b"\t", b"\r", b"\n", b"{", b"}", b"[", b"]",
         b"NaN", b"1e999", b"-0", b"null", b"EMPTY", b"\xc3\xa9", b"\xe9", b"\xed\xa0\x80", b"@", b"=1+1",
         b"\\ud800"]  # fmt: skip


@st.composite
def mutations(draw, seeds):
    """A sound file of which pieces are cut out, doubled, exchanged or written over."""
    content = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 4))):
        begin, end = sorted(draw(st.tuples(*[st.integers(0, len(content))] * 2)))
        piece = draw(st.one_of(st.sampled_from(MARKS), st.binary(max_size=8), st.just(content[begin:end] * 2)))
        content = content[:begin] + piece + content[end if draw(st.booleans()) else begin :]
    return content


JSON_VALUES = [
    None,
    True,
    0,
    -1,
    10**30,
    1.5,
    float("nan"),
    "",
    "x",
    "\ud800",
    [],
    [None],
    [5],
    [[]],
    [{}],
    {},
    {"a": 1},
]
JSON_TARGETS = ("api_answer", "drawn", "imported_geojson")


def places_in(content, place=()):
    """The place of every value in a JSON text, as a path of names and positions."""
    yield place
    steps = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for step, inner in steps:
        yield from places_in(inner, (*place, step))


def run(name, content):
    if name in NEED_GDAL:
        pytest.importorskip("osgeo.ogr", reason="GDAL is not installed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # of numpy, on coordinates beyond all measure
        TARGETS[name](content)


@pytest.mark.parametrize("name", TARGETS)
def test_the_corpus_is_read_as_it_should_be(name):
    for content in SEEDS[name]:
        run(name, content)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_sound_file_with_anything_done_to_it_breaks_no_reader(name, data):
    run(name, data.draw(mutations(SEEDS[name])))


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(content=st.binary(max_size=400))
def test_no_bytes_at_all_break_a_reader(name, content):
    run(name, content)


@pytest.mark.parametrize("name", JSON_TARGETS)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_json_of_which_a_value_is_another_breaks_no_reader(name, data):
    content = json.loads(data.draw(st.sampled_from([seed for seed in SEEDS[name] if is_json(seed)])))
    *parents, last = data.draw(st.sampled_from([place for place in places_in(content) if place]))
    inner = content
    for step in parents:
        inner = inner[step]
    inner[last] = copy.deepcopy(data.draw(st.sampled_from(JSON_VALUES)))
    run(name, json.dumps(content).encode())


def is_json(content):
    try:
        return bool(json.loads(content))
    except ValueError:
        return False


POINT = b'{"type":"Point","coordinates":[6,47]}'
DRAWN = b'{"features":[{"properties":{"dossier_id":1},"geometry":%s}]}'
CHAMP = b'{"__typename":"RepetitionChamp","label":"a","champDescriptorId":"b","rows":[{"champs":['
ANSWER = b'{"data":{"demarche":{"dossiers":{"pageInfo":{"hasNextPage":false},"nodes":[{"number":12,"champs":[%s]}]}}}}'


@pytest.mark.parametrize("depth", [5, 200, 5_000, 45_000])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("mapping", lambda depth: b"a = " + b"[" * depth),
        ("taxonomy", lambda depth: b"a = " + b"{a=" * depth),
        (
            "imported_rows",
            lambda depth: b"1;;;;;;;;" + b"GEOMETRYCOLLECTION (" * depth + b"POINT (6 47)" + b")" * depth,
        ),
        ("drawn", lambda depth: DRAWN % (b'{"type":"MultiPoint","coordinates":' + b"[" * depth + b"]" * depth + b"}")),
        (
            "drawn",
            lambda depth: DRAWN % (b'{"type":"GeometryCollection","geometries":[' * depth + POINT + b"]}" * depth),
        ),
        ("api_answer", lambda depth: ANSWER % (CHAMP * depth + b"]}]}" * depth)),
    ],
    ids=[
        "arrays of TOML",
        "tables of TOML",
        "collections of WKT",
        "arrays of GeoJSON",
        "collections of GeoJSON",
        "blocks",
    ],
)
def test_no_depth_of_nesting_breaks_a_reader(name, content, depth):
    run(name, content(depth))
