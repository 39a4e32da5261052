"""The made-up territories, as a fixture."""

from __future__ import annotations

import pytest
from worlds import make_territories


@pytest.fixture
def territories():
    return make_territories()
