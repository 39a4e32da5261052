"""What numba compiles gives the answers of numpy, bit for bit."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from territoires_plugin.engine.acceleration import SWITCH, compiled_loops
from territoires_plugin.engine.graph import Nodes, TileEdges
from territoires_plugin.engine.growth import Candidates
from territoires_plugin.engine.portfolio import TileWork, pack
from territoires_plugin.model.progress import Silent


@pytest.fixture(autouse=True, scope="module")
def numba_is_there():
    pytest.importorskip("numba", reason="nothing to compare without numba: pip install territoires[numba]")
    compiled_loops.cache_clear()
    assert compiled_loops() is not None
    yield
    compiled_loops.cache_clear()


def tile(seed: int, count: int, density: float, steps: int, kind: type, max_members: int) -> TileWork:
    """Random pairs with scores of so few ``steps`` that many groups are worth the same."""
    random = np.random.default_rng(seed)
    one, other = np.triu_indices(count, 1)
    there = random.random(len(one)) < density
    one, other = one[there], other[there]
    score = 40 + 60 * random.integers(0, steps + 1, len(one)) / steps
    about = Nodes(
        themes=random.integers(1, 8, count).astype(kind),
        epci=random.integers(0, 5, count),
        xy=random.uniform(0, 30_000, (count, 2)),
    )
    nothing = Candidates(np.empty((0, max_members), dtype=np.int64), np.empty(0))
    return TileWork(TileEdges(about, one, other, score), nothing, (np.arange(count),), max_members)


def packed(work: TileWork, monkeypatch: pytest.MonkeyPatch, switch: str):
    with monkeypatch.context() as patched:
        patched.setenv(SWITCH, switch)
        compiled_loops.cache_clear()
        found = pack(work, Silent())
    compiled_loops.cache_clear()
    return found


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    count=st.integers(0, 90),
    density=st.sampled_from([0.05, 0.2, 0.6, 1.0]),
    steps=st.sampled_from([1, 3, 7, 1_000_003]),
    max_members=st.integers(2, 9),
)
def test_a_tile_is_packed_alike_with_numba_and_without(seed, count, density, steps, max_members):
    work = tile(seed, count, density, steps, np.uint64, max_members)
    with pytest.MonkeyPatch.context() as monkeypatch:
        ours, theirs = packed(work, monkeypatch, "1"), packed(work, monkeypatch, "0")
    for one, other in (
        (ours.chosen.groups, theirs.chosen.groups),
        (ours.chosen.values, theirs.chosen.values),
        (ours.rivals, theirs.rivals),
    ):
        np.testing.assert_array_equal(one, other)
    assert ours.windows == theirs.windows


def test_more_themes_than_a_machine_word_holds_go_without_numba(monkeypatch):
    words, beyond = tile(5, 60, 0.3, 7, np.uint64, 5), tile(5, 60, 0.3, 7, object, 5)
    np.testing.assert_array_equal(
        packed(words, monkeypatch, "1").chosen.groups, packed(beyond, monkeypatch, "1").chosen.groups
    )


def test_the_switch_keeps_numba_from_being_loaded():
    program = (
        "import sys; from territoires_plugin.engine.acceleration import compiled_loops as loops;"
        "print(loops(), 'numba' in sys.modules)"
    )
    without = {**os.environ, SWITCH: "0"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=without)
    assert done.stdout.split() == ["None", "False"]
