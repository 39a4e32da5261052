"""Any bytes, and sound files with anything done to them: an answer that adds up, or one of our own errors."""

from __future__ import annotations

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
MARKS = [b"\0", b"\xff", b"\xef\xbb\xbf", b'"', b"'", b";", b",", b"\t", b"\r", b"\n", b"{", b"}", b"[", b"]", b"NaN",
         b"1e999", b"-0", b"null", b"\xc3\xa9", b"\xe9", b"\xed\xa0\x80", b"@", b"=1+1", b"EMPTY", b"\\ud800"]  # fmt: skip


@st.composite
def mutations(draw, seeds):
    """A sound file of which pieces are cut out, doubled, exchanged or written over."""
    content = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 4))):
        begin, end = sorted(draw(st.tuples(*[st.integers(0, len(content))] * 2)))
        piece = draw(st.one_of(st.sampled_from(MARKS), st.binary(max_size=8), st.just(content[begin:end] * 2)))
        content = content[:begin] + piece + content[end if draw(st.booleans()) else begin :]
    return content


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
