"""What was fetched is kept: after an interruption, and for the next time."""

from __future__ import annotations

import json
import stat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from territoires_plugin.intake.demarches_api.access import Access
from territoires_plugin.intake.demarches_api.store import State, Store
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.progress import CallbackProgress, Cancelled

pytest.importorskip("graphql", reason="graphql-core is not installed")

from tests.demarches.dossiers import simple
from tests.demarches.server import ANSWER, NUMBER, TOKEN, status

BEFORE, AFTER = "2020-01-01T00:00:00+00:00", "2999-01-01T00:00:00+00:00"  # the fetching


@pytest.fixture
def interrupted(server, run, simple_mapping):
    """Ten dossiers of which the first six have been fetched when the user cancels."""
    server.dossiers, server.page_size = [simple(n, updated=BEFORE) for n in range(1, 11)], 3
    with pytest.raises(Cancelled):
        run(mapping=simple_mapping, progress=CallbackProgress(lambda _: None, lambda: len(server.requests) >= 2))
    return len(server.requests)


def ids(result):
    return result.projects["project_id"].astype(int).tolist()


def test_an_interrupted_fetching_goes_on_where_it_stopped(server, run, simple_mapping, interrupted):
    done, told = [asked["after"] for asked in server.asked], []
    progress = CallbackProgress(told.append, lambda: False)
    assert ids(run(mapping=simple_mapping, progress=progress)) == list(range(1, 11))
    assert told == sorted(told) and told[-1] == 100
    resumed = [asked["after"] for asked in server.asked[interrupted:]]
    assert resumed[0] is not None and resumed[0] not in done


def test_what_changed_during_the_interruption_is_fetched_too(server, run, simple_mapping, interrupted):
    server.dossiers[0] = simple(1, "Bus", updated=AFTER)
    assert run(mapping=simple_mapping).projects["title"].tolist()[:2] == ["Bus 1", "Navette 2"]


def test_a_cursor_that_has_expired_begins_the_fetching_again(server, run, simple_mapping, interrupted):
    server.first_cursor = 100
    server.page_size = 50
    assert ids(run(mapping=simple_mapping)) == list(range(1, 11))
    assert [asked["after"] is None for asked in server.asked[interrupted:]][:2] == [False, True]


def test_a_fault_goes_on_where_it_stopped(server, run, simple_mapping):
    server.dossiers, server.page_size = [simple(n, updated=BEFORE) for n in range(1, 6)], 2
    server.faults.extend([lambda *_: ANSWER, status(404)])
    with pytest.raises(TerritoiresError):
        run(mapping=simple_mapping)
    assert ids(run(mapping=simple_mapping)) == [1, 2, 3, 4, 5]
    assert [asked["after"] is None for asked in server.asked][:4] == [True, False, False, False]


def test_the_next_time_only_changes_are_asked_for_and_nothing_is_doubled(server, run, simple_mapping):
    server.dossiers, server.page_size = [simple(n, updated=BEFORE) for n in range(1, 8)], 3
    run(mapping=simple_mapping)
    first = len(server.requests)
    server.dossiers[2] = simple(3, "Bus", updated=AFTER)
    server.dossiers.append(simple(8, updated=AFTER))
    result = run(mapping=simple_mapping)
    assert len(server.requests) == first + 1
    assert server.asked[-1]["updatedSince"] is not None
    assert ids(result) == list(range(1, 9))
    assert result.projects["title"].tolist()[2] == "Bus 3"
    assert ids(run(mapping=simple_mapping)) == list(range(1, 9))


def test_anew_forgets_what_was_deleted_on_the_server(server, run, simple_mapping):
    server.dossiers = [simple(1, updated=BEFORE), simple(2, updated=BEFORE)]
    run(mapping=simple_mapping)
    del server.dossiers[0]
    assert ids(run(mapping=simple_mapping)) == [1, 2]
    assert ids(run(mapping=simple_mapping, anew=True)) == [2]


def test_files_are_their_owners_alone_and_hold_no_token(server, run, simple_mapping, interrupted, tmp_path):
    files = [path for path in (tmp_path / "kept").rglob("*") if path.is_file()]
    assert len(files) == 3
    run(mapping=simple_mapping)
    files += [path for path in (tmp_path / "kept").rglob("*") if path.is_file()]
    assert sorted({path.name for path in files if path.exists()}) == ["dossiers.jsonl", "state.json"]
    for path in filter(lambda one: one.exists(), files):
        assert TOKEN.encode() not in path.read_bytes()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"pages": 3}', b'{"url": 1, "number": 2, "pages": "x"}', b"\xff"]
)
def test_a_damaged_folder_is_filled_anew(server, run, simple_mapping, tmp_path, damage):
    server.dossiers = [simple(1, updated=BEFORE)]
    run(mapping=simple_mapping)
    state = next((tmp_path / "kept").rglob("state.json"))
    state.write_bytes(damage)
    assert ids(run(mapping=simple_mapping)) == [1]
    assert server.asked[-1]["updatedSince"] is None


def test_nothing_is_kept_where_no_folder_is_given(server, run, simple_mapping, tmp_path):
    server.dossiers = [simple(1)]
    run(mapping=simple_mapping, folder=None)
    assert not (tmp_path / "kept").exists()


def test_two_servers_do_not_mix_in_one_folder(tmp_path):
    one, other = (Access(NUMBER, TOKEN, f"https://{host}/api") for host in ("a.example", "b.example"))
    Store(tmp_path, one).add_page([{"number": 1}], State(one.url, NUMBER, pages=1))
    assert Store(tmp_path, one).state() is not None
    assert Store(tmp_path, other).state() is None


@given(
    fetches=st.lists(st.lists(st.dictionaries(st.integers(1, 9), st.integers()), min_size=1, max_size=3), max_size=4)
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_fetched_the_latest_of_each_dossier_is_kept_once(tmp_path_factory, fetches):
    access = Access(NUMBER, TOKEN, "https://a.example/api")
    store = Store(tmp_path_factory.mktemp("kept"), access)
    latest = {}
    for pages in fetches:
        for count, page in enumerate(pages, 1):
            nodes = [{"number": number, "value": value} for number, value in page.items()]
            store.add_page(nodes, State(access.url, NUMBER, pages=count, cursor="x"))
            latest.update(page)
        store.finish(State(access.url, NUMBER, pages=len(pages)))
        assert [(one["number"], one["value"]) for one in store.dossiers()] == sorted(latest.items())
        assert store.state().complete and json.loads((store.folder / "state.json").read_text())["cursor"] is None
