"""What several tests of the territories need."""

from __future__ import annotations

import geopandas as gpd
import pytest

from territoires_plugin.territories.reference import load_epci


@pytest.fixture(scope="session")
def france() -> gpd.GeoDataFrame:
    """All 1,255 EPCI; not to be changed."""
    return load_epci()
