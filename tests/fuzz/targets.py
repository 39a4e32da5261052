"""What any bytes at all are given to, and what must hold of the outcome: an answer that adds up, or one of our errors.

Each target takes the content of a file and raises where the reader misbehaves. Atheris drives them
(``scripts/fuzz.sh``), and so does hypothesis (``tests/unit/intake/test_arbitrary_input.py``), which replays the corpus.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import numpy as np

from territoires_plugin.intake.dates import read_date
from territoires_plugin.intake.delimited import open_delimited
from territoires_plugin.intake.demarches_api.access import Access
from territoires_plugin.intake.demarches_api.answers import Setback, read_page
from territoires_plugin.intake.demarches_api.fetching import FetchedDemarche
from territoires_plugin.intake.demarches_api.importing import import_fetched
from territoires_plugin.intake.demarches_api.store import State, Store
from territoires_plugin.intake.detection import detect
from territoires_plugin.intake.geometries import read_drawn
from territoires_plugin.intake.importing import ImportOptions, ImportResult, import_projects
from territoires_plugin.intake.mapping import load_mapping
from territoires_plugin.intake.numbers import read_amount, read_coordinate
from territoires_plugin.intake.personal.contacts import contact_alone, contacts_in, masked
from territoires_plugin.intake.place_codes import siret_digits
from territoires_plugin.intake.records import Records
from territoires_plugin.intake.remarks import Remarks
from territoires_plugin.intake.source_table import no_geometry, read_whole
from territoires_plugin.intake.transport import Response
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.progress import Silent
from territoires_plugin.model.taxonomy import load_taxonomy
from territoires_plugin.territories.place_names import PlaceNames
from territoires_plugin.territories.reference import load_gazetteer

Target = Callable[[bytes], None]
SILENT = Silent()
ROWS_OF_OUR_OWN = b"project_id;title;commune_code;themes;budget;start_date;longitude;latitude;geometry\n"


def delimited(content: bytes) -> None:
    """A text table, whatever its columns."""

    def read(path: Path) -> None:
        source = open_delimited(path, (), SILENT)
        source.head(5)
        remarks = Remarks("fr")
        table = read_whole(source, list(dict.fromkeys(source.columns)), remarks, SILENT)
        assert len(table.rows) + len(remarks.rejected()) == table.row_count
        assert {len(cells) for cells in table.cells.values()} <= {len(table.rows)}

    _as_file(content, "p.csv", read)


def imported_rows(content: bytes) -> None:
    """The rows of a table with our own columns, imported from end to end."""
    _as_file(ROWS_OF_OUR_OWN + content, "p.csv", _import)


def imported_geojson(content: bytes) -> None:
    """A layer of GeoJSON through GDAL, imported from end to end."""
    _as_file(content, "p.geojson", _import)


def drawn(content: bytes) -> None:
    """What applicants drew, beside two dossiers."""

    def read(path: Path) -> None:
        cells: dict[str, list[str | None]] = {}
        records = Records([2, 3], ["1", "2"], cells, no_geometry(2), frozenset(), is_geodata=False)
        geometry = read_drawn(path, records, Remarks("fr"), SILENT)
        assert geometry.shape == (2,)
        assert all(one is None or (one.is_valid and np.isfinite(one.bounds).all()) for one in geometry)

    _as_file(content, "g.geojson", read)


def mapping(content: bytes) -> None:
    """A mapping file."""
    _as_file(content, "mapping.toml", lambda path: load_mapping(path, load_taxonomy()))


def taxonomy(content: bytes) -> None:
    """A taxonomy file."""

    def read(path: Path) -> None:
        assert load_taxonomy(path).themes

    _as_file(content, "taxonomy.toml", read)


def api_answer(content: bytes) -> None:
    """An answer of the API of Démarches Simplifiées, imported where it is a page."""
    access = Access(1, "token", "http://localhost/")
    try:
        page = read_page(Response(200, {}, content), access)
    except Setback as setback:
        _check_text(setback.error, "1")
    except TerritoiresError as error:
        _check_text(error, "1")
    else:
        with tempfile.TemporaryDirectory() as folder:
            store = Store(Path(folder), access)
            state = State(access.url, access.number, pages=1)
            store.add_page(page.nodes, state)
            store.finish(state)
            fetched = FetchedDemarche(access.number, store, None, page.missing)
            options = ImportOptions(None, None, load_taxonomy(), None, "fr")
            try:
                for result in import_fetched(fetched, options, SILENT):
                    _check_result(result)
            except TerritoiresError as error:
                _check_text(error, "1")


def values(content: bytes) -> None:
    """One cell that should hold an amount, a coordinate, a date or a SIRET."""
    text = _text(content)
    amount, coordinate, date = read_amount(text), read_coordinate(text), read_date(text)
    assert amount is None or np.isfinite(amount.value)
    assert coordinate is None or np.isfinite(coordinate)
    assert date is None or len(date) == 10
    assert (siret_digits(text) or "0").isdigit()


def contacts(content: bytes) -> None:
    """One text in which e-mail addresses and telephone numbers are looked for."""
    text = _text(content)
    found = contacts_in(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(before.end <= after.start for before, after in zip(found, found[1:]))
    hidden = masked(text)
    assert masked(hidden) == hidden
    contact_alone(text)


def place_names(content: bytes) -> None:
    """One text that should name a place."""
    found = _names().find(_text(content))
    codes = [place.code for place in found.places]
    assert codes == sorted(codes)


def detection(content: bytes) -> None:
    """A table whose columns are to be recognised."""

    def read(path: Path) -> None:
        source = open_delimited(path, (), SILENT)
        found = detect(source, load_taxonomy(), load_gazetteer(), file=path.name)
        if found.is_sure:
            found.mapping().bind(path, source.columns)

    _as_file(content, "p.csv", read)


TARGETS: dict[str, Target] = {
    target.__name__: target
    for target in (
        delimited,
        imported_rows,
        imported_geojson,
        drawn,
        mapping,
        taxonomy,
        api_answer,
        values,
        contacts,
        place_names,
        detection,
    )
}


@lru_cache(maxsize=1)
def _names() -> PlaceNames:
    return PlaceNames(load_gazetteer())


def _text(content: bytes) -> str:
    return content.decode("utf-8", errors="replace")


def _as_file(content: bytes, name: str, read: Callable[[Path], object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        try:
            read(path)
        except TerritoiresError as error:
            _check_text(error, name)


def _import(path: Path) -> None:
    _check_result(import_projects(path))


def _check_result(result: ImportResult) -> None:
    assert len(result.projects) + len(result.rejected) == result.row_count
    assert result.projects["project_id"].is_unique
    assert result.projects.geometry.is_valid.all()
    assert np.isfinite(result.projects.total_bounds).all() or result.projects.empty


def _check_text(error: TerritoiresError, name: str) -> None:
    for language in ("fr", "en"):
        assert name in error.text(language)
