"""A cluster gives the answer of one process, whatever happens to its workers."""

from __future__ import annotations

import os
import signal
import sys
import time

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from worlds import SOUTH, WEST, make_territories

from territoires_plugin.engine import Constraints, PoolingSettings, areas, prepared, recent, suggest, tiles
from territoires_plugin.engine.cluster import local_client
from territoires_plugin.model.progress import CallbackProgress, Cancelled

CHOSEN = PoolingSettings(max_distance=1_500.0, effort=2_000)
IN_THE_COUNTS, IN_THE_TILES = 10, 55  # per cent


@pytest.fixture(scope="module")
def client():
    pytest.importorskip("distributed", reason="no cluster without distributed: pip install territoires[dask]")
    with local_client(workers=2) as client:
        yield client


@pytest.fixture
def cut_small(monkeypatch):
    """A call of some thousands is cut up as one of a million is, and nothing of it is kept for the next time."""
    monkeypatch.setattr(areas, "AREA", 150)
    monkeypatch.setattr(tiles, "TILE", 100)
    monkeypatch.setattr(prepared, "KEPT_PAIRS", 0)
    monkeypatch.setattr(recent, "_FEW_PROJECTS", 0)


def call_of(count: int, *, polygons: bool = False) -> gpd.GeoDataFrame:
    random = np.random.default_rng(count)
    east, north = random.uniform(0, 60_000, count), random.uniform(0, 30_000, count)
    points = shapely.points(WEST + east, SOUTH + north)
    square = (north // 10_000 * 6 + east // 10_000).astype(int)
    titles = np.array(
        ["Éclairage public des bourgs", "Piste cyclable", 'Une "halle" \U0001f9f1 <b>', None], dtype=object
    )
    themes = np.array(["energie", "mobilite", "energie;mobilite", "gouvernance"], dtype=object)
    return gpd.GeoDataFrame(
        {
            "project_id": [f"P{number:05d}" for number in range(count)],
            "title": random.choice(titles, count),
            "themes": random.choice(themes, count),
            "epci_code": [f"2000000{number:02d}" for number in square],
            "call": random.choice(["2024", "2025"], count, p=[0.9, 0.1]),
        },
        geometry=shapely.buffer(points, np.where(np.arange(count) % 5, 1.0, 400.0)) if polygons else points,
        crs=2154,
    )


def answer(projects, client=None, progress=None, constraints=None):
    return suggest(projects, make_territories(), CHOSEN, client=client, progress=progress, constraints=constraints)


def assert_same(one, other):
    assert len(one.opportunities) > 100
    for name in ("opportunities", "links", "members"):
        left, right = pd.DataFrame(getattr(one, name)), pd.DataFrame(getattr(other, name))
        pd.testing.assert_frame_equal(left, right, check_exact=True)


@pytest.mark.usefixtures("cut_small")
@pytest.mark.parametrize("polygons", [False, True], ids=["points", "polygons"])
def test_a_cluster_gives_the_answer_of_one_process_bit_for_bit(client, polygons):
    projects = call_of(3_000, polygons=polygons)
    assert_same(answer(projects, client), answer(projects))


@pytest.mark.usefixtures("cut_small")
def test_a_cluster_holds_to_what_people_decided(client):
    projects = call_of(3_000)
    before = [tuple(ids.split(";")) for ids in answer(projects).opportunities.project_ids]
    decided = Constraints(tuple(before[:40:2]), tuple(before[1:40:2]), frozenset(projects.project_id[:2_500]))
    found = answer(projects, client, constraints=decided)
    assert_same(found, answer(projects, constraints=decided))
    after = {tuple(ids.split(";")) for ids in found.opportunities.project_ids}
    assert set(decided.together) <= after and not set(decided.apart) & after


@pytest.mark.usefixtures("cut_small")
@pytest.mark.parametrize("polygons", [False, True], ids=["points", "polygons"])
def test_where_a_call_is_cut_into_areas_changes_nothing(monkeypatch, polygons):
    projects = call_of(3_000, polygons=polygons)
    cut = answer(projects)
    monkeypatch.setattr(areas, "AREA", len(projects))
    assert_same(cut, answer(projects))


@pytest.mark.usefixtures("cut_small")
def test_workers_killed_in_the_middle_change_nothing(client):
    projects = call_of(3_000)
    moments = [IN_THE_COUNTS, IN_THE_TILES]

    def kill_a_worker(percent):
        if moments and percent >= moments[0]:
            moments.pop(0)
            os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)

    after_losses = answer(projects, client, CallbackProgress(kill_a_worker, lambda: False))
    assert moments == []
    assert_same(after_losses, answer(projects))


@pytest.mark.usefixtures("cut_small")
def test_a_user_who_cancels_stops_the_cluster_too(client):
    told = []
    with pytest.raises(Cancelled):
        answer(call_of(3_000), client, CallbackProgress(told.append, lambda: bool(told) and told[-1] >= IN_THE_TILES))
    deadline = time.monotonic() + 30
    while any(client.processing().values()):
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.usefixtures("cut_small")
def test_progress_of_a_cluster_rises_step_by_step(client):
    told = []
    answer(call_of(3_000), client, CallbackProgress(told.append, lambda: False))
    assert told == sorted(told)
    assert told[-1] == 100
    assert max(np.diff(told)) < 25


def test_without_dask_the_way_to_install_it_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ImportError, match=r"pip install territoires\[dask\]"), local_client(workers=2):
        pass
